/* Lines kept in memory, with what is needed to put them together to entries. */
#ifndef DENIER_LEDGER_LINE_STORE_H
#define DENIER_LEDGER_LINE_STORE_H

#include "ledger/carry.h"
#include "ledger/grouping.h"

/* Consecutive lines with the same journal, number, date, piece and date of validation. */
typedef struct StoredRun {
    Run run;
    Text number;
    Date valid_date;
    CarryKind kind; /* what the entry that the run belongs to looks like */
    size_t first_line;
    size_t line_count;
} StoredRun;

enum { STORE_CHUNK = 1024 };

/* Lines and runs lie in chunks, so that a store that grows leaves nothing behind in its arena. */
typedef struct LineStore {
    Arena *arena; /* holds the store only while it is needed */
    LIST_OF(Line *) line_chunks;
    LIST_OF(StoredRun *) run_chunks;
    size_t line_count, run_count;
} LineStore;

/* A new line or run behind the last one, all zero. */
Line *line_store_add(LineStore *store);
StoredRun *line_store_add_run(LineStore *store);

static inline Line *line_store_line(const LineStore *store, size_t number) {
    return &store->line_chunks.items[number / STORE_CHUNK][number % STORE_CHUNK];
}

static inline StoredRun *line_store_run(const LineStore *store, size_t number) {
    return &store->run_chunks.items[number / STORE_CHUNK][number % STORE_CHUNK];
}

/* Puts the lines together by the policy of the year and gives the year its entries and lines:
 * entries in order of their first line, the lines of each in the file's order. Opening entries
 * of the year's first day, and closing entries when the year has some, are told apart. Entries
 * and lines are owned by the arena. */
void line_store_assemble(Arena *arena, const LineStore *store, FiscalYear *year);

#endif
