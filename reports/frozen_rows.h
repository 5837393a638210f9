/* The rows of a tie-out that set a year as it was voted beside the same year today. */
#ifndef DENIER_REPORTS_FROZEN_ROWS_H
#define DENIER_REPORTS_FROZEN_ROWS_H

#include "reports/frozen_year.h"
#include "reports/published_rows.h"

/* Adds a row for each comparative that moved: by how much, and by which accounts, entries or
 * definitions; then the rows "frozen_figures", "frozen_balances", "frozen_entries" and
 * "frozen_definitions". What moved is found too, with the file's line. Figures of other years, and
 * those that are no line of a statement, stand to the books as published ones do. */
void add_frozen_rows(PublishedRows *rows, const PublishedFigures *figures, const FrozenYear *frozen,
                     const Settings *settings);

#endif
