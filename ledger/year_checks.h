/* What is said about a year once it is read as a whole: sums, entries, numbers, dates. */
#ifndef DENIER_LEDGER_YEAR_CHECKS_H
#define DENIER_LEDGER_YEAR_CHECKS_H

#include "ledger/year_source.h"

/* Requires that debits equal credits in total; else notes both, and the entries at fault. */
void year_check_totals(YearSource *source);

/* Notes how entries were told apart, gaps in their numbers, dates outside of the year, closing
 * entries left out, opening entries not on the first day. The year is settled. */
void year_check_entries(YearSource *source);

/* Notes what the year itself posted to 12: only closing entries, which are left out, and the
 * appropriation of what was carried forward have their place there. */
void year_check_result_accounts(FecNotes *notes, const FiscalYear *year);

/* Notes a result of the year before that was not appropriated by the end of this one. */
void year_check_result(FecNotes *notes, const FiscalYear *year);

#endif
