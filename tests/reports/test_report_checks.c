/* Each proof, with a book that fails it and nothing else. */
#include "reports/report_checks.h"

#include "reports/check_accounts.h"
#include "reports/check_funds.h"
#include "reports/check_statements.h"
#include "reports/statement_definition.h"
#include "tests/ledger/reading.h"

/* 2021: dues of 1 000.00, of which 700.00 are kept for a project: a surplus of 300.00. */
static const SampleLine YEAR_2021[] = {
    {"AN", "1", "20210101", "512000", "4000,00", NULL},
    {"AN", "1", "20210101", "218300", "1000,00", NULL},
    {"AN", "1", "20210101", "281830", NULL, "200,00"},
    {"AN", "1", "20210101", "110000", NULL, "3000,00"},
    {"AN", "1", "20210101", "194000", NULL, "1800,00"},
    {"BQ", "2", "20210630", "512000", "1000,00", NULL},
    {"BQ", "2", "20210630", "756000", NULL, "1000,00"},
    {"OD", "3", "20211231", "689400", "700,00", NULL},
    {"OD", "3", "20211231", "194000", NULL, "700,00"},
    {0},
};

/* 2022: the surplus is carried forward; dues, dedicated funds, depreciation, volunteering. */
static const SampleLine YEAR_2022[] = {
    {"AN", "1", "20220101", "512000", "5000,00", NULL},
    {"AN", "1", "20220101", "218300", "1000,00", NULL},
    {"AN", "1", "20220101", "281830", NULL, "200,00"},
    {"AN", "1", "20220101", "110000", NULL, "3000,00"},
    {"AN", "1", "20220101", "120000", NULL, "300,00"},
    {"AN", "1", "20220101", "194000", NULL, "2500,00"},
    {"OD", "2", "20220617", "120000", "300,00", NULL},
    {"OD", "2", "20220617", "110000", NULL, "300,00"},
    {"BQ", "3", "20220630", "512000", "2000,00", NULL},
    {"BQ", "3", "20220630", "756000", NULL, "2000,00"},
    {"OD", "4", "20221231", "689400", "400,00", NULL},
    {"OD", "4", "20221231", "194000", NULL, "400,00"},
    {"OD", "5", "20221231", "194000", "900,00", NULL},
    {"OD", "5", "20221231", "789400", NULL, "900,00"},
    {"OD", "6", "20221231", "681120", "250,00", NULL},
    {"OD", "6", "20221231", "281830", NULL, "250,00"},
    {"OD", "7", "20221231", "864000", "100,00", NULL},
    {"OD", "7", "20221231", "875000", NULL, "100,00"},
    {0},
};

enum { MOST_LINES = 40, MOST_MORE = 4 };

/* Reads both years, the second one with more lines at its end. */
static void read_both(Reading *reading, const SampleLine *more) {
    SampleLine lines[MOST_LINES] = {0};
    size_t count = 0;
    for (const SampleLine *line = YEAR_2022; line->account; line++) lines[count++] = *line;
    for (; more && more->account; more++) lines[count++] = *more;
    reading->choices.keep_lines = true;
    const char *paths[] = {
        written(reading->arena, "123456789FEC20221231.txt", fec_of(reading->arena, lines)),
        written(reading->arena, "123456789FEC20211231.txt", fec_of(reading->arena, YEAR_2021)),
    };
    read_paths(reading, paths, 2);
    assert_true(reading->is_read);
}

static Document *document_of(Reading *reading, const char *report, Language language) {
    static const Settings no_settings;
    ReportRequest request = {
        .books = &reading->books, .settings = &no_settings, .language = language};
    Document *document = ARENA_NEW(reading->arena, Document);
    Error error = {0};
    assert_true(report_build(reading->arena, report_find(text_of(report)), &request, document,
                             &reading->findings, &error));
    return document;
}

static const char *status_of(const Row *row) {
    return row->cells[0].code;
}

/* The ids of the rows that fail, parted by blanks. */
static Text failing(Arena *arena, const Document *document) {
    const Table *table = document_find_table(document, "checks");
    Builder ids = builder_in(arena);
    for (size_t i = 0; i < table->rows.count; i++) {
        if (strcmp(status_of(&table->rows.items[i]), "fail") != 0) continue;
        if (ids.size) builder_add_byte(&ids, ' ');
        builder_add(&ids, table->rows.items[i].id);
    }
    return builder_text(&ids);
}

