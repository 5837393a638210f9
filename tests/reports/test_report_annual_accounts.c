/* The annual accounts as one document: its parts, and key figures that are those of the statements.
 */
#include "reports/report.h"

#include "tests/reports/library_book.h"
#include "tests/reports/reporting.h"

static const SampleLine LIBRARY_2021[] = {
    {"BQ", "1", "20210301", "512000", "5000,00", NULL},
    {"BQ", "1", "20210301", "756100", NULL, "5000,00"},
    {"VE", "2", "20210302", "411000", "300,00", NULL, "C01"},
    {"VE", "2", "20210302", "411000", "200,00", NULL, "C02"},
    {"VE", "2", "20210302", "706000", NULL, "500,00"},
    {"AC", "3", "20210303", "606100", "400,00", NULL},
    {"AC", "3", "20210303", "401000", NULL, "400,00", "F01"},
    {0},
};

static Document *accounts_of(Reading *reading, ReportRequest request) {
    return report_of(reading, "annual-accounts", request);
}

static void key_figures_compare_both_years(void **state) {
    Reading *reading = *state;
    keep_years_of(reading, LIBRARY, LIBRARY_2021);
    const Document *document = accounts_of(reading, (ReportRequest){0});
    assert_table(reading->arena, document, "key-figures",
                 "total_produits 1500.00 5500.00 -4000.00\n"
                 "total_charges 250.00 400.00 -150.00\n"
                 "resultat 1250.00 5100.00 -3850.00\n"
                 "total_actif 6410.00 5500.00 910.00\n"
                 "total_fonds_propres 6350.00 5100.00 1250.00\n"
                 "total_dettes 60.00 400.00 -340.00\n"
                 "disponibilites 5910.00 5000.00 910.00\n");
}

/* Without last year's book, its bilan is this year's opening; its income is not known. */
static void a_year_alone_compares_what_its_opening_tells(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    const Document *document = accounts_of(reading, (ReportRequest){0});
    assert_row(reading->arena, document, "key-figures", "total_produits",
               "total_produits 1500.00 . .");
    assert_row(reading->arena, document, "key-figures", "total_fonds_propres",
               "total_fonds_propres 6350.00 5100.00 1250.00");
    assert_row(reading->arena, document, "key-figures", "disponibilites",
               "disponibilites 5910.00 5000.00 910.00");
}

/* What the key figures say is what the statements of the same document say. */
static void key_figures_are_those_of_the_statements(void **state) {
    Reading *reading = *state;
    keep_years_of(reading, LIBRARY, LIBRARY_2021);
    const Document *document = accounts_of(reading, (ReportRequest){0});
    const Document *income = report_of(reading, "income-statement", (ReportRequest){0});
    const Document *bilan = report_of(reading, "balance-sheet", (ReportRequest){0});
    assert_row(reading->arena, document, "income-statement", "resultat",
               "resultat 1250.00 5100.00");
    assert_row(reading->arena, income, "income-statement", "resultat", "resultat 1250.00 5100.00");
    assert_row(reading->arena, bilan, "liabilities", "resultat", "resultat 1250.00 5100.00");
    assert_row(reading->arena, bilan, "liabilities", "total_passif",
               "total_passif 6410.00 5500.00");
}

/* Each part begins at a table of the document, or says why there is none. */
static void every_part_begins_at_its_table(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    const Document *document = accounts_of(reading, (ReportRequest){.language = LANGUAGE_ENGLISH});
    assert_true(document->parts.count > 5);
    assert_text(document->parts.items[0].title, "Key figures");
    size_t last = 0;
    for (size_t i = 0; i < document->parts.count; i++) {
        const Part *part = &document->parts.items[i];
        if (part->table == SIZE_MAX) {
            assert_true(part->reason.size > 0);
            continue;
        }
        assert_true(part->table < document->tables.count);
        assert_true(part->table >= last);
        last = part->table;
    }
}

static void working_papers_follow_when_they_are_asked_for(void **state) {
    static const struct {
        bool trial_balance, general_ledger;
    } CASES[] = {{false, false}, {true, false}, {false, true}, {true, true}};
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        ReportRequest request = {.with_trial_balance = CASES[i].trial_balance,
                                 .with_general_ledger = CASES[i].general_ledger};
        const Document *document = accounts_of(reading, request);
        assert_true((document_find_table(document, "trial-balance") != NULL) ==
                    CASES[i].trial_balance);
        assert_true((document_find_table(document, "general-ledger") != NULL) ==
                    CASES[i].general_ledger);
    }
}

/* Every total of every table of the document names rows that add up to it. */
static void all_totals_of_the_document_add_up(void **state) {
    Reading *reading = *state;
    keep_years_of(reading, LIBRARY, LIBRARY_2021);
    ReportRequest request = {.with_trial_balance = true,
                             .with_general_ledger = true,
                             .all_lines = true,
                             .with_trace = true};
    const Document *document = accounts_of(reading, request);
    size_t totals = 0;
    for (size_t i = 0; i < document->tables.count; i++) {
        totals += assert_totals_add_up(&document->tables.items[i]);
    }
    assert_true(totals > 20);
    assert_int_equal(findings_count(&reading->findings, TROUBLE_PROOF), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(key_figures_compare_both_years),
        ACCOUNTING_TEST(a_year_alone_compares_what_its_opening_tells),
        ACCOUNTING_TEST(key_figures_are_those_of_the_statements),
        ACCOUNTING_TEST(every_part_begins_at_its_table),
        ACCOUNTING_TEST(working_papers_follow_when_they_are_asked_for),
        ACCOUNTING_TEST(all_totals_of_the_document_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
