/* Third parties: what each owes or is owed, and how old its open items are. */
#include "reports/report_third_parties.h"

#include "tests/reports/library_book.h"
#include "tests/reports/reporting.h"

static void what_is_owed_is_never_set_off_between_third_parties(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    const Document *document =
        report_of(reading, "trial-balance", (ReportRequest){.third_parties = true});
    assert_table(reading->arena, document, "third-parties",
                 "401000 . . . . . .\n"
                 "401000.F01 0.00 400.00 650.00 250.00 0.00 0.00\n"
                 "411000 . . . . . .\n"
                 "411000.C01 300.00 0.00 500.00 300.00 500.00 0.00\n"
                 "411000.C02 200.00 0.00 0.00 260.00 0.00 60.00\n"
                 "total 500.00 400.00 1150.00 810.00 500.00 60.00\n");
    assert_int_equal(assert_totals_add_up(table_of(document, "third-parties")), 1);
    assert_null(document_find_table(document, "trial-balance"));
}

static void rows_are_named_by_their_third_party_below_the_account(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    const Document *document =
        report_of(reading, "trial-balance", (ReportRequest){.third_parties = true});
    const Table *table = table_of(document, "third-parties");
    const Row *heading = table_find_row(table, "401000");
    const Row *bookshop = table_find_row(table, "401000.F01");
    assert_int_equal(heading->kind, ROW_HEADING);
    assert_int_equal(heading->level, 0);
    assert_text(bookshop->label, "F01  Tiers F01");
    assert_int_equal(bookshop->level, 1);
}

static void an_account_without_third_parties_is_a_row_of_its_own(void **state) {
    static const SampleLine LINES[] = {
        {"OD", "1", "20220301", "428600", NULL, "70,00"},
        {"OD", "1", "20220301", "641100", "70,00", NULL},
        {"OD", "2", "20220302", "467000", "30,00", NULL, "D01"},
        {"OD", "2", "20220302", "467000", NULL, "10,00"},
        {"OD", "2", "20220302", "512000", NULL, "20,00"},
        {0},
    };
    Reading *reading = *state;
    keep_lines_of(reading, LINES);
    const Document *document =
        report_of(reading, "trial-balance", (ReportRequest){.third_parties = true});
    const Table *table = table_of(document, "third-parties");
    assert_row(reading->arena, document, "third-parties", "428600",
               "428600 0.00 0.00 0.00 70.00 0.00 70.00");
    assert_int_equal(table_find_row(table, "428600")->level, 0);
    assert_row(reading->arena, document, "third-parties", "467000.D01",
               "467000.D01 0.00 0.00 30.00 0.00 30.00 0.00");
    assert_row(reading->arena, document, "third-parties", "total",
               "total 0.00 0.00 30.00 80.00 30.00 80.00");
    assert_null(table_find_row(table, "512000"));
}

/* Invoices on both sides of each bound of age, one settled, one paid in part. */
static const SampleLine INVOICES[] = {
    {"AC", "1", "20220601", "606100", "800,00", NULL},
    {"AC", "1", "20220601", "401000", NULL, "800,00", "F03", NULL, NULL, "A"},
    {"BQ", "2", "20220701", "401000", "800,00", NULL, "F03", NULL, NULL, "A"},
    {"BQ", "2", "20220701", "512000", NULL, "800,00"},
    {"AC", "3", "20220901", "606100", "900,00", NULL},
    {"AC", "3", "20220901", "401000", NULL, "900,00", "F04", NULL, NULL, "B"},
    {"AC", "4", "20221001", "606100", "700,00", NULL},
    {"AC", "4", "20221001", "401000", NULL, "700,00", "F03"}, /* 91 days */
    {"AC", "5", "20221002", "606100", "600,00", NULL},
    {"AC", "5", "20221002", "401000", NULL, "600,00", "F02"}, /* 90 */
    {"AC", "6", "20221031", "606100", "500,00", NULL},
    {"AC", "6", "20221031", "401000", NULL, "500,00", "F02"}, /* 61 */
    {"AC", "7", "20221101", "606100", "400,00", NULL},
    {"AC", "7", "20221101", "401000", NULL, "400,00", "F02"}, /* 60 */
    {"AC", "8", "20221130", "606100", "300,00", NULL},
    {"AC", "8", "20221130", "401000", NULL, "300,00", "F01"}, /* 31 */
    {"AC", "9", "20221201", "606100", "200,00", NULL},
    {"AC", "9", "20221201", "401000", NULL, "200,00", "F01"}, /* 30 */
    {"BQ", "10", "20221220", "401000", "450,00", NULL, "F04", NULL, NULL, "B"},
    {"BQ", "10", "20221220", "512000", NULL, "450,00"},
    {"AC", "11", "20221231", "606100", "100,00", NULL},
    {"AC", "11", "20221231", "401000", NULL, "100,00", "F01"}, /* the day itself */
    {0},
};

static const Document *aged(Reading *reading, const SampleLine *lines, Date day) {
    keep_lines_of(reading, lines);
    return report_of(reading, "trial-balance", (ReportRequest){.aged = day});
}

