/* The rows of a tie-out that set a year as it was voted beside the same year today. */
#ifndef DENIER_REPORTS_FROZEN_ROWS_H
#define DENIER_REPORTS_FROZEN_ROWS_H

#include "reports/frozen_year.h"
#include "reports/published_rows.h"

/* Adds the rows "frozen_figures", "frozen_balances", "frozen_entries" and "frozen_definitions",
 * then one for each comparative that moved: by how much, and by which accounts, entries or
 * definitions. What moved is found too, with the file's line. */
bool add_frozen_rows(PublishedRows *rows, const PublishedFigures *figures, const FrozenYear *frozen,
                     const Settings *settings, Error *error);

#endif
