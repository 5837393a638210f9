/* The rows of a tie-out that set published figures beside what the books give. */
#ifndef DENIER_REPORTS_PUBLISHED_ROWS_H
#define DENIER_REPORTS_PUBLISHED_ROWS_H

#include "engine/map.h"
#include "reports/figure_books.h"
#include "reports/published_figures.h"
#include "reports/report_checks.h"

typedef struct PublishedRows {
    Arena *arena;
    const Document *document;
    Table *table;
    Findings *findings;
    const FigureBooks *books;
    Map ids; /* how many rows have each id so far */
} PublishedRows;

/* An id of ASCII letters, digits and "_" that no row of the table had before:
 * "total_produits_2022_over_total_produits_2021". */
Text published_row_id(PublishedRows *rows, Text expression);

/* Adds the row of one figure. One that differs is found, with the file's line; so is one that
 * names what no book can have, which gets no row: FIGURE_UNKNOWN, FIGURE_AMBIGUOUS, FIGURE_YEAR. */
void add_published_row(PublishedRows *rows, const PublishedFigures *figures,
                       const PublishedFigure *figure);

/* Adds a row for each figure. */
void add_published_rows(PublishedRows *rows, const PublishedFigures *figures);

#endif
