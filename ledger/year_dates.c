#include "ledger/year_dates.h"

#include <stdlib.h>
#include <string.h>

enum { SIREN_SIZE = 9, DATE_SIZE = 8, MOST_MONTHS = 24 };

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* How many digits stand right before `at`. */
static size_t digits_before(Text text, size_t at) {
    size_t count = 0;
    while (count < at && is_digit(text.bytes[at - 1 - count])) count++;
    return count;
}

void year_name_read(const char *path, FiscalYear *year) {
    const char *slash = strrchr(path, '/');
    Text name = text_of(slash ? slash + 1 : path);
    for (size_t i = 0; i + 3 + DATE_SIZE <= name.size; i++) {
        if (!text_equal_ignoring_case((Text){name.bytes + i, 3}, TEXT("FEC"))) continue;
        Text date = {name.bytes + i + 3, DATE_SIZE};
        if (!date_read_fec(date, &year->end_in_name, NULL)) continue;
        bool has_siren = digits_before(name, i) == SIREN_SIZE;
        if (has_siren) year->siren = (Text){name.bytes + i - SIREN_SIZE, SIREN_SIZE};
        return;
    }
}

static Date first_day_of_year_to(Date end) {
    return date_add_months(date_add_days(end, 1), -12);
}

/* Whether all lines but one in twenty, at most, lie in the months that end on the date. */
static bool is_nearly_within(const YearSource *source, Date end, int months) {
    Date start = date_add_months(date_add_days(end, 1), -months);
    uint64_t within = day_counts_within(&source->builder.days, start, end);
    return within * 20 >= source->builder.line_count * 19;
}

/* Whether most lines lie in the twelve months that end on the date, or nearly all in the twice
 * twelve months that a long year may have, the last one less than a year before its end. */
static bool is_fitting(const YearSource *source, Date end) {
    if (source->builder.is_balance) return true;
    Date start = first_day_of_year_to(end);
    uint64_t within = day_counts_within(&source->builder.days, start, end);
    if (within * 2 > source->builder.line_count) return true;
    bool is_near = date_compare(day_counts_last(&source->builder.days), start) >= 0;
    return is_near && is_nearly_within(source, end, MOST_MONTHS);
}

static void note_dates(YearSource *source, ErrorCode code, Date a, Date b, Date c) {
    char rooms[3][DATE_TEXT_SIZE];
    fec_note(&source->notes, (FecPlace){0},
             (ErrorCause){code, date_print_iso(a, rooms[0]), date_print_iso(b, rooms[1]),
                          date_print_iso(c, rooms[2])});
}

static void find_end(YearSource *source) {
    FiscalYear *year = &source->year;
    Date first = day_counts_first(&source->builder.days);
    Date last = day_counts_last(&source->builder.days);
    source->opening = carry_opening_date(&source->builder.carry, first);
    year->end = source->builder.is_balance ? year->end_in_name : date_month_end(last);
    if (!date_is_set(year->end_in_name)) return;
    if (is_fitting(source, year->end_in_name)) year->end = year->end_in_name;
}

/* Says how the closing date was found, when it is not the one in the file's name. */
static void note_end(YearSource *source, bool is_chosen) {
    const FiscalYear *year = &source->year;
    Date first = day_counts_first(&source->builder.days);
    Date last = day_counts_last(&source->builder.days);
    if (!date_is_set(year->end_in_name)) {
        bool has_name = strcmp(source->path, "-") != 0;
        const char *slash = strrchr(source->path, '/');
        ErrorCause cause = {ERROR_FEC_NAME, text_of(slash ? slash + 1 : source->path)};
        if (has_name) fec_note(&source->notes, (FecPlace){0}, cause);
    } else if (date_compare(year->end, year->end_in_name) != 0 &&
               !is_fitting(source, year->end_in_name)) {
        note_dates(source, ERROR_FEC_NAME_DATE, year->end_in_name, first, last);
    }
    bool is_named = date_compare(year->end, year->end_in_name) == 0;
    if (!is_chosen && !is_named) note_dates(source, ERROR_FEC_END_FOUND, year->end, first, last);
}

static int newest_first(const void *left, const void *right) {
    const YearSource *a = *(YearSource *const *)left, *b = *(YearSource *const *)right;
    int order = date_compare(b->year.end, a->year.end);
    return order ? order : strcmp(a->path, b->path);
}

