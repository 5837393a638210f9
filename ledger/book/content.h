/* Content is the bytes of a piece (a bank statement, an invoice), kept once under their digest. */
#ifndef DENIER_LEDGER_BOOK_CONTENT_H
#define DENIER_LEDGER_BOOK_CONTENT_H

#include "ledger/book/book.h"

/* Keeps the bytes, unless the book has them already; `*digest` names them from then on. Within a
 * transaction. Errors: STORE_*. */
bool content_add(Book *book, Text bytes, Digest *digest, Error *error);

#endif
