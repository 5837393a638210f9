#include "ledger/day_count.h"

DayCounts day_counts_in(Arena *arena) {
    return (DayCounts){.index = pair_index_in(arena)};
}

uint32_t day_counts_find(DayCounts *counts, Date date, uint64_t line) {
    Text key = {(const char *)&date.day, sizeof date.day};
    bool is_new;
    uint32_t number = pair_number(&counts->index, key, (Text){0}, &is_new);
    if (is_new) *LIST_PUSH(counts->index.arena, &counts->days) = (DayCount){date, 0, line};
    return number;
}

Date day_counts_first(const DayCounts *counts) {
    Date first = {0};
    for (size_t i = 0; i < counts->days.count; i++) {
        Date date = counts->days.items[i].date;
        if (!first.day || date_compare(date, first) < 0) first = date;
    }
    return first;
}

Date day_counts_last(const DayCounts *counts) {
    Date last = {0};
    for (size_t i = 0; i < counts->days.count; i++) {
        Date date = counts->days.items[i].date;
        if (date_compare(date, last) > 0) last = date;
    }
    return last;
}

uint64_t day_counts_within(const DayCounts *counts, Date from, Date to) {
    uint64_t lines = 0;
    for (size_t i = 0; i < counts->days.count; i++) {
        const DayCount *day = &counts->days.items[i];
        bool is_within = date_compare(day->date, from) >= 0 && date_compare(day->date, to) <= 0;
        if (is_within) lines += day->lines;
    }
    return lines;
}
