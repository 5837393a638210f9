#include "ledger/fund_movement.h"

#include "ledger/account_group.h"

/* The groups of accounts of a kind. Without `addition` the fund's own credits and debits tell. */
static const struct {
    const char *balance, *addition, *use, *all;
} ACCOUNTS[FUND_KINDS] = {
    [FUND_GRANTS] = {"194", "6894", "7894", "194 6894 7894"},
    [FUND_CONTRIBUTIONS] = {"195", "6895", "7895", "195 6895 7895"},
    [FUND_GENEROSITY] = {"196", "6896", "7896", "196 6896 7896"},
    [FUND_FOUNDATIONS] = {"193", "6893", "7893", "193 6893 7893"},
    [FUND_LEGACIES] = {"191 !1912", "6891", "7891", "191 6891 7891 !1912"},
    [FUND_USUFRUCTS] = {"1912", NULL, NULL, "1912 204 2804"},
};

FundMovement fund_movement(const Balances *balances, FundKind kind) {
    Flow flow = flow_of(balances, ACCOUNTS[kind].balance);
    FundMovement movement = {.opening = amount_negate(flow.opening),
                             .additions = flow.credit,
                             .used = flow.debit,
                             .closing = amount_negate(flow_closing(flow))};
    if (ACCOUNTS[kind].addition) {
        movement.additions = flow_movement(flow_of(balances, ACCOUNTS[kind].addition));
        movement.used = amount_negate(flow_movement(flow_of(balances, ACCOUNTS[kind].use)));
    }
    Amount told = amount_subtract(amount_add(movement.opening, movement.additions), movement.used);
    movement.rest = amount_subtract(movement.closing, told);
    return movement;
}

FundMovement fund_movement_total(const Balances *balances) {
    FundMovement total = {0};
    for (FundKind kind = 0; kind < FUND_DEDICATED; kind++) {
        FundMovement movement = fund_movement(balances, kind);
        total.opening = amount_add(total.opening, movement.opening);
        total.additions = amount_add(total.additions, movement.additions);
        total.used = amount_add(total.used, movement.used);
        total.rest = amount_add(total.rest, movement.rest);
        total.closing = amount_add(total.closing, movement.closing);
    }
    return total;
}

bool fund_is_used(const FundMovement *movement) {
    return !amount_is_zero(movement->opening) || !amount_is_zero(movement->additions) ||
           !amount_is_zero(movement->used) || !amount_is_zero(movement->rest) ||
           !amount_is_zero(movement->closing);
}

const char *fund_accounts(FundKind kind) {
    return ACCOUNTS[kind].all;
}
