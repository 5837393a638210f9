/* A table on the pages of a PDF: its rows drawn from page to page as planned. */
#ifndef DENIER_REPORTS_PDF_TABLE_H
#define DENIER_REPORTS_PDF_TABLE_H

#include "reports/pdf_plan.h"

/* Plans the table and goes to where it begins: a new page, or below what stands on this one where
 * the table allows it and it fits. Its title is written. */
const PdfPlan *pdf_table_begin(PdfFrame *frame, const Table *table);

/* Draws the table from frame->y on and moves frame->y below it. Accounts of a ledger get entries
 * in the outline under the table's own, `mark`. */
void pdf_table_draw(PdfFrame *frame, const PdfPlan *plan, size_t mark);

#endif