static const Row *row_of(const Document *document, const char *id) {
    const Row *row = table_find_row(document_find_table(document, "checks"), id);
    assert_non_null(row);
    return row;
}

static void assert_explained(const Document *document, const char *id, const char *part) {
    const Row *row = row_of(document, id);
    Text explanation = row->cells[3].text;
    Arena *arena = arena_create();
    Text copy = text_copy(arena, explanation);
    if (!strstr(copy.bytes, part)) fail_msg("%s: \"%s\" lacks \"%s\"", id, copy.bytes, part);
    arena_destroy(arena);
}

static void a_sound_book_passes_every_check(void **state) {
    Reading *reading = *state;
    read_both(reading, NULL);
    const Document *document = document_of(reading, "tie-out", LANGUAGE_ENGLISH);
    const Table *table = document_find_table(document, "checks");
    for (size_t i = 0; i < table->rows.count; i++) {
        const Row *row = &table->rows.items[i];
        if (strcmp(status_of(row), "ok") != 0) fail_msg("%.*s", TEXT_ARGUMENTS(row->id));
    }
    assert_int_equal(findings_count(&reading->findings, TROUBLE_PROOF), 0);
}

/* What is posted besides, the check that fails by it, and what its explanation names. */
typedef struct Fault {
    SampleLine lines[MOST_MORE];
    const char *failing;
    const char *named;
} Fault;

static const Fault FAULTS[] = {
    {{{"BQ", "8", "20221201", "471000", "10,00", NULL},
      {"BQ", "8", "20221201", "512000", NULL, "10,00"}},
     "suspense_accounts",
     "471000 10.00"},
    {{{"BQ", "8", "20221201", "580000", "10,00", NULL},
      {"BQ", "8", "20221201", "512000", NULL, "10,00"}},
     "internal_transfers",
     "580000 10.00"},
    /* The establishment's other half is missing: the bilan cannot balance either. */
    {{{"BQ", "8", "20221201", "181000", "10,00", NULL},
      {"BQ", "8", "20221201", "512000", NULL, "10,00"}},
     "bilan_balanced liaison_accounts",
     "181000 10.00"},
    {{{"BQ", "8", "20221201", "512000", "70,00", NULL},
      {"BQ", "8", "20221201", "194000", NULL, "70,00"}},
     "dedicated_funds",
     "Not moved by 689 and 789: 194000 \u221270.00 (BQ 8)"},
    /* 7894 credited for what left the bank: the fund itself was not touched. */
    {{{"BQ", "8", "20221201", "512000", "70,00", NULL},
      {"BQ", "8", "20221201", "789400", NULL, "70,00"}},
     "dedicated_funds",
     "789400 \u221270.00 (BQ 8)"},
    {{{"BQ", "8", "20221201", "512000", "5,00", NULL},
      {"BQ", "8", "20221201", "190000", NULL, "5,00"}},
     "dedicated_funds_bilan",
     "190000"},
    {{{"BQ", "8", "20221201", "689700", "5,00", NULL},
      {"BQ", "8", "20221201", "512000", NULL, "5,00"}},
     "dedicated_funds_additions",
     "689700 5.00"},
    {{{"BQ", "8", "20221201", "512000", "5,00", NULL},
      {"BQ", "8", "20221201", "789700", NULL, "5,00"}},
     "dedicated_funds_used",
     "789700"},
    {{{"BQ", "8", "20221201", "512000", "5,00", NULL},
      {"BQ", "8", "20221201", "191100", NULL, "5,00"}},
     "deferred_funds",
     "191100 \u22125.00 (BQ 8)"},
    {{{"BQ", "8", "20221201", "512000", "5,00", NULL},
      {"BQ", "8", "20221201", "191200", NULL, "5,00"}},
     "usufructs",
     "191200 \u22125.00 (BQ 8)"},
    /* Both sides move by as much, each against the bank. */
    {{{"BQ", "8", "20221201", "204000", "50,00", NULL},
      {"BQ", "8", "20221201", "512000", NULL, "50,00"},
      {"BQ", "9", "20221201", "512000", "50,00", NULL},
      {"BQ", "9", "20221201", "191200", NULL, "50,00"}},
     "usufructs",
     "moved apart: 204000 50.00 (BQ 8); 191200 \u221250.00 (BQ 9)"},
    {{{"OD", "8", "20221201", "681100", "50,00", NULL},
      {"OD", "8", "20221201", "280400", NULL, "50,00"}},
     "usufructs",
     "280400 \u221250.00 (OD 8)"},
    {{{"OD", "8", "20221201", "864000", "10,00", NULL},
      {"OD", "8", "20221201", "890000", NULL, "10,00"}},
     "contributions_in_kind",
     "864000 10.00 (OD 8)"},
    /* Volunteering against the bank: the bilan lacks what classes 1 to 5 paid. */
    {{{"OD", "8", "20221201", "864000", "10,00", NULL},
      {"OD", "8", "20221201", "512000", NULL, "10,00"}},
     "bilan_balanced contributions_in_kind",
     "864000 110.00"},
    {{{"AN", "8", "20220101", "606100", "10,00", NULL},
      {"AN", "8", "20220101", "401000", NULL, "10,00"}},
     "opening_classes",
     "606100 10.00 (AN 8)"},
    {{{"OD", "8", "20221201", "110000", "500,00", NULL},
      {"OD", "8", "20221201", "120000", NULL, "500,00"}},
     "result_carried",
     "200.00 on 12"},
    {{{"CA", "8", "20221201", "512000", "10,00", NULL},
      {"CA", "8", "20221201", "530000", NULL, "10,00"}},
     "balance_signs",
     "530000 \u221210.00 (a cash box"},
    {{{"BQ", "8", "20221201", "110000", "75,00", NULL},
      {"BQ", "8", "20221201", "512000", NULL, "75,00"}},
     "equity_movement",
     "110000 \u221275.00 (BQ 8)"},
    {{{"OD", "8", "20221201", "101000", "10,00", NULL},
      {"OD", "8", "20221201", "104000", NULL, "10,00"}},
     "accounts_on_lines",
     "101000; 104000"},
    {{{"OD", "8", "20221201", "512000", "10,00", NULL},
      {"OD", "8", "20221201", "801000", NULL, "10,00"}},
     "bilan_balanced",
     "801000 \u221210.00"},
    {{{"OD", "8", "20221201", "512000", "10,00", NULL},
      {"OD", "8", "20221201", "101000", NULL, "10,00"}},
     "accounts_on_lines equity_movement bilan_balanced",
     "101000"},
};

