/* The books as a source of figures: every line of every year at hand, and the closing bilan of the
 * year before the oldest one, which its opening tells. */
#ifndef DENIER_REPORTS_FIGURE_BOOKS_H
#define DENIER_REPORTS_FIGURE_BOOKS_H

#include "reports/year_figures.h"

typedef struct FigureBooks {
    YearFigures *years; /* newest first, as the books */
    size_t count;
} FigureBooks;

/* Computes all years, each by the model of its own time; trouble in them is not reported here.
 * Owned by the arena, as is what refers to it. Errors: as statement_load. */
bool figure_books_compute(Arena *arena, const Books *books, const Settings *settings,
                          FigureBooks *figures, Error *error);

/* Whether the name, of a calendar year or a day, is that of a year that closed on that day. */
bool figure_year_names(Text name, Date closing);

/* A source that finds names in these years. Errors: FIGURE_UNKNOWN, FIGURE_AMBIGUOUS,
 * FIGURE_YEAR. */
FigureSource figure_books_source(const FigureBooks *figures);

#endif
