/* Fingerprints tell entries of a file that came before, as the file said them then, whatever became
 * of the drafts since. */
#ifndef DENIER_LEDGER_BOOK_FINGERPRINTS_H
#define DENIER_LEDGER_BOOK_FINGERPRINTS_H

#include "ledger/book/book.h"

/* All that the entry says; and what it is known by, its journal and its number or piece. */
Digest fingerprint_of(const PostedEntry *entry, Text number);
Digest fingerprint_of_name(const PostedEntry *entry, Text number);

typedef LIST_OF(int64_t) FingerprintEntries;

/* The entries of the book that have the fingerprint and are still there. Owned by the arena.
 * Errors: STORE_*. */
bool fingerprint_find(Arena *arena, Book *book, const Digest *fingerprint,
                      FingerprintEntries *entries, Error *error);

/* Keeps a fingerprint of the entry. Within a transaction. Errors: STORE_*. */
bool fingerprint_add(Book *book, const Digest *fingerprint, int64_t entry, Error *error);

#endif
