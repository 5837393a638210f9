/* The status of a book as a document: the years, what is missing, the next command to type. */
#ifndef DENIER_REPORTS_STATUS_DOCUMENT_H
#define DENIER_REPORTS_STATUS_DOCUMENT_H

#include "ledger/book/book_status.h"
#include "reports/document.h"

/* What the document is made for. */
typedef struct StatusRequest {
    const Book *book;
    const BookStatus *status;
    Language language;
    Text program; /* how commands to type begin: "denier", "denier -f lavoir.denier" */
    Date today;   /* a year that is over is to be closed */
} StatusRequest;

/* Builds the document: tables `next`, `tasks` and `years`. */
void status_document(Arena *arena, const StatusRequest *request, Document *document);

#endif
