/* The general ledger: each account's lines with its running balance, and parts of it. */
#include "reports/report.h"

#include "tests/reports/library_book.h"
#include "tests/reports/reporting.h"

static const Document *ledger_of_accounts(Reading *reading, ReportRequest request,
                                          const char *account) {
    const char **accounts = ARENA_ARRAY(reading->arena, const char *, 1);
    accounts[0] = account;
    request.filter.accounts = accounts;
    request.filter.account_count = 1;
    return report_of(reading, "general-ledger", request);
}

static void the_balance_runs_from_line_to_line(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    const Document *document = ledger_of_accounts(reading, (ReportRequest){0}, "512000");
    assert_table(reading->arena, document, "general-ledger",
                 "512000 . . . . . . . . .\n"
                 "line_2 2022-01-01 AN 1 1 . . 5000.00 . 5000.00\n"
                 "line_9 2022-03-20 BQ 3 3 . . 300.00 . 5300.00\n"
                 "line_14 2022-07-01 BQ 5 5 . . . 650.00 4650.00\n"
                 "line_15 2022-09-01 BQ 6 6 . . 260.00 . 4910.00\n"
                 "line_17 2022-11-05 BQ 7 7 . . 1000.00 . 5910.00\n"
                 "512000_total . . . . . . 6560.00 650.00 5910.00\n"
                 "total . . . . . . 6560.00 650.00 5910.00\n");
}

static void the_whole_ledger_is_balanced(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    const Document *document = report_of(reading, "general-ledger", (ReportRequest){0});
    assert_row(reading->arena, document, "general-ledger", "total",
               "total . . . . . . 8460.00 8460.00 0.00");
    assert_int_equal(assert_totals_add_up(table_of(document, "general-ledger")), 8);
}

/* Each account of the ledger closes where the trial balance says. */
static void every_account_ends_at_its_balance(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    const Table *ledger =
        table_of(report_of(reading, "general-ledger", (ReportRequest){0}), "general-ledger");
    const Table *balances =
        table_of(report_of(reading, "trial-balance", (ReportRequest){0}), "trial-balance");
    for (size_t i = 0; i + 1 < balances->rows.count; i++) {
        const Row *account = &balances->rows.items[i];
        Text id = text_print(reading->arena, "%.*s_total", TEXT_ARGUMENTS(account->id));
        const Row *total = table_find_row(ledger, id.bytes);
        assert_non_null(total);
        Amount closing = amount_subtract(account->cells[4].amount, account->cells[5].amount);
        assert_int_equal(amount_compare(total->cells[8].amount, closing), 0);
    }
}

/* Beginnings of numbers choose accounts; the total is that of the lines shown. */
static void accounts_are_chosen_by_the_beginning_of_their_numbers(void **state) {
    static const struct {
        const char *account;
        const char *total;
        size_t rows;
    } CASES[] = {
        {"4", "total . . . . . . 1650.00 1210.00 440.00", 8 + 2 * 2 + 1},
        {"41", "total . . . . . . 1000.00 560.00 440.00", 5 + 2 + 1},
        {"411", "total . . . . . . 1000.00 560.00 440.00", 5 + 2 + 1},
        {"6", "total . . . . . . 250.00 0.00 250.00", 1 + 2 + 1},
        {"606100", "total . . . . . . 250.00 0.00 250.00", 1 + 2 + 1},
        {"6061001", "total . . . . . . 0.00 0.00 0.00", 1},
        {"9", "total . . . . . . 0.00 0.00 0.00", 1},
    };
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const Document *document =
            ledger_of_accounts(reading, (ReportRequest){0}, CASES[i].account);
        assert_row(reading->arena, document, "general-ledger", "total", CASES[i].total);
        const Table *table = table_of(document, "general-ledger");
        assert_int_equal(table->rows.count, CASES[i].rows);
        assert_totals_add_up(table);
    }
}

static void a_period_carries_the_balance_in(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    ReportRequest request = {.has_period = true, .period = period_of("2022-07..2022-09")};
    const Document *document = ledger_of_accounts(reading, request, "512");
    assert_table(reading->arena, document, "general-ledger",
                 "512000 . . . . . . . . .\n"
                 "512000_carried 2022-07-01 . . . . . . . 5300.00\n"
                 "line_14 2022-07-01 BQ 5 5 . . . 650.00 4650.00\n"
                 "line_15 2022-09-01 BQ 6 6 . . 260.00 . 4910.00\n"
                 "512000_total . . . . . . 260.00 650.00 4910.00\n"
                 "total . . . . . . 260.00 650.00 4910.00\n");
}

static void an_account_that_only_carries_a_balance_is_shown(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    ReportRequest request = {.has_period = true, .period = period_of("2022-10..2022-10")};
    const Document *document = report_of(reading, "general-ledger", request);
    const Table *table = table_of(document, "general-ledger");
    assert_row(reading->arena, document, "general-ledger", "110000_carried",
               "110000_carried 2022-10-01 . . . . . . . -5100.00");
    assert_null(table_find_row(table, "401000")); /* nil since July */
    assert_null(table_find_row(table, "740000")); /* moves in November */
    assert_row(reading->arena, document, "general-ledger", "total",
               "total . . . . . . 0.00 0.00 0.00");
}

