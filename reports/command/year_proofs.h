/* The proofs of a year's statements, as points of its closing. */
#ifndef DENIER_REPORTS_COMMAND_YEAR_PROOFS_H
#define DENIER_REPORTS_COMMAND_YEAR_PROOFS_H

#include "ledger/book/closing.h"
#include "reports/language.h"

/* Builds the annual accounts of the closing's year and judges the points that only statements
 * tell. `figures` are those that the closing records. Errors: as report_build, STORE_*. */
bool year_proofs_judge(Arena *arena, Book *book, Language language, Closing *closing,
                       ClosingFigures *figures, Error *error);

#endif
