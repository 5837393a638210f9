/* Dates as people and files write them, read and printed. */
#ifndef DENIER_ENGINE_DATE_TEXT_H
#define DENIER_ENGINE_DATE_TEXT_H

#include "engine/date.h"
#include "engine/error.h"

/* Reads AAAAMMJJ (art. A47 A-1 XII-4° LPF). Errors: DATE_SYNTAX, DATE_CALENDAR. */
bool date_read_fec(Text text, Date *date, Error *error);

/* Reads 2022-12-31. Errors: DATE_SYNTAX, DATE_CALENDAR. */
bool date_read_iso(Text text, Date *date, Error *error);

/* Reads what is found in the wild: AAAAMMJJ, AAAA-MM-JJ (also with / or .), JJ/MM/AAAA (also
 * with - or .), JJMMAAAA of the years 1900 to 2099, each with a time behind a blank or T.
 * `irregular` tells a form other than AAAAMMJJ. The empty text is no syntax of a date.
 * Errors: DATE_SYNTAX, DATE_CALENDAR. */
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
