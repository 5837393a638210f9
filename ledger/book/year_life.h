/* The life of a fiscal year between its opening and its closing: locked while accounts are
 * prepared and audited, unlocked again, late.
 *
 * Acts stand within a transaction, and each is an event of the chain. */
#ifndef DENIER_LEDGER_BOOK_YEAR_LIFE_H
#define DENIER_LEDGER_BOOK_YEAR_LIFE_H

#include "ledger/book/book.h"

/* Stops entry to the year. Errors: YEAR_STATE, YEAR_DRAFTS (a locked year has none), STORE_*. */
bool year_lock(Book *book, const BookYear *year, Error *error);

/* Lets entries in again. Errors: YEAR_STATE, STORE_*. */
bool year_unlock(Book *book, const BookYear *year, Error *error);

/* Writes the state, which must not be asked of a closed year; serves lock, unlock and close.
 * `year` of the book follows. Errors: STORE_*. */
bool year_set_state(Book *book, const BookYear *year, YearState state, Error *error);

/* The day by which the year has to be closed: the last one of the following year, which lasts
 * twelve months until it is opened otherwise. Law: art. 921-4 PCG. */
Date year_closing_due(const Book *book, const BookYear *year);

/* The year whose closing stands in the way of entries of `year`: the one before the last before
 * it, while it is not closed. NULL when nothing does. */
const BookYear *year_in_the_way(const Book *book, const BookYear *year);

/* Today in UTC, by the clock of the machine. */
Date today(void);

#endif
