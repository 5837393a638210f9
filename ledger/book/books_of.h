/* The years of a book as the books that every report knows: the year asked for and those before. */
#ifndef DENIER_LEDGER_BOOK_BOOKS_OF_H
#define DENIER_LEDGER_BOOK_BOOKS_OF_H

#include "ledger/book/book.h"

enum { BOOK_YEARS_READ = 5 }; /* as many as any report compares */

/* Reads the year `newest` and up to four before it, newest first; all of them where
 * `keep_all_lines` is chosen. Says of them what is said of files: an opening that is not the
 * closing before, closing entries left out, a result that awaits appropriation; and what only a
 * book knows: drafts, an opening that is derived. Of the choices, those about lines and drafts
 * count. Owned by the book's arena. Errors: STORE_*. */
bool books_of(Book *book, const ReadingChoices *choices, int64_t newest, Books *books,
              Findings *findings, Error *error);

#endif
