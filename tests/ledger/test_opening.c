#include "tests/ledger/reading.h"

#include "ledger/opening.h"

/* From one year to the next. */

static const SampleLine YEAR_2021[] = {
    {"BQ", "1", "20210115", "512000", "100,00", NULL},
    {"BQ", "1", "20210115", "102000", NULL, "100,00"},
    {"BQ", "2", "20210315", "512000", "80,00", NULL},
    {"BQ", "2", "20210315", "754100", NULL, "80,00"},
    {0},
};

/* Opens 2022 with these amounts on 512000, 102000, 110000 and 120000. */
static void read_both(Reading *reading, const char *bank, const char *fund, const char *carried,
                      const char *result) {
    const SampleLine lines[] = {
        {"AN", "1", "20220101", "512000", bank, NULL},
        {"AN", "1", "20220101", "102000", NULL, fund},
        {"AN", "1", "20220101", "110000", NULL, carried},
        {"AN", "1", "20220101", "120000", NULL, result},
        {0},
    };
    const char *paths[] = {
        written(reading->arena, "123456789FEC20211231.txt", fec_of(reading->arena, YEAR_2021)),
        written(reading->arena, "123456789FEC20221231.txt", fec_of(reading->arena, lines)),
    };
    read_paths(reading, paths, 2);
}

static OpeningComparison compared(Reading *reading) {
    assert_true(reading->is_read);
    assert_int_equal(reading->books.count, 2);
    return opening_compare(reading->arena, &reading->books.years[1], &reading->books.years[0]);
}

static void the_newest_year_comes_first(void **state) {
    Reading *reading = *state;
    read_both(reading, "180,00", "100,00", "0,00", "80,00");
    assert_date(reading->books.years[0].start, 2022, 1, 1);
    assert_date(reading->books.years[0].end, 2022, 12, 31);
    assert_date(reading->books.years[1].end, 2021, 12, 31);
}

static void the_result_is_carried_on_account_12(void **state) {
    Reading *reading = *state;
    read_both(reading, "180,00", "100,00", "0,00", "80,00");
    assert_int_equal(compared(reading).verdict, OPENING_AGREES);
    assert_int_equal(times_found(reading, ERROR_OPENING_DIFFERS), 0);
}

static void a_result_appropriated_at_opening_agrees(void **state) {
    Reading *reading = *state;
    read_both(reading, "180,00", "100,00", "80,00", "0,00");
    OpeningComparison comparison = compared(reading);
    assert_int_equal(comparison.verdict, OPENING_APPROPRIATED);
    assert_int_equal(comparison.count, 2);
    assert_text(comparison.differences[0].account, "110000");
    assert_amount(comparison.differences[0].opening, "-80,00");
    assert_value(reading, ERROR_OPENING_APPROPRIATED, 1, "110000 -80.00, 12 80.00");
}

static void an_opening_that_differs_fails_the_proof(void **state) {
    Reading *reading = *state;
    read_both(reading, "175,00", "100,00", "0,00", "75,00");
    OpeningComparison comparison = compared(reading);
    assert_int_equal(comparison.verdict, OPENING_DIFFERS);
    assert_int_equal(times_found(reading, ERROR_OPENING_DIFFERS), 2);
    assert_int_equal(error_kind(ERROR_OPENING_DIFFERS)->trouble, TROUBLE_PROOF);
    const Finding *finding = finding_of_kind(reading, ERROR_OPENING_DIFFERS);
    assert_string_equal(finding->first.items[1].arguments[0], "512000");
    assert_string_equal(finding->first.items[1].arguments[1], SAID("180.00"));
    assert_string_equal(finding->first.items[1].arguments[2], SAID("175.00"));
    assert_string_equal(finding->first.items[1].arguments[3], "2021-12-31");
}

