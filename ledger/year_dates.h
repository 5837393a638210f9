/* The dates of fiscal years, found from file names, entries and the command line. */
#ifndef DENIER_LEDGER_YEAR_DATES_H
#define DENIER_LEDGER_YEAR_DATES_H

#include "ledger/year_source.h"

/* Reads what a file's name tells (SIREN and closing date: art. A47 A-1 IX LPF). */
void year_name_read(const char *path, FiscalYear *year);

/* Sets the dates of each year and puts the sources in order, newest first. Closing date: the
 * choice, for the newest; else the date in the file's name when most lines lie in the twelve
 * months before it, or nearly all in the twenty-four and the last one in the twelve; else the last
 * day of the last entry's month. Opening date: the choice, for the newest; else the day after the
 * closing of the year before; else the date of the opening entries; else the first entry's month in
 * a year that is longer; else twelve months back. False, with the reason noted, when two files hold
 * the same days. */
bool year_dates_find(YearSource **sources, size_t count, const ReadingChoices *choices);

/* Whether a year that closes on `end` may open on `start`: not later, and at most twenty-four
 * months before. */
bool year_dates_may_start(Date start, Date end);

#endif