static bool is_after(Date a, Date b) {
    return date_compare(a, b) > 0;
}

/* Whether the year lasts more than twelve months: more than stray lines are earlier, on more than
 * one day, and none is too early for a long year. */
static bool is_long(const YearSource *source) {
    const DayCounts *days = &source->builder.days;
    Date end = source->year.end, year_back = first_day_of_year_to(end);
    if (source->builder.is_balance || is_nearly_within(source, end, 12)) return false;
    if (!is_nearly_within(source, end, MOST_MONTHS)) return false;
    size_t earlier = 0;
    for (size_t i = 0; i < days->days.count; i++) {
        earlier += is_after(year_back, days->days.items[i].date);
    }
    return earlier > 1;
}

/* The first day of the first entry's month, or of the longest year there may be. */
static Date start_of_long_year(const YearSource *source) {
    Date first = day_counts_first(&source->builder.days);
    Date month = date_add_days(date_month_end(date_add_months(first, -1)), 1);
    Date earliest = date_add_months(date_add_days(source->year.end, 1), -MOST_MONTHS);
    return is_after(earliest, month) ? earliest : month;
}

/* The opening date of a year by its own entries alone. */
static Date own_start(const YearSource *source) {
    if (date_is_set(source->opening) && !is_after(source->opening, source->year.end)) {
        return source->opening;
    }
    return is_long(source) ? start_of_long_year(source) : first_day_of_year_to(source->year.end);
}

/* The day after the closing of the year before, unless a year is missing in between: the year
 * would last more than twelve months though its own entries begin later. */
static Date start_after(const YearSource *source, Date previous_end) {
    Date next = date_add_days(previous_end, 1);
    Date year_back = first_day_of_year_to(source->year.end);
    if (!is_after(year_back, next)) return next;
    if (source->builder.is_balance) return year_back;
    Date first = day_counts_first(&source->builder.days);
    bool begins_later = !is_after(year_back, first) || date_is_set(source->opening);
    return begins_later ? own_start(source) : next;
}

/* Whether the later source holds days of the earlier one: its opening entries, or most lines. */
static bool is_overlapping(const YearSource *later, const YearSource *earlier) {
    Date end = earlier->year.end;
    if (!is_after(later->year.end, end)) return true;
    if (later->builder.is_balance) return false;
    if (date_is_set(later->opening) && !is_after(later->opening, end)) return true;
    Date after = date_add_days(end, 1), last = day_counts_last(&later->builder.days);
    return day_counts_within(&later->builder.days, after, last) * 2 <= later->builder.line_count;
}

static void note_gap(YearSource *source, Date previous_end) {
    Date from = date_add_days(previous_end, 1), to = date_add_days(source->year.start, -1);
    if (is_after(source->year.start, from)) {
        note_dates(source, ERROR_YEARS_GAP, from, to, (Date){0});
    }
}

static bool find_start(YearSource *source, YearSource *earlier, Date chosen) {
    if (!earlier) {
        source->year.start = date_is_set(chosen) ? chosen : own_start(source);
        return true;
    }
    if (is_overlapping(source, earlier)) {
        ErrorCause cause = {ERROR_YEARS_OVERLAP, text_of(earlier->path)};
        fec_note(&source->notes, (FecPlace){0}, cause);
        return false;
    }
    Date end = earlier->year.end;
    source->year.start = date_is_set(chosen) ? chosen : start_after(source, end);
    note_gap(source, end);
    return true;
}

bool year_dates_may_start(Date start, Date end) {
    Date earliest = date_add_months(date_add_days(end, 1), -MOST_MONTHS);
    return !is_after(start, end) && !is_after(earliest, start);
}

bool year_dates_find(YearSource **sources, size_t count, const ReadingChoices *choices) {
    for (size_t i = 0; i < count; i++) find_end(sources[i]);
    if (count) qsort(sources, count, sizeof *sources, newest_first);
    bool has_end = date_is_set(choices->year_end);
    if (count && has_end) sources[0]->year.end = choices->year_end;
    bool ok = true;
    for (size_t i = count; i-- > 0;) {
        bool is_current = i == 0;
        note_end(sources[i], is_current && has_end);
        YearSource *earlier = i + 1 < count ? sources[i + 1] : NULL;
        ok &= find_start(sources[i], earlier, is_current ? choices->year_start : (Date){0});
    }
    return ok;
}
