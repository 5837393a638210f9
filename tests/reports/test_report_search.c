/* The search: entries of all files that hold what is looked for, whole. */
#include "reports/report.h"

#include "tests/reports/library_book.h"
#include "tests/reports/reporting.h"

/* The rows that the words find in the year of the library. */
static const Table *search(Reading *reading, const char *const *words, size_t count) {
    ReportRequest request = {.filter = {.accounts = words, .account_count = count}};
    return table_of(report_of(reading, "search", request), "entries");
}

/* What is looked for, and the numbers of entries found; an entry has two lines. */
static const struct {
    const char *words[2];
    size_t word_count;
    const char *first; /* id of the first row; NULL for none */
    size_t rows;
} CASES[] = {
    {{"650"}, 1, "y2022_line_13", 2},        /* an amount */
    {{"650,00"}, 1, "y2022_line_13", 2},     /* in whatever form */
    {{"606100"}, 1, "y2022_line_11", 2},     /* an account */
    {{"c02", "260"}, 2, "y2022_line_15", 2}, /* third party and amount in one entry */
    {{"c02", "606100"}, 2, NULL, 0},         /* never in one entry */
};

static void entries_are_found_by_text_and_amount(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const Table *table = search(reading, CASES[i].words, CASES[i].word_count);
        assert_int_equal(table->rows.count, CASES[i].rows);
        if (CASES[i].first) assert_text(table->rows.items[0].id, CASES[i].first);
    }
}

static const SampleLine OF_2022[] = {
    {"BQ", "1", "20220301", "512000", "10,00", "0,00", "", "1", "Don d'été"},
    {"BQ", "1", "20220301", "754110", "0,00", "10,00", "", "1", "Don d'été"},
    {0},
};
static const SampleLine OF_2021[] = {
    {"BQ", "1", "20210301", "512000", "20,00", "0,00", "", "1", "DON D'ETE"},
    {"BQ", "1", "20210301", "754110", "0,00", "20,00", "", "1", "DON D'ETE"},
    {0},
};

static void all_years_are_searched_unless_one_is_named(void **state) {
    Reading *reading = *state;
    keep_years_of(reading, OF_2022, OF_2021);
    static const char *const words[] = {"Été"};
    const Table *table = search(reading, words, 1);
    assert_int_equal(table->rows.count, 4);
    assert_text(table->rows.items[0].id, "y2022_line_2");
    assert_text(table->rows.items[2].id, "y2021_line_2");
    assert_text(table->notes.items[0], "Écritures trouvées : 2");
    ReportRequest request = {.filter = {.accounts = words, .account_count = 1}, .one_year = true};
    const Document *document = report_of(reading, "search", request);
    assert_int_equal(table_of(document, "entries")->rows.count, 2);
    assert_int_equal(date_compare(document->start, date_of(2022, 1, 1)), 0);
}

static void a_search_for_nothing_is_refused_and_a_vain_one_is_said(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    Document document;
    assert_false(ask_report(reading, "search", (ReportRequest){0}, &document));
    assert_int_equal(reading->error.code, ERROR_SEARCH_EMPTY);
    static const char *const words[] = {"personne"};
    assert_int_equal(search(reading, words, 1)->rows.count, 0);
    const Findings *findings = &reading->findings;
    assert_int_equal(findings->kinds.items[findings->kinds.count - 1].code,
                     ERROR_SEARCH_WITHOUT_MATCH);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(entries_are_found_by_text_and_amount),
        ACCOUNTING_TEST(all_years_are_searched_unless_one_is_named),
        ACCOUNTING_TEST(a_search_for_nothing_is_refused_and_a_vain_one_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
