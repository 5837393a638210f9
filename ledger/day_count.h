/* How many lines a file has on each date: what the dates of the year are found from. */
#ifndef DENIER_LEDGER_DAY_COUNT_H
#define DENIER_LEDGER_DAY_COUNT_H

#include "engine/date.h"
#include "ledger/pair_index.h"

typedef struct DayCount {
    Date date;
    uint64_t lines;
    uint64_t first_line; /* of the file, from 1 */
} DayCount;

typedef struct DayCounts {
    PairIndex index;        /* numbers of `days` */
    LIST_OF(DayCount) days; /* in order of first appearance */
} DayCounts;

DayCounts day_counts_in(Arena *arena);

/* The index of the date among the days. */
uint32_t day_counts_find(DayCounts *counts, Date date, uint64_t line);

/* The earliest and the latest date; no date when there is none. */
Date day_counts_first(const DayCounts *counts);
Date day_counts_last(const DayCounts *counts);

/* Lines dated from one day to the other, both included. */
uint64_t day_counts_within(const DayCounts *counts, Date from, Date to);

#endif
