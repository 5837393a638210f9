/* What every printed page of a workbook carries: entity, period, status, page n of N, and the
 * digests of the sources when the document is final. */
#ifndef DENIER_REPORTS_XLSX_PAGE_H
#define DENIER_REPORTS_XLSX_PAGE_H

#include "reports/document.h"

enum { XLSX_MARGIN_LENGTH = 255 }; /* what a header or a footer may hold, codes included */

/* The header and the footer in the codes of spreadsheets ("&L" left, "&P" page ...), ended by a
 * zero byte and owned by the arena. */
const char *xlsx_header(Arena *arena, const Document *document);
const char *xlsx_footer(Arena *arena, const Document *document);

#endif
