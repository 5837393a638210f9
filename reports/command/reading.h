/* What a command reads before it can work: the books of the command line and their settings. */
#ifndef DENIER_REPORTS_COMMAND_READING_H
#define DENIER_REPORTS_COMMAND_READING_H

#include "ledger/period.h"
#include "ledger/settings.h"
#include "reports/command/command.h"

typedef struct Reading {
    ReadingChoices choices; /* what the command wants beyond dates and files is its own to set */
    Settings settings;      /* of a book, once it is read, its own too */
    Findings of_settings;   /* what is irregular in them */
    bool is_of_book;        /* a book is read, not files */
    Books books;            /* begin with the year asked for */
} Reading;

/* Everything that can be refused before a book is opened: finds the books (-f, else DENIER_BOOK,
 * else the only *.denier of the folder), reads dates and settings. False with an error, or when
 * the settings cannot be read: all that is wrong with them was printed then. Errors: BOOK_*,
 * OPTION_DATE, FILE_*. */
bool reading_prepare(Session *session, Reading *reading, Error *error);

/* Reads an option's date, which may be NULL. Error: OPTION_DATE. */
bool option_date(const char *option, const char *value, Date *date, Error *error);

/* Refuses to write over what the command reads: a book or its settings. Error: OUTPUT_IS_INPUT. */
bool reading_spares(const Session *session, const Reading *reading, const char *target,
                    Error *error);

/* Reads the books and chooses the year of --year, else the one that holds the period (NULL: the
 * newest). What a book sets is added to the settings. False when they cannot be reported on: with
 * an error, or with findings that were printed already. Errors: FILE_*, STORE_*, YEAR_ABSENT,
 * PERIOD_OUTSIDE. */
bool reading_run(Session *session, Reading *reading, const Period *period, Findings *findings,
                 Error *error);

#endif
