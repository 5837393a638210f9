/* The figures of one fiscal year: both its statements computed by the model of that year, and its
 * opening bilan. */
#ifndef DENIER_REPORTS_YEAR_FIGURES_H
#define DENIER_REPORTS_YEAR_FIGURES_H

#include "reports/figure_expression.h"
#include "reports/statement.h"

typedef struct YearFigures {
    const FiscalYear *year;
    const StatementDefinition *income, *balance_sheet;
    StatementFigures income_figures, balance_sheet_figures;
    StatementFigures opening_figures; /* the bilan as the year opened */
} YearFigures;

/* Computes the figures; what the statements find goes to `findings`, the opening's apart. The year
 * must outlive them. Errors: as statement_load. */
bool year_figures_compute(Arena *arena, const FiscalYear *year, const Settings *settings,
                          YearFigures *figures, Findings *findings, Error *error);

/* The figures of other balances by the same definitions as `model`; what they find is not kept.
 * The opening's figures are left out. */
YearFigures year_figures_like(Arena *arena, const YearFigures *model, const FiscalYear *year);

/* The amount of the line of that id; a line that the model does not have is nil. `table` is
 * "income_statement", "assets" or "liabilities". */
Amount year_figure(const YearFigures *figures, const char *table, const char *id);

/* The same in the opening bilan. */
Amount year_opening_figure(const YearFigures *figures, const char *table, const char *id);

/* What a line of the actif shows before its net amount. */
typedef struct AssetFigure {
    Amount gross, allowance;
} AssetFigure;

AssetFigure year_asset_figure(const YearFigures *figures, const char *id);

/* The amount that a name stands for. False when no table (or not that one) has such a line, or
 * when several have and differ. Errors: FIGURE_UNKNOWN, FIGURE_AMBIGUOUS. */
bool year_figures_find(const YearFigures *figures, const FigureName *name, Amount *amount,
                       Error *error);

/* The same in the opening bilan, for the closing of the year before. */
bool year_figures_find_opening(const YearFigures *figures, const FigureName *name, Amount *amount,
                               Error *error);

#endif
