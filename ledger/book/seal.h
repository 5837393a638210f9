/* A seal states what a closed year holds and where the chain stood: a text that others keep, and
 * that shows every later change of the book, whoever made it. */
#ifndef DENIER_LEDGER_BOOK_SEAL_H
#define DENIER_LEDGER_BOOK_SEAL_H

#include "ledger/book/book.h"

/* A file that is sealed, by its name from the folder of the seal. */
typedef struct SealedFile {
    Text name, digest;
} SealedFile;

/* Texts as they stand in the file; empty where there is none. */
typedef struct Seal {
    Text entity, name; /* SIREN, RNA or "none"; and what the association is called */
    Text period;       /* "2022-01-01/2022-12-31" */
    Text entries, lines, first, last;
    Text chain_start; /* whose SHA-256 is h(0) */
    Text events;      /* records up to the head */
    Text chain_head;
    Text previous_seal; /* SHA-256 of the text of the seal before, or "none" */
    Text total_debit, total_credit;
    Text schema; /* SHA-256 of the tables' definitions */
    Text result, balance_sheet_total;
    LIST_OF(SealedFile) files;
    Text signed_by, key; /* "ed25519:" and the public key */
    Text software;
} Seal;

/* What the book says of the year, and of its chain up to the event `last`; files, signer, software
 * and the total of the balance sheet are the caller's. The digest of an event that is not
 * there is all zero.
 * Owned by the arena. Error: STORE_*. */
bool seal_gather(Arena *arena, Book *book, const BookYear *year, int64_t last, Seal *seal,
                 Error *error);

/* The text of the seal, a fact a line, ended by `notes` (sentences ended by NULL). Owned by the
 * arena. */
Text seal_print(Arena *arena, const Seal *seal, const char *const *notes);

/* Reads the text of a seal, which must outlive it. Error: SEAL_FORM. */
bool seal_read(Arena *arena, Text text, const char *path, Seal *seal, Error *error);

/* Gives each fact that both seals must say alike, by its key; not those of files and the signer. */
typedef void FactTaker(void *data, const char *key, Text sealed, Text now);
void seal_compare(const Seal *sealed, const Seal *now, FactTaker *take, void *data);

/* Records in the chain that the text was given out. Within a transaction. Errors: STORE_*. */
bool seal_record(Book *book, const BookYear *year, const Seal *seal, Text text, Error *error);

/* A seal that the book gave out, or a file of one. Owned by the arena. */
typedef struct GivenSeal {
    bool is_found;
    Text closing; /* of the year that is sealed: "2022-12-31" */
    Text name;    /* of the file; empty for the seal itself */
} GivenSeal;

/* Looks for what has that digest (in hexadecimal). Errors: STORE_*. */
bool seal_find(Arena *arena, Book *book, Text digest, GivenSeal *given, Error *error);

#endif
