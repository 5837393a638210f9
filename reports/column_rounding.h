/* A column's rounding: whole units for each of its rows, such that its totals add up. */
#ifndef DENIER_REPORTS_COLUMN_ROUNDING_H
#define DENIER_REPORTS_COLUMN_ROUNDING_H

#include "reports/document.h"

/* The rounded amount of each row of the column, in cents, multiples of `step` cents; a cell that is
 * no amount counts as nil. The result is owned by the arena; the table is not changed. Rows that
 * other rows add up are rounded from the grand total down, as presentation_round says. */
Amount *column_round(Arena *arena, const Table *table, size_t column, uint64_t step);

#endif
