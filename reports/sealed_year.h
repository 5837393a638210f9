/* What a seal says of a year beyond the book itself: its FEC, and the total of its bilan. */
#ifndef DENIER_REPORTS_SEALED_YEAR_H
#define DENIER_REPORTS_SEALED_YEAR_H

#include "engine/digest.h"
#include "ledger/settings.h"
#include "ledger/year.h"
#include "reports/output.h"

/* Writes the year as a FEC. */
void sealed_year_write(const FiscalYear *year, Output *output);

/* The SHA-256 of that FEC. */
Digest sealed_year_digest(const FiscalYear *year);

/* The total of the balance sheet ("1234.56"); empty where no model gives one. Owned by the arena.
 */
Text sealed_year_total(Arena *arena, const FiscalYear *year, const Settings *settings);

#endif
