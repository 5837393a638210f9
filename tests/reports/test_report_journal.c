/* The journal: every entry in the order of the book, with totals by journal. */
#include "reports/report.h"

#include "tests/reports/library_book.h"
#include "tests/reports/reporting.h"

static void entries_stand_in_the_order_of_the_book(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    const Document *document = report_of(reading, "journal", (ReportRequest){0});
    assert_table(reading->arena, document, "journal",
                 "line_2 2022-01-01 AN 1 512000 . 1 5000.00 .\n"
                 "line_3 2022-01-01 AN 1 411000 C01 1 300.00 .\n"
                 "line_4 2022-01-01 AN 1 411000 C02 1 200.00 .\n"
                 "line_5 2022-01-01 AN 1 401000 F01 1 . 400.00\n"
                 "line_6 2022-01-01 AN 1 110000 . 1 . 5100.00\n"
                 "line_7 2022-02-15 VE 2 411000 C01 2 500.00 .\n"
                 "line_8 2022-02-15 VE 2 706000 . 2 . 500.00\n"
                 "line_9 2022-03-20 BQ 3 512000 . 3 300.00 .\n"
                 "line_10 2022-03-20 BQ 3 411000 C01 3 . 300.00\n"
                 "line_11 2022-06-10 AC 4 606100 . 4 250.00 .\n"
                 "line_12 2022-06-10 AC 4 401000 F01 4 . 250.00\n"
                 "line_13 2022-07-01 BQ 5 401000 F01 5 650.00 .\n"
                 "line_14 2022-07-01 BQ 5 512000 . 5 . 650.00\n"
                 "line_15 2022-09-01 BQ 6 512000 . 6 260.00 .\n"
                 "line_16 2022-09-01 BQ 6 411000 C02 6 . 260.00\n"
                 "line_17 2022-11-05 BQ 7 512000 . 7 1000.00 .\n"
                 "line_18 2022-11-05 BQ 7 740000 . 7 . 1000.00\n"
                 "journal_AN . AN . . . . 5500.00 5500.00\n"
                 "journal_VE . VE . . . . 500.00 500.00\n"
                 "journal_BQ . BQ . . . . 2210.00 2210.00\n"
                 "journal_AC . AC . . . . 250.00 250.00\n"
                 "total . . . . . . 8460.00 8460.00\n");
    assert_int_equal(assert_totals_add_up(table_of(document, "journal")), 1);
}

/* Which journals are asked for, and what is found of them. */
static const struct {
    const char *codes[2];
    size_t code_count;
    size_t lines, journals;
    const char *total;
} CHOICES[] = {
    {{"BQ"}, 1, 8, 1, "total . . . . . . 2210.00 2210.00"},
    {{"bq"}, 1, 8, 1, "total . . . . . . 2210.00 2210.00"},
    {{"AC", "VE"}, 2, 4, 2, "total . . . . . . 750.00 750.00"},
    {{"VE", "VE"}, 2, 2, 1, "total . . . . . . 500.00 500.00"},
    {{"CA"}, 1, 0, 0, "total . . . . . . 0.00 0.00"},
    {{"B"}, 1, 0, 0, "total . . . . . . 0.00 0.00"}, /* a code, not the beginning of one */
};

static void journals_are_chosen_by_their_codes(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    for (size_t i = 0; i < sizeof CHOICES / sizeof *CHOICES; i++) {
        ReportRequest request = {
            .filter = {.accounts = CHOICES[i].codes, .account_count = CHOICES[i].code_count}};
        const Document *document = report_of(reading, "journal", request);
        const Table *table = table_of(document, "journal");
        assert_row(reading->arena, document, "journal", "total", CHOICES[i].total);
        assert_int_equal(table->rows.count, CHOICES[i].lines + CHOICES[i].journals + 1);
        assert_totals_add_up(table);
    }
}

static void a_period_holds_its_own_entries_only(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    ReportRequest request = {.has_period = true, .period = period_of("2022-03-20..2022-07-01")};
    const Document *document = report_of(reading, "journal", request);
    assert_row(reading->arena, document, "journal", "total", "total . . . . . . 1200.00 1200.00");
    const Table *table = table_of(document, "journal");
    assert_non_null(table_find_row(table, "line_9"));
    assert_non_null(table_find_row(table, "line_14"));
    assert_null(table_find_row(table, "line_8"));
    assert_null(table_find_row(table, "line_15"));
}

static void subtotals_name_the_journal_and_lines_their_label(void **state) {
    static const SampleLine LINES[] = {
        {"BQ", "1", "20220301", "512000", "15,00", NULL, NULL, "R-1", "Cotisation de Mme Noël"},
        {"BQ", "1", "20220301", "756000", NULL, "15,00", NULL, "R-1", "Cotisation de Mme Noël"},
        {0},
    };
    Reading *reading = *state;
    keep_lines_of(reading, LINES);
    const Document *document = report_of(reading, "journal", (ReportRequest){0});
    const Table *table = table_of(document, "journal");
    assert_text(table_find_row(table, "line_2")->label, "Cotisation de Mme Noël");
    assert_text(table_find_row(table, "journal_BQ")->label, "BQ  Journal BQ");
    assert_int_equal(table_find_row(table, "journal_BQ")->kind, ROW_SUBTOTAL);
    assert_row(reading->arena, document, "journal", "line_3",
               "line_3 2022-03-01 BQ 1 756000 . R-1 . 15.00");
}

/* A refund booked as a negative sale is shown on the side where it was written. */
static void a_negative_amount_stays_on_its_side(void **state) {
    static const SampleLine LINES[] = {
        {"VE", "1", "20220301", "411000", "-25,00", NULL, "C01"},
        {"VE", "1", "20220301", "706000", NULL, "-25,00"},
        {0},
    };
    Reading *reading = *state;
    keep_lines_of(reading, LINES);
    const Document *document = report_of(reading, "journal", (ReportRequest){0});
    assert_table(reading->arena, document, "journal",
                 "line_2 2022-03-01 VE 1 411000 C01 1 -25.00 .\n"
                 "line_3 2022-03-01 VE 1 706000 . 1 . -25.00\n"
                 "journal_VE . VE . . . . -25.00 -25.00\n"
                 "total . . . . . . -25.00 -25.00\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(entries_stand_in_the_order_of_the_book),
        ACCOUNTING_TEST(journals_are_chosen_by_their_codes),
        ACCOUNTING_TEST(a_period_holds_its_own_entries_only),
        ACCOUNTING_TEST(subtotals_name_the_journal_and_lines_their_label),
        ACCOUNTING_TEST(a_negative_amount_stays_on_its_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
