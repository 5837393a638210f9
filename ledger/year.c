#include "ledger/year.h"

bool year_has_entries(const FiscalYear *year) {
    return !year->is_balance && year->entries != NULL;
}

bool year_tells_movements(const FiscalYear *year) {
    return !year->is_balance || year->has_opening;
}

LineHead year_line_head(const FiscalYear *year, const Entry *entry, const Line *line) {
    if (line->head) return year->line_heads[line->head - 1];
    return (LineHead){entry->number, entry->journal, entry->date, entry->valid_date};
}

Text year_line_entry(const FiscalYear *year, const Entry *entry, const Line *line) {
    return entry->name.size ? entry->name : year_line_head(year, entry, line).number;
}

Amount year_result(const FiscalYear *year) {
    static const char *const nominal[] = {"6", "7"};
    return amount_negate(balances_closing_under(&year->balances, nominal, 2));
}
