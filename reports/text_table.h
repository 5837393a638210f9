/* A table on the terminal: labels on the left, figures aligned on the right, in fixed columns. */
#ifndef DENIER_REPORTS_TEXT_TABLE_H
#define DENIER_REPORTS_TEXT_TABLE_H

#include "reports/cell_text.h"
#include "reports/output.h"

/* How texts are marked on a terminal; nothing is marked where there is no color. */
typedef enum TextMark {
    MARK_NONE,
    MARK_STRONG,
    MARK_NEGATIVE,
    MARK_STRONG_NEGATIVE,
} TextMark;

/* How one column is printed. */
typedef struct TextColumn {
    size_t content; /* columns that its longest cell takes */
    size_t width;   /* 0: the column has nothing to show and is left out */
    bool is_right;  /* figures: aligned on the right, never cut */
} TextColumn;

/* What is printed in one column of a row: room for a figure, and what of it is left to print. */
typedef struct TextField {
    char room[CELL_TEXT_SIZE];
    Text rest;
    size_t indentation;
    TextMark mark;
} TextField;

typedef struct TextTable {
    const Table *table;
    Language language;
    bool has_color;
    TextColumn *columns; /* the label first, then the table's */
    TextField *fields;   /* as many; reused from row to row */
    size_t gap;          /* blanks between two columns */
    size_t width;        /* of the whole */
} TextTable;

/* Measures the table: figures get what they need, texts share the rest of `width` columns. */
TextTable text_table_measure(Arena *arena, const Table *table, Language language, size_t width);

/* Writes headings and rows. A table that is a ledger has one line for each row, longer texts
 * being cut with "…"; in others they go on in the next line. */
void text_table_write(const TextTable *text_table, Output *output);

/* Adds the text as it is shown, marked. */
void text_add_marked(Builder *out, Text text, TextMark mark, bool has_color);

/* A line of the same character, not ended. */
void text_add_rule(Builder *out, const char *character, size_t width);

#endif