/* A year that closes on accounts that the chart of the next one may have taken away. */
static void read_across(Reading *reading, int year, const SampleLine *opening) {
    const SampleLine closing[] = {
        {"BQ", "1", text_print(reading->arena, "%d0115", year).bytes, "512000", "600,00", NULL},
        {"BQ", "1", text_print(reading->arena, "%d0115", year).bytes, "468700", "120,00", NULL},
        {"BQ", "1", text_print(reading->arena, "%d0115", year).bytes, "157000", NULL, "220,00"},
        {"BQ", "1", text_print(reading->arena, "%d0115", year).bytes, "102000", NULL, "500,00"},
        {0},
    };
    const char *names[] = {text_print(reading->arena, "123456789FEC%d1231.txt", year).bytes,
                           text_print(reading->arena, "123456789FEC%d1231.txt", year + 1).bytes};
    const char *paths[] = {written(reading->arena, names[0], fec_of(reading->arena, closing)),
                           written(reading->arena, names[1], fec_of(reading->arena, opening))};
    read_paths(reading, paths, 2);
}

static void an_opening_on_the_accounts_of_2025_agrees(void **state) {
    const SampleLine opening[] = {
        {"AN", "1", "20250101", "512000", "600,00", NULL},
        {"AN", "1", "20250101", "467000", "120,00", NULL},
        {"AN", "1", "20250101", "152500", NULL, "70,00"},
        {"AN", "1", "20250101", "152700", NULL, "150,00"},
        {"AN", "1", "20250101", "102000", NULL, "500,00"},
        {0},
    };
    read_across(*state, 2024, opening);
    assert_int_equal(compared(*state).verdict, OPENING_AGREES);
    assert_int_equal(times_found(*state, ERROR_OPENING_DIFFERS), 0);
}

static void what_the_accounts_of_2025_do_not_carry_still_differs(void **state) {
    const SampleLine opening[] = {
        {"AN", "1", "20250101", "512000", "600,00", NULL},
        {"AN", "1", "20250101", "467000", "100,00", NULL},
        {"AN", "1", "20250101", "152500", NULL, "220,00"},
        {"AN", "1", "20250101", "102000", NULL, "480,00"},
        {0},
    };
    read_across(*state, 2024, opening);
    OpeningComparison comparison = compared(*state);
    assert_int_equal(comparison.verdict, OPENING_DIFFERS);
    assert_int_equal(comparison.count, 2);
    assert_text(comparison.differences[0].account, "102000");
    assert_text(comparison.differences[1].account, "468700");
    assert_amount(comparison.differences[1].closing, "120,00");
    assert_amount(comparison.differences[1].opening, "100,00");
}

static void numbers_change_with_the_chart_only(void **state) {
    const SampleLine opening[] = {
        {"AN", "1", "20230101", "512000", "600,00", NULL},
        {"AN", "1", "20230101", "467000", "120,00", NULL},
        {"AN", "1", "20230101", "157000", NULL, "220,00"},
        {"AN", "1", "20230101", "102000", NULL, "500,00"},
        {0},
    };
    read_across(*state, 2022, opening);
    assert_int_equal(compared(*state).verdict, OPENING_DIFFERS);
    assert_int_equal(times_found(*state, ERROR_OPENING_DIFFERS), 2);
}

static void without_opening_entries_there_is_nothing_to_compare(void **state) {
    Reading *reading = *state;
    SampleLine lines[3] = {{0}};
    lines[0] = (SampleLine){"BQ", "1", "20220205", "512000", "5,00", NULL};
    lines[1] = (SampleLine){"BQ", "1", "20220205", "754100", NULL, "5,00"};
    const char *paths[] = {
        written(reading->arena, "123456789FEC20221231.txt", fec_of(reading->arena, lines)),
        written(reading->arena, "123456789FEC20211231.txt", fec_of(reading->arena, YEAR_2021)),
    };
    read_paths(reading, paths, 2);
    assert_int_equal(compared(reading).verdict, OPENING_ABSENT);
}

/* Without opening entries, what closed is lost: a failed proof for each account. */
static void closings_that_nothing_carries_forward_fail_the_proof(void **state) {
    Reading *reading = *state;
    const SampleLine lines[] = {
        {"BQ", "1", "20220205", "512000", "5,00", NULL},
        {"BQ", "1", "20220205", "754100", NULL, "5,00"},
        {0},
    };
    const char *paths[] = {
        written(reading->arena, "123456789FEC20221231.txt", fec_of(reading->arena, lines)),
        written(reading->arena, "123456789FEC20211231.txt", fec_of(reading->arena, YEAR_2021)),
    };
    read_paths(reading, paths, 2);
    assert_int_equal(times_found(reading, ERROR_OPENING_MISSING), 2);
    assert_value(reading, ERROR_RESULT_UNOPENED, 1, "80.00");
    assert_int_equal(error_kind(ERROR_OPENING_MISSING)->trouble, TROUBLE_PROOF);
    assert_value(reading, ERROR_OPENING_MISSING, 1, "102000");
    assert_value(reading, ERROR_OPENING_MISSING, 2, "-100.00");
    assert_int_equal(times_found(reading, ERROR_OPENING_JOURNAL_LIKELY), 0);
}

