/* What is said where one year passes to the next: an opening that is not the closing before. */
#ifndef DENIER_LEDGER_OPENING_CHECK_H
#define DENIER_LEDGER_OPENING_CHECK_H

#include "ledger/fec_notes.h"
#include "ledger/year.h"

/* Compares the opening of the year with the closing of the one before, where that ends on the day
 * before; notes each account that differs, or how the result was appropriated. False when an
 * account differs. */
bool opening_check(FecNotes *notes, const FiscalYear *previous, const FiscalYear *year);

#endif
