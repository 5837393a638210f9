/* A period cuts a fiscal year to the days from one date to another. */
#ifndef DENIER_LEDGER_PERIOD_H
#define DENIER_LEDGER_PERIOD_H

#include "ledger/year.h"

typedef struct Period {
    Date from, to; /* both days included; no date: the year's own bound */
} Period;

/* What happens to the movements of the year that lie before the period. */
typedef enum PeriodBefore {
    PERIOD_CARRIES, /* they are part of the opening: trial balance, ledger, bilan at a date */
    PERIOD_DROPS,   /* they are left out: compte de résultat of the period */
} PeriodBefore;

/* Reads "2022-01-01..2022-03-31"; either side may be empty, a month ("2022-03") stands for its
 * first or last day. Error: PERIOD_SYNTAX. */
bool period_read(Text text, Period *period, Error *error);

/* True when the year holds every day of the period. */
bool year_holds(const FiscalYear *year, Period period);

/* The year as it stands for the period: balances computed again from its lines, which must have
 * been kept; entries outside the period are left out. Owned by the arena. */
FiscalYear year_within(Arena *arena, const FiscalYear *year, Period period, PeriodBefore before);

#endif