/* Part of an account's lines has no balance: the column stays empty. */
static void one_third_party_is_shown_without_running_balance(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    ReportRequest request = {.filter = {.third_party = TEXT("C01")}};
    assert_table(reading->arena, report_of(reading, "general-ledger", request), "general-ledger",
                 "411000 . . . . . . . . .\n"
                 "line_3 2022-01-01 AN 1 1 C01 . 300.00 . .\n"
                 "line_7 2022-02-15 VE 2 2 C01 . 500.00 . .\n"
                 "line_10 2022-03-20 BQ 3 3 C01 . . 300.00 .\n"
                 "411000_total . . . . . . 800.00 300.00 .\n"
                 "total . . . . . . 800.00 300.00 .\n");
}

static void amounts_are_found_on_both_sides_with_their_bounds(void **state) {
    static const struct {
        int64_t least, most;
        const char *total;
    } CASES[] = {
        {30000, 30000, "total . . . . . . 600.00 300.00 ."},
        {25000, 26000, "total . . . . . . 510.00 510.00 ."},
        {25001, 25999, "total . . . . . . 0.00 0.00 ."},
        {100000, 510000, "total . . . . . . 6000.00 6100.00 ."},
        {510001, 999999, "total . . . . . . 0.00 0.00 ."},
    };
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        ReportRequest request = {.filter = {.by_amount = true,
                                            .least = amount_of_cents(CASES[i].least),
                                            .most = amount_of_cents(CASES[i].most)}};
        const Document *document = report_of(reading, "general-ledger", request);
        assert_row(reading->arena, document, "general-ledger", "total", CASES[i].total);
        assert_totals_add_up(table_of(document, "general-ledger"));
    }
}

static void lettering_pieces_and_labels_are_those_of_the_line(void **state) {
    static const SampleLine LINES[] = {
        {"AC", "1", "20220301", "606100", "12,00", NULL, NULL, "FA-1", "Papier"},
        {"AC", "1", "20220301", "401000", NULL, "12,00", "F01", "FA-1", "Papeterie du Port", "K"},
        {"BQ", "2", "20220401", "401000", "12,00", NULL, "F01", "VIR-9", "Papeterie du Port", "K"},
        {"BQ", "2", "20220401", "512000", NULL, "12,00", NULL, "VIR-9", "Papeterie du Port"},
        {0},
    };
    Reading *reading = *state;
    keep_lines_of(reading, LINES);
    const Document *document = ledger_of_accounts(reading, (ReportRequest){0}, "401");
    assert_row(reading->arena, document, "general-ledger", "line_3",
               "line_3 2022-03-01 AC 1 FA-1 F01 K . 12.00 -12.00");
    assert_row(reading->arena, document, "general-ledger", "line_4",
               "line_4 2022-04-01 BQ 2 VIR-9 F01 K 12.00 . 0.00");
    const Table *table = table_of(document, "general-ledger");
    assert_text(table_find_row(table, "line_3")->label, "Papeterie du Port");
    assert_text(table_find_row(table, "401000")->label, "401000  Compte 401000");
    assert_text(table_find_row(table, "401000_total")->label, "Total du compte 401000");
}

/* Entries that close classes 6 and 7 are no business of the year: the ledger leaves them out. */
static void closing_entries_are_left_out(void **state) {
    static const SampleLine LINES[] = {
        {"BQ", "1", "20220301", "512000", "90,00", NULL},
        {"BQ", "1", "20220301", "756000", NULL, "90,00"},
        {"BQ", "2", "20220401", "606100", "40,00", NULL},
        {"BQ", "2", "20220401", "512000", NULL, "40,00"},
        {"OD", "3", "20221231", "756000", "90,00", NULL},
        {"OD", "3", "20221231", "606100", NULL, "40,00"},
        {"OD", "3", "20221231", "120000", NULL, "50,00"},
        {0},
    };
    Reading *reading = *state;
    keep_lines_of(reading, LINES);
    assert_int_equal(times_found(reading, ERROR_FEC_CLOSING_ENTRY), 1);
    const Document *document = report_of(reading, "general-ledger", (ReportRequest){0});
    assert_null(table_find_row(table_of(document, "general-ledger"), "120000"));
    assert_row(reading->arena, document, "general-ledger", "756000_total",
               "756000_total . . . . . . 0.00 90.00 -90.00");
    assert_row(reading->arena, document, "general-ledger", "total",
               "total . . . . . . 130.00 130.00 0.00");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(the_balance_runs_from_line_to_line),
        ACCOUNTING_TEST(the_whole_ledger_is_balanced),
        ACCOUNTING_TEST(every_account_ends_at_its_balance),
        ACCOUNTING_TEST(accounts_are_chosen_by_the_beginning_of_their_numbers),
        ACCOUNTING_TEST(a_period_carries_the_balance_in),
        ACCOUNTING_TEST(an_account_that_only_carries_a_balance_is_shown),
        ACCOUNTING_TEST(one_third_party_is_shown_without_running_balance),
        ACCOUNTING_TEST(amounts_are_found_on_both_sides_with_their_bounds),
        ACCOUNTING_TEST(lettering_pieces_and_labels_are_those_of_the_line),
        ACCOUNTING_TEST(closing_entries_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
