/* The proofs of one computed statement; what fails is found once, with account and amount. */
#ifndef DENIER_REPORTS_STATEMENT_CHECK_H
#define DENIER_REPORTS_STATEMENT_CHECK_H

#include "reports/statement_definition.h"

typedef struct StatementCheck {
    Arena *arena;
    const StatementDefinition *definition;
    const FiscalYear *year;
    Findings *findings;
    bool is_opening; /* the opening is checked: what its closing tells too is not said again */
    Amount unplaced; /* of classes 0 to 7, what lies on no line; debit positive */
    Amount given_contributions, received_contributions; /* 86 and 87, debit positive */
} StatementCheck;

/* One account, its third parties added up; debit positive. */
typedef struct AccountSum {
    Text number;
    Text label;
    Amount counted; /* in the statement: its opening or its closing */
    Amount closing;
    Amount unplaced; /* what of `counted` lies on no line */
} AccountSum;

/* Takes note of an account. Findings: ACCOUNT_ABSENT, ACCOUNT_REMOVED, ACCOUNT_COMPANY,
 * ACCOUNT_UNPLACED, ACCOUNT_OUTSIDE. */
void statement_check_account(StatementCheck *check, const AccountSum *account);

/* Compares totals with accounts and with each other. A difference that accounts without a line
 * explain was found with them already. Findings: TOTAL_DIFFERS, RESULTS_DIFFER,
 * CONTRIBUTIONS_DIFFER (art. 211-3), LIAISON_OPEN, BALANCE_SHEET_OPEN. */
void statement_check_totals(StatementCheck *check, const StatementFigures *figures);

#endif
