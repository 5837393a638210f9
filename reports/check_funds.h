/* Checks of the tables of funds and fixed assets against accounts and statements. */
#ifndef DENIER_REPORTS_CHECK_FUNDS_H
#define DENIER_REPORTS_CHECK_FUNDS_H

#include "reports/check.h"

/* Accounts 193 to 196, and what opening, 6893 to 6896 and 7893 to 7896 make of them. */
CheckResult check_dedicated_funds(const Checking *checking);

/* The line of the bilan, and the table of fonds dédiés. */
CheckResult check_dedicated_funds_bilan(const Checking *checking);

/* The lines of the compte de résultat, and the table: carried forward, and used. */
CheckResult check_dedicated_funds_added(const Checking *checking);
CheckResult check_dedicated_funds_used(const Checking *checking);

/* Account 1911, and what its opening, 6891 and 7891 make of it. */
CheckResult check_deferred_funds(const Checking *checking);

/* The line of the bilan, and the table of fonds reportés. */
CheckResult check_deferred_funds_bilan(const Checking *checking);

/* What moved 204 and 2804, and what moved 1912. */
CheckResult check_usufructs(const Checking *checking);

/* The bilan's fixed assets, gross and written off, and the tables of their movements. */
CheckResult check_assets_gross(const Checking *checking);
CheckResult check_assets_written_off(const Checking *checking);

#endif
