/* A date is a day of the Gregorian calendar; zero is no date. Read and printed: date_text.h. */
#ifndef DENIER_ENGINE_DATE_H
#define DENIER_ENGINE_DATE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Date {
    int32_t day; /* days since 31 December of the year 0: 1 is 0001-01-01; 0 is no date */
} Date;

typedef struct DateParts {
    int year, month, day;
} DateParts;

/* The date of that day, or no date when the calendar has no such day (years 1 to 9999). */
Date date_of(int year, int month, int day);
DateParts date_parts(Date date);
bool date_is_set(Date date);

/* Negative, zero or positive, as for numbers. */
int date_compare(Date a, Date b);

/* A result outside the years 1 to 9999 is no date, and so is anything counted from no date. */
Date date_add_days(Date date, int days);

/* The same day `months` later (or earlier), the last day of the month where that day is missing. */
Date date_add_months(Date date, int months);

/* The last day of the date's month. */
Date date_month_end(Date date);

#endif
