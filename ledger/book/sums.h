/* Sums gather what a transaction changes in the balances of a book: per year, state, kind, month,
 * account and third party, and per tag. They are added to the tables when it ends. */
#ifndef DENIER_LEDGER_BOOK_SUMS_H
#define DENIER_LEDGER_BOOK_SUMS_H

#include "engine/builder.h"
#include "engine/map.h"
#include "ledger/book/posted_entry.h"
#include "ledger/store/store.h"

/* One row of the table `balance`, or of `tag_balance` when it names a dimension. */
typedef struct Sum {
    int64_t year;
    bool is_validated;
    EntryKind kind;
    Date month; /* its first day */
    Text account, auxiliary;
    Text dimension, value;
    Amount debit, credit;
    int64_t lines;
} Sum;

typedef struct Sums {
    Arena *arena;
    Builder key; /* of the row that is looked for */
    Map index;   /* of `items`, by all that tells one row from another */
    LIST_OF(Sum) items;
} Sums;

Sums sums_in(Arena *arena);

/* Adds the lines of the entry `times` times: 1 for an entry that is posted, -1 for one that is
 * taken back. */
void sums_add(Sums *sums, int64_t year, const PostedEntry *entry, int times);

/* The sum that has the same year, state, kind, month, account, third party and tag, or NULL. */
const Sum *sums_find(const Sums *sums, const Sum *wanted);

/* Adds all sums to the tables, of the association `entity`, and forgets them. Errors: STORE_*,
 * BOOK_SUM when a balance has no room. */
bool sums_write(Sums *sums, Store *store, int64_t entity, Error *error);

#endif
