/* An assertion says what an account held at the end of a day, by somebody else's word: the balance
 * of a bank statement. It is checked against the books ever after. */
#ifndef DENIER_LEDGER_BOOK_ASSERTION_H
#define DENIER_LEDGER_BOOK_ASSERTION_H

#include "ledger/book/book.h"

typedef struct Assertion {
    Text account;
    Date date;
    Amount amount; /* debit positive: money in the bank */
    bool has_proof;
    Digest proof; /* of the statement that is kept as content */
    Amount found; /* what the books say, drafts included */
} Assertion;

typedef struct Assertions {
    LIST_OF(Assertion) items; /* in order of account and date */
} Assertions;

/* Keeps the balance, in the place of what was asserted of that account and day before. `proof` are
 * the bytes of the statement, or the empty text. Within a transaction; an event of the chain.
 * Errors: ASSERTION_DAY, ENTRY_ACCOUNT, ENTRY_AMOUNT, STORE_*. */
bool assertion_set(Book *book, Assertion *assertion, Text proof, Error *error);

/* All assertions with what the books say; within `from` and `to` where these are dates. Entries of
 * a transaction count from its end on. Owned by the arena. Errors: STORE_*. */
bool assertions_read(Arena *arena, Book *book, Date from, Date to, Assertions *assertions,
                     Error *error);

/* Whether the books agree to the cent. */
bool assertion_holds(const Assertion *assertion);

/* What the account held at the end of that day, which lies in the year: debit positive. Errors:
 * STORE_*. */
bool book_balance_at(Book *book, const BookYear *year, Text account, Date date, Amount *balance,
                     Error *error);

#endif
