/* What a year carries forward to the next: its closing balances, third party by third party, and
 * its result on 120 or 129 by its sign.
 *
 * The one piece behind an opening that is derived and an opening entry that is posted. */
#ifndef DENIER_LEDGER_BOOK_CARRIED_FORWARD_H
#define DENIER_LEDGER_BOOK_CARRIED_FORWARD_H

#include "ledger/year.h"

typedef struct Carried {
    Text account, label;
    Text auxiliary, auxiliary_label; /* of accounts 40 to 47; else empty */
    Amount amount;                   /* debit positive, never nil */
} Carried;

/* In order of account and third party; the sum is nil when the year's entries balance. */
typedef struct CarriedForward {
    Carried *items;
    size_t count;
} CarriedForward;

/* What the year carries forward: accounts of classes 1 to 5 that do not close at nil, and the
 * result. Owned by the arena; texts are the year's. */
CarriedForward carried_forward(Arena *arena, const FiscalYear *year);

/* The account that takes the result of a year: 120 or 129 by its sign, filled up with zeros to
 * the length that accounts of the book have. Owned by the arena. */
Text result_account(Arena *arena, const FiscalYear *year, Amount result);

#endif
