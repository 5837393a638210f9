/* The document that lists the pieces of an entry. */
#ifndef DENIER_REPORTS_PIECE_DOCUMENT_H
#define DENIER_REPORTS_PIECE_DOCUMENT_H

#include "ledger/book/attachment.h"
#include "reports/document.h"

/* Builds table "pieces" (columns name, type, bytes, sha256), a row a piece. Owned by the arena. */
void piece_document(Arena *arena, Language language, const Book *book, const PostedEntry *entry,
                    const Attachments *pieces, Document *document);

#endif
