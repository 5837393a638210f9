/* Periods: what a year looks like when only some of its days are wanted. */
#include "ledger/period.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { BANK, RENT, DUES, ACCOUNTS };

/* A year of three months: 500.00 carried forward, rent paid in January, dues in January and in
 * March. */
static FiscalYear small_year(Arena *arena) {
    static const struct {
        int month, day;
        bool is_opening;
        uint32_t debit, credit;
        int64_t cents;
    } ENTRIES[] = {
        {1, 1, true, BANK, BANK, 50000}, /* its counterpart is left out: only the bank is watched */
        {1, 15, false, RENT, BANK, 30000},
        {1, 31, false, BANK, DUES, 2000},
        {3, 5, false, BANK, DUES, 4500},
    };
    const size_t count = sizeof ENTRIES / sizeof *ENTRIES;
    FiscalYear year = {.start = date_of(2022, 1, 1), .end = date_of(2022, 3, 31)};
    year.balances = (Balances){ARENA_ARRAY(arena, Balance, ACCOUNTS), ACCOUNTS};
    const char *const numbers[] = {"512000", "613200", "756000"};
    for (size_t i = 0; i < ACCOUNTS; i++) year.balances.items[i].account = text_of(numbers[i]);
    year.entries = ARENA_ARRAY(arena, Entry, count);
    year.lines = ARENA_ARRAY(arena, Line, 2 * count);
    for (size_t i = 0; i < count; i++) {
        uint32_t lines = ENTRIES[i].is_opening ? 1 : 2;
        year.entries[i] = (Entry){.date = date_of(2022, ENTRIES[i].month, ENTRIES[i].day),
                                  .first_line = (uint32_t)year.line_count,
                                  .line_count = lines,
                                  .is_opening = ENTRIES[i].is_opening};
        Amount amount = amount_of_cents(ENTRIES[i].cents);
        year.lines[year.line_count] = (Line){.balance = ENTRIES[i].debit, .debit = amount};
        year.lines[year.line_count + 1] = (Line){.balance = ENTRIES[i].credit, .credit = amount};
        year.line_count += lines;
        year.entry_count++;
    }
    return year;
}

static int64_t cents(Amount amount) {
    return (int64_t)amount.cents;
}

static void reads_days_and_months(void **state) {
    (void)state;
    Period period;
    assert_true(period_read(TEXT("2022-01-15..2022-03-31"), &period, NULL));
    assert_int_equal(date_compare(period.from, date_of(2022, 1, 15)), 0);
    assert_true(period_read(TEXT("2022-02..2024-02"), &period, NULL));
    assert_int_equal(date_compare(period.from, date_of(2022, 2, 1)), 0);
    assert_int_equal(date_compare(period.to, date_of(2024, 2, 29)), 0);
    assert_true(period_read(TEXT("..2022-06-30"), &period, NULL));
    assert_false(date_is_set(period.from));
}

static void refuses_what_is_not_a_period(void **state) {
    (void)state;
    const char *const wrong[] = {
        "2022", "2022-01-01", "2022-05..2022-04", "2022-13..2022-14", "2022-02-30..", "a..b"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        Period period;
        Error error = {0};
        assert_false(period_read(text_of(wrong[i]), &period, &error));
        assert_int_not_equal(error.code, ERROR_NONE);
    }
}

static void carries_earlier_movements_into_the_opening(void **state) {
    Arena *arena = *state;
    FiscalYear year = small_year(arena);
    Period march = {date_of(2022, 3, 1), date_of(2022, 3, 31)};
    FiscalYear cut = year_within(arena, &year, march, PERIOD_CARRIES);
    const Balance *bank = &cut.balances.items[BANK];
    assert_int_equal(cents(balance_opening(bank)), 50000 - 30000 + 2000);
    assert_int_equal(cents(balance_movement(bank)), 4500);
    assert_int_equal(cents(balance_closing(bank)), 26500);
    assert_int_equal(cut.entry_count, 1);
}

static void drops_earlier_income_for_a_statement_of_the_period(void **state) {
    Arena *arena = *state;
    FiscalYear year = small_year(arena);
    Period march = {date_of(2022, 3, 1), date_of(2022, 3, 31)};
    FiscalYear cut = year_within(arena, &year, march, PERIOD_DROPS);
    assert_int_equal(cents(balance_closing(&cut.balances.items[DUES])), -4500);
    assert_int_equal(cents(balance_closing(&cut.balances.items[RENT])), 0);
    assert_int_equal(cents(balance_opening(&cut.balances.items[BANK])), 50000);
}

static void leaves_out_what_comes_after(void **state) {
    Arena *arena = *state;
    FiscalYear year = small_year(arena);
    FiscalYear cut =
        year_within(arena, &year, (Period){.to = date_of(2022, 1, 31)}, PERIOD_CARRIES);
    assert_int_equal(cents(balance_closing(&cut.balances.items[BANK])), 22000);
    assert_int_equal(cut.entry_count, 3);
    assert_int_equal(date_compare(cut.end, date_of(2022, 1, 31)), 0);
}

static void the_whole_year_is_the_year(void **state) {
    Arena *arena = *state;
    FiscalYear year = small_year(arena);
    FiscalYear cut = year_within(arena, &year, (Period){0}, PERIOD_CARRIES);
    assert_int_equal(cut.entry_count, year.entry_count);
    assert_int_equal(cut.line_count, year.line_count);
    assert_int_equal(cents(balance_closing(&cut.balances.items[BANK])), 26500);
}

static int open_arena(void **state) {
    *state = arena_create();
    return 0;
}

static int close_arena(void **state) {
    arena_destroy(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_days_and_months),
        cmocka_unit_test(refuses_what_is_not_a_period),
        cmocka_unit_test(carries_earlier_movements_into_the_opening),
        cmocka_unit_test(drops_earlier_income_for_a_statement_of_the_period),
        cmocka_unit_test(leaves_out_what_comes_after),
        cmocka_unit_test(the_whole_year_is_the_year),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
