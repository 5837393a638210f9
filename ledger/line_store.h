/* Lines kept in memory, with what is needed to put them together to entries. */
#ifndef DENIER_LEDGER_LINE_STORE_H
#define DENIER_LEDGER_LINE_STORE_H

#include "ledger/carry.h"
#include "ledger/grouping.h"

/* Consecutive lines with the same journal, number, date and piece. */
typedef struct StoredRun {
    Run run;
    Text number;
    Date valid_date;
    CarryKind kind; /* what the entry that the run belongs to looks like */
    size_t first_line;
    size_t line_count;
} StoredRun;

typedef struct LineStore {
    Arena *arena;
    LIST_OF(Line) lines;
    LIST_OF(StoredRun) runs;
} LineStore;

/* Puts the lines together by the policy of the year and gives the year its entries and lines:
 * entries in order of their first line, the lines of each in the file's order. Opening entries
 * of the year's first day, and closing entries when the year has some, are told apart. */
void line_store_assemble(LineStore *store, FiscalYear *year);

#endif
