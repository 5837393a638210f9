#include "tests/ledger/reading.h"

/* The dates of fiscal years, and the entries that open and close them. */

static const SampleLine WITH_OPENING[] = {
    {"AN", "1", "20220101", "512000", "500,00", NULL, .label = "Report à nouveau"},
    {"AN", "1", "20220101", "110000", NULL, "500,00", .label = "Report à nouveau"},
    {"BQ", "2", "20220315", "512000", "80,00", NULL, .label = "Don"},
    {"BQ", "2", "20220315", "754100", NULL, "80,00", .label = "Don"},
    {0},
};

static const FiscalYear *read_as(Reading *reading, const char *name, const SampleLine *lines) {
    read_bytes(reading, name, fec_of(reading->arena, lines));
    assert_true(reading->is_read);
    return &reading->books.years[0];
}

static void the_name_gives_siren_and_closing_date(void **state) {
    const FiscalYear *year = read_as(*state, "123456789FEC20221231.txt", WITH_OPENING);
    assert_text(year->siren, "123456789");
    assert_date(year->start, 2022, 1, 1);
    assert_date(year->end, 2022, 12, 31);
    assert_date(year->end_in_name, 2022, 12, 31);
}

static void a_name_in_lower_case_or_with_more_around_will_do(void **state) {
    const FiscalYear *year = read_as(*state, "asso-123456789fec20221231_1.csv", WITH_OPENING);
    assert_text(year->siren, "123456789");
    assert_date(year->end, 2022, 12, 31);
    year = read_as(*state, "0123456789FEC20221231.txt", WITH_OPENING);
    assert_text(year->siren, "");
}

static void without_a_name_the_last_entry_gives_the_closing_date(void **state) {
    const FiscalYear *year = read_as(*state, "export.txt", WITH_OPENING);
    assert_date(year->end, 2022, 3, 31);
    assert_date(year->start, 2022, 1, 1); /* of the opening entries */
    assert_int_equal(times_found(*state, ERROR_FEC_NAME), 1);
    assert_value(*state, ERROR_FEC_END_FOUND, 1, "2022-03-31");
}

static void a_name_that_the_entries_do_not_fit_is_told(void **state) {
    const FiscalYear *year = read_as(*state, "123456789FEC20201231.txt", WITH_OPENING);
    assert_date(year->end, 2022, 3, 31);
    assert_value(*state, ERROR_FEC_NAME_DATE, 1, "2020-12-31");
}

static void without_opening_entries_the_year_has_twelve_months(void **state) {
    const FiscalYear *year = read_as(*state, "123456789FEC20220630.txt", WITH_OPENING + 2);
    assert_date(year->start, 2021, 7, 1);
    assert_false(year->has_opening);
}

static void the_command_line_decides_on_the_dates(void **state) {
    Reading *reading = *state;
    reading->choices.year_start = date_of(2021, 10, 1);
    reading->choices.year_end = date_of(2022, 9, 30);
    const FiscalYear *year = read_as(reading, "123456789FEC20221231.txt", WITH_OPENING);
    assert_date(year->start, 2021, 10, 1);
    assert_date(year->end, 2022, 9, 30);
    assert_false(year->has_opening); /* they are not of the first day */
    assert_value(reading, ERROR_FEC_OPENING_DATE, 1, "2022-01-01");
}

static void dates_outside_of_the_year_are_told_line_by_line(void **state) {
    const SampleLine lines[] = {
        {"BQ", "1", "20220315", "512000", "80,00", NULL},
        {"BQ", "1", "20220315", "754100", NULL, "80,00"},
        {"BQ", "2", "20220415", "512000", "80,00", NULL},
        {"BQ", "2", "20220415", "754100", NULL, "80,00"},
        {"BQ", "3", "20230415", "512000", "80,00", NULL},
        {"BQ", "3", "20230415", "754100", NULL, "80,00"},
        {0},
    };
    read_as(*state, "123456789FEC20221231.txt", lines);
    assert_int_equal(times_found(*state, ERROR_FEC_DATE_OUTSIDE), 2);
    assert_place(*state, ERROR_FEC_DATE_OUTSIDE, 6, 0);
    assert_value(*state, ERROR_FEC_DATE_OUTSIDE, 1, "2023-04-15");
}

