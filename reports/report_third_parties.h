/* Third parties: their balances account by account, and what they owe or are owed by age. */
#ifndef DENIER_REPORTS_REPORT_THIRD_PARTIES_H
#define DENIER_REPORTS_REPORT_THIRD_PARTIES_H

#include "ledger/year.h"
#include "reports/document.h"

/* The six-column table of a trial balance without rows, its rows, and its total. `totals` are
 * six amounts that trial_balance_row adds to. */
Table *trial_balance_table(Arena *arena, Document *document, const char *id, Text title);
Row *trial_balance_row(Arena *arena, Table *table, const Balance *balance, Amount *totals);
void trial_balance_total(Arena *arena, const Document *document, Table *table,
                         const Amount *totals);

/* Adds the table "third-parties": the balances of accounts 40 to 47, one row per third party. */
void add_third_parties(Arena *arena, const FiscalYear *year, Document *document);

/* Adds the table "aged": per third party, the items not settled on that day by age (to 30, 60, 90
 * days and beyond), from the date of the piece. An item is settled when its lettering group is
 * nil on that day. The year's lines must have been kept. The table's total is the total of the
 * accounts' balances on that day; where it is not, a finding says by how much. */
void add_aged_items(Arena *arena, const FiscalYear *year, Date at, Document *document,
                    Findings *findings);

#endif
