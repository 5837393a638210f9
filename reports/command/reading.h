/* What a command reads before it can work: the books of the command line and their settings. */
#ifndef DENIER_REPORTS_COMMAND_READING_H
#define DENIER_REPORTS_COMMAND_READING_H

#include "ledger/settings.h"
#include "ledger/year.h"
#include "reports/command/command.h"

typedef struct Reading {
    ReadingChoices choices; /* what the command wants beyond dates and files is its own to set */
    Settings settings;
    Books books; /* begin with the year asked for */
} Reading;

/* Everything that can be refused before a book is opened: finds the books (-f, else DENIER_BOOK),
 * reads dates and settings. Errors: BOOK_*, DATE_*, SETTING_*, FILE_*. */
bool reading_prepare(Session *session, Reading *reading, Error *error);

/* Reads the books and chooses the year of --year. False when they cannot be reported on: with an
 * error, or with findings that were printed already. Errors: FILE_*, YEAR_ABSENT. */
bool reading_run(Session *session, Reading *reading, Findings *findings, Error *error);

#endif
