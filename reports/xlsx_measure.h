/* Measures how wide columns of a workbook must be, in pixels, for its font (Calibri 11). */
#ifndef DENIER_REPORTS_XLSX_MEASURE_H
#define DENIER_REPORTS_XLSX_MEASURE_H

#include "reports/xlsx_plan.h"

/* The text on one line, as it is shown. */
unsigned xlsx_text_pixels(Text text);

/* The height of a row in which the text is broken into lines that wide. */
unsigned xlsx_height_pixels(Text text, unsigned width);

/* The widths of the columns of a sheet, from the contents of all its tables: as wide as the
 * figures, and long labels wrap. `column_count` items, owned by the arena. */
unsigned *xlsx_column_pixels(Arena *arena, const XlsxPlan *plan, const XlsxSheet *sheet);

#endif
