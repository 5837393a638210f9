/* The checks that prove a set of statements, each with both figures and what to look at. */
#ifndef DENIER_REPORTS_REPORT_CHECKS_H
#define DENIER_REPORTS_REPORT_CHECKS_H

#include "reports/check.h"

/* Adds the table "checks" (columns status, expected, found, explanation): the books against
 * themselves. A check that fails is found as well, unless the statements said so already: as a
 * failed proof, or, when it is no condition of final accounts and this is no tie-out, as an
 * irregularity. What the statements of the year find goes to `findings` when the document does
 * not hold them. Errors: as statement_load. */
bool add_checks(Arena *arena, const ReportRequest *request, Document *document, Findings *findings,
                Error *error);

/* A row of the table: "ok", "fail" or "skipped", and what explains it. */
Row *checks_add_row(Arena *arena, const Document *document, Table *table, Text id, Text label,
                    const CheckResult *result);

#endif