static void each_fault_fails_its_check_alone(void **state) {
    Reading *reading = *state;
    for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++) {
        SampleLine more[MOST_MORE + 1] = {0};
        for (size_t j = 0; j < MOST_MORE; j++) more[j] = FAULTS[i].lines[j];
        read_both(reading, more);
        const Document *document = document_of(reading, "tie-out", LANGUAGE_ENGLISH);
        Text found = failing(reading->arena, document);
        if (!text_equal(found, text_of(FAULTS[i].failing))) {
            fail_msg("%s: found %s", FAULTS[i].failing, found.bytes);
        }
        Text rest = found;
        Text first = text_copy(reading->arena, text_take(&rest, ' '));
        assert_explained(document, first.bytes, FAULTS[i].named);
        assert_true(findings_count(&reading->findings, TROUBLE_PROOF) > 0);
    }
}

/* Ten euros opened in the cash box that closed in the bank. */
static void an_opening_that_differs_names_its_accounts(void **state) {
    Reading *reading = *state;
    SampleLine changed[MOST_LINES] = {0};
    size_t count = 0;
    changed[count++] = (SampleLine){"AN", "1", "20220101", "530000", "10,00", NULL};
    for (const SampleLine *line = YEAR_2022; line->account; line++) changed[count++] = *line;
    changed[1].debit = "4990,00";
    reading->choices.keep_lines = true;
    const char *paths[] = {
        written(reading->arena, "123456789FEC20221231.txt", fec_of(reading->arena, changed)),
        written(reading->arena, "123456789FEC20211231.txt", fec_of(reading->arena, YEAR_2021)),
    };
    read_paths(reading, paths, 2);
    const Document *document = document_of(reading, "tie-out", LANGUAGE_ENGLISH);
    assert_text(failing(reading->arena, document), "opening_agrees");
    assert_explained(document, "opening_agrees", "512000 5,000.00 \u2192 4,990.00");
    assert_explained(document, "opening_agrees", "530000 0.00 \u2192 10.00");
}

