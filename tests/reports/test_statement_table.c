#include "tests/reports/models.h"
#include "tests/reports/small_year.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state) {
    *state = arena_create();
    return 0;
}

static int tear_down(void **state) {
    arena_destroy(*state);
    return 0;
}

/* How a statement is printed in a test. */
typedef struct Wish {
    StatementKind kind;
    Language language;
    bool all_lines, with_trace;
} Wish;

/* The document with the statement of `small`, beside that of `before` when it is given. */
static Document document_of(const Wish *wish, SmallYear *small, SmallYear *before) {
    Arena *arena = small->arena;
    Document document = {.language = wish->language};
    const StatementDefinition *definition = NULL;
    Settings settings = {0};
    Error error = {0};
    Findings findings = findings_in(arena);
    Text regulation = regulation_of(small->year.start);
    assert_true(statement_load(arena, wish->kind, regulation, &settings, &definition, &error));
    StatementFigures *current = ARENA_NEW(arena, StatementFigures);
    StatementFigures *previous = before ? ARENA_NEW(arena, StatementFigures) : NULL;
    statement_compute(arena, definition, finished(small), current, &findings);
    if (before) statement_compute(arena, definition, finished(before), previous, &findings);
    StatementYears years = {.year = &small->year, .current = current, .previous = previous};
    if (before) years.previous_end = before->year.end;
    statement_add_tables(arena, &document, definition, &years, wish->all_lines);
    if (wish->with_trace) statement_add_trace(arena, &document, definition, current, previous);
    return document;
}

static const Row *row_of(const Document *document, const char *table, const char *id) {
    return table_find_row(document_find_table(document, table), id);
}

static void assert_cents(const Row *row, size_t column, int64_t cents) {
    assert_non_null(row);
    assert_int_equal(row->cells[column].kind, CELL_AMOUNT);
    assert_int_equal((int64_t)row->cells[column].amount.cents, cents);
}

static void assert_text(Text text, const char *expected) {
    if (!text_equal(text, text_of(expected))) {
        fail_msg("\"%.*s\" is not \"%s\"", TEXT_ARGUMENTS(text), expected);
    }
}

static SmallYear year_2022(Arena *arena) {
    SmallYear small = small_year(arena, 2022);
    posted(&small, "756200", -120000);
    posted(&small, "741000", -1000000);
    posted(&small, "706300", -5000);
    posted(&small, "641100", 600000);
    posted(&small, "218300", 100000);
    posted(&small, "281830", -40000);
    posted(&small, "486000", 7000);
    posted(&small, "512000", 458000);
    return small;
}

static SmallYear year_2021(Arena *arena) {
    SmallYear small = small_year(arena, 2021);
    posted(&small, "756200", -90000);
    posted(&small, "754110", -10000);
    posted(&small, "606400", 30000);
    posted(&small, "512000", 70000);
    return small;
}

static const Wish INCOME = {.kind = STATEMENT_INCOME};
static const Wish BALANCE_SHEET = {.kind = STATEMENT_BALANCE_SHEET};

static void both_years_stand_side_by_side_under_their_closing_dates(void **state) {
    SmallYear small = year_2022(*state), before = year_2021(*state);
    Document document = document_of(&INCOME, &small, &before);
    const Table *table = document_find_table(&document, "income-statement");
    assert_text(table->title, "Compte de résultat");
    assert_int_equal(table->column_count, 2);
    assert_text(table->columns[0].id, "current");
    assert_text(table->columns[0].label, "31/12/2022");
    assert_text(table->columns[1].label, "31/12/2021");
    assert_cents(table_find_row(table, "cotisations"), 0, 120000);
    assert_cents(table_find_row(table, "cotisations"), 1, 90000);
    assert_cents(table_find_row(table, "dons_manuels"), 0, 0);
    assert_cents(table_find_row(table, "dons_manuels"), 1, 10000);
    assert_cents(table_find_row(table, "resultat"), 0, 525000);
    assert_cents(table_find_row(table, "resultat"), 1, 70000);
}

/* A part of a year beside the same part of the year before. */
static void the_column_of_the_year_before_has_its_own_closing_date(void **state) {
    SmallYear small = year_2022(*state), before = year_2021(*state);
    small.year.end = date_of(2022, 3, 31);
    before.year.end = date_of(2021, 3, 31);
    Document document = document_of(&INCOME, &small, &before);
    const Table *table = document_find_table(&document, "income-statement");
    assert_text(table->columns[0].label, "31/03/2022");
    assert_text(table->columns[1].label, "31/03/2021");
}

