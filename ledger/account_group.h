/* A group of accounts is written as prefixes, with "!" before those left out: "23 !232 !237".
 * The longest prefix that an account lies under decides. */
#ifndef DENIER_LEDGER_ACCOUNT_GROUP_H
#define DENIER_LEDGER_ACCOUNT_GROUP_H

#include "ledger/balance.h"

/* What a group of accounts opened with and what moved on it. The opening is debit positive. */
typedef struct Flow {
    Amount opening;
    Amount debit, credit; /* movements of the year, as written */
} Flow;

/* Whether the account belongs to the group. */
bool account_is_in(Text number, const char *group);

/* The sum of the balances in the group. */
Flow flow_of(const Balances *balances, const char *group);

/* Debit less credit, and opening plus that: debit positive. */
Amount flow_movement(Flow flow);
Amount flow_closing(Flow flow);

#endif
