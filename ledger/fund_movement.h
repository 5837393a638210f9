/* A fund movement is what dedicated or deferred funds of one kind opened with, took in, gave out
 * and close with, told from the accounts alone (art. 431-6 and 431-7 of règlement ANC 2018-06). */
#ifndef DENIER_LEDGER_FUND_MOVEMENT_H
#define DENIER_LEDGER_FUND_MOVEMENT_H

#include "ledger/balance.h"

typedef enum FundKind {
    FUND_GRANTS,        /* 194, 6894, 7894: subventions d'exploitation */
    FUND_CONTRIBUTIONS, /* 195, 6895, 7895: contributions financières d'autres organismes */
    FUND_GENEROSITY,    /* 196, 6896, 7896: ressources liées à la générosité du public */
    FUND_FOUNDATIONS,   /* 193, 6893, 7893: fondations abritées */
    FUND_DEDICATED,     /* so many kinds of fonds dédiés; fonds reportés follow */
    FUND_LEGACIES = FUND_DEDICATED, /* 1911, 6891, 7891 */
    FUND_USUFRUCTS,                 /* 1912, which class 6 and 7 never meet (art. 213-2) */
    FUND_KINDS,
} FundKind;

/* Credit positive. */
typedef struct FundMovement {
    Amount opening;
    Amount additions; /* carried to the fund: reports */
    Amount used;      /* taken from it: utilisations */
    Amount rest;      /* what else moved the account: transfers between kinds, or a fault */
    Amount closing;
} FundMovement;

FundMovement fund_movement(const Balances *balances, FundKind kind);

/* The sum of all kinds of fonds dédiés. */
FundMovement fund_movement_total(const Balances *balances);

/* Whether the fund has a balance or moved. */
bool fund_is_used(const FundMovement *movement);

/* The accounts of the kind: those of the fund, and those of classes 6 and 7 that move it, as a
 * group of accounts. */
const char *fund_accounts(FundKind kind);

#endif
