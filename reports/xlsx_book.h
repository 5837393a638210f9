/* A workbook being written: the one door to libxlsxwriter, which checks nothing itself.
 *
 * Every text goes in as a string, shown as characters.h says, never as a formula. The first
 * trouble is kept and told by xlsx_close; until then the calls have nothing to report. */
#ifndef DENIER_REPORTS_XLSX_BOOK_H
#define DENIER_REPORTS_XLSX_BOOK_H

#include "reports/xlsx_role.h"

typedef struct XlsxBook XlsxBook;

/* A cell of the sheet being written; both count from 0. */
typedef struct XlsxPlace {
    uint32_t line;
    size_t column;
} XlsxPlace;

/* How a sheet is shown and printed: A4, as wide as the page. */
typedef struct XlsxPage {
    const unsigned *widths; /* of the columns, in pixels */
    size_t width_count;
    size_t frozen_columns;
    bool hides_ids; /* the two columns after these hold ids */
    bool is_landscape;
    bool has_headings; /* headings stay in sight, and are repeated on each printed page */
    uint32_t heading_line;
    bool has_filters; /* on the headings, down to the last line */
    uint32_t last_line;
    const char *header, *footer; /* in the codes of spreadsheets */
} XlsxPage;

/* Begins a workbook with the document's properties. `is_streamed` writes the rows out one by one;
 * they must then come in order. Scratch files lie in the folder of `path`. */
XlsxBook *xlsx_open(Arena *arena, const Document *document, const char *path, bool is_streamed);

/* A new sheet, written to from here on. The names are valid and unique. */
void xlsx_add_sheet(XlsxBook *book, Text name);

/* The height in pixels of a line whose cells are still to be written; 0 leaves it as it is. */
void xlsx_set_height(XlsxBook *book, uint32_t line, unsigned height);

/* A cell of a document. An amount with a formula (which may be NULL) holds both; an amount that
 * a number would not keep is a text with a comment. */
void xlsx_write_cell(XlsxBook *book, XlsxPlace place, const Cell *cell, const char *formula,
                     XlsxStyle style);

/* A text; longer ones than a cell holds are cut with "…". */
void xlsx_write_text(XlsxBook *book, XlsxPlace place, Text text, XlsxStyle style);

/* A text over several columns. */
void xlsx_write_across(XlsxBook *book, XlsxPlace place, size_t last_column, Text text,
                       XlsxStyle style);

/* A text that leads to a line of a sheet. */
void xlsx_write_link(XlsxBook *book, XlsxPlace place, Text text, Text sheet, uint32_t line);

/* A comment on a cell. */
void xlsx_comment(XlsxBook *book, XlsxPlace place, Text text);

/* Names a cell of the sheet: "income_statement.total_I.current". The name is valid and unique. */
void xlsx_define_name(XlsxBook *book, Text sheet, XlsxPlace place, const char *name);

void xlsx_set_page(XlsxBook *book, const XlsxPage *page);

/* Writes the file and gives back what the library holds. Errors: FILE_WRITE, WORKBOOK_FAILED. */
bool xlsx_close(XlsxBook *book, Error *error);

#endif
