/* The checks that prove a set of statements: each with both figures and what they compare. */
#ifndef DENIER_REPORTS_REPORT_CHECKS_H
#define DENIER_REPORTS_REPORT_CHECKS_H

#include "reports/report.h"

/* Adds the table "checks" (columns status, expected, found, explanation) from the statements that
 * the document already holds; a check whose figures are not there is "skipped" and says why. */
void add_checks(Arena *arena, const ReportRequest *request, Document *document);

#endif
