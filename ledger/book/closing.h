/* Closing a fiscal year: a list of points, each done, waived with a reason or open, and the act
 * that follows when none is open.
 *
 * Law: art. 921-4 PCG. A closed year never opens again. */
#ifndef DENIER_LEDGER_BOOK_CLOSING_H
#define DENIER_LEDGER_BOOK_CLOSING_H

#include "ledger/book/book.h"

typedef enum ClosingPoint {
    CLOSING_PREVIOUS,      /* the year before is closed */
    CLOSING_DRAFTS,        /* there are none */
    CLOSING_BANK,          /* asserted balances hold */
    CLOSING_BANK_ASSERTED, /* each bank account has its balance asserted on the last day */
    CLOSING_PIECES,        /* each entry has a piece attached */
    CLOSING_SUSPENSE,      /* 471 to 473 and 58 are nil */
    CLOSING_CONTRIBUTIONS, /* 86 = 87 */
    CLOSING_OPENING,       /* the opening is the closing of the year before */
    CLOSING_STATEMENTS,    /* the statements are proven */
    CLOSING_NEXT,          /* opening entries of the next year, where it has some, agree */
    CLOSING_POINTS,
} ClosingPoint;

typedef enum ClosingStatus {
    CLOSING_IS_OPEN,
    CLOSING_IS_WAIVED,
    CLOSING_IS_DONE,
} ClosingStatus;

typedef struct ClosingStep {
    const char *id;    /* "bank-asserted": what a person waives */
    const char *label; /* msgid */
    bool can_be_waived;
    ClosingStatus status;
    Text missing; /* accounts, counts; empty when it is done */
    Text reason;  /* why it is waived; empty when it is not */
} ClosingStep;

typedef struct Closing {
    const BookYear *year;
    ClosingStep steps[CLOSING_POINTS];
} Closing;

/* What the statements say of the year when it closes. */
typedef struct ClosingFigures {
    Amount result, balance_sheet_total;
} ClosingFigures;

/* All points, those of the ledger judged and waivers read. The points from CLOSING_SUSPENSE to
 * CLOSING_STATEMENTS wait for closing_judge: who makes statements knows. Errors: STORE_*. */
bool closing_check(Arena *arena, Book *book, const BookYear *year, Closing *closing, Error *error);

/* Judges a point: done when nothing is missing. Several judgements of a point add up. */
void closing_judge(Arena *arena, Closing *closing, ClosingPoint point, Text missing);

/* Waives a point with a reason, which is kept with the year and in the chain. Within a
 * transaction. Errors: CLOSING_POINT, CLOSING_POINT_FIRM, CLOSING_REASON, YEAR_STATE, STORE_*. */
bool closing_waive(Book *book, const BookYear *year, Text point, Text reason, Error *error);

/* How many points are open; `*names` are their ids, parted by commas. */
size_t closing_open_points(Arena *arena, const Closing *closing, Text *names);

/* Closes the year for ever: opens the next one where there is none, posts and validates its
 * opening entry where it has none, and records result, total, count of entries, head of the chain
 * and waivers. Within a transaction; all points are done or waived. Errors: CLOSING_OPEN,
 * YEAR_STATE, ENTRY_*, STORE_*. */
bool year_close(Book *book, const Closing *closing, ClosingFigures figures, Error *error);

#endif