static void what_is_posted_directly_to_own_funds_is_listed(void **state) {
    Reading *reading = *state;
    read_both(reading, (SampleLine[]){{"BQ", "8", "20221201", "512000", "9000,00", NULL},
                                      {"BQ", "8", "20221201", "131000", NULL, "9000,00"},
                                      {0}});
    const Document *document = document_of(reading, "tie-out", LANGUAGE_ENGLISH);
    assert_text(failing(reading->arena, document), "");
    assert_explained(document, "equity_movement", "131000 9,000.00 (BQ 8)");
}

/* Expenses paid in advance come back into the year on its first day. */
static void what_was_accrued_is_taken_back_on_the_first_day(void **state) {
    Reading *reading = *state;
    read_both(reading, (SampleLine[]){
                           {"OD", "8", "20220101", "613200", "50,00", NULL, .label = "Reprise CCA"},
                           {"OD", "8", "20220101", "486000", NULL, "50,00", .label = "Reprise CCA"},
                           {0}});
    const Document *document = document_of(reading, "tie-out", LANGUAGE_ENGLISH);
    assert_string_equal(status_of(row_of(document, "opening_classes")), "ok");
    read_both(reading,
              (SampleLine[]){{"OD", "8", "20220101", "613200", "50,00", NULL, .label = "Reprise"},
                             {"OD", "8", "20220101", "512000", NULL, "50,00", .label = "Reprise"},
                             {0}});
    document = document_of(reading, "tie-out", LANGUAGE_ENGLISH);
    assert_explained(document, "opening_classes", "613200 50.00 (OD 8)");
}

static void an_unusual_side_is_named_and_passes(void **state) {
    Reading *reading = *state;
    read_both(reading, (SampleLine[]){{"BQ", "8", "20221201", "401000", "30,00", NULL, "F1"},
                                      {"BQ", "8", "20221201", "512000", NULL, "30,00"},
                                      {0}});
    const Document *document = document_of(reading, "tie-out", LANGUAGE_ENGLISH);
    assert_text(failing(reading->arena, document), "");
    assert_explained(document, "balance_signs", "401000 Tiers F1 30.00 (a supplier owes");
}

static void a_transfer_between_funds_passes(void **state) {
    Reading *reading = *state;
    read_both(reading, (SampleLine[]){{"OD", "8", "20221201", "194000", "40,00", NULL},
                                      {"OD", "8", "20221201", "195000", NULL, "40,00"},
                                      {0}});
    const Document *document = document_of(reading, "tie-out", LANGUAGE_ENGLISH);
    assert_text(failing(reading->arena, document), "");
    assert_explained(
        document, "dedicated_funds",
        "Transfers between categories: 194000 40.00 (OD 8); 195000 \u221240.00 (OD 8)");
    const Document *funds = document_of(reading, "funds", LANGUAGE_ENGLISH);
    const Table *variation = document_find_table(funds, "variation");
    assert_amount(table_find_row(variation, "subventions")->cells[4].amount, "-40,00");
    assert_amount(table_find_row(variation, "contributions")->cells[4].amount, "40,00");
    assert_amount(table_find_row(variation, "total")->cells[4].amount, "0,00");
    assert_int_equal(table_find_row(variation, "generosite")->cells[4].kind, CELL_BLANK);
    assert_int_equal(variation->notes.count, 2);
}

/* 6894 carried to 195: the table shows a transfer that nobody decided. */
static void a_fund_of_another_category_than_its_charge_is_named(void **state) {
    Reading *reading = *state;
    read_both(reading, (SampleLine[]){{"OD", "8", "20221201", "689400", "7,00", NULL},
                                      {"OD", "8", "20221201", "195000", NULL, "7,00"},
                                      {0}});
    const Document *document = document_of(reading, "tie-out", LANGUAGE_FRENCH);
    assert_explained(document, "dedicated_funds",
                     "Transferts entre cat\u00e9gories : 689400 7,00 (OD 8) ; 195000 "
                     "\u22127,00 (OD 8)");
}

/* The list of a failed proof of own funds holds what was posted directly as well. */
static void direct_postings_are_listed_beside_a_fault_of_own_funds(void **state) {
    Reading *reading = *state;
    read_both(reading, (SampleLine[]){{"BQ", "8", "20221201", "512000", "9000,00", NULL},
                                      {"BQ", "8", "20221201", "131000", NULL, "9000,00"},
                                      {"BQ", "9", "20221201", "110000", "75,00", NULL},
                                      {"BQ", "9", "20221201", "512000", NULL, "75,00"},
                                      {0}});
    const Document *document = document_of(reading, "tie-out", LANGUAGE_ENGLISH);
    assert_text(failing(reading->arena, document), "equity_movement");
    assert_explained(document, "equity_movement", "110000 \u221275.00 (BQ 9)");
    assert_explained(document, "equity_movement", "directly, 9,000.00: 131000 9,000.00 (BQ 8)");
}

