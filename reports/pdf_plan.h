/* The plan of a table on paper: which way the page is turned, how wide each column is, how high
 * each row, and which rows stay together. */
#ifndef DENIER_REPORTS_PDF_PLAN_H
#define DENIER_REPORTS_PDF_PLAN_H

#include "reports/pdf_frame.h"

/* A column of the page: the labels of the rows, or a column of the table. */
typedef struct PdfSlot {
    const Column *column; /* NULL for the labels */
    size_t index;         /* of the column in the table */
    Text heading;
    bool is_figures; /* aligned on the right */
    bool is_hidden;  /* a text column of a ledger that holds nothing */
    double left, width;
} PdfSlot;

/* How a kind of row is painted, beside what its style says. */
typedef struct PdfPaint {
    PdfFace face;
    PdfInk ink;
    double scale; /* of the table's size */
    double space; /* above the row, in lines */
    double room;  /* within it, half above and half below its text, in lines */
    bool has_ground;
} PdfPaint;

typedef struct PdfPlan {
    const Table *table;
    PdfOrientation orientation;
    double size, leading, padding; /* of the text; from line to line; above and below a row */
    PdfSlot *slots;                /* in the order of the page */
    size_t slot_count;
    size_t label_slot;
    bool has_texts; /* in cells: figures then stand on the first line of a row, beside them */
    float *heights; /* per row */
    double head_height;
} PdfPlan;

enum { PDF_NOTES_GAP = 8, PDF_NOTE_GAP = 2 }; /* points above all notes, below each */

enum { PDF_MOST_LINES = 8 }; /* of one cell: what is longer is cut, and shown to be */

/* Measures the whole table and plans it. Owned by the frame's arena. */
PdfPlan *pdf_plan_table(PdfFrame *frame, const Table *table);

const PdfPaint *pdf_paint(RowKind kind);
PdfPen pdf_plan_pen(const PdfPlan *plan, RowKind kind);
PdfPen pdf_plan_head_pen(const PdfPlan *plan);
PdfPen pdf_plan_note_pen(void);

/* Where the label of a row begins, and how wide it may be. Headings, and totals of ledgers, run
 * over the columns beside them that are empty. */
PdfBox pdf_plan_label(const PdfPlan *plan, const Row *row);

/* Height of a row of that many lines, the space above it included. */
double pdf_plan_row_height(const PdfPlan *plan, RowKind kind, size_t lines);

/* The space above a row of that kind. */
double pdf_plan_space(const PdfPlan *plan, RowKind kind);

/* From the top of a row, below the space above it, to the base of its first line. */
double pdf_plan_base(const PdfPlan *plan, RowKind kind);

/* True when no page may end between this row and the next: a heading stays with two rows, a total
 * with the two rows before it, a detail with its line. */
bool pdf_plan_keeps(const Table *table, size_t row);

#endif
