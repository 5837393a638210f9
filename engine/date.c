#include "engine/date.h"

#include <assert.h>

enum { FIRST_YEAR = 1, LAST_YEAR = 9999, DAYS_IN_400_YEARS = 146097 };
enum {
    FIRST_MONTH = FIRST_YEAR * 12,
    LAST_MONTH = LAST_YEAR * 12 + 11
}; /* counted from the year 0 */

static bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month) {
    assert(month >= 1 && month <= 12);
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return lengths[month - 1] + (month == 2 && is_leap(year));
}

/* Days from 0001-01-01 to the first day of the year. */
static int days_before_year(int year) {
    int past = year - 1;
    return past * 365 + past / 4 - past / 100 + past / 400;
}

/* Days from the first day of the year to the first day of the month. */
static int days_before_month(int year, int month) {
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    return before[month - 1] + (month > 2 && is_leap(year));
}

Date date_of(int year, int month, int day) {
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return (Date){0};
    if (day < 1 || day > month_length(year, month)) return (Date){0};
    return (Date){days_before_year(year) + days_before_month(year, month) + day};
}

/* The year of a set date: an estimate that is at most one too low, then mended. */
static int year_of(Date date) {
    int year = (int)((int64_t)(date.day - 1) * 400 / DAYS_IN_400_YEARS) + 1;
    return date.day > days_before_year(year + 1) ? year + 1 : year;
}

DateParts date_parts(Date date) {
    if (!date_is_set(date)) return (DateParts){0};
    int year = year_of(date);
    int rest = date.day - days_before_year(year);
    int month = (rest - 1) / 31 + 1;
    if (month < 12 && rest > days_before_month(year, month + 1)) month++;
    return (DateParts){year, month, rest - days_before_month(year, month)};
}

bool date_is_set(Date date) {
    return date.day > 0;
}

int date_compare(Date a, Date b) {
    return (a.day > b.day) - (a.day < b.day);
}

Date date_add_days(Date date, int days) {
    int64_t day = (int64_t)date.day + days;
    if (!date_is_set(date) || day < 1 || day > days_before_year(LAST_YEAR + 1)) return (Date){0};
    return (Date){(int32_t)day};
}

Date date_add_months(Date date, int months) {
    if (!date_is_set(date)) return date;
    DateParts parts = date_parts(date);
    int64_t month = (int64_t)parts.year * 12 + parts.month - 1 + months;
    if (month < FIRST_MONTH || month > LAST_MONTH) return (Date){0};
    int year = (int)(month / 12);
    int in_year = (int)(month % 12) + 1;
    int last = month_length(year, in_year);
    return date_of(year, in_year, parts.day < last ? parts.day : last);
}

Date date_month_end(Date date) {
    if (!date_is_set(date)) return date;
    DateParts parts = date_parts(date);
    return date_of(parts.year, parts.month, month_length(parts.year, parts.month));
}