/* Without lines and without the year before, what cannot be checked is said. */
static void what_cannot_be_checked_is_skipped_with_its_reason(void **state) {
    Reading *reading = *state;
    read_lines_of(reading, YEAR_2022);
    const Document *document = document_of(reading, "tie-out", LANGUAGE_ENGLISH);
    static const char *const SKIPPED[] = {"trial_balance_entries", "equity_movement",
                                          "opening_agrees", "opening_classes"};
    for (size_t i = 0; i < sizeof SKIPPED / sizeof *SKIPPED; i++) {
        const Row *row = row_of(document, SKIPPED[i]);
        assert_string_equal(status_of(row), "skipped");
        assert_int_equal(row->cells[1].kind, CELL_BLANK);
        assert_true(row->cells[3].text.size > 0);
    }
    assert_text(failing(reading->arena, document), "");
}

static void without_entries_the_categories_of_funds_are_named(void **state) {
    Reading *reading = *state;
    read_lines_of(reading, (SampleLine[]){{"BQ", "1", "20221201", "512000", "70,00", NULL},
                                          {"BQ", "1", "20221201", "194000", NULL, "70,00"},
                                          {0}});
    const Document *document = document_of(reading, "tie-out", LANGUAGE_ENGLISH);
    assert_explained(document, "dedicated_funds", "194 6894 7894 \u221270.00");
}

/* Accounts that wait for their place do not keep statements from being voted; a tie-out fails. */
static void a_suspense_account_is_a_proof_of_the_tie_out_only(void **state) {
    Reading *reading = *state;
    read_both(reading, FAULTS[0].lines);
    document_of(reading, "annual-accounts", LANGUAGE_ENGLISH);
    assert_int_equal(findings_count(&reading->findings, TROUBLE_PROOF), 0);
    assert_int_equal(times_found(reading, ERROR_CHECK_DOUBTFUL), 1);
    document_of(reading, "tie-out", LANGUAGE_ENGLISH);
    assert_int_equal(times_found(reading, ERROR_CHECK_FAILED), 1);
}

static void statuses_are_words_for_people_and_codes_for_programs(void **state) {
    Reading *reading = *state;
    read_both(reading, FAULTS[0].lines);
    const Document *document = document_of(reading, "tie-out", LANGUAGE_FRENCH);
    const Row *row = row_of(document, "suspense_accounts");
    assert_text(row->cells[0].text, "\u00e9cart");
    assert_string_equal(row->cells[0].code, "fail");
    assert_explained(document, "suspense_accounts", "471000 10,00");
}

/* The annual accounts hold the tables of the single reports, and no part of them is missing
 * silently. */
static void annual_accounts_hold_funds_fixed_assets_and_proofs(void **state) {
    static const char *const TABLES[] = {"variation", "immobilisations", "amortissements",
                                         "checks"};
    Reading *reading = *state;
    read_both(reading, NULL);
    const Document *document = document_of(reading, "annual-accounts", LANGUAGE_ENGLISH);
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        assert_non_null(document_find_table(document, TABLES[i]));
    }
    assert_text(failing(reading->arena, document), "");
    const Table *gross = document_find_table(document, "immobilisations");
    assert_amount(table_find_row(gross, "corporelles")->cells[3].amount, "1000,00");
    const Table *written_off = document_find_table(document, "amortissements");
    assert_amount(table_find_row(written_off, "corporelles")->cells[1].amount, "250,00");
}

/* Some figures cannot differ in books that were read: they are changed by hand here. */
typedef struct Doctored {
    Reading *reading;
    Checking checking;
} Doctored;

static Doctored doctored(Reading *reading) {
    read_both(reading, NULL);
    Doctored all = {.reading = reading};
    all.checking = (Checking){.arena = reading->arena,
                              .language = LANGUAGE_ENGLISH,
                              .books = &reading->books,
                              .year = reading->books.years[0],
                              .findings = &reading->findings};
    return all;
}

static void compute(Doctored *all) {
    static const Settings no_settings;
    Error error = {0};
    Findings apart = findings_in(all->reading->arena);
    assert_true(year_figures_compute(all->reading->arena, &all->checking.year, &no_settings,
                                     &all->checking.figures, &apart, &error));
}

