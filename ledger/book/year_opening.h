/* Opening a fiscal year in a book. */
#ifndef DENIER_LEDGER_BOOK_YEAR_OPENING_H
#define DENIER_LEDGER_BOOK_YEAR_OPENING_H

#include "ledger/book/book.h"

/* The journals that a first year gets. */
const Name *usual_journals(size_t *count);

/* Adds a year to the book, behind its last one and without a day between, with the accounts,
 * journals and third parties of the year before; the first one gets the usual journals. Within a
 * transaction. Errors: YEAR_DATES, YEAR_GAP, STORE_*. Law: a year may be shorter or longer than
 * twelve months, the first one up to 24. */
bool year_open(Book *book, Date start, Date end, Numbering numbering, Error *error);

/* The twelve months that follow the last year of the book. */
void year_next_dates(const Book *book, Date *start, Date *end);

#endif
