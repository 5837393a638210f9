/* Movement tables show what funds and fixed assets opened with, what moved and what they close
 * with: the statutory tables as far as accounts alone tell them. */
#ifndef DENIER_REPORTS_MOVEMENT_TABLES_H
#define DENIER_REPORTS_MOVEMENT_TABLES_H

#include "ledger/year.h"
#include "reports/document.h"

/* Adds the table "variation" of fonds dédiés (art. 431-6) and, where there are any, the table
 * "fonds_reportes" (art. 431-7). Columns that only the detail by project tells are blank. */
void add_fund_tables(Arena *arena, Document *document, const FiscalYear *year);

/* Adds the tables "immobilisations" (gross), "amortissements" and, where there are any,
 * "depreciations" (art. 832-1 PCG). */
void add_asset_tables(Arena *arena, Document *document, const FiscalYear *year);

#endif