static void the_journal_that_would_make_the_opening_agree_is_named(void **state) {
    Reading *reading = *state;
    const SampleLine lines[] = {
        {"X1", "1", "20220101", "512000", "180,00", NULL},
        {"X1", "1", "20220101", "102000", NULL, "100,00"},
        {"X1", "1", "20220101", "120000", NULL, "80,00"},
        {"BQ", "2", "20220101", "512000", "5,00", NULL},
        {"BQ", "2", "20220101", "411000", NULL, "5,00"},
        {0},
    };
    const char *paths[] = {
        written(reading->arena, "123456789FEC20221231.txt", fec_of(reading->arena, lines)),
        written(reading->arena, "123456789FEC20211231.txt", fec_of(reading->arena, YEAR_2021)),
    };
    read_paths(reading, paths, 2);
    assert_true(times_found(reading, ERROR_OPENING_MISSING) > 0);
    assert_value(reading, ERROR_OPENING_JOURNAL_LIKELY, 1, "X1");
    paths[0] = written(reading->arena, "123456789FEC20221231.txt", fec_of(reading->arena, lines));
    paths[1] =
        written(reading->arena, "123456789FEC20211231.txt", fec_of(reading->arena, YEAR_2021));
    reading->choices.opening_journal = TEXT("X1");
    read_paths(reading, paths, 2);
    assert_int_equal(times_found(reading, ERROR_OPENING_MISSING), 0);
    assert_int_equal(compared(reading).verdict, OPENING_AGREES);
}

static void a_year_alone_without_opening_is_told(void **state) {
    Reading *reading = *state;
    const char *path =
        written(reading->arena, "123456789FEC20211231.txt", fec_of(reading->arena, YEAR_2021));
    read_paths(reading, &path, 1);
    assert_value(reading, ERROR_FEC_OPENING_ABSENT, 1, "2021-01-01");
    assert_int_equal(times_found(reading, ERROR_OPENING_MISSING), 0);
}

/* What a label says beside an opening journal is no opening. */
static void labels_count_for_nothing_beside_an_opening_journal(void **state) {
    Reading *reading = *state;
    const SampleLine lines[] = {
        {"AN", "1", "20220101", "512000", "180,00", NULL},
        {"AN", "1", "20220101", "102000", NULL, "180,00"},
        {"BQ", "2", "20220101", "401000", "20,00", NULL, NULL, NULL, "Report échéance"},
        {"BQ", "2", "20220101", "512000", NULL, "20,00", NULL, NULL, "Report échéance"},
        {0},
    };
    reading->choices.keep_lines = true;
    read_lines_of(reading, lines);
    const FiscalYear *year = &reading->books.years[0];
    assert_amount(balance_in(year, "512000", NULL).opening_credit, "0,00");
    assert_amount(balance_in(year, "512000", NULL).credit, "20,00");
    assert_false(year->entries[1].is_opening);
}

static void closing_entries_of_the_year_before_change_nothing(void **state) {
    Reading *reading = *state;
    SampleLine before[8] = {{0}};
    memcpy(before, YEAR_2021, 4 * sizeof before[0]);
    before[4] = (SampleLine){"CL", "3", "20211231", "754100", "80,00", NULL};
    before[5] = (SampleLine){"CL", "3", "20211231", "120000", NULL, "80,00"};
    const SampleLine now[] = {
        {"AN", "1", "20220101", "512000", "180,00", NULL},
        {"AN", "1", "20220101", "102000", NULL, "100,00"},
        {"AN", "1", "20220101", "120000", NULL, "80,00"},
        {0},
    };
    const char *paths[] = {
        written(reading->arena, "123456789FEC20221231.txt", fec_of(reading->arena, now)),
        written(reading->arena, "123456789FEC20211231.txt", fec_of(reading->arena, before)),
    };
    read_paths(reading, paths, 2);
    assert_int_equal(compared(reading).verdict, OPENING_AGREES);
    assert_true(reading->books.years[1].has_closing);
}