static void open_items_stand_under_their_age(void **state) {
    Reading *reading = *state;
    const Document *document = aged(reading, INVOICES, date_of(2022, 12, 31));
    assert_table(reading->arena, document, "aged",
                 "401000 . . . . .\n"
                 "401000.F01 -300.00 -300.00 0.00 0.00 -600.00\n"
                 "401000.F02 0.00 -400.00 -1100.00 0.00 -1500.00\n"
                 "401000.F03 0.00 0.00 0.00 -700.00 -700.00\n"
                 "401000.F04 450.00 0.00 0.00 -900.00 -450.00\n"
                 "total 150.00 -700.00 -1100.00 -1600.00 -3250.00\n");
    assert_int_equal(assert_totals_add_up(table_of(document, "aged")), 1);
    assert_int_equal(times_found(reading, ERROR_AGED_DIFFERS), 0);
}

static void what_was_settled_later_was_open_on_the_day(void **state) {
    Reading *reading = *state;
    const Document *document = aged(reading, INVOICES, date_of(2022, 6, 30));
    assert_table(reading->arena, document, "aged",
                 "401000 . . . . .\n"
                 "401000.F03 -800.00 0.00 0.00 0.00 -800.00\n"
                 "total -800.00 0.00 0.00 0.00 -800.00\n");
    document = aged(reading, INVOICES, date_of(2022, 7, 1));
    assert_table(reading->arena, document, "aged", "total 0.00 0.00 0.00 0.00 0.00\n");
}

static void age_counts_from_the_date_of_the_piece(void **state) {
    static const SampleLine LINES[] = {
        {"AN", "1", "20220101", "401000", NULL, "50,00", "F01", "FA-99", NULL, NULL, "20211115"},
        {"AN", "1", "20220101", "512000", "50,00", NULL},
        {"AC", "2", "20220110", "606100", "60,00", NULL},
        {"AC", "2", "20220110", "401000", NULL, "60,00", "F01", "FA-7", NULL, NULL, "20211230"},
        {"OD", "3", "20221231", "606100", "1,00", NULL},
        {"OD", "3", "20221231", "512000", NULL, "1,00"},
        {0},
    };
    Reading *reading = *state;
    const Document *document = aged(reading, LINES, date_of(2022, 1, 31));
    assert_row(reading->arena, document, "aged", "401000.F01",
               "401000.F01 0.00 -60.00 -50.00 0.00 -110.00");
}

/* Letters repeat from one account, and one third party, to the next. */
static void the_same_letters_elsewhere_settle_nothing(void **state) {
    static const SampleLine LINES[] = {
        {"VE", "1", "20221201", "411000", "80,00", NULL, "C01", NULL, NULL, "AA"},
        {"VE", "1", "20221201", "706000", NULL, "80,00"},
        {"BQ", "2", "20221210", "512000", "80,00", NULL},
        {"BQ", "2", "20221210", "411000", NULL, "80,00", "C02", NULL, NULL, "AA"},
        {"OD", "3", "20221231", "606100", "1,00", NULL},
        {"OD", "3", "20221231", "512000", NULL, "1,00"},
        {0},
    };
    Reading *reading = *state;
    const Document *document = aged(reading, LINES, date_of(2022, 12, 31));
    assert_table(reading->arena, document, "aged",
                 "411000 . . . . .\n"
                 "411000.C01 80.00 0.00 0.00 0.00 80.00\n"
                 "411000.C02 -80.00 0.00 0.00 0.00 -80.00\n"
                 "total 0.00 0.00 0.00 0.00 0.00\n");
}

static void the_title_says_the_day(void **state) {
    static const struct {
        Language language;
        const char *title;
    } CASES[] = {
        {LANGUAGE_FRENCH, "Créances et dettes non lettrées par ancienneté au 31/12/2022"},
        {LANGUAGE_ENGLISH, "Open items by age at 2022-12-31"},
    };
    Reading *reading = *state;
    keep_lines_of(reading, INVOICES);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        ReportRequest request = {.aged = date_of(2022, 12, 31), .language = CASES[i].language};
        const Document *document = report_of(reading, "trial-balance", request);
        assert_text(table_of(document, "aged")->title, CASES[i].title);
    }
}

static void both_tables_stand_side_by_side_when_both_are_asked_for(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, INVOICES);
    ReportRequest request = {.aged = date_of(2022, 12, 31), .third_parties = true};
    const Document *document = report_of(reading, "trial-balance", request);
    assert_int_equal(document->tables.count, 2);
    assert_row(reading->arena, document, "third-parties", "total",
               "total 0.00 0.00 1250.00 4500.00 0.00 3250.00");
    assert_row(reading->arena, document, "aged", "total",
               "total 150.00 -700.00 -1100.00 -1600.00 -3250.00");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(what_is_owed_is_never_set_off_between_third_parties),
        ACCOUNTING_TEST(rows_are_named_by_their_third_party_below_the_account),
        ACCOUNTING_TEST(an_account_without_third_parties_is_a_row_of_its_own),
        ACCOUNTING_TEST(open_items_stand_under_their_age),
        ACCOUNTING_TEST(what_was_settled_later_was_open_on_the_day),
        ACCOUNTING_TEST(age_counts_from_the_date_of_the_piece),
        ACCOUNTING_TEST(the_same_letters_elsewhere_settle_nothing),
        ACCOUNTING_TEST(the_title_says_the_day),
        ACCOUNTING_TEST(both_tables_stand_side_by_side_when_both_are_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
