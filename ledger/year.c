#include "ledger/year.h"

Amount year_result(const FiscalYear *year) {
    static const char *const nominal[] = {"6", "7"};
    return amount_negate(balances_closing_under(&year->balances, nominal, 2));
}
