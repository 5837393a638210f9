#include "ledger/book/balances_now.h"

#include "ledger/book/book_year.h"

bool balances_now_read(Arena *arena, Book *book, const BookYear *year, BalancesNow *balances,
                       Error *error) {
    YearReading reading = {0};
    *balances = (BalancesNow){.number = year->number, .sums = &book->now.sums};
    return book_year_read(arena, book, year->number, &reading, &balances->year, error);
}

static bool is_of(Text account, Text auxiliary, Text wanted, Text third_party) {
    return text_equal(account, wanted) && (!third_party.size || text_equal(auxiliary, third_party));
}

Amount balance_now(const BalancesNow *balances, Text account, Text auxiliary) {
    Amount total = {0};
    const Balances *disk = &balances->year.balances;
    for (size_t i = 0; i < disk->count; i++) {
        const Balance *balance = &disk->items[i];
        if (!is_of(balance->account, balance->auxiliary, account, auxiliary)) continue;
        total = amount_add(total, balance_closing(balance));
    }
    for (size_t i = 0; i < balances->sums->items.count; i++) {
        const Sum *sum = &balances->sums->items.items[i];
        bool counts =
            sum->year == balances->number && !sum->dimension.size && sum->kind != ENTRY_CLOSING;
        if (!counts || !is_of(sum->account, sum->auxiliary, account, auxiliary)) continue;
        total = amount_add(total, amount_subtract(sum->debit, sum->credit));
    }
    return total;
}
