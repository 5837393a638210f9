/* A plan says where everything goes in a workbook: its sheets, and the blocks of rows on them.
 *
 * Nothing is written before the plan is made, because formulas and links name cells and sheets
 * that come later. Lines and columns of sheets count from 0. */
#ifndef DENIER_REPORTS_XLSX_PLAN_H
#define DENIER_REPORTS_XLSX_PLAN_H

#include "reports/document.h"

enum {
    XLSX_SHEET_LINES = 1048576,  /* what a sheet may hold */
    XLSX_HEAD_LINES = 5,         /* title, entity, period, status, notice or a blank line */
    XLSX_STREAMED_ROWS = 50000,  /* tables with more rows are written row by row */
    XLSX_SHEET_NAME_LENGTH = 31, /* in UTF-16 units */
};

/* Consecutive rows of one table on one sheet, under their column headings. */
typedef struct XlsxBlock {
    size_t table;
    size_t sheet;
    size_t first_row, row_count;
    uint32_t heading_line; /* the rows follow from the next line on */
    bool has_title;        /* the table's title stands on the line above the headings */
    bool is_last;          /* the table's notes follow */
} XlsxBlock;

typedef struct XlsxSheet {
    Text name; /* of the tab: valid, unique */
    size_t first_block, block_count;
    size_t column_count; /* of its widest table, the label column included; then come the ids */
} XlsxSheet;

typedef struct XlsxPlan {
    const Document *document;
    LIST_OF(XlsxBlock) blocks;
    LIST_OF(XlsxSheet) sheets;
    size_t *first_block; /* of each table */
    Text contents_name;  /* of the first sheet, which holds no table and is not in `sheets` */
    bool is_streamed;    /* some table is big: rows are written in order and not kept */
} XlsxPlan;

/* Plans the document: a ledger and a table that starts a page begin a sheet, others share the
 * sheet before them, and rows beyond `sheet_lines` continue on another sheet, "Journal (2)". */
const XlsxPlan *xlsx_plan(Arena *arena, const Document *document, uint32_t sheet_lines);

/* The block that holds the row of the table. */
const XlsxBlock *xlsx_block_of(const XlsxPlan *plan, size_t table, size_t row);

/* The line of the row on its block's sheet. */
uint32_t xlsx_line_of(const XlsxBlock *block, size_t row);

#endif
