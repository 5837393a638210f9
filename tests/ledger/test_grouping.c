#include "tests/ledger/reading.h"

/* How lines of real files are put together to entries, policy by policy. */

static const FiscalYear *read_year(Reading *reading, const SampleLine *lines) {
    reading->choices.keep_lines = true;
    read_lines_of(reading, lines);
    assert_true(reading->is_read);
    return &reading->books.years[0];
}

/* Without lines kept, the same entries are counted in the same way. */
static void assert_grouped(Reading *reading, const SampleLine *lines, Grouping grouping,
                           uint64_t entries) {
    const FiscalYear *kept = read_year(reading, lines);
    assert_int_equal(kept->grouping, grouping);
    assert_int_equal(kept->entry_count, entries);
    reading->choices.keep_lines = false;
    read_lines_of(reading, lines);
    assert_int_equal(reading->books.years[0].grouping, grouping);
    assert_int_equal(reading->books.years[0].entry_count, entries);
}

static void one_series_of_numbers_is_grouped_by_number(void **state) {
    const SampleLine lines[] = {
        {"AC", "1", "20220105", "606100", "120,00", NULL},
        {"AC", "1", "20220105", "401000", NULL, "120,00"},
        {"BQ", "2", "20220120", "401000", "120,00", NULL},
        {"BQ", "2", "20220120", "512000", NULL, "120,00"},
        {0},
    };
    assert_grouped(*state, lines, GROUPED_BY_NUMBER, 2);
}

static void an_entry_spread_over_two_journals_is_one_entry(void **state) {
    const SampleLine lines[] = {
        {"A", "1", "20220401", "606100", "69,40", NULL},
        {"OD", "1", "20220401", "401000", NULL, "69,40"},
        {"A", "2", "20220402", "606100", "10,00", NULL},
        {"OD", "2", "20220402", "401000", NULL, "10,00"},
        {0},
    };
    assert_grouped(*state, lines, GROUPED_BY_NUMBER, 2);
}

static void numbers_of_each_journal_are_told_by_the_date_that_comes_back(void **state) {
    const SampleLine lines[] = {
        {"AC", "1", "20220105", "606100", "120,00", NULL},
        {"AC", "1", "20220105", "401000", NULL, "120,00"},
        {"BQ", "1", "20220120", "401000", "120,00", NULL},
        {"BQ", "1", "20220120", "512000", NULL, "120,00"},
        {0},
    };
    Reading *reading = *state;
    assert_grouped(reading, lines, GROUPED_BY_JOURNAL_AND_NUMBER, 2);
    assert_int_equal(times_found(reading, ERROR_FEC_BY_JOURNAL_NUMBER), 1);
}

static void numbers_that_begin_again_each_month_need_the_date(void **state) {
    const SampleLine lines[] = {
        {"AC", "1", "20220131", "606100", "120,00", NULL},
        {"AC", "1", "20220131", "401000", NULL, "120,00"},
        {"AC", "1", "20220228", "606100", "80,00", NULL},
        {"AC", "1", "20220228", "401000", NULL, "80,00"},
        {0},
    };
    assert_grouped(*state, lines, GROUPED_BY_JOURNAL_NUMBER_AND_DATE, 2);
}

static void zero_as_every_number_leaves_the_day(void **state) {
    const SampleLine lines[] = {
        {"AC", "0", "20220105", "606100", "120,00", NULL, .piece = "F1"},
        {"AC", "0", "20220105", "606100", "80,00", NULL, .piece = "F2"},
        {"AC", "0", "20220105", "401000", NULL, "120,00", .piece = "F1"},
        {"AC", "0", "20220105", "401000", NULL, "80,00", .piece = "F2"},
        {"AC", "0", "20220106", "606100", "5,00", NULL, .piece = "F3"},
        {"AC", "0", "20220106", "401000", NULL, "5,00", .piece = "F3"},
        {0},
    };
    /* All lines of a day balance together: one entry a day is the first policy that fits. */
    assert_grouped(*state, lines, GROUPED_BY_JOURNAL_NUMBER_AND_DATE, 2);
}

