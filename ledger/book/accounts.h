/* The life of an account in a year of the book: renamed, closed. Each is an event of the chain. */
#ifndef DENIER_LEDGER_BOOK_ACCOUNTS_H
#define DENIER_LEDGER_BOOK_ACCOUNTS_H

#include "ledger/book/book.h"

/* Whether the text may number an account: three digits, of which the first is no zero, then
 * letters and digits. Error: ACCOUNT_FORM. */
bool account_check_number(Text number, Error *error);

/* Gives the account of the year another label. Within a transaction.
 * Errors: ACCOUNT_NOT_IN_YEAR, ENTRY_YEAR_CLOSED, STORE_*. */
bool account_rename(Book *book, const BookYear *year, Text number, Text label, Error *error);

/* Closes the account: the year takes no more entries for it. Within a transaction.
 * Errors: ACCOUNT_NOT_IN_YEAR, ACCOUNT_BALANCE, ENTRY_YEAR_CLOSED, STORE_*. */
bool account_close(Book *book, const BookYear *year, Text number, Error *error);

#endif
