/* The check of a year as a whole: its dates, sums, numbers, opening, and accounts. */
#ifndef DENIER_LEDGER_CHECK_YEAR_H
#define DENIER_LEDGER_CHECK_YEAR_H

#include "ledger/check_entry.h"
#include "ledger/year_source.h"

/* An account and the line it was met on first. */
typedef struct MetAccount {
    Text number;
    uint64_t line;
} MetAccount;

typedef struct MetAccounts {
    PairIndex index; /* numbers of `items` */
    LIST_OF(MetAccount) items;
} MetAccounts;

/* Entries that balance together and not alone, and the finding about the first of each two. */
typedef LIST_OF(Suspect) MixedEntries;

/* What was read of the year. */
typedef struct YearCheck {
    CheckReport *report;
    YearSource *source;
    EntryCheck *entries;
    const MetAccounts *accounts;
    uint64_t lost_lines; /* lines that belong to no entry, as far as can be told */
    uint32_t first_lost; /* serial of the finding about the first of them */
    uint32_t header;     /* serial of a finding that keeps entries from balancing, or 0 */
    MixedEntries mixed;
} YearCheck;

/* Finds the dates of the year, settles it and checks it. `regulation_of` names the regulation, and
 * with it the chart, of a year that opens on a day. Errors: DATA_*, CHART_* of that chart. */
bool check_year(YearCheck *check, const ReadingChoices *choices, Text (*regulation_of)(Date),
                Error *error);

#endif
