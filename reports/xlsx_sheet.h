/* The sheets of a workbook: the first one, which says what the document is, and those of the
 * tables. */
#ifndef DENIER_REPORTS_XLSX_SHEET_H
#define DENIER_REPORTS_XLSX_SHEET_H

#include "engine/map.h"
#include "reports/xlsx_book.h"
#include "reports/xlsx_plan.h"

/* What every sheet is written from. */
typedef struct XlsxWriter {
    Arena *arena;
    const XlsxPlan *plan;
    XlsxBook *book;
    Map names;                   /* names of cells given so far, in lower case */
    const char *header, *footer; /* of printed pages */
} XlsxWriter;

/* The first sheet: the failed proofs if there are any, entity, period, status, regulation,
 * sources with their SHA-256, and links to the parts. */
void xlsx_write_contents(XlsxWriter *common);

/* The sheet of that index in the plan, with its tables. */
void xlsx_write_sheet(XlsxWriter *common, size_t index);

#endif
