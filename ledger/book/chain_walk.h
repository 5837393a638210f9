/* A walk along the chain of a book, record by record, as a third person checks it. */
#ifndef DENIER_LEDGER_BOOK_CHAIN_WALK_H
#define DENIER_LEDGER_BOOK_CHAIN_WALK_H

#include "ledger/book/book.h"

/* Gives the digest of each event and its record (of an entry: made anew) in order, up to the event
 * `last`. Texts are gone when `take` returns. Errors: STORE_*. */
typedef void RecordTaker(void *data, const Digest *digest, Text record);
bool chain_walk(Book *book, int64_t last, RecordTaker *take, void *data, Error *error);

/* The digest of the event of that sequence; all zero when the chain is not that long. Errors:
 * STORE_*. */
bool chain_digest_at(Book *book, int64_t sequence, Digest *digest, Error *error);

#endif
