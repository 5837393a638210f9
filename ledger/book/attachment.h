/* An attachment is a piece (a receipt, an invoice, a statement) kept in the book with the entry
 * that it proves. */
#ifndef DENIER_LEDGER_BOOK_ATTACHMENT_H
#define DENIER_LEDGER_BOOK_ATTACHMENT_H

#include "ledger/book/book.h"

enum { PIECE_LIMIT = 20 << 20 }; /* bytes */

typedef struct Attachment {
    Digest digest;
    Text name; /* of the file, without its folder: shown, never used as a path */
    Text type; /* "application/pdf" */
    int64_t size;
    bool is_early; /* the entry was a draft then: part of the entry's own record */
} Attachment;

typedef struct Attachments {
    LIST_OF(Attachment) items;
} Attachments;

/* Keeps the bytes with the entry, which is an event of the chain. Within a transaction. Errors:
 * PIECE_TYPE, PIECE_TWICE, STORE_*. Law: art. 921-2 PCG. */
bool attachment_add(Book *book, int64_t year, const PostedEntry *entry, Text bytes, Text name,
                    Error *error);

/* The pieces of an entry, in order of name. Owned by the arena. Errors: STORE_*. */
bool attachments_of(Arena *arena, Book *book, int64_t year, int64_t entry, Attachments *list,
                    Error *error);

/* The bytes of a piece, owned by the arena. Errors: CONTENT_DIFFERS, STORE_*. */
bool attachment_bytes(Arena *arena, Book *book, const Attachment *piece, Text *bytes, Error *error);

/* A file name for the piece, made of its digest and type. Owned by the arena. */
Text attachment_file_name(Arena *arena, const Attachment *piece);

#endif
