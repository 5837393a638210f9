/* An equity movement is what an entry of the year posts directly to own funds: it changes them
 * without passing through the result. */
#ifndef DENIER_LEDGER_EQUITY_MOVEMENT_H
#define DENIER_LEDGER_EQUITY_MOVEMENT_H

#include "ledger/year.h"

typedef enum EquityPlace {
    EQUITY_DIRECT,  /* on 10, 13 or 14: contributions, investment grants, regulated provisions */
    EQUITY_CARRIED, /* on 11 or 12, where only an appropriation may be posted */
} EquityPlace;

/* One account of one entry. */
typedef struct EquityMovement {
    EquityPlace place;
    const Entry *entry;
    const Balance *balance;
    Amount amount; /* credit positive */
} EquityMovement;

typedef struct EquityMovements {
    LIST_OF(EquityMovement) items; /* in the order of the entries */
    Amount total[EQUITY_CARRIED + 1];
} EquityMovements;

/* The movements of a year whose lines were kept. An entry that moves amounts between 10, 11 and
 * 12 only (their sum is nil) appropriates a result, and is none. Owned by the arena. */
EquityMovements equity_movements(Arena *arena, const FiscalYear *year);

#endif
