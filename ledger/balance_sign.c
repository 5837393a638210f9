#include "ledger/balance_sign.h"

#include "ledger/account_group.h"

/* Accounts whose balance on that side (1: debit, -1: credit) says something. The first row that
 * fits decides. */
static const struct {
    const char *group;
    int side;
    SignVerdict verdict;
    const char *reason;
} SIGNS[] = {
    {"53", -1, SIGN_IMPOSSIBLE, N_("a cash box cannot hold less than nothing")},
    {"20 21 22 23 24 25 26 27 !229 !269 !279", -1, SIGN_IMPOSSIBLE,
     N_("more fixed assets left than came")},
    {"28 29 39 49 59", 1, SIGN_IMPOSSIBLE, N_("more was written back than written off")},
    {"19", 1, SIGN_IMPOSSIBLE, N_("more funds were used than carried forward")},
    {"31 32 33 34 35 36 37 38", -1, SIGN_IMPOSSIBLE, N_("a stock cannot be less than nothing")},
    {"15", 1, SIGN_IMPOSSIBLE, N_("more of a provision was taken back than made")},
    {"401 403 404 405 408", 1, SIGN_UNUSUAL, N_("a supplier owes: paid twice, or in advance")},
    {"411 413 416 418", -1, SIGN_UNUSUAL, N_("a user is owed: paid twice, or in advance")},
    {"421 427 428", 1, SIGN_UNUSUAL, N_("staff owes: an advance on pay")},
    {"43", 1, SIGN_UNUSUAL, N_("a social security body owes: paid too much")},
    {"164", 1, SIGN_UNUSUAL, N_("a loan is repaid beyond what was borrowed")},
    {"512 514 515 517 !5186", -1, SIGN_UNUSUAL, N_("the bank is overdrawn")},
    {"486", -1, SIGN_UNUSUAL, N_("prepaid expenses are an asset")},
    {"487", 1, SIGN_UNUSUAL, N_("deferred income is a debt")},
};

SignVerdict balance_sign(const Balance *balance, const char **reason) {
    int side = amount_sign(balance_closing(balance));
    *reason = NULL;
    for (size_t i = 0; side && i < sizeof SIGNS / sizeof *SIGNS; i++) {
        if (side != SIGNS[i].side || !account_is_in(balance->account, SIGNS[i].group)) continue;
        *reason = SIGNS[i].reason;
        return SIGNS[i].verdict;
    }
    return SIGN_USUAL;
}
