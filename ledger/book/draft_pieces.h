/* The pieces attached to a draft, taken along when it is written anew. */
#ifndef DENIER_LEDGER_BOOK_DRAFT_PIECES_H
#define DENIER_LEDGER_BOOK_DRAFT_PIECES_H

#include "ledger/book/book.h"

typedef struct DraftPiece {
    Digest digest;
    Text name, type;
    bool is_early; /* attached before the entry was validated */
} DraftPiece;

typedef LIST_OF(DraftPiece) DraftPieces;

/* The pieces of the entry, owned by the arena. Errors: STORE_*. */
bool draft_pieces_read(Arena *arena, Book *book, int64_t year, int64_t entry, DraftPieces *pieces,
                       Error *error);

/* Attaches them to the entry. Within a transaction. Errors: STORE_*. */
bool draft_pieces_write(Book *book, int64_t year, int64_t entry, const DraftPieces *pieces,
                        Error *error);

#endif
