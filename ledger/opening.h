/* The passage from one year to the next: does the opening equal the closing of the year before? */
#ifndef DENIER_LEDGER_OPENING_H
#define DENIER_LEDGER_OPENING_H

#include "ledger/year.h"

typedef enum OpeningVerdict {
    OPENING_ABSENT,       /* the year has no opening entries: accounts that closed at something
                             differ */
    OPENING_AGREES,       /* account by account */
    OPENING_APPROPRIATED, /* only 10, 11 and 12 differ and their sum agrees */
    OPENING_DIFFERS,
} OpeningVerdict;

typedef struct OpeningDifference {
    Text account;
    Text label;
    Amount closing; /* of the year before, debit positive; the result counts as account 12 */
    Amount opening;
} OpeningDifference;

typedef struct OpeningComparison {
    OpeningVerdict verdict;
    OpeningDifference *differences; /* in order of account */
    size_t count;
} OpeningComparison;

/* Compares account by account (classes 1 to 5). Where the chart of 2025 lies between both years,
 * what an account that it removed carried to one that takes its place is no difference. Owned by
 * the arena. */
OpeningComparison opening_compare(Arena *arena, const FiscalYear *previous, const FiscalYear *year);

#endif