static void one_number_a_line_leaves_the_piece(void **state) {
    const SampleLine lines[] = {
        {"AC", "1", "20220105", "606100", "120,00", NULL, .piece = "F1"},
        {"AC", "2", "20220105", "606100", "80,00", NULL, .piece = "F2"},
        {"AC", "3", "20220105", "401000", NULL, "120,00", .piece = "F1"},
        {"AC", "4", "20220105", "401000", NULL, "80,00", .piece = "F2"},
        {0},
    };
    Reading *reading = *state;
    assert_grouped(reading, lines, GROUPED_BY_JOURNAL_DATE_AND_PIECE, 2);
    assert_int_equal(times_found(reading, ERROR_FEC_BY_PIECE), 1);
}

static void lines_numbered_one_by_one_are_grouped_until_they_balance(void **state) {
    const SampleLine lines[] = {
        {"AC", "1", "20220105", "606100", "100,00", NULL, .piece = "a"},
        {"AC", "2", "20220105", "445660", "20,00", NULL, .piece = "b"},
        {"AC", "3", "20220105", "401000", NULL, "120,00", .piece = "c"},
        {"BQ", "4", "20220106", "401000", "120,00", NULL, .piece = "d"},
        {"BQ", "5", "20220106", "512000", NULL, "120,00", .piece = "e"},
        {0},
    };
    assert_grouped(*state, lines, GROUPED_BY_CONSECUTIVE_LINES, 2);
}

static void journals_that_balance_are_the_last_but_one_resort(void **state) {
    const SampleLine lines[] = {
        {"AC", "1", "20220105", "606100", "100,00", NULL, .piece = "a"},
        {"BQ", "2", "20220106", "401000", "50,00", NULL, .piece = "b"},
        {"AC", "3", "20220107", "401000", NULL, "100,00", .piece = "c"},
        {"BQ", "4", "20220108", "512000", NULL, "50,00", .piece = "d"},
        {0},
    };
    Reading *reading = *state;
    assert_grouped(reading, lines, GROUPED_BY_JOURNAL, 4);
    assert_int_equal(times_found(reading, ERROR_FEC_ONLY_JOURNALS), 1);
    assert_int_equal(times_found(reading, ERROR_FEC_ENTRY_UNBALANCED), 4);
    assert_place(reading, ERROR_FEC_ENTRY_UNBALANCED, 2, 0);
    assert_value(reading, ERROR_FEC_ENTRY_UNBALANCED, 2, "100.00");
}

static void a_file_that_balances_only_as_a_whole_still_gives_balances(void **state) {
    const SampleLine lines[] = {
        {"AC", "1", "20220105", "606100", "100,00", NULL, .piece = "a"},
        {"BQ", "2", "20220106", "512000", NULL, "100,00", .piece = "b"},
        {0},
    };
    Reading *reading = *state;
    assert_grouped(reading, lines, GROUPED_BY_FILE, 2);
    assert_int_equal(times_found(reading, ERROR_FEC_ONLY_FILE), 1);
    assert_closing(&reading->books.years[0], "512000", "-100,00");
}

static void an_entry_over_two_dates_is_whole_when_nothing_else_balances(void **state) {
    const SampleLine lines[] = {
        {"OD", "1", "20220131", "641100", "1000,00", NULL},
        {"OD", "1", "20220201", "421000", NULL, "1000,00"},
        {0},
    };
    assert_grouped(*state, lines, GROUPED_BY_NUMBER, 1);
}

static void a_number_used_twice_is_two_entries_when_no_strict_policy_fits(void **state) {
    const SampleLine lines[] = {
        {"OD", "1", "20220131", "641100", "10,00", NULL, .piece = "a"},
        {"OD", "1", "20220201", "421000", NULL, "10,00", .piece = "b"},
        {"OD", "1", "20220305", "606100", "7,00", NULL, .piece = "c"},
        {"OD", "1", "20220305", "401000", NULL, "7,00", .piece = "c"},
        {0},
    };
    assert_grouped(*state, lines, GROUPED_BY_NUMBER, 2);
}