static void a_first_year_has_no_column_for_the_year_before(void **state) {
    SmallYear small = year_2022(*state);
    Document document = document_of(&INCOME, &small, NULL);
    assert_int_equal(document_find_table(&document, "income-statement")->column_count, 1);
    document = document_of(&BALANCE_SHEET, &small, NULL);
    assert_int_equal(document_find_table(&document, "assets")->column_count, 3);
}

/* Art. 410-2: what is nil in both years is not mentioned. */
static void lines_nil_in_both_years_are_left_out(void **state) {
    SmallYear small = year_2022(*state), before = year_2021(*state);
    Document document = document_of(&INCOME, &small, &before);
    assert_null(row_of(&document, "income-statement", "mecenats"));
    assert_null(row_of(&document, "income-statement", "impots_VIII"));
    assert_null(row_of(&document, "income-statement", "produits_financiers"));
    assert_null(row_of(&document, "income-statement", "dont_ventes_dons_nature"));
    assert_non_null(row_of(&document, "income-statement", "dons_manuels"));
    assert_non_null(row_of(&document, "income-statement", "produits_exploitation"));
    assert_non_null(row_of(&document, "income-statement", "generosite_public"));
    assert_cents(row_of(&document, "income-statement", "total_III"), 0, 0);
    assert_cents(row_of(&document, "income-statement", "total_VI"), 0, 0);
}

static void all_lines_are_printed_on_request(void **state) {
    SmallYear small = year_2022(*state);
    const Wish everything = {.kind = STATEMENT_INCOME, .all_lines = true};
    Document document = document_of(&everything, &small, NULL);
    assert_cents(row_of(&document, "income-statement", "mecenats"), 0, 0);
    assert_cents(row_of(&document, "income-statement", "impots_VIII"), 0, 0);
    assert_non_null(row_of(&document, "income-statement", "produits_financiers"));
    assert_null(row_of(&document, "income-statement", "engagements"));
    assert_int_equal(document_find_table(&document, "income-statement")->rows.count, 76);
}

