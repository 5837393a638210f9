/* The document of a command on a book: whose it is, and tables that say what was done. */
#ifndef DENIER_REPORTS_BOOK_DOCUMENT_H
#define DENIER_REPORTS_BOOK_DOCUMENT_H

#include "ledger/book/book.h"
#include "reports/document.h"

typedef struct BookColumn {
    const char *id;
    const char *label; /* msgid */
    CellKind kind;
} BookColumn;

/* Gives the document, whose language is set, its head. `title` is a msgid; a document on all years
 * of the book has no `year`. */
void book_document_start(Arena *arena, const Book *book, const BookYear *year, const char *id,
                         const char *title, Document *document);

/* A table with these columns; `title` and `heading` (of the labels of rows) are msgids. */
Table *book_document_add_table(Arena *arena, Document *document, const char *id,
                               const char *const titles[2], const BookColumn *columns,
                               size_t count);

#endif
