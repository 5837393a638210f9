/* The status of a book as a document: the years, what is missing, the next command to type. */
#ifndef DENIER_REPORTS_COMMAND_STATUS_DOCUMENT_H
#define DENIER_REPORTS_COMMAND_STATUS_DOCUMENT_H

#include "reports/command/status_tasks.h"
#include "reports/document.h"

/* Builds the document: tables `next`, `tasks` and `years`. */
void status_document(Arena *arena, const StatusRequest *request, Document *document);

#endif
