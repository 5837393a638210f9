/* A frozen year is what an assembly voted: every figure of its statements, the balances behind
 * them, a digest of each definition and of each entry. It is a file of published figures with more
 * rows:
 *
 *   year       | 2022-01-01 | 2022-12-31
 *   definition | income-statement anc-2018-06/2020 | SHA-256
 *   income_statement.total_I@2022-12-31 | 217520.57 | 0.01 | Total I
 *   balance    | 411000 | C001 | 120.00
 *   entry      | BQ | 000012 | 2022-04-01 | SHA-256
 *
 * A balance is an account, its third party if any, and what it closes at, debit positive. A bar, a
 * percent sign and bytes that a field would lose are written %7C, %25 and so on. */
#ifndef DENIER_REPORTS_FROZEN_YEAR_H
#define DENIER_REPORTS_FROZEN_YEAR_H

#include "reports/published_figures.h"
#include "reports/report.h"

typedef struct FrozenDefinition {
    Text name, digest;
} FrozenDefinition;

typedef struct FrozenEntry {
    Text journal, number;
    Date date;
    Text digest;
} FrozenEntry;

typedef struct FrozenYear {
    FiscalYear year; /* its dates and balances; what moved is not known */
    LIST_OF(FrozenDefinition) definitions;
    LIST_OF(FrozenEntry) entries;
} FrozenYear;

/* Writes the whole year of the request to the file, which is replaced only when it is complete.
 * Errors: FILE_WRITE, and as statement_load. */
bool frozen_year_write(Arena *arena, const ReportRequest *request, const char *path, Error *error);

/* Reads the rows that are no figures. `*is_frozen` is false when there are none: the file holds
 * published figures only. Owned by the arena. False when rows cannot be read: all of them go to
 * `findings`, with their place: FROZEN_ROW, DATE_*, AMOUNT_*. */
bool frozen_year_read(Arena *arena, const PublishedFigures *figures, FrozenYear *frozen,
                      bool *is_frozen, Findings *findings);

#endif