static void lines_of_an_entry_stand_side_by_side(void **state) {
    const SampleLine lines[] = {
        {"AC", "1", "20220105", "606100", "100,00", NULL},
        {"AC", "2", "20220106", "606100", "30,00", NULL},
        {"AC", "1", "20220105", "401000", NULL, "100,00"},
        {"AC", "2", "20220106", "401000", NULL, "30,00"},
        {0},
    };
    const FiscalYear *year = read_year(*state, lines);
    assert_int_equal(year->entry_count, 2);
    const Entry *second = &year->entries[1];
    assert_text(second->number, "2");
    assert_date(second->date, 2022, 1, 6);
    assert_int_equal(second->first_line, 2);
    assert_int_equal(second->line_count, 2);
    assert_int_equal(year->lines[1].source_line, 4);
    assert_int_equal(year->lines[2].source_line, 3);
    assert_amount(line_amount(&year->lines[3]), "-30,00");
    assert_text(year->balances.items[year->lines[3].balance].account, "401000");
}

static void gaps_in_numbers_are_named(void **state) {
    const SampleLine lines[] = {
        {"AC", "VE-008", "20220105", "606100", "1,00", NULL},
        {"AC", "VE-008", "20220105", "401000", NULL, "1,00"},
        {"AC", "VE-012", "20220106", "606100", "1,00", NULL},
        {"AC", "VE-012", "20220106", "401000", NULL, "1,00"},
        {"AC", "VE-013", "20220107", "606100", "1,00", NULL},
        {"AC", "VE-013", "20220107", "401000", NULL, "1,00"},
        {0},
    };
    Reading *reading = *state;
    assert_grouped(reading, lines, GROUPED_BY_NUMBER, 3);
    assert_int_equal(times_found(reading, ERROR_FEC_NUMBER_GAP), 1);
    assert_value(reading, ERROR_FEC_NUMBER_GAP, 1, "VE-008");
    assert_value(reading, ERROR_FEC_NUMBER_GAP, 2, "VE-012");
}

static void numbers_that_grow_by_a_digit_have_no_gap(void **state) {
    const SampleLine lines[] = {
        {"AC", "9", "20220105", "606100", "1,00", NULL},
        {"AC", "9", "20220105", "401000", NULL, "1,00"},
        {"AC", "10", "20220106", "606100", "1,00", NULL},
        {"AC", "10", "20220106", "401000", NULL, "1,00"},
        {0},
    };
    Reading *reading = *state;
    assert_grouped(reading, lines, GROUPED_BY_NUMBER, 2);
    assert_int_equal(times_found(reading, ERROR_FEC_NUMBER_GAP), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(one_series_of_numbers_is_grouped_by_number),
        ACCOUNTING_TEST(an_entry_spread_over_two_journals_is_one_entry),
        ACCOUNTING_TEST(numbers_of_each_journal_are_told_by_the_date_that_comes_back),
        ACCOUNTING_TEST(numbers_that_begin_again_each_month_need_the_date),
        ACCOUNTING_TEST(zero_as_every_number_leaves_the_day),
        ACCOUNTING_TEST(one_number_a_line_leaves_the_piece),
        ACCOUNTING_TEST(lines_numbered_one_by_one_are_grouped_until_they_balance),
        ACCOUNTING_TEST(journals_that_balance_are_the_last_but_one_resort),
        ACCOUNTING_TEST(a_file_that_balances_only_as_a_whole_still_gives_balances),
        ACCOUNTING_TEST(an_entry_over_two_dates_is_whole_when_nothing_else_balances),
        ACCOUNTING_TEST(a_number_used_twice_is_two_entries_when_no_strict_policy_fits),
        ACCOUNTING_TEST(lines_of_an_entry_stand_side_by_side),
        ACCOUNTING_TEST(gaps_in_numbers_are_named),
        ACCOUNTING_TEST(numbers_that_grow_by_a_digit_have_no_gap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