static void rows_carry_their_kind_and_level(void **state) {
    SmallYear small = year_2022(*state);
    Document document = document_of(&INCOME, &small, NULL);
    static const struct {
        const char *id;
        RowKind kind;
        unsigned level;
    } rows[] = {
        {"produits_exploitation", ROW_HEADING, 0},  {"cotisations", ROW_LINE, 1},
        {"ventes_biens_services", ROW_SUBTOTAL, 1}, {"ventes_prestations", ROW_LINE, 2},
        {"dont_parrainages", ROW_DETAIL, 3},        {"total_I", ROW_TOTAL, 0},
        {"resultat_exploitation", ROW_RESULT, 0},   {"resultat", ROW_RESULT, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const Row *row = row_of(&document, "income-statement", rows[i].id);
        assert_non_null(row);
        assert_int_equal(row->kind, rows[i].kind);
        assert_int_equal(row->level, rows[i].level);
    }
    const Row *heading = row_of(&document, "income-statement", "produits_exploitation");
    assert_int_equal(heading->cells[0].kind, CELL_BLANK);
}

/* Renderers that write live formulas must come to the printed figures. */
static void assert_terms_make_the_figures(const Table *table) {
    for (size_t r = 0; r < table->rows.count; r++) {
        const Row *row = &table->rows.items[r];
        if (!row->terms) continue;
        for (size_t c = 0; c < table->column_count; c++) {
            Amount sum = {0};
            for (size_t t = 0; t < row->term_count; t++) {
                assert_true(row->terms[t].row < table->rows.count);
                const Cell *cell = &table->rows.items[row->terms[t].row].cells[c];
                if (cell->kind != CELL_AMOUNT) continue;
                sum = row->terms[t].sign > 0 ? amount_add(sum, cell->amount)
                                             : amount_subtract(sum, cell->amount);
            }
            assert_int_equal(amount_compare(sum, row->cells[c].amount), 0);
        }
    }
}

static void terms_of_totals_are_printed_rows_and_add_up(void **state) {
    SmallYear small = year_2022(*state), before = year_2021(*state);
    const Wish wishes[] = {INCOME,
                           BALANCE_SHEET,
                           {.kind = STATEMENT_INCOME, .all_lines = true},
                           {.kind = STATEMENT_BALANCE_SHEET, .all_lines = true}};
    for (size_t i = 0; i < sizeof wishes / sizeof wishes[0]; i++) {
        Document document = document_of(&wishes[i], &small, &before);
        for (size_t t = 0; t < document.tables.count; t++) {
            assert_terms_make_the_figures(&document.tables.items[t]);
        }
    }
    Document document = document_of(&INCOME, &small, &before);
    assert_int_equal(row_of(&document, "income-statement", "total_produits")->term_count, 3);
    assert_null(row_of(&document, "income-statement", "cotisations")->terms);
}

static void an_actif_has_gross_allowance_net_and_last_years_net(void **state) {
    SmallYear small = year_2022(*state), before = year_2021(*state);
    Document document = document_of(&BALANCE_SHEET, &small, &before);
    const Table *table = document_find_table(&document, "assets");
    assert_text(table->title, "Bilan - Actif");
    assert_text(table->label_heading, "ACTIF");
    static const char *const labels[] = {"Brut", "Amortissements et dépréciations", "Net",
                                         "Net au 31/12/2021"};
    static const char *const ids[] = {"gross", "allowance", "net", "previous"};
    assert_int_equal(table->column_count, 4);
    for (size_t c = 0; c < 4; c++) {
        assert_text(table->columns[c].label, labels[c]);
        assert_text(table->columns[c].id, ids[c]);
    }
    assert_int_equal(table->columns[2].plus, 1);
    assert_int_equal(table->columns[2].minus, 2);
    const Row *computers = table_find_row(table, "autres_immobilisations_corporelles");
    assert_cents(computers, 0, 100000);
    assert_cents(computers, 1, 40000);
    assert_cents(computers, 2, 60000);
    assert_cents(computers, 3, 0);
    const Row *prepaid = table_find_row(table, "charges_constatees_avance");
    assert_int_equal(prepaid->cells[1].kind, CELL_BLANK);
    assert_cents(prepaid, 2, 7000);
    assert_cents(table_find_row(table, "total_actif"), 3, 70000);
}

static void a_total_is_found_by_its_numeral_and_by_its_meaning(void **state) {
    SmallYear small = year_2022(*state);
    Document document = document_of(&BALANCE_SHEET, &small, NULL);
    const Row *total = row_of(&document, "assets", "total_actif_immobilise");
    assert_text(total->id, "total_I");
    assert_text(total->label, "Total I");
    assert_ptr_equal(total, row_of(&document, "assets", "total_I"));
}

static void labels_are_given_in_english_and_in_both_languages(void **state) {
    SmallYear small = year_2022(*state), before = year_2021(*state);
    const Wish english = {.kind = STATEMENT_BALANCE_SHEET, .language = LANGUAGE_ENGLISH};
    Document document = document_of(&english, &small, &before);
    const Table *table = document_find_table(&document, "assets");
    assert_text(table->columns[3].label, "Net at 31/12/2021");
    assert_text(table->label_heading, "ASSETS");
    assert_text(table_find_row(table, "disponibilites")->label, "Cash and bank");
    const Wish both = {.kind = STATEMENT_INCOME, .language = LANGUAGE_BILINGUAL};
    document = document_of(&both, &small, &before);
    table = document_find_table(&document, "income-statement");
    assert_text(table_find_row(table, "cotisations")->label, "Cotisations / Membership fees");
    assert_text(table_find_row(table, "total_I")->label, "Total I");
    assert_text(table->columns[0].label, "31/12/2022");
}

static void liaison_accounts_are_printed_only_when_they_do_not_cancel_out(void **state) {
    SmallYear sound = year_2022(*state);
    const Wish everything = {.kind = STATEMENT_BALANCE_SHEET, .all_lines = true};
    Document document = document_of(&everything, &sound, NULL);
    assert_null(row_of(&document, "liabilities", "comptes_liaison"));
    SmallYear open = year_2022(*state);
    posted(&open, "181000", 300);
    posted(&open, "512009", -300);
    document = document_of(&BALANCE_SHEET, &open, NULL);
    assert_cents(row_of(&document, "liabilities", "comptes_liaison"), 0, -300);
}

static void the_footnote_of_own_funds_is_that_of_2026(void **state) {
    SmallYear small = small_year(*state, 2026);
    posted(&small, "512000", 100);
    posted(&small, "102200", -100);
    Document document = document_of(&BALANCE_SHEET, &small, NULL);
    const Table *table = document_find_table(&document, "liabilities");
    assert_int_equal(table->notes.count, 1);
    assert_text(table_find_row(table, "fonds_propres")->label, "FONDS PROPRES *");
    SmallYear earlier = small_year(*state, 2025);
    document = document_of(&BALANCE_SHEET, &earlier, NULL);
    assert_int_equal(document_find_table(&document, "liabilities")->notes.count, 0);
}

static void other_own_funds_of_2025_are_printed_only_when_used(void **state) {
    SmallYear unused = small_year(*state, 2025);
    Document document = document_of(&BALANCE_SHEET, &unused, NULL);
    assert_null(row_of(&document, "liabilities", "total_I_bis"));
    assert_null(row_of(&document, "liabilities", "autres_fonds_propres"));
    SmallYear used = small_year(*state, 2025);
    posted(&used, "167400", -100);
    posted(&used, "512000", 100);
    document = document_of(&BALANCE_SHEET, &used, NULL);
    assert_cents(row_of(&document, "liabilities", "total_I_bis"), 0, 100);
    assert_cents(row_of(&document, "liabilities", "total_passif"), 0, 100);
}

/* --- From figures to accounts. */

static void the_trace_names_the_line_of_every_account(void **state) {
    SmallYear small = year_2022(*state), before = year_2021(*state);
    const Wish traced = {.kind = STATEMENT_INCOME, .with_trace = true};
    Document document = document_of(&traced, &small, &before);
    const Table *table = document_find_table(&document, "income-statement-trace");
    assert_int_equal(table->rows.count, 6);
    const Row *row = table_find_row(table, "756200");
    assert_text(row->label, "756200  Compte 756200");
    assert_text(row->cells[0].text, "cotisations");
    assert_text(row->cells[1].text, "Cotisations");
    assert_true(text_starts_with(row->cells[2].text, TEXT("income-2020.statement:")));
    assert_cents(row, 3, 120000);
    assert_cents(row, 4, 90000);
    const Row *new_row = table_find_row(table, "741000");
    assert_int_equal(new_row->cells[4].kind, CELL_BLANK);
    const Row *old_row = table_find_row(table, "754110:previous");
    assert_int_equal(old_row->cells[3].kind, CELL_BLANK);
    assert_cents(old_row, 4, 10000);
}

static void the_trace_of_the_bilan_goes_down_to_third_parties(void **state) {
    SmallYear small = small_year(*state, 2022);
    posted_to(&small, "401000", "F1", -5000);
    posted_to(&small, "401000", "F2", 800);
    posted(&small, "606000", 4200);
    const Wish traced = {.kind = STATEMENT_BALANCE_SHEET, .with_trace = true};
    Document document = document_of(&traced, &small, NULL);
    const Table *table = document_find_table(&document, "balance-sheet-trace");
    assert_int_equal(table->column_count, 4);
    assert_int_equal(table->rows.count, 2);
    assert_text(table_find_row(table, "401000.F1")->cells[0].text, "dettes_fournisseurs");
    assert_text(table_find_row(table, "401000.F2")->cells[0].text, "autres_creances");
    assert_text(table_find_row(table, "401000.F2")->label, "401000 F2  Tiers F2");
}

static void an_account_that_changed_sides_has_a_row_for_each_year(void **state) {
    SmallYear small = small_year(*state, 2022), before = small_year(*state, 2021);
    posted(&small, "512000", -700);
    posted(&before, "512000", 900);
    const Wish traced = {.kind = STATEMENT_BALANCE_SHEET, .with_trace = true};
    Document document = document_of(&traced, &small, &before);
    const Table *table = document_find_table(&document, "balance-sheet-trace");
    assert_int_equal(table->rows.count, 2);
    assert_cents(table_find_row(table, "512000"), 3, 700);
    assert_cents(table_find_row(table, "512000:previous"), 4, 900);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(both_years_stand_side_by_side_under_their_closing_dates),
        TEST(the_column_of_the_year_before_has_its_own_closing_date),
        TEST(a_first_year_has_no_column_for_the_year_before),
        TEST(lines_nil_in_both_years_are_left_out),
        TEST(all_lines_are_printed_on_request),
        TEST(rows_carry_their_kind_and_level),
        TEST(terms_of_totals_are_printed_rows_and_add_up),
        TEST(an_actif_has_gross_allowance_net_and_last_years_net),
        TEST(a_total_is_found_by_its_numeral_and_by_its_meaning),
        TEST(labels_are_given_in_english_and_in_both_languages),
        TEST(liaison_accounts_are_printed_only_when_they_do_not_cancel_out),
        TEST(the_footnote_of_own_funds_is_that_of_2026),
        TEST(other_own_funds_of_2025_are_printed_only_when_used),
        TEST(the_trace_names_the_line_of_every_account),
        TEST(the_trace_of_the_bilan_goes_down_to_third_parties),
        TEST(an_account_that_changed_sides_has_a_row_for_each_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
