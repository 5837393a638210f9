/* The frame of every page of a PDF: its grid, head and foot, and writing within them. */
#ifndef DENIER_REPORTS_PDF_FRAME_H
#define DENIER_REPORTS_PDF_FRAME_H

#include "engine/builder.h"
#include "reports/document.h"
#include "reports/pdf_page.h"

typedef struct PdfSheet {
    double width, height;
} PdfSheet;

typedef struct PdfFrame {
    Arena *arena;
    const Document *document;
    const PdfFonts *fonts;
    PdfBook *book;
    Builder scratch; /* of the text being written */
    LIST_OF(PdfSheet) sheets;
    size_t page;        /* index of the page written on */
    double left, right; /* edges of the page's text */
    double bottom;      /* where text must end */
    double y;           /* where the next thing begins */
    double reserve;     /* room wanted below the next table, where it can be had */
} PdfFrame;

typedef enum PdfOrientation { PORTRAIT, LANDSCAPE } PdfOrientation;

typedef enum PdfHeading {
    HEADING_FULL,      /* the title, and what the document is about */
    HEADING_CONTINUED, /* the title again, small: the page continues another */
    HEADING_NONE,      /* no head at all: a cover */
} PdfHeading;

/* A frame around no page yet. */
PdfFrame frame_start(Arena *arena, const Document *document, const PdfFonts *fonts, PdfBook *book);

/* Room for text on a page, and what remains of its height below a heading. */
double frame_width(PdfOrientation orientation);
double frame_height(PdfFrame *frame, PdfOrientation orientation, Text title, PdfHeading heading);

/* Begins a page with the document's head and a heading. */
void frame_begin_page(PdfFrame *frame, PdfOrientation orientation, Text title, PdfHeading heading);

/* Goes back to a page begun earlier, to write below its heading. */
void frame_return_to(PdfFrame *frame, size_t page, double y);

/* Writes one line from x on, or up to x, y being its base line; what is wider than `width` ends
 * in an ellipsis. A width of 0 is any. */
void frame_write(PdfFrame *frame, const PdfPen *pen, double x, double y, double width, Text text);
void frame_write_right(PdfFrame *frame, const PdfPen *pen, double x, double y, Text text);

/* Writes a text in as many lines as it needs from frame->y on, and moves frame->y below it. More
 * than half a page ends in an ellipsis. */
void frame_paragraph(PdfFrame *frame, const PdfPen *pen, double x, double width, Text text);

/* The height that frame_paragraph needs. */
double frame_paragraph_height(PdfFrame *frame, const PdfPen *pen, double width, Text text);

/* Width of the text on one line. */
double frame_text_width(PdfFrame *frame, const PdfPen *pen, Text text);

/* Adds an entry to the outline under a parent (0: none) for this page, and gives its handle. */
size_t frame_mark(PdfFrame *frame, size_t parent, Text title);

/* Writes the feet of all pages: entity, period, status, sources of a final document, page n/N. */
void frame_write_feet(PdfFrame *frame);

#endif
