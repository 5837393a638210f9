/* A donor is a number in the entries; who that is stands outside of the chain.
 *
 * An entry keeps the number and a commitment, SHA-256 of a secret salt followed by the identity: it
 * proves who gave to whoever is shown both, and says nothing once both are erased (RGPD art. 17).
 */
#ifndef DENIER_LEDGER_BOOK_DONORS_H
#define DENIER_LEDGER_BOOK_DONORS_H

#include "ledger/book/book.h"

enum { DONOR_SALT_SIZE = 32 };

typedef struct Donor {
    int64_t number;
    Text identity; /* empty once erased */
    Text salt;
    Digest commitment;
} Donor;

typedef LIST_OF(Donor) DonorList;

/* The commitment to an identity. */
Digest donor_commitment(Text salt, Text identity);

/* Adds a donor with a salt of his own. Within a transaction. Errors: DONOR_UNNAMED, STORE_*. */
bool donor_add(Arena *arena, Book *book, Text identity, Donor *donor, Error *error);

/* All donors in order of number, owned by the arena. Errors: STORE_*. */
bool donors_read(Arena *arena, Book *book, DonorList *donors, Error *error);

/* The donor of that number. Errors: DONOR_ABSENT, DONOR_ERASED, STORE_*. */
bool donor_find(Arena *arena, Book *book, int64_t number, Donor *donor, Error *error);

/* Forgets identity and salt for ever; the chain says that the number was erased. Within a
 * transaction. Errors: as donor_find. */
bool donor_erase(Book *book, int64_t number, Error *error);

#endif
