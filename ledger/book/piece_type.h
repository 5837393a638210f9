/* The type of a piece is told by what its bytes are, from a list of those that a book keeps:
 * documents that can be looked at, nothing that runs. */
#ifndef DENIER_LEDGER_BOOK_PIECE_TYPE_H
#define DENIER_LEDGER_BOOK_PIECE_TYPE_H

#include "engine/text.h"

typedef struct PieceType {
    const char *name;      /* "application/pdf" */
    const char *extension; /* ".pdf" */
} PieceType;

/* The type of the bytes, or NULL when it is none of the list. `name` is the file's: of texts, it
 * tells CSV and mail from others. */
const PieceType *piece_type_of(Text bytes, Text name);

/* The extension of a type that was kept under its name; empty when it is unknown. */
Text piece_extension(Text type);

#endif
