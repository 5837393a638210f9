/* Checks of single accounts: what must be nil, and on which side a balance may be. */
#ifndef DENIER_REPORTS_CHECK_ACCOUNTS_H
#define DENIER_REPORTS_CHECK_ACCOUNTS_H

#include "reports/check.h"

/* 471 to 473: every amount there waits for its account. */
CheckResult check_suspense(const Checking *checking);

/* 58: what leaves one bank arrives at another. */
CheckResult check_transfers(const Checking *checking);

/* 18: both sides of what passes between establishments. */
CheckResult check_liaison(const Checking *checking);

/* Classes 6 and 7 open at nil. */
CheckResult check_opening_classes(const Checking *checking);

/* 12 holds what is left of last year's result, never this year's. */
CheckResult check_carried_result(const Checking *checking);

/* No balance is on a side where it cannot be; those that are merely unusual are named. */
CheckResult check_signs(const Checking *checking);

#endif