/* Adds a cent to every cell of the line. */
static void add_a_cent(const StatementDefinition *definition, const StatementFigures *figures,
                       uint32_t table, const char *id) {
    uint32_t line = statement_find_line(definition, table, text_of(id));
    assert_true(line != NO_LINE);
    if (!figures->amounts) return;
    for (uint32_t column = 0; column < STATEMENT_COLUMNS; column++) {
        Amount *amount = &figures->amounts[line * STATEMENT_COLUMNS + column];
        *amount = amount_add(*amount, amount_of_cents(1));
    }
}

static void a_cent_too_much_in_a_statement_is_found(void **state) {
    static const struct {
        bool is_income;
        uint32_t table;
        const char *line;
        CheckResult (*check)(const Checking *checking);
    } CASES[] = {
        {true, 0, "resultat", check_result_of_classes},
        {false, 1, "resultat", check_both_results},
        {false, 0, "total_actif", check_bilan},
        {false, 1, "total_fonds_propres", check_equity},
        {false, 1, "fonds_reportes", check_deferred_funds_bilan},
        {false, 0, "total_actif_immobilise", check_assets_gross},
        {false, 0, "total_actif_immobilise", check_assets_written_off},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Doctored all = doctored(*state);
        compute(&all);
        assert_int_equal(CASES[i].check(&all.checking).status, CHECK_OK);
        const YearFigures *figures = &all.checking.figures;
        add_a_cent(CASES[i].is_income ? figures->income : figures->balance_sheet,
                   CASES[i].is_income ? &figures->income_figures : &figures->balance_sheet_figures,
                   CASES[i].table, CASES[i].line);
        CheckResult result = CASES[i].check(&all.checking);
        if (result.status != CHECK_FAILS) fail_msg("%s", CASES[i].line);
        assert_true(result.explanation.size > 0);
    }
}

static void a_cent_too_much_on_an_account_is_found(void **state) {
    Doctored all = doctored(*state);
    Balances *balances = &all.checking.year.balances;
    assert_true(balances->count > 0);
    balances->items[0].debit = amount_add(balances->items[0].debit, amount_of_cents(1));
    compute(&all);
    assert_int_equal(check_ledger_balanced(&all.checking).status, CHECK_FAILS);
    assert_int_equal(check_sum_of_entries(&all.checking).status, CHECK_FAILS);
}

static void closing_entries_that_post_another_result_are_found(void **state) {
    Doctored all = doctored(*state);
    all.checking.year.has_closing = true;
    all.checking.year.closing_result = year_result(&all.checking.year);
    compute(&all);
    assert_int_equal(check_carried_result(&all.checking).status, CHECK_OK);
    all.checking.year.closing_result = amount_of_cents(1);
    assert_int_equal(check_carried_result(&all.checking).status, CHECK_FAILS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(a_sound_book_passes_every_check),
        ACCOUNTING_TEST(each_fault_fails_its_check_alone),
        ACCOUNTING_TEST(an_opening_that_differs_names_its_accounts),
        ACCOUNTING_TEST(what_is_posted_directly_to_own_funds_is_listed),
        ACCOUNTING_TEST(what_was_accrued_is_taken_back_on_the_first_day),
        ACCOUNTING_TEST(an_unusual_side_is_named_and_passes),
        ACCOUNTING_TEST(a_transfer_between_funds_passes),
        ACCOUNTING_TEST(without_entries_the_categories_of_funds_are_named),
        ACCOUNTING_TEST(a_fund_of_another_category_than_its_charge_is_named),
        ACCOUNTING_TEST(direct_postings_are_listed_beside_a_fault_of_own_funds),
        ACCOUNTING_TEST(what_cannot_be_checked_is_skipped_with_its_reason),
        ACCOUNTING_TEST(a_suspense_account_is_a_proof_of_the_tie_out_only),
        ACCOUNTING_TEST(statuses_are_words_for_people_and_codes_for_programs),
        ACCOUNTING_TEST(annual_accounts_hold_funds_fixed_assets_and_proofs),
        ACCOUNTING_TEST(a_cent_too_much_in_a_statement_is_found),
        ACCOUNTING_TEST(a_cent_too_much_on_an_account_is_found),
        ACCOUNTING_TEST(closing_entries_that_post_another_result_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
