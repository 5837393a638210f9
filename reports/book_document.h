/* The head of documents about a book itself: its entries, accounts, donors. */
#ifndef DENIER_REPORTS_BOOK_DOCUMENT_H
#define DENIER_REPORTS_BOOK_DOCUMENT_H

#include "ledger/book/book.h"
#include "reports/document.h"

/* Begins a document of the language that `document` has already: a draft, about the association and
 * the year of the book, or all of them where `year` is NULL. `report` is its name for programs;
 * `title` is owned by the arena. */
void book_document_begin(Arena *arena, const Book *book, const BookYear *year, const char *report,
                         Text title, Document *document);

/* A column of a table about a book, its heading a msgid. */
Column book_column(Arena *arena, const Document *document, CellKind kind, const char *id,
                   const char *label);

/* A column of a constant table of columns; `label` is a msgid. */
typedef struct BookColumn {
    const char *id;
    const char *label;
    CellKind kind;
} BookColumn;

/* Adds a table with these columns; `titles` are the msgids of its title and of the heading of its
 * labels. */
Table *book_document_add_table(Arena *arena, Document *document, const char *id,
                               const char *const titles[2], const BookColumn *columns,
                               size_t count);

#endif