static void the_same_year_twice_is_refused(void **state) {
    Reading *reading = *state;
    Text fec = fec_of(reading->arena, YEAR_2021);
    const char *paths[] = {
        written(reading->arena, "123456789FEC20211231.txt", fec),
        written(reading->arena, "123456789FEC20211231b.txt", fec),
    };
    read_paths(reading, paths, 2);
    assert_false(reading->is_read);
    assert_int_equal(times_found(reading, ERROR_YEARS_OVERLAP), 1);
}

static void years_that_share_months_are_refused(void **state) {
    Reading *reading = *state;
    const char *paths[] = {
        written(reading->arena, "123456789FEC20211231.txt", fec_of(reading->arena, YEAR_2021)),
        written(reading->arena, "123456789FEC20210630.txt", fec_of(reading->arena, YEAR_2021)),
    };
    read_paths(reading, paths, 2);
    assert_false(reading->is_read);
    assert_int_equal(times_found(reading, ERROR_YEARS_OVERLAP), 1);
}

static void a_missing_year_in_between_is_told(void **state) {
    Reading *reading = *state;
    const SampleLine lines[] = {
        {"AN", "1", "20230101", "512000", "180,00", NULL},
        {"AN", "1", "20230101", "102000", NULL, "180,00"},
        {0},
    };
    const char *paths[] = {
        written(reading->arena, "123456789FEC20211231.txt", fec_of(reading->arena, YEAR_2021)),
        written(reading->arena, "123456789FEC20231231.txt", fec_of(reading->arena, lines)),
    };
    read_paths(reading, paths, 2);
    assert_true(reading->is_read);
    assert_date(reading->books.years[0].start, 2023, 1, 1);
    assert_value(reading, ERROR_YEARS_GAP, 1, "2022-01-01");
    assert_value(reading, ERROR_YEARS_GAP, 2, "2022-12-31");
    assert_int_equal(times_found(reading, ERROR_OPENING_DIFFERS), 0);
}

static void a_year_begins_the_day_after_the_closing_before(void **state) {
    Reading *reading = *state;
    SampleLine lines[3] = {{0}};
    lines[0] = (SampleLine){"BQ", "1", "20220205", "512000", "5,00", NULL};
    lines[1] = (SampleLine){"BQ", "1", "20220205", "754100", NULL, "5,00"};
    const char *paths[] = {
        written(reading->arena, "123456789FEC20220630.txt", fec_of(reading->arena, lines)),
        written(reading->arena, "123456789FEC20211231.txt", fec_of(reading->arena, YEAR_2021)),
    };
    read_paths(reading, paths, 2);
    assert_date(reading->books.years[0].start, 2022, 1, 1);
    assert_date(reading->books.years[0].end, 2022, 6, 30);
    assert_date(reading->books.years[1].start, 2021, 1, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(the_newest_year_comes_first),
        ACCOUNTING_TEST(the_result_is_carried_on_account_12),
        ACCOUNTING_TEST(a_result_appropriated_at_opening_agrees),
        ACCOUNTING_TEST(an_opening_that_differs_fails_the_proof),
        ACCOUNTING_TEST(an_opening_on_the_accounts_of_2025_agrees),
        ACCOUNTING_TEST(what_the_accounts_of_2025_do_not_carry_still_differs),
        ACCOUNTING_TEST(numbers_change_with_the_chart_only),
        ACCOUNTING_TEST(without_opening_entries_there_is_nothing_to_compare),
        ACCOUNTING_TEST(closings_that_nothing_carries_forward_fail_the_proof),
        ACCOUNTING_TEST(the_journal_that_would_make_the_opening_agree_is_named),
        ACCOUNTING_TEST(a_year_alone_without_opening_is_told),
        ACCOUNTING_TEST(labels_count_for_nothing_beside_an_opening_journal),
        ACCOUNTING_TEST(closing_entries_of_the_year_before_change_nothing),
        ACCOUNTING_TEST(the_same_year_twice_is_refused),
        ACCOUNTING_TEST(years_that_share_months_are_refused),
        ACCOUNTING_TEST(a_missing_year_in_between_is_told),
        ACCOUNTING_TEST(a_year_begins_the_day_after_the_closing_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
