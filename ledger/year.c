#include "ledger/year.h"

bool year_has_entries(const FiscalYear *year) {
    return !year->is_balance && year->entries != NULL;
}

bool year_tells_movements(const FiscalYear *year) {
    return !year->is_balance || year->has_opening;
}

Amount year_result(const FiscalYear *year) {
    static const char *const nominal[] = {"6", "7"};
    return amount_negate(balances_closing_under(&year->balances, nominal, 2));
}
