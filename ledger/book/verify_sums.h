/* The sums and counters that a book maintains, compared with its entries. */
#ifndef DENIER_LEDGER_BOOK_VERIFY_SUMS_H
#define DENIER_LEDGER_BOOK_VERIFY_SUMS_H

#include "ledger/book/verification.h"

/* Balances per account and per tag are those of the entries that verify_entries summed up.
 * Finding: SUM_DIFFERS. Errors: STORE_*. */
bool verify_sums(Verification *verification, Error *error);

/* Counters are those of the entries. Finding: COUNTER_DIFFERS. Errors: STORE_*. */
bool verify_counters(Verification *verification, Error *error);

#endif
