/* The check of a data file: a chart or a statement proves that every account of the chart lies on
 * exactly one line, whichever the side of its balance. */
#ifndef DENIER_REPORTS_DEFINITION_CHECK_H
#define DENIER_REPORTS_DEFINITION_CHECK_H

#include "reports/document.h"

/* Whether the file is a data file by its extension: .chart, .statement or .ratios. */
bool is_definition(const char *path);

/* Checks the file in the place of the one of the program: tables "checks" (columns status,
 * expected, found, explanation) and "coverage" (for each account and side the line it lies on,
 * with file and line of both). What is wrong with the file goes to `findings`; false with `error`
 * when it cannot be read at all. Errors: FILE_*, CHECK_RATIOS. */
bool definition_check(Arena *arena, Language language, const char *path, Document *document,
                      Findings *findings, Error *error);

#endif
