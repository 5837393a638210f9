/* Showing: the document that a command on a book prints of what it did. */
#ifndef DENIER_REPORTS_COMMAND_SHOWING_H
#define DENIER_REPORTS_COMMAND_SHOWING_H

#include "reports/command/rendering.h"

typedef struct Showing {
    Rendering rendering;
    Document document; /* of the language asked for */
} Showing;

/* Before anything is done: how the document will be written. Errors: as rendering_prepare. */
bool showing_prepare(const Session *session, Showing *showing, Error *error);

/* Writes the document, on a dry run too: it shows what would be written to the book.
 * Errors: FILE_WRITE, DOCUMENT_*. */
bool showing_write(Session *session, const Showing *showing, Error *error);

#endif
