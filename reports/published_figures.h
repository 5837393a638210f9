/* Published figures are what a report, a chart or a grant file says of the books: a text file of
 * rows "figure | value | rounding | where published"; "#" begins a comment.
 *
 *   total_produits@2022 / total_produits@2021 | 9.8 | 0.1 | report p. 24, "recettes X 9,8"
 *   total_produits@2022                       | 217 520,57 | 0,01 | the same page
 *
 * Values are written as they were published, groups of thousands and decimal comma included. */
#ifndef DENIER_REPORTS_PUBLISHED_FIGURES_H
#define DENIER_REPORTS_PUBLISHED_FIGURES_H

#include "engine/records.h"
#include "reports/figure_expression.h"

typedef struct PublishedFigure {
    Text source; /* the expression, as written */
    const FigureExpression *expression;
    Text published; /* the value, as written */
    Fraction value;
    Fraction rounding; /* the value is a multiple of it: 0.01, 1, 1000 */
    unsigned decimals; /* that a multiple of the rounding has */
    Text place;        /* where it was published; may be empty */
    const Record *record;
} PublishedFigure;

typedef struct PublishedFigures {
    Records records;
    LIST_OF(PublishedFigure) items;
    LIST_OF(const Record *) frozen; /* rows that a frozen year has beside its figures */
} PublishedFigures;

/* Reads the file. False when something in it cannot be read: all of it goes to `findings`, with
 * file, line and column: FIGURE_FIELDS, FIGURE_SYNTAX, FIGURE_VALUE, FIGURE_ROUNDING,
 * FRACTION_SYNTAX, RECORD_*. `error` is for the file itself: FILE_*. */
bool published_figures_read(Arena *arena, const char *path, PublishedFigures *figures,
                            Findings *findings, Error *error);

/* The same from a content that must outlive the figures. */
bool published_figures_parse(Arena *arena, Text content, const char *path,
                             PublishedFigures *figures, Findings *findings);

/* Whether a row of that first field belongs to a frozen year: year, definition, balance, entry. */
bool is_frozen_row(Text first_field);

#endif
