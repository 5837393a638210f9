/* Keeping: what commands that work on a book share. */
#ifndef DENIER_REPORTS_COMMAND_KEEPING_H
#define DENIER_REPORTS_COMMAND_KEEPING_H

#include "ledger/book/book_open.h"
#include "reports/command/command.h"

/* The path of the book: the one -f, else DENIER_BOOK, else the only *.denier of the folder. NULL
 * with BOOK_MISSING, BOOK_MANY or BOOK_KIND. */
const char *keeping_path(Session *session, Error *error);

/* Whether the name is that of a book: NAME.denier. */
bool names_book(const char *path);

/* The only *.denier of the folder; NULL with BOOK_NONE or BOOK_MANY. */
const char *only_book_here(Session *session, Error *error);

/* Opens the book; says so when it must wait for another program. The book's author is --user, else
 * DENIER_USER, else the name of the login. A book whose last events are not those that were
 * recorded is not written to; one that is read is said to be doubtful, and the program's exit code
 * tells it. Errors: as keeping_path, BOOK_DOUBTFUL, STORE_*. */
bool keeping_open(Session *session, StoreMode mode, Book *book, Error *error);

/* The same without a look at the last events: for who looks at them all, or tells what they show
 * among other findings. */
bool keeping_open_unverified(Session *session, StoreMode mode, Book *book, Error *error);

/* Looks at the last events of a book that is read. What is doubtful is a finding, and the
 * program's exit code tells it. Errors: STORE_*. */
bool keeping_looks_right(Session *session, Book *book, Findings *findings, Error *error);

/* Who writes. */
Text keeping_author(const Session *session);

/* Ends the transaction: writes it, or on a dry run says that nothing was written and forgets it.
 * Errors: STORE_*. */
bool keeping_commit(Session *session, Book *book, Error *error);

/* Whether to go on: --yes, or a person at a terminal who answers so. Without a terminal and
 * without --yes it is no, with CONFIRMATION_MISSING. `question` is a msgid. */
bool keeping_confirms(Session *session, const char *question, Error *error);

/* The year of --year, else the newest. Error: YEAR_ABSENT. */
const BookYear *keeping_year(Session *session, const Book *book, Error *error);

/* Reads --numbering; leaves what is there when it is not given. Error: OPTION_CHOICE. */
bool keeping_numbering(const Session *session, Numbering *numbering, Error *error);

/* Prints the error, and gives the exit code that it leads to. */
ExitCode keeping_fail(const Session *session, const Error *error);

#endif
