/* A ledger row shows one line of an entry: in the journal, the general ledger, a search. */
#ifndef DENIER_REPORTS_LEDGER_ROW_H
#define DENIER_REPORTS_LEDGER_ROW_H

#include "ledger/year.h"
#include "reports/document.h"

/* The id of the row: the line of the file; in a book the entry and which of its lines. */
Text ledger_row_id(Arena *arena, const FiscalYear *year, const Entry *entry, const Line *line);

/* What the entry is called, drafts marked as such; programs read the name that other commands
 * take. */
Cell ledger_row_entry(Arena *arena, Language language, const FiscalYear *year, const Entry *entry,
                      const Line *line);

#endif
