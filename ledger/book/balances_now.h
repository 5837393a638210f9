/* Balances now are those of a year as a transaction leaves them: what is on disk, the opening
 * carried forward, and what the transaction changed. Drafts count. */
#ifndef DENIER_LEDGER_BOOK_BALANCES_NOW_H
#define DENIER_LEDGER_BOOK_BALANCES_NOW_H

#include "ledger/book/book.h"

typedef struct BalancesNow {
    FiscalYear year; /* on disk */
    int64_t number;
    const Sums *sums; /* of the transaction */
} BalancesNow;

/* Owned by the arena; valid as long as the transaction. Errors: STORE_*. */
bool balances_now_read(Arena *arena, Book *book, const BookYear *year, BalancesNow *balances,
                       Error *error);

/* The balance of an account; of one third party of it where `auxiliary` is not empty. */
Amount balance_now(const BalancesNow *balances, Text account, Text auxiliary);

#endif
