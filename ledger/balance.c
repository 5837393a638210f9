#include "ledger/balance.h"

#include "ledger/account.h"

#include <stdlib.h>

Amount balance_opening(const Balance *balance) {
    return amount_subtract(balance->opening_debit, balance->opening_credit);
}

Amount balance_movement(const Balance *balance) {
    return amount_subtract(balance->debit, balance->credit);
}

Amount balance_closing(const Balance *balance) {
    return amount_add(balance_opening(balance), balance_movement(balance));
}

Text balance_name(Arena *arena, const Balance *balance) {
    bool has_auxiliary = balance->auxiliary.size > 0;
    Text label = has_auxiliary ? balance->auxiliary_label : balance->label;
    return text_print(arena, "%.*s%s%.*s  %.*s", TEXT_ARGUMENTS(balance->account),
                      has_auxiliary ? " " : "", TEXT_ARGUMENTS(balance->auxiliary),
                      TEXT_ARGUMENTS(label));
}

static int by_account(const void *left, const void *right) {
    const Balance *a = left, *b = right;
    int order = text_compare(a->account, b->account);
    return order ? order : text_compare(a->auxiliary, b->auxiliary);
}

void balances_sort(Balances *balances) {
    if (balances->count) qsort(balances->items, balances->count, sizeof(Balance), by_account);
}

static void merge(Balance *total, const Balance *part) {
    total->opening_debit = amount_add(total->opening_debit, part->opening_debit);
    total->opening_credit = amount_add(total->opening_credit, part->opening_credit);
    total->debit = amount_add(total->debit, part->debit);
    total->credit = amount_add(total->credit, part->credit);
}

Balances balances_by_account(Arena *arena, const Balances *balances) {
    Balances merged = {.items = ARENA_ARRAY(arena, Balance, balances->count)};
    for (size_t i = 0; i < balances->count; i++) {
        const Balance *part = &balances->items[i];
        Balance *last = merged.count ? &merged.items[merged.count - 1] : NULL;
        if (last && text_equal(last->account, part->account)) {
            merge(last, part);
            continue;
        }
        merged.items[merged.count] = *part;
        merged.items[merged.count].auxiliary = (Text){0};
        merged.items[merged.count++].auxiliary_label = (Text){0};
    }
    return merged;
}

static bool is_under_any(Text account, const char *const *prefixes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (account_is_under(account, prefixes[i])) return true;
    }
    return false;
}

Amount balances_closing_under(const Balances *balances, const char *const *prefixes, size_t count) {
    Amount total = {0};
    for (size_t i = 0; i < balances->count; i++) {
        const Balance *balance = &balances->items[i];
        if (!is_under_any(balance->account, prefixes, count)) continue;
        total = amount_add(total, balance_closing(balance));
    }
    return total;
}
