/* A date is a day of the Gregorian calendar; zero is no date. */
#ifndef DENIER_ENGINE_DATE_H
#define DENIER_ENGINE_DATE_H

#include "engine/error.h"
#include "engine/text.h"

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
Date date_add_days(Date date, int days);

/* The same day `months` later (or earlier), the last day of the month where that day is missing. */
Date date_add_months(Date date, int months);

/* The last day of the date's month. */
Date date_month_end(Date date);

/* Reads AAAAMMJJ (art. A47 A-1 XII-4° LPF). Errors: DATE_SYNTAX, DATE_CALENDAR. */
bool date_read_fec(Text text, Date *date, Error *error);

/* Reads 2022-12-31. Errors: DATE_SYNTAX, DATE_CALENDAR. */
bool date_read_iso(Text text, Date *date, Error *error);

/* Reads what is found in the wild: AAAAMMJJ, AAAA-MM-JJ (also with / or .), JJ/MM/AAAA (also
 * with - or .), each with a time behind a blank or T. `irregular` tells a form other than
 * AAAAMMJJ. Errors: DATE_SYNTAX, DATE_CALENDAR. */
bool date_read_any(Text text, Date *date, bool *irregular, Error *error);

enum { DATE_TEXT_SIZE = 32 };

/* "2022-12-31", "31/12/2022" and "20221231"; no date gives the empty text. */
Text date_print_iso(Date date, char room[DATE_TEXT_SIZE]);
Text date_print_french(Date date, char room[DATE_TEXT_SIZE]);
Text date_print_fec(Date date, char room[DATE_TEXT_SIZE]);

/* "31 décembre 2022" ("1er janvier 2022") and "31 December 2022". */
Text date_print_long_french(Date date, char room[DATE_TEXT_SIZE]);
Text date_print_long_english(Date date, char room[DATE_TEXT_SIZE]);

#endif
