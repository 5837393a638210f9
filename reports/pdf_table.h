/* A table on the pages of a PDF: its rows drawn from page to page as planned. */
#ifndef DENIER_REPORTS_PDF_TABLE_H
#define DENIER_REPORTS_PDF_TABLE_H

#include "reports/pdf_frame.h"

/* Draws the table on new pages, or below what stands on this page where the table allows it and
 * it fits; moves frame->y below it. Accounts of a ledger get entries in the outline under the
 * table's own, `*mark`, which stands under `parent` (0: none). Gives the index of its first page.
 */
size_t pdf_table_draw(PdfFrame *frame, const Table *table, size_t parent, size_t *mark);

#endif
