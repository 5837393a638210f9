/* Validation turns drafts into entries that never change (art. 921-3 PCG), in order of date. */
#ifndef DENIER_LEDGER_BOOK_VALIDATION_H
#define DENIER_LEDGER_BOOK_VALIDATION_H

#include "ledger/book/book.h"

typedef LIST_OF(PostedEntry) DraftList;

/* The drafts up to that day, of all years, in order of date and then id; owned by the arena.
 * Errors: STORE_*. */
bool drafts_until(Arena *arena, Book *book, Date until, DraftList *drafts, Error *error);

/* Validates each of them, in that order; they are told their numbers. Within a transaction, which
 * a refusal must end. Errors: as entry_validate. */
bool drafts_validate(Book *book, const DraftList *drafts, Error *error);

#endif
