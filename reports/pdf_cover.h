/* What surrounds the tables of a PDF: cover, contents, failed proofs, sources. */
#ifndef DENIER_REPORTS_PDF_COVER_H
#define DENIER_REPORTS_PDF_COVER_H

#include "reports/pdf_frame.h"

/* Where each part stands on the contents page, until its page number is known. */
typedef struct PdfEntry {
    size_t page; /* of the contents */
    double y;    /* base line of the part's title */
    double end;  /* where the title ends */
} PdfEntry;

typedef LIST_OF(PdfEntry) PdfEntries;

/* The cover of a document of several parts. */
void pdf_cover_draw(PdfFrame *frame);

/* The contents on pages of their own; parts that are not available are named with the reason. */
PdfEntries pdf_contents_draw(PdfFrame *frame);

/* Completes the contents once it is known on which page each table begins. */
void pdf_contents_complete(PdfFrame *frame, const PdfEntries *entries, const size_t *first_pages);

/* The failed proofs, from frame->y on; nothing when all hold. */
void pdf_failed_proofs_draw(PdfFrame *frame, Text title);

/* The files that the document is drawn from with their digests, from frame->y on, and the height
 * they need. */
double pdf_sources_height(PdfFrame *frame);
void pdf_sources_draw(PdfFrame *frame, Text title);

#endif
