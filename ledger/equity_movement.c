#include "ledger/equity_movement.h"

#include "ledger/account_group.h"

static const char APPROPRIATED[] = "10 11 12", CARRIED[] = "11 12", OWN_FUNDS[] = "10 11 12 13 14";

static Text account_of(const FiscalYear *year, const Line *line) {
    return year->balances.items[line->balance].account;
}

/* Whether the entry moves amounts between 10, 11 and 12, something of it on 11 or 12. */
static bool is_appropriation(const FiscalYear *year, const Entry *entry) {
    Amount sum = {0};
    bool is_carried = false;
    for (uint32_t i = 0; i < entry->line_count; i++) {
        const Line *line = &year->lines[entry->first_line + i];
        Text account = account_of(year, line);
        if (!account_is_in(account, APPROPRIATED)) continue;
        sum = amount_add(sum, line_amount(line));
        is_carried |= account_is_in(account, CARRIED);
    }
    return is_carried && amount_is_zero(sum);
}

/* The movement of that account in the entry at hand, whose movements begin at `first`. */
static EquityMovement *movement_of(Arena *arena, EquityMovements *movements, size_t first,
                                   const Balance *balance) {
    for (size_t i = first; i < movements->items.count; i++) {
        if (movements->items.items[i].balance == balance) return &movements->items.items[i];
    }
    EquityMovement *movement = LIST_PUSH(arena, &movements->items);
    movement->balance = balance;
    movement->place = account_is_in(balance->account, CARRIED) ? EQUITY_CARRIED : EQUITY_DIRECT;
    return movement;
}

static void add_entry(Arena *arena, const FiscalYear *year, const Entry *entry,
                      EquityMovements *movements) {
    bool is_settled = is_appropriation(year, entry);
    size_t first = movements->items.count;
    for (uint32_t i = 0; i < entry->line_count; i++) {
        const Line *line = &year->lines[entry->first_line + i];
        Text account = account_of(year, line);
        bool is_left_out = is_settled && account_is_in(account, APPROPRIATED);
        if (is_left_out || !account_is_in(account, OWN_FUNDS)) continue;
        const Balance *balance = &year->balances.items[line->balance];
        EquityMovement *movement = movement_of(arena, movements, first, balance);
        movement->entry = entry;
        movement->amount = amount_subtract(movement->amount, line_amount(line));
        Amount *total = &movements->total[movement->place];
        *total = amount_subtract(*total, line_amount(line));
    }
}

EquityMovements equity_movements(Arena *arena, const FiscalYear *year) {
    EquityMovements movements = {0};
    for (uint64_t i = 0; year_has_entries(year) && i < year->entry_count; i++) {
        const Entry *entry = &year->entries[i];
        if (!entry->is_opening && !entry->is_closing) {
            add_entry(arena, year, entry, &movements);
        }
    }
    return movements;
}
