/* The opening entry of a year: what the year before carries forward, posted and validated; and the
 * verdict on each passage from one year to the next. */
#ifndef DENIER_LEDGER_BOOK_OPENING_ENTRY_H
#define DENIER_LEDGER_BOOK_OPENING_ENTRY_H

#include "ledger/book/book.h"
#include "ledger/opening.h"

typedef struct Passage {
    bool is_derived; /* the year has no opening entries: it opens with what the other closes with */
    OpeningComparison comparison;
} Passage;

/* How the year of that number opens, beside what the year before closes with. `number` is above 1.
 * Owned by the arena. Errors: STORE_*. */
bool passage_read(Arena *arena, Book *book, int64_t number, Passage *passage, Error *error);

/* The accounts that differ, with both amounts, for messages; empty when the passage is good. Owned
 * by the arena. */
Text passage_differences(Arena *arena, const Passage *passage);

/* Posts the opening entry of the year that follows, dated its first day, in journal AN, and
 * validates it; nothing is posted when nothing is carried forward. Within a transaction. Errors:
 * ENTRY_*, STORE_*. */
bool opening_entry_post(Book *book, const FiscalYear *closed, const BookYear *next, Error *error);

#endif
