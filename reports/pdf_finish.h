/* The finishing of a PDF: what libharu gets wrong or cannot say, mended. The only place that knows
 * libqpdf. */
#ifndef DENIER_REPORTS_PDF_FINISH_H
#define DENIER_REPORTS_PDF_FINISH_H

#include "engine/date.h"
#include "engine/error.h"

typedef struct PdfFacts {
    const char *language; /* of the text: "fr-FR" */
    Text title, author;   /* for the metadata, in UTF-8 */
    Date date;            /* of creation and change: the closing date, for no clock is read */
} PdfFacts;

/* Rewrites the PDF: maps from glyphs to characters that every reader understands, language and
 * metadata, an identifier that depends on the content only, compact objects. The result is owned
 * by the arena. Error: PDF_FINISH. */
bool pdf_finish(Arena *arena, Text draft, const PdfFacts *facts, Text *finished, Error *error);

#endif
