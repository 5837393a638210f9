/* A reversal (contre-passation) takes a validated entry back by one with its sides exchanged: the
 * only way to correct what is validated (art. 921-3 PCG). */
#ifndef DENIER_LEDGER_BOOK_REVERSAL_H
#define DENIER_LEDGER_BOOK_REVERSAL_H

#include "ledger/book/book.h"

/* The draft that takes `entry` back on that day, owned by the arena; it is not posted yet.
 * Errors: REVERSE_DRAFT, REVERSE_TWICE, STORE_*. */
bool reversal_of(Arena *arena, Book *book, const PostedEntry *entry, Date date,
                 PostedEntry *reversal, Error *error);

#endif
