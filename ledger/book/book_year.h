/* A year of a book as a fiscal year, for every report. */
#ifndef DENIER_LEDGER_BOOK_BOOK_YEAR_H
#define DENIER_LEDGER_BOOK_BOOK_YEAR_H

#include "ledger/book/book.h"

/* Whether the opening of a year was entered, or is the closing of the year before. */
typedef struct YearReading {
    bool keep_lines;      /* entries and lines are wanted, not only balances */
    bool without_drafts;  /* only what is validated */
    uint64_t draft_count; /* set: how many drafts the year has */
    bool opening_derived; /* set: the opening is the closing of the year before */
} YearReading;

/* The year of that number with its balances and, when wanted, entries and lines. Where the year
 * has no opening entries and there is a year before, its opening is that year's closing, third
 * party by third party, the result on 120 or 129 by its sign. Owned by the arena.
 * Errors: STORE_*. */
bool book_year_read(Arena *arena, Book *book, int64_t number, YearReading *reading,
                    FiscalYear *year, Error *error);

#endif
