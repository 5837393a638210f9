/* The sign of a balance tells when an account closes on a side that it should not be on. */
#ifndef DENIER_LEDGER_BALANCE_SIGN_H
#define DENIER_LEDGER_BALANCE_SIGN_H

#include "engine/error.h"
#include "ledger/balance.h"

typedef enum SignVerdict {
    SIGN_USUAL,
    SIGN_UNUSUAL,    /* possible: worth a look, and often worth a note */
    SIGN_IMPOSSIBLE, /* an entry is wrong or missing */
} SignVerdict;

/* Judges the closing of a balance; `reason` is then a msgid, or NULL when the sign is usual. */
SignVerdict balance_sign(const Balance *balance, const char **reason);

#endif
