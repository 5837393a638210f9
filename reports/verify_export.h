/* The FEC that a book gives, checked by the rules of the law. */
#ifndef DENIER_REPORTS_VERIFY_EXPORT_H
#define DENIER_REPORTS_VERIFY_EXPORT_H

#include "reports/verify_seal.h"

/* Exports what is validated of each year that is locked or closed to a folder of its own that goes
 * again, checks the file, and adds a row a year. Finding: EXPORT_REFUSED, where something is
 * illegal or would be refused. Errors: FILE_*, CHART_*, STORE_*. */
bool verify_exports(const Comparing *comparing, Error *error);

#endif
