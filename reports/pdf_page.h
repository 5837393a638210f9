/* The pages of a PDF in the making: the only place that knows libharu.
 *
 * Lengths are points (1/72 inch); x grows to the right and y downwards from the top left corner.
 * The first failure of the library is kept and told by pdf_book_save; until then drawing goes on
 * without effect. */
#ifndef DENIER_REPORTS_PDF_PAGE_H
#define DENIER_REPORTS_PDF_PAGE_H

#include "reports/pdf_fonts.h"

#include <stddef.h>

typedef struct PdfBook PdfBook;

typedef enum PdfInk {
    INK_TEXT,
    INK_SOFT,   /* what stands back: details, last year, feet */
    INK_ACCENT, /* titles, totals */
    INK_RULE,   /* hairlines */
    INK_TINT,   /* the ground of a result */
    INK_ALERT,  /* drafts and failed proofs */
} PdfInk;

typedef struct PdfPen {
    PdfFace face;
    double size;
    PdfInk ink;
} PdfPen;

typedef struct PdfBox {
    double x, y, width, height;
} PdfBox;

/* What the document says about itself to a reader's window; texts in UTF-8, ended by zero. */
typedef struct PdfDescription {
    const char *title, *author, *subject, *creator;
} PdfDescription;

/* An empty book that sets its text in these fonts. Destroy it in any case. */
PdfBook *pdf_book_create(Arena *arena, const PdfFonts *fonts);
void pdf_book_destroy(PdfBook *book);

/* Adds a page of that size, on which is drawn from now on, and gives its index. */
size_t pdf_page_add(PdfBook *book, double width, double height);

/* Draws on an earlier page from now on. */
void pdf_page_select(PdfBook *book, size_t page);

/* Writes a clean text (see pdf_text_clean) on one line; y is its base line. */
void pdf_draw_text(PdfBook *book, const PdfPen *pen, double x, double y, Text clean);

void pdf_draw_line(PdfBook *book, PdfInk ink, double thickness, double x, double y, double length);

/* A filled box, or only its outline. */
void pdf_draw_box(PdfBook *book, PdfInk ink, const PdfBox *box);
void pdf_draw_outline(PdfBook *book, PdfInk ink, double thickness, const PdfBox *box);

/* Makes a part of the page drawn on lead to another page. */
void pdf_page_link(PdfBook *book, const PdfBox *box, size_t target);

/* Adds an entry to the outline under a parent (0: none), which leads to the page drawn on, and
 * gives its handle for entries under it. */
size_t pdf_book_mark(PdfBook *book, size_t parent, const char *title);

/* Ends the book: its bytes, owned by the arena. Error: PDF_PAGES. */
bool pdf_book_save(Arena *arena, PdfBook *book, const PdfDescription *description, Text *bytes,
                   Error *error);

#endif
