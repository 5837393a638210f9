/* A fiscal year built in a test, account by account: what an FEC of that year would leave. */
#ifndef DENIER_TESTS_REPORTS_SMALL_YEAR_H
#define DENIER_TESTS_REPORTS_SMALL_YEAR_H

#include "reports/statement.h"

typedef struct SmallYear {
    Arena *arena;
    FiscalYear year;
    LIST_OF(Balance) balances;
} SmallYear;

/* A calendar year. */
static inline SmallYear small_year(Arena *arena, int year) {
    SmallYear small = {.arena = arena};
    small.year.source = text_print(arena, "000000000FEC%d1231.txt", year);
    small.year.start = date_of(year, 1, 1);
    small.year.end = date_of(year, 12, 31);
    return small;
}

static inline void put(SmallYear *small, const char *account, const char *auxiliary,
                       int64_t opening, int64_t movement) {
    Balance *balance = LIST_PUSH(small->arena, &small->balances);
    *balance = (Balance){.account = text_of(account), .auxiliary = text_of(auxiliary)};
    balance->label = text_print(small->arena, "Compte %s", account);
    if (auxiliary) balance->auxiliary_label = text_print(small->arena, "Tiers %s", auxiliary);
    Amount before = amount_of_cents(opening), moved = amount_of_cents(movement);
    if (opening >= 0)
        balance->opening_debit = before;
    else
        balance->opening_credit = amount_negate(before);
    if (movement >= 0)
        balance->debit = moved;
    else
        balance->credit = amount_negate(moved);
}

/* What the year moved on an account, in cents, debit positive. */
static inline void posted(SmallYear *small, const char *account, int64_t cents) {
    put(small, account, NULL, 0, cents);
}

/* What the year moved on a third party of an account. */
static inline void posted_to(SmallYear *small, const char *account, const char *third_party,
                             int64_t cents) {
    put(small, account, third_party, 0, cents);
}

/* What the year opened with. */
static inline void opened(SmallYear *small, const char *account, int64_t cents) {
    put(small, account, NULL, cents, 0);
}

static inline const FiscalYear *finished(SmallYear *small) {
    small->year.balances.items = small->balances.items;
    small->year.balances.count = small->balances.count;
    balances_sort(&small->year.balances);
    return &small->year;
}

#endif
