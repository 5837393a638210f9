#include "ledger/entry.h"

#include "engine/amount_text.h"

Amount line_amount(const Line *line) {
    return amount_subtract(line->debit, line->credit);
}

bool entry_balances(Amount debit, Amount credit, Text number, Error *error) {
    if (amount_compare(debit, credit) == 0) return true;
    char debit_room[AMOUNT_TEXT_SIZE], credit_room[AMOUNT_TEXT_SIZE];
    return error_set(error, ERROR_UNBALANCED, number, amount_print(debit, AMOUNT_SAID, debit_room),
                     amount_print(credit, AMOUNT_SAID, credit_room));
}
