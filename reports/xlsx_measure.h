/* Measures how wide columns of a workbook must be, and how high its rows, in pixels. The font is
 * Calibri 11. */
#ifndef DENIER_REPORTS_XLSX_MEASURE_H
#define DENIER_REPORTS_XLSX_MEASURE_H

#include "reports/xlsx_plan.h"

/* The text on one line, as it is shown. */
unsigned xlsx_text_pixels(Text text);

/* The height of a cell in which the text is broken into lines that wide. */
unsigned xlsx_height_pixels(Text text, unsigned width);

/* The height of a row whose texts need more than one line in columns of those widths; 0 when one
 * line is enough. Headings run on over the blank cells beside them, with some air above. */
unsigned xlsx_row_pixels(const Table *table, const Row *row, const unsigned *widths);

/* The height of the headings of a table. */
unsigned xlsx_heading_pixels(const Table *table, const unsigned *widths);

/* The widths of the columns of a sheet, from the contents of all its tables: as wide as the
 * figures, and long labels wrap. `column_count` items, owned by the arena. */
unsigned *xlsx_column_pixels(Arena *arena, const XlsxPlan *plan, const XlsxSheet *sheet);

#endif
