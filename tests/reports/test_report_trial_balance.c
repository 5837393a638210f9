/* The trial balance of a small book, reckoned by hand. */
#include "reports/report.h"

#include "tests/reports/library_book.h"
#include "tests/reports/reporting.h"
#include "tests/reports/small_year.h"

static void each_account_opens_moves_and_closes(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    const Document *document = report_of(reading, "trial-balance", (ReportRequest){0});
    assert_table(reading->arena, document, "trial-balance",
                 "110000 0.00 5100.00 0.00 0.00 0.00 5100.00\n"
                 "401000 0.00 400.00 650.00 250.00 0.00 0.00\n"
                 "411000 500.00 0.00 500.00 560.00 440.00 0.00\n"
                 "512000 5000.00 0.00 1560.00 650.00 5910.00 0.00\n"
                 "606100 0.00 0.00 250.00 0.00 250.00 0.00\n"
                 "706000 0.00 0.00 0.00 500.00 0.00 500.00\n"
                 "740000 0.00 0.00 0.00 1000.00 0.00 1000.00\n"
                 "total 5500.00 5500.00 2960.00 2960.00 6600.00 6600.00\n");
    assert_int_equal(assert_totals_add_up(table_of(document, "trial-balance")), 1);
    assert_int_equal(document->tables.count, 1);
    assert_int_equal(table_of(document, "trial-balance")->notes.count, 0);
}

static void a_period_opens_with_what_came_before_it(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    ReportRequest spring = {.has_period = true, .period = period_of("2022-04..2022-06")};
    assert_table(reading->arena, report_of(reading, "trial-balance", spring), "trial-balance",
                 "110000 0.00 5100.00 0.00 0.00 0.00 5100.00\n"
                 "401000 0.00 400.00 0.00 250.00 0.00 650.00\n"
                 "411000 700.00 0.00 0.00 0.00 700.00 0.00\n"
                 "512000 5300.00 0.00 0.00 0.00 5300.00 0.00\n"
                 "606100 0.00 0.00 250.00 0.00 250.00 0.00\n"
                 "706000 0.00 500.00 0.00 0.00 0.00 500.00\n"
                 "total 6000.00 6000.00 250.00 250.00 6250.00 6250.00\n");
}

static void periods_that_follow_each_other_join_up(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    const char *const quarters[] = {"2022-01..2022-03", "2022-04..2022-06", "2022-07..2022-09",
                                    "2022-10..2022-12"};
    Amount closing = {0};
    for (size_t i = 0; i < 4; i++) {
        ReportRequest request = {.has_period = true, .period = period_of(quarters[i])};
        const Document *document = report_of(reading, "trial-balance", request);
        const Row *bank = table_find_row(table_of(document, "trial-balance"), "512000");
        if (i > 0) assert_int_equal(amount_compare(bank->cells[0].amount, closing), 0);
        closing = bank->cells[4].amount;
    }
    assert_amount(closing, "5910,00");
}

static void an_account_that_is_nil_throughout_is_left_out_unless_asked_for(void **state) {
    Reading *reading = *state;
    SmallYear small = small_year(reading->arena, 2022);
    posted(&small, "512000", 10000);
    posted(&small, "530000", 0);
    posted(&small, "756000", -10000);
    FiscalYear year = *finished(&small);
    reading->books = (Books){&year, 1};
    const Document *usual = report_of(reading, "trial-balance", (ReportRequest){0});
    assert_null(table_find_row(table_of(usual, "trial-balance"), "530000"));
    const Document *whole = report_of(reading, "trial-balance", (ReportRequest){.all_lines = true});
    assert_row(reading->arena, whole, "trial-balance", "530000",
               "530000 0.00 0.00 0.00 0.00 0.00 0.00");
    assert_row(reading->arena, whole, "trial-balance", "total",
               "total 0.00 0.00 100.00 100.00 100.00 100.00");
}

static void an_account_that_moved_and_is_nil_again_stays(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    ReportRequest request = {.language = LANGUAGE_ENGLISH};
    const Document *document = report_of(reading, "trial-balance", request);
    const Row *bookshops = table_find_row(table_of(document, "trial-balance"), "401000");
    assert_non_null(bookshops);
    assert_text(bookshops->label, "401000  Compte 401000");
}

static void closing_balances_alone_are_said_to_stand_for_movements(void **state) {
    Reading *reading = *state;
    SmallYear small = small_year(reading->arena, 2022);
    posted(&small, "512000", 10000);
    posted(&small, "756000", -10000);
    FiscalYear year = *finished(&small);
    year.is_balance = true;
    reading->books = (Books){&year, 1};
    ReportRequest request = {.language = LANGUAGE_ENGLISH};
    const Table *table = table_of(report_of(reading, "trial-balance", request), "trial-balance");
    assert_int_equal(table->notes.count, 1);
    year.has_opening = true;
    table = table_of(report_of(reading, "trial-balance", request), "trial-balance");
    assert_int_equal(table->notes.count, 0);
}

static void heads_are_in_the_language_asked_for(void **state) {
    static const struct {
        Language language;
        const char *heading, *opening, *closing, *title;
    } CASES[] = {
        {LANGUAGE_FRENCH, "Compte", "Ouverture débit", "Clôture crédit", "Balance générale"},
        {LANGUAGE_ENGLISH, "Account", "Opening debit", "Closing credit", "Trial balance"},
        {LANGUAGE_BILINGUAL, "Compte / Account", "Ouverture débit / Opening debit",
         "Clôture crédit / Closing credit", "Balance générale / Trial balance"},
    };
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        ReportRequest request = {.language = CASES[i].language};
        const Document *document = report_of(reading, "trial-balance", request);
        const Table *table = table_of(document, "trial-balance");
        assert_text(table->label_heading, CASES[i].heading);
        assert_text(table->columns[0].label, CASES[i].opening);
        assert_text(table->columns[5].label, CASES[i].closing);
        assert_text(document->title, CASES[i].title);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(each_account_opens_moves_and_closes),
        ACCOUNTING_TEST(a_period_opens_with_what_came_before_it),
        ACCOUNTING_TEST(periods_that_follow_each_other_join_up),
        ACCOUNTING_TEST(an_account_that_is_nil_throughout_is_left_out_unless_asked_for),
        ACCOUNTING_TEST(an_account_that_moved_and_is_nil_again_stays),
        ACCOUNTING_TEST(closing_balances_alone_are_said_to_stand_for_movements),
        ACCOUNTING_TEST(heads_are_in_the_language_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
