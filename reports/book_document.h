/* The head of documents about a book itself: its entries, accounts, donors. */
#ifndef DENIER_REPORTS_BOOK_DOCUMENT_H
#define DENIER_REPORTS_BOOK_DOCUMENT_H

#include "ledger/book/book.h"
#include "reports/document.h"

/* Begins a document of the language that `document` has already: a draft, about the association and
 * the year of the book. `report` is its name for programs; `title` is owned by the arena. */
void book_document_begin(Arena *arena, const Book *book, const BookYear *year, const char *report,
                         Text title, Document *document);

/* A column of a table about a book, its heading a msgid. */
Column book_column(Arena *arena, const Document *document, CellKind kind, const char *id,
                   const char *label);

#endif
