/* Posting: the one door by which entries come into a book, are validated and, as drafts, leave it.
 *
 * All functions work within a transaction of the book. */
#ifndef DENIER_LEDGER_BOOK_POSTING_H
#define DENIER_LEDGER_BOOK_POSTING_H

#include "ledger/book/book.h"

/* Whether the year takes entries of that day: it is open, and the day lies in it.
 * Errors: ENTRY_DATE, ENTRY_YEAR_LOCKED, ENTRY_YEAR_CLOSED. */
bool entry_check_date(const BookYear *year, Date date, Error *error);

/* Writes the entry as a draft of the year and gives it an id; a draft that was taken out and has
 * one keeps it. Requires at least two lines, debits
 * equal to credits, a date in the year, a year that is open, a journal of the year (or a
 * `journal_label` for a new one), accounts of the year that are not closed (or an `account_label`
 * for new ones), declared tags, those that its accounts want, exact quantities, texts without
 * control characters. Sets nothing on a refusal.
 * Nothing but entries of a FEC comes into a year while the one before the last is not closed.
 * Errors: UNBALANCED, ENTRY_*, YEAR_BEFORE_OPEN, DIMENSION_*, TAG_*, QUANTITY_*, STORE_*. Law: art.
 * 921-1, 921-4 PCG. */
bool entry_post(Book *book, const BookYear *year, PostedEntry *entry, Error *error);

/* Validates a draft: number, time and author are given and the chain grows by one. The entry can
 * never change again. Errors: ENTRY_*, STORE_*. Law: art. 921-3 PCG. */
bool entry_validate(Book *book, const BookYear *year, PostedEntry *entry, Error *error);

/* Posts and validates an entry of a file (`source` names it), which may have one line only. Within
 * a bulk it is written as validated at once. Errors: as of both. */
bool entry_take_over(Book *book, const BookYear *year, PostedEntry *entry, Error *error);

/* Takes a draft out of the book, while its year takes entries. Errors: ENTRY_*, STORE_*. */
bool entry_delete(Book *book, const BookYear *year, const PostedEntry *entry, Error *error);

/* Gives the year an account or a journal, which is an event of the chain; nothing happens to one
 * that it has. Errors: STORE_*. */
bool account_add(Book *book, int64_t year, Text number, Text label, Error *error);
bool journal_add(Book *book, int64_t year, Text code, Text label, Error *error);

/* Gives the year a third party; what entries say of it is in their own records. */
bool auxiliary_add(Book *book, int64_t year, Text number, Text label, Error *error);

#endif
