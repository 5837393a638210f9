/* A chart of accounts (plan comptable) is a data file: the accounts that a version of the
 * regulation gives to associations, and what became of those it took away. */
#ifndef DENIER_LEDGER_CHART_H
#define DENIER_LEDGER_CHART_H

#include "engine/date.h"
#include "engine/error.h"

typedef enum ChartKind {
    CHART_PCG,         /* plan comptable général, through art. 320-1 */
    CHART_ASSOCIATION, /* règlement ANC 2018-06, art. 320-2 */
    CHART_COMPANY,     /* in the PCG, but an association has no company capital */
    CHART_REMOVED,     /* existed in years opened before 2025 */
} ChartKind;

typedef struct ChartAccount {
    Text number;
    Text label;
    ChartKind kind;
    Text successors; /* "7587 649": what takes the number's balances of years before 2025 */
    bool has_children;
    uint64_t line; /* of the chart's file */
} ChartAccount;

typedef struct Chart {
    const char *path;
    ChartAccount *accounts; /* in the order of their numbers */
    size_t count;
} Chart;

/* Reads the chart of a regulation ("anc-2018-06/2025" reads charts/2025.chart). Owned by the
 * arena. Errors: DATA_*, FILE_*, CHART_* with file, line and column. */
bool chart_load(Arena *arena, Text regulation, Chart *chart, Error *error);

/* Reads a chart from its content, which must outlive it. Errors: CHART_*. */
bool chart_read(Arena *arena, Text content, const char *path, Chart *chart, Error *error);

/* The account whose number is the longest beginning of `number` (455100 gives 4551), or NULL. */
const ChartAccount *chart_find(const Chart *chart, Text number);

/* Whether the number is an account of the chart, padded (512000) or subdivided (5121001): it
 * begins with a number of three digits, with one of two digits that has no subdivision (53), or
 * is one of two digits filled up with zeros (440000). */
bool chart_knows(const Chart *chart, Text number);

/* Whether entries are posted to the account, rather than to its subdivisions only: accounts of
 * three digits or more (652 is posted beside 6521), and those of two that have no subdivision. */
bool chart_is_posted(const ChartAccount *account);

/* The number under which a year opened on that day keeps what the chart calls by another: the
 * first successor of a number that years before 2025 used, else the number itself. */
Text chart_current_number(const Chart *chart, Text number, Date opening);

#endif