static void opening_entries_are_no_movements(void **state) {
    const FiscalYear *year = read_as(*state, "123456789FEC20221231.txt", WITH_OPENING);
    Balance bank = balance_in(year, "512000", NULL);
    assert_true(year->has_opening);
    assert_amount(bank.opening_debit, "500,00");
    assert_amount(bank.debit, "80,00");
    assert_amount(balance_closing(&bank), "580,00");
    assert_amount(year_result(year), "80,00");
}

static void opening_entries_are_known_by_journal_or_label(void **state) {
    static const struct {
        const char *journal, *label;
        bool is_opening;
    } cases[] = {
        {"AN", "x", true},           {"RAN", "x", true},
        {"ANO", "x", true},          {"OUV", "x", true},
        {"A-NOUVEAUX", "x", true},   {"OD", "Reprise des soldes", true},
        {"OD", "REPORT 2021", true}, {"OD", "Solde à nouveau", true},
        {"OD", "A-NOUVEAU", true},   {"OD", "\xC0 nouveau", true},
        {"OD", "Emprunt", false},    {"OD", "Nouveau contrat", false},
        {"BAN", "Banque", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        SampleLine lines[5];
        memcpy(lines, WITH_OPENING, sizeof lines);
        lines[0].journal = lines[1].journal = cases[i].journal;
        lines[0].label = lines[1].label = cases[i].label;
        const FiscalYear *year = read_as(*state, "123456789FEC20221231.txt", lines);
        assert_int_equal(year->has_opening, cases[i].is_opening);
    }
}

static void the_opening_journal_may_be_named(void **state) {
    Reading *reading = *state;
    SampleLine lines[5];
    memcpy(lines, WITH_OPENING, sizeof lines);
    lines[0].journal = lines[1].journal = "X1";
    lines[0].label = lines[1].label = "Soldes";
    reading->choices.opening_journal = TEXT("x1");
    assert_true(read_as(reading, "123456789FEC20221231.txt", lines)->has_opening);
    reading->choices.opening_journal = TEXT("AN");
    assert_false(read_as(reading, "123456789FEC20221231.txt", lines)->has_opening);
}

static void an_entry_with_charges_opens_nothing(void **state) {
    const SampleLine lines[] = {
        {"AN", "1", "20220101", "512000", "500,00", NULL},
        {"AN", "1", "20220101", "758000", NULL, "500,00"},
        {0},
    };
    const FiscalYear *year = read_as(*state, "123456789FEC20221231.txt", lines);
    assert_false(year->has_opening);
    assert_amount(year_result(year), "500,00");
}

static void an_entry_of_the_opening_journal_on_another_day_is_a_movement(void **state) {
    SampleLine lines[7] = {{0}};
    memcpy(lines, WITH_OPENING, 4 * sizeof lines[0]);
    lines[4] = (SampleLine){"AN", "3", "20220601", "512000", "1,00", NULL};
    lines[5] = (SampleLine){"AN", "3", "20220601", "110000", NULL, "1,00"};
    const FiscalYear *year = read_as(*state, "123456789FEC20221231.txt", lines);
    assert_amount(balance_in(year, "512000", NULL).opening_debit, "500,00");
    assert_amount(balance_in(year, "512000", NULL).debit, "81,00");
}

static void what_keeps_an_entry_from_opening_the_year_is_told(void **state) {
    const SampleLine lines[] = {
        {"AN", "1", "20220101", "512000", "500,00", NULL},
        {"AN", "1", "20220101", "110000", NULL, "400,00"},
        {"AN", "1", "20220101", "758000", NULL, "60,00"},
        {"AN", "1", "20220101", "754000", NULL, "40,00"},
        {0},
    };
    read_as(*state, "123456789FEC20221231.txt", lines);
    assert_int_equal(times_found(*state, ERROR_FEC_OPENING_MIXED), 1);
    assert_place(*state, ERROR_FEC_OPENING_MIXED, 4, 0);
    assert_value(*state, ERROR_FEC_OPENING_MIXED, 1, "758000");
}

/* A first year of fifteen months: most lines lie in its first three. */
static void a_first_year_may_last_longer_than_twelve_months(void **state) {
    const SampleLine lines[] = {
        {"BQ", "1", "20211005", "512000", "80,00", NULL},
        {"BQ", "1", "20211005", "756000", NULL, "80,00"},
        {"BQ", "2", "20211106", "512000", "80,00", NULL},
        {"BQ", "2", "20211106", "756000", NULL, "80,00"},
        {"BQ", "3", "20220930", "606000", "10,00", NULL},
        {"BQ", "3", "20220930", "512000", NULL, "10,00"},
        {0},
    };
    const FiscalYear *year = read_as(*state, "123456789FEC20221231.txt", lines);
    assert_date(year->start, 2021, 10, 1);
    assert_date(year->end, 2022, 12, 31);
    assert_int_equal(times_found(*state, ERROR_FEC_NAME_DATE), 0);
    assert_int_equal(times_found(*state, ERROR_FEC_DATE_OUTSIDE), 0);
}

static void an_impossible_first_day_is_refused(void **state) {
    Reading *reading = *state;
    reading->choices.year_start = date_of(2023, 1, 1);
    read_lines_of(reading, WITH_OPENING);
    assert_false(reading->is_read);
    assert_int_equal(reading->error.code, ERROR_YEAR_START);
    assert_int_equal(error_kind(ERROR_YEAR_START)->trouble, TROUBLE_USAGE);
    reading->choices.year_start = date_of(2020, 12, 31);
    read_lines_of(reading, WITH_OPENING);
    assert_int_equal(reading->error.code, ERROR_YEAR_START);
    reading->choices.year_start = date_of(2021, 1, 1);
    read_lines_of(reading, WITH_OPENING);
    assert_true(reading->is_read);
}

static void files_of_two_entities_are_refused(void **state) {
    Reading *reading = *state;
    Text fec = fec_of(reading->arena, WITH_OPENING);
    const char *paths[] = {
        written(reading->arena, "123456789FEC20221231.txt", fec),
        written(reading->arena, "987654321FEC20231231.txt", fec),
    };
    read_paths(reading, paths, 2);
    assert_false(reading->is_read);
    assert_int_equal(times_found(reading, ERROR_SIRENS_DIFFER), 1);
    assert_value(reading, ERROR_SIRENS_DIFFER, 1, "987654321");
}

static void standard_input_is_read_once(void **state) {
    Reading *reading = *state;
    const char *paths[] = {"-", "-"};
    read_paths(reading, paths, 2);
    assert_false(reading->is_read);
    assert_int_equal(reading->error.code, ERROR_INPUT_TWICE);
}

static void entries_know_that_they_open_the_year(void **state) {
    Reading *reading = *state;
    reading->choices.keep_lines = true;
    const FiscalYear *year = read_as(reading, "123456789FEC20221231.txt", WITH_OPENING);
    assert_true(year->entries[0].is_opening);
    assert_false(year->entries[1].is_opening);
}

static const SampleLine CLOSED[] = {
    {"BQ", "1", "20220315", "512000", "80,00", NULL},
    {"BQ", "1", "20220315", "754100", NULL, "80,00"},
    {"BQ", "2", "20220316", "606100", "30,00", NULL},
    {"BQ", "2", "20220316", "512000", NULL, "30,00"},
    {"CL", "3", "20221231", "754100", "80,00", NULL},
    {"CL", "3", "20221231", "120000", NULL, "80,00"},
    {"CL", "4", "20221231", "120000", "30,00", NULL},
    {"CL", "4", "20221231", "606100", NULL, "30,00"},
    {0},
};

static void closing_entries_are_left_out_and_told(void **state) {
    Reading *reading = *state;
    reading->choices.keep_lines = true;
    const FiscalYear *year = read_as(reading, "123456789FEC20221231.txt", CLOSED);
    assert_true(year->has_closing);
    assert_amount(year->closing_result, "50,00");
    assert_amount(year_result(year), "50,00");
    assert_closing(year, "754100", "-80,00");
    assert_closing(year, "120000", "0,00");
    assert_true(year->entries[3].is_closing);
    assert_false(year->entries[1].is_closing);
    assert_value(reading, ERROR_FEC_CLOSING_ENTRY, 1, "50.00");
    assert_value(reading, ERROR_FEC_CLOSING_ENTRY, 2, "120000");
}

static void what_does_not_empty_charges_and_products_is_no_closing(void **state) {
    SampleLine lines[7] = {{0}}; /* without the entry that empties 606100 */
    memcpy(lines, CLOSED, 6 * sizeof lines[0]);
    const FiscalYear *year = read_as(*state, "123456789FEC20221231.txt", lines);
    assert_false(year->has_closing);
    assert_closing(year, "754100", "0,00");
}

/* 1000 carried forward, 200 received and 50 spent, before whatever closes the year. */
#define BEFORE_CLOSING                                                                             \
    {"AN", "1", "20220101", "512000", "1000,00", NULL},                                            \
        {"AN", "1", "20220101", "110000", NULL, "1000,00"},                                        \
        {"BQ", "2", "20220305", "512000", "200,00", NULL},                                         \
        {"BQ", "2", "20220305", "756000", NULL, "200,00"},                                         \
        {"BQ", "3", "20220405", "606000", "50,00", NULL}, {                                        \
        "BQ", "3", "20220405", "512000", NULL, "50,00"                                             \
    }

/* One line of closing entry `number`. */
#define CLOSES(number, account, debit, credit)                                                     \
    { "CL", number, "20221231", account, debit, credit }

/* The books are those before closing, with nothing left on 12, 88 and 89. */
static void assert_left_out(Reading *reading, const SampleLine *lines) {
    reading->choices.keep_lines = true;
    const FiscalYear *year = read_as(reading, "123456789FEC20221231.txt", lines);
    assert_true(year->has_closing);
    assert_amount(year->closing_result, "150,00");
    assert_amount(year_result(year), "150,00");
    assert_closing(year, "512000", "1150,00");
    assert_closing(year, "110000", "-1000,00");
    for (size_t i = 0; i < year->balances.count; i++) {
        const Balance *balance = &year->balances.items[i];
        char first = balance->account.bytes[0], second = balance->account.bytes[1];
        bool is_on_the_way = first == '8' || (first == '1' && second == '2');
        if (is_on_the_way) assert_true(amount_is_zero(balance_closing(balance)));
    }
    assert_true(year->entries[year->entry_count - 1].is_closing);
    assert_int_equal(times_found(reading, ERROR_FEC_CLOSING_ENTRY), 1);
    assert_int_equal(times_found(reading, ERROR_CLOSING_DOUBTFUL), 0);
    assert_int_equal(times_found(reading, ERROR_RESULT_POSTED), 0);
    assert_int_equal(times_found(reading, ERROR_RESULT_WAITING), 0);
}

static void a_closing_may_pass_through_891(void **state) {
    const SampleLine lines[] = {
        BEFORE_CLOSING,
        CLOSES("4", "756000", "200,00", NULL),
        CLOSES("4", "891000", NULL, "200,00"),
        CLOSES("5", "891000", "50,00", NULL),
        CLOSES("5", "606000", NULL, "50,00"),
        CLOSES("6", "891000", "150,00", NULL),
        CLOSES("6", "120000", NULL, "150,00"),
        {0},
    };
    assert_left_out(*state, lines);
}

static void a_closing_may_pass_from_129_to_120(void **state) {
    const SampleLine lines[] = {
        BEFORE_CLOSING,
        CLOSES("4", "756000", "200,00", NULL),
        CLOSES("4", "129000", NULL, "200,00"),
        CLOSES("5", "129000", "50,00", NULL),
        CLOSES("5", "606000", NULL, "50,00"),
        CLOSES("6", "129000", "150,00", NULL),
        CLOSES("6", "120000", NULL, "150,00"),
        {0},
    };
    assert_left_out(*state, lines);
}

static void a_closing_may_close_the_balance_sheet_too(void **state) {
    const SampleLine lines[] = {
        BEFORE_CLOSING,
        CLOSES("4", "756000", "200,00", NULL),
        CLOSES("4", "606000", NULL, "50,00"),
        CLOSES("4", "120000", NULL, "150,00"),
        CLOSES("5", "110000", "1000,00", NULL),
        CLOSES("5", "120000", "150,00", NULL),
        CLOSES("5", "891000", NULL, "1150,00"),
        CLOSES("6", "891000", "1150,00", NULL),
        CLOSES("6", "512000", NULL, "1150,00"),
        {0},
    };
    assert_left_out(*state, lines);
}

static void a_closing_that_stops_on_the_way_fails_the_proof(void **state) {
    const SampleLine lines[] = {
        BEFORE_CLOSING,
        CLOSES("4", "756000", "200,00", NULL),
        CLOSES("4", "891000", NULL, "200,00"),
        CLOSES("5", "891000", "50,00", NULL),
        CLOSES("5", "606000", NULL, "50,00"),
        CLOSES("6", "891000", "200,00", NULL),
        CLOSES("6", "120000", NULL, "200,00"),
        {0},
    };
    assert_false(read_as(*state, "123456789FEC20221231.txt", lines)->has_closing);
    assert_int_equal(times_found(*state, ERROR_CLOSING_DOUBTFUL), 2);
    assert_value(*state, ERROR_CLOSING_DOUBTFUL, 3, "891000");
    assert_value(*state, ERROR_CLOSING_DOUBTFUL, 4, "50.00");
}

static void a_closing_of_products_alone_fails_the_proof(void **state) {
    const SampleLine lines[] = {
        BEFORE_CLOSING,
        CLOSES("4", "756000", "200,00", NULL),
        CLOSES("4", "120000", NULL, "200,00"),
        {0},
    };
    assert_false(read_as(*state, "123456789FEC20221231.txt", lines)->has_closing);
    assert_int_equal(error_kind(ERROR_CLOSING_DOUBTFUL)->trouble, TROUBLE_PROOF);
    assert_value(*state, ERROR_CLOSING_DOUBTFUL, 1, "120000");
    assert_value(*state, ERROR_CLOSING_DOUBTFUL, 2, "200.00");
    assert_value(*state, ERROR_CLOSING_DOUBTFUL, 3, "606000");
    assert_int_equal(times_found(*state, ERROR_RESULT_WAITING), 0);
    assert_int_equal(times_found(*state, ERROR_RESULT_POSTED), 0);
}

static void a_result_posted_in_the_year_fails_the_proof(void **state) {
    const SampleLine lines[] = {
        BEFORE_CLOSING,
        {"OD", "4", "20220601", "512000", "30,00", NULL},
        {"OD", "4", "20220601", "120000", NULL, "30,00"},
        {0},
    };
    read_as(*state, "123456789FEC20221231.txt", lines);
    assert_int_equal(error_kind(ERROR_RESULT_POSTED)->trouble, TROUBLE_PROOF);
    assert_value(*state, ERROR_RESULT_POSTED, 1, "120000");
    assert_value(*state, ERROR_RESULT_POSTED, 3, "30.00");
    assert_int_equal(times_found(*state, ERROR_RESULT_WAITING), 0);
}

static void the_appropriation_of_a_result_carried_forward_is_in_order(void **state) {
    const SampleLine lines[] = {
        {"AN", "1", "20220101", "512000", "500,00", NULL},
        {"AN", "1", "20220101", "120000", NULL, "500,00"},
        {"OD", "2", "20220601", "120000", "300,00", NULL},
        {"OD", "2", "20220601", "110000", NULL, "300,00"},
        {0},
    };
    read_as(*state, "123456789FEC20221231.txt", lines);
    assert_int_equal(times_found(*state, ERROR_RESULT_POSTED), 0);
    assert_value(*state, ERROR_RESULT_WAITING, 1, "200.00");
}

static void a_result_that_waits_for_appropriation_is_told(void **state) {
    const SampleLine lines[] = {
        {"AN", "1", "20220101", "512000", "500,00", NULL},
        {"AN", "1", "20220101", "120000", NULL, "500,00"},
        {0},
    };
    const FiscalYear *year = read_as(*state, "123456789FEC20221231.txt", lines);
    assert_closing(year, "120000", "-500,00");
    assert_amount(year_result(year), "0,00");
    assert_value(*state, ERROR_RESULT_WAITING, 1, "500.00");
    assert_value(*state, ERROR_RESULT_WAITING, 2, "120000");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(the_name_gives_siren_and_closing_date),
        ACCOUNTING_TEST(a_name_in_lower_case_or_with_more_around_will_do),
        ACCOUNTING_TEST(without_a_name_the_last_entry_gives_the_closing_date),
        ACCOUNTING_TEST(a_name_that_the_entries_do_not_fit_is_told),
        ACCOUNTING_TEST(without_opening_entries_the_year_has_twelve_months),
        ACCOUNTING_TEST(the_command_line_decides_on_the_dates),
        ACCOUNTING_TEST(dates_outside_of_the_year_are_told_line_by_line),
        ACCOUNTING_TEST(opening_entries_are_no_movements),
        ACCOUNTING_TEST(opening_entries_are_known_by_journal_or_label),
        ACCOUNTING_TEST(the_opening_journal_may_be_named),
        ACCOUNTING_TEST(an_entry_with_charges_opens_nothing),
        ACCOUNTING_TEST(an_entry_of_the_opening_journal_on_another_day_is_a_movement),
        ACCOUNTING_TEST(what_keeps_an_entry_from_opening_the_year_is_told),
        ACCOUNTING_TEST(a_first_year_may_last_longer_than_twelve_months),
        ACCOUNTING_TEST(an_impossible_first_day_is_refused),
        ACCOUNTING_TEST(files_of_two_entities_are_refused),
        ACCOUNTING_TEST(standard_input_is_read_once),
        ACCOUNTING_TEST(entries_know_that_they_open_the_year),
        ACCOUNTING_TEST(closing_entries_are_left_out_and_told),
        ACCOUNTING_TEST(what_does_not_empty_charges_and_products_is_no_closing),
        ACCOUNTING_TEST(a_closing_may_pass_through_891),
        ACCOUNTING_TEST(a_closing_may_pass_from_129_to_120),
        ACCOUNTING_TEST(a_closing_may_close_the_balance_sheet_too),
        ACCOUNTING_TEST(a_closing_that_stops_on_the_way_fails_the_proof),
        ACCOUNTING_TEST(a_closing_of_products_alone_fails_the_proof),
        ACCOUNTING_TEST(a_result_posted_in_the_year_fails_the_proof),
        ACCOUNTING_TEST(the_appropriation_of_a_result_carried_forward_is_in_order),
        ACCOUNTING_TEST(a_result_that_waits_for_appropriation_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
