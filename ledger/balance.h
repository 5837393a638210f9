/* A balance is what an account (or one third party of an account) opened with, what moved on it,
 * and therefore what it closes with. */
#ifndef DENIER_LEDGER_BALANCE_H
#define DENIER_LEDGER_BALANCE_H

#include "engine/amount.h"
#include "engine/text.h"

typedef struct Balance {
    Text account;
    Text label;
    Text auxiliary; /* the third party's number, for accounts 40 to 47 only; else empty */
    Text auxiliary_label;
    Amount opening_debit, opening_credit; /* carried forward from the year before */
    Amount debit, credit;                 /* movements of the year, as written */
} Balance;

/* Balances of one year, in order of account, then of auxiliary; each pair stands once. */
typedef struct Balances {
    Balance *items;
    size_t count;
} Balances;

/* Signed amounts: debit positive. */
Amount balance_opening(const Balance *balance);
Amount balance_movement(const Balance *balance);
Amount balance_closing(const Balance *balance);

/* How a balance is named to people: "512000  Banque", "467000 PARTBE  Partenaire Belgique". Owned
 * by the arena. */
Text balance_name(Arena *arena, const Balance *balance);

/* Puts the balances in their order. */
void balances_sort(Balances *balances);

/* One balance per account: third parties of an account are added up, `auxiliary` is empty.
 * The result is owned by the arena. */
Balances balances_by_account(Arena *arena, const Balances *balances);

/* Sum of closing amounts of all accounts under any of the `count` prefixes; debit positive. */
Amount balances_closing_under(const Balances *balances, const char *const *prefixes, size_t count);

#endif
