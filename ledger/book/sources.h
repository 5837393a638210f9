/* Sources are the files that entries of a book came from, told by their digest. */
#ifndef DENIER_LEDGER_BOOK_SOURCES_H
#define DENIER_LEDGER_BOOK_SOURCES_H

#include "ledger/book/book.h"

/* Refuses a file whose content was taken into the book before, under whatever name.
 * Errors: IMPORT_AGAIN, STORE_*. */
bool source_is_new(Book *book, const char *path, const Digest *digest, Error *error);

/* Writes down a file that entries of the year come from, and gives it a number. Within a
 * transaction. Errors: STORE_*. */
bool source_add(Book *book, int64_t year, const char *path, const Digest *digest, int64_t *source,
                Error *error);

#endif
