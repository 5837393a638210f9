#include "ledger/book/carried_forward.h"

#include "engine/builder.h"
#include "ledger/account.h"

Text result_account(Arena *arena, const FiscalYear *year, Amount result) {
    size_t size = 3;
    for (size_t i = 0; i < year->balances.count; i++) {
        size_t other = year->balances.items[i].account.size;
        if (account_class(year->balances.items[i].account) && other > size) size = other;
        if (other > 3) break; /* accounts of a book have one length, or none that would be odd */
    }
    const char *number = amount_sign(result) < 0 ? "129" : "120";
    Builder filled = builder_in(arena);
    builder_add_string(&filled, number);
    builder_repeat(&filled, '0', size - 3);
    return builder_text(&filled);
}

static bool is_carried(Text account) {
    int class = account_class(account);
    return class >= 1 && class <= 5;
}

/* Whether the result comes before that balance, or on it. */
static bool is_behind(const Carried *result, const Balance *balance) {
    return text_compare(result->account, balance->account) <= 0;
}

static void carry(CarriedForward *forward, const Carried *carried) {
    if (amount_is_zero(carried->amount)) return;
    forward->items[forward->count++] = *carried;
}

CarriedForward carried_forward(Arena *arena, const FiscalYear *year) {
    Amount amount = year_result(year);
    Carried result = {
        .account = result_account(arena, year, amount),
        .label = TEXT("Résultat de l'exercice"),
        .amount = amount_negate(amount),
    };
    CarriedForward forward = {.items = ARENA_ARRAY(arena, Carried, year->balances.count + 1)};
    for (size_t i = 0; i < year->balances.count; i++) {
        const Balance *closed = &year->balances.items[i];
        if (!is_carried(closed->account)) continue;
        Carried carried = {closed->account, closed->label, closed->auxiliary,
                           closed->auxiliary_label, balance_closing(closed)};
        if (is_behind(&result, closed)) {
            bool is_same = text_equal(result.account, closed->account) && !closed->auxiliary.size;
            if (is_same) {
                carried.amount = amount_add(carried.amount, result.amount);
            } else {
                carry(&forward, &result);
            }
            result.amount = (Amount){0};
        }
        carry(&forward, &carried);
    }
    carry(&forward, &result);
    return forward;
}
