/* Checks of the statements against the books and against each other. */
#ifndef DENIER_REPORTS_CHECK_STATEMENTS_H
#define DENIER_REPORTS_CHECK_STATEMENTS_H

#include "reports/check.h"

/* Debits of the closing balances, and their credits. */
CheckResult check_ledger_balanced(const Checking *checking);

/* Debits of all entries, and those of the trial balance. */
CheckResult check_sum_of_entries(const Checking *checking);

/* Accounts with a balance that lie on no line, or lines that do not add up: none. */
CheckResult check_accounts_on_lines(const Checking *checking);

/* The result of classes 6 and 7, and that of the compte de résultat. */
CheckResult check_result_of_classes(const Checking *checking);

/* The result of the compte de résultat, and that of the bilan. */
CheckResult check_both_results(const Checking *checking);

/* The result, and the change of own funds less what was posted to them directly. */
CheckResult check_equity(const Checking *checking);

/* Actif and passif. */
CheckResult check_bilan(const Checking *checking);

/* The closing of the year before, and the opening of this one. */
CheckResult check_opening(const Checking *checking);

/* Accounts 87 and accounts 86 (art. 211-3). */
CheckResult check_contributions(const Checking *checking);

#endif
