/* The status of a book: of each year what is done and what is missing. */
#ifndef DENIER_LEDGER_BOOK_BOOK_STATUS_H
#define DENIER_LEDGER_BOOK_BOOK_STATUS_H

#include "ledger/book/assertion.h"

typedef enum OpeningOrigin {
    OPENING_IS_NONE,    /* every account begins at nil */
    OPENING_IS_DERIVED, /* from the closing of the year before */
    OPENING_IS_ENTERED,
} OpeningOrigin;

/* An account that should hold nothing, or wait for nobody, and does. */
typedef struct OpenAccount {
    Text account, label;
    Amount amount; /* debit positive */
} OpenAccount;

typedef LIST_OF(OpenAccount) OpenAccounts;

typedef struct YearStatus {
    BookYear about;
    uint64_t draft_count, validated_count, line_count;
    OpeningOrigin opening;
    OpenAccounts suspense; /* 471 to 473 and 58 (art. 944-47 and 945-58 PCG) */
    Assertions failed;     /* balances of bank statements that the books do not agree with */
    Amount waiting;        /* the result on 12 that awaits appropriation, a surplus positive */
    bool is_sealed;
} YearStatus;

typedef struct BookStatus {
    LIST_OF(YearStatus) years; /* in order of date */
} BookStatus;

/* Reads the status of all years. Owned by the arena. Errors: STORE_*. */
bool book_status_read(Arena *arena, Book *book, BookStatus *status, Error *error);

#endif
