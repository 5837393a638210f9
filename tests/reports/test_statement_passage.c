#include "reports/statement_passage.h"
#include "tests/reports/models.h"
#include "tests/reports/small_year.h"
#include "tests/support/random.h"
#include "tests/support/said.h"

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

/* A year laid out by the lines of a later model. */
typedef struct Passed {
    StatementPassage *passage;
    StatementFigures figures;
    Findings findings;
} Passed;

static StatementPassage *load(Arena *arena, StatementKind kind, const char *from, const char *to,
                              const Settings *settings) {
    const StatementDefinition *now = NULL;
    StatementPassage *passage = NULL;
    Error error = {0};
    if (!statement_load(arena, kind, text_of(to), settings, &now, &error) ||
        !statement_passage_load(arena, now, text_of(from), settings, &passage, &error)) {
        fail_msg("%s %s", error_kind(error.code)->id, error.arguments[0]);
    }
    return passage;
}

static Passed pass_with(SmallYear *small, StatementKind kind, const char *to, bool is_opening,
                        const Settings *settings) {
    Passed passed = {.findings = findings_in(small->arena)};
    Date day = is_opening ? date_add_days(small->year.start, -1) : small->year.start;
    passed.passage = load(small->arena, kind, regulation_of(day).bytes, to, settings);
    statement_compute_passage(small->arena, passed.passage, finished(small), is_opening,
                              &passed.figures, &passed.findings);
    return passed;
}

static Passed pass(SmallYear *small, StatementKind kind, const char *to) {
    const Settings none = {0};
    return pass_with(small, kind, to, false, &none);
}

static Passed income_to_2025(SmallYear *small) {
    return pass(small, STATEMENT_INCOME, "anc-2018-06/2025");
}

static void assert_amount(const StatementDefinition *definition, const StatementFigures *figures,
                          const char *id, int64_t cents) {
    Amount found;
    assert_true(statement_amount(definition, figures, id, &found));
    if (found.cents != cents) fail_msg("%s: %lld", id, (long long)found.cents);
}

static void assert_presented(const Passed *passed, const char *id, int64_t cents) {
    assert_amount(passed->passage->now, &passed->figures, id, cents);
}

static void assert_published(const Passed *passed, const char *id, int64_t cents) {
    assert_amount(passed->passage->then, &passed->passage->published, id, cents);
}

/* The only thing that the passage lists: from which line to which, and why. */
static void assert_only_move(const Passed *passed, const char *former, const char *line,
                             PassageVerdict verdict) {
    assert_int_equal(passed->passage->moves.count, 1);
    const PassagePlace *place = &passed->passage->moves.items[0].place;
    Text from = passed->passage->then->lines.items[place->former].id;
    Text to = passed->passage->now->lines.items[place->claim.line].id;
    assert_true(text_equal(from, text_of(former)));
    assert_true(text_equal(to, text_of(line)));
    assert_int_equal(place->verdict, verdict);
}

/* --- Certain changes. */

static void sales_of_fixed_assets_leave_the_exceptional_result(void **state) {
    SmallYear small = small_year(*state, 2024);
    posted(&small, "775200", -120000);
    posted(&small, "675200", 80000);
    Passed income = income_to_2025(&small);
    assert_published(&income, "resultat_exceptionnel", 40000);
    assert_published(&income, "resultat_exploitation", 0);
    assert_presented(&income, "produits_cessions_immobilisations", 120000);
    assert_presented(&income, "valeurs_comptables_immobilisations", 80000);
    assert_presented(&income, "resultat_exceptionnel", 0);
    assert_presented(&income, "resultat_exploitation", 40000);
    assert_presented(&income, "resultat", 40000);
    assert_int_equal(income.findings.kinds.count, 0);
}

static void a_grant_transferred_to_income_becomes_operating_income(void **state) {
    SmallYear small = small_year(*state, 2024);
    posted(&small, "777000", -40000);
    Passed income = income_to_2025(&small);
    assert_only_move(&income, "produits_exceptionnels_capital", "concours_publics_subventions",
                     PASSAGE_SUCCESSOR);
    assert_string_equal(text_copy(*state, income.passage->moves.items[0].place.successors).bytes,
                        "747");
}

static void the_grant_follows_the_choice_of_its_line(void **state) {
    SmallYear small = small_year(*state, 2024);
    posted(&small, "777000", -40000);
    Settings settings = {.path = TEXT("denier.settings")};
    settings_set(*state, &settings, "line_of_747", "autres_produits");
    Passed income = pass_with(&small, STATEMENT_INCOME, "anc-2018-06/2025", false, &settings);
    assert_presented(&income, "autres_produits", 40000);
}

static void a_choice_that_the_earlier_model_does_not_know_is_none_of_its(void **state) {
    SmallYear small = small_year(*state, 2024);
    posted(&small, "601000", 500);
    Settings settings = {.path = TEXT("denier.settings")};
    settings_set(*state, &settings, "line_of_601_602", "achats_matieres");
    Passed income = pass_with(&small, STATEMENT_INCOME, "anc-2018-06/2025", false, &settings);
    assert_only_move(&income, "achats_marchandises", "achats_matieres", PASSAGE_NEW_LINE);
}

static void a_number_whose_meaning_changed_goes_by_its_old_meaning(void **state) {
    SmallYear small = small_year(*state, 2024);
    posted(&small, "757000", -500);
    Passed income = income_to_2025(&small);
    assert_presented(&income, "autres_produits", 500);
    assert_presented(&income, "produits_cessions_immobilisations", 0);
    assert_int_equal(income.passage->moves.count, 0);
}

static void a_line_that_is_only_renamed_is_no_reclassification(void **state) {
    SmallYear small = small_year(*state, 2024);
    posted(&small, "641000", 100000);
    posted(&small, "645000", 40000);
    posted(&small, "687500", 300);
    Passed income = income_to_2025(&small);
    assert_presented(&income, "cotisations_sociales", 40000);
    assert_presented(&income, "total_VI", 300);
    assert_int_equal(income.passage->moves.count, 0);
}

static void renumbered_provisions_stay_on_their_line(void **state) {
    SmallYear small = small_year(*state, 2024);
    posted(&small, "153000", -50000);
    posted(&small, "157000", -1000);
    posted(&small, "468700", 12000);
    posted(&small, "512000", 39000);
    Passed sheet = pass(&small, STATEMENT_BALANCE_SHEET, "anc-2018-06/2025");
    assert_presented(&sheet, "provisions_charges", 51000);
    assert_presented(&sheet, "autres_creances", 12000);
    assert_int_equal(sheet.passage->moves.count, 0);
}

/* --- What is not certain stays. */

static void expense_transfers_stay_where_they_were(void **state) {
    SmallYear small = small_year(*state, 2024);
    posted(&small, "791000", -25000);
    Passed income = income_to_2025(&small);
    assert_only_move(&income, "reprises_exploitation", "reprises_exploitation", PASSAGE_STAYS);
    assert_presented(&income, "reprises_exploitation", 25000);
    assert_int_equal(income.findings.kinds.count, 1);
    const Error *error = &income.findings.kinds.items[0].first.items[0];
    assert_int_equal(error->code, ERROR_NOT_RECLASSIFIED);
    assert_string_equal(error->arguments[0], "791000");
    assert_string_equal(error->arguments[2], SAID("250.00"));
}

static void exceptional_expense_transfers_stay_in_the_exceptional_income(void **state) {
    SmallYear small = small_year(*state, 2024);
    posted(&small, "797000", -700);
    Passed income = income_to_2025(&small);
    assert_only_move(&income, "reprises_exceptionnelles", "total_V", PASSAGE_STAYS);
}

static void an_account_for_two_kinds_of_sales_is_not_split(void **state) {
    SmallYear small = small_year(*state, 2024);
    posted(&small, "775800", -700);
    Passed income = income_to_2025(&small);
    assert_only_move(&income, "produits_exceptionnels_capital", "total_V", PASSAGE_STAYS);
}

static void an_account_that_would_change_its_side_stays(void **state) {
    SmallYear small = small_year(*state, 2024);
    posted(&small, "474700", -900);
    posted(&small, "512000", 900);
    Passed sheet = pass(&small, STATEMENT_BALANCE_SHEET, "anc-2018-06/2025");
    assert_only_move(&sheet, "autres_dettes", "autres_dettes", PASSAGE_STAYS_SIDE);
    assert_presented(&sheet, "total_passif", 900);
    assert_published(&sheet, "total_passif", 900);
}

/* --- The passif of 2026, and openings. */

static void the_passif_of_2026_shifts_its_numerals(void **state) {
    SmallYear small = small_year(*state, 2025);
    posted(&small, "167400", -60000);
    posted(&small, "194000", -5000);
    posted(&small, "152000", -700);
    posted(&small, "401000", -300);
    posted(&small, "512000", 66000);
    Passed sheet = pass(&small, STATEMENT_BALANCE_SHEET, "anc-2018-06/2026");
    assert_int_equal(sheet.passage->moves.count, 0);
    assert_int_equal(sheet.findings.kinds.count, 0);
    Document document = {.language = LANGUAGE_FRENCH};
    statement_add_passage(*state, &document, sheet.passage, &sheet.figures);
    assert_null(document_find_table(&document, "balance-sheet-reclassified"));
    const Table *totals = document_find_table(&document, "balance-sheet-totals");
    static const struct {
        const char *id, *former;
        int64_t cents;
    } expected[] = {
        {"total_autres_fonds_propres", "Total I bis", 60000},
        {"total_fonds_reportes_dedies", "Total II", 5000},
        {"total_provisions", "Total III", 700},
        {"total_dettes", "Total IV", 300},
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        const Row *row = table_find_row(totals, expected[i].id);
        assert_non_null(row);
        assert_true(text_equal(row->cells[0].text, text_of(expected[i].former)));
        assert_int_equal((int64_t)row->cells[1].amount.cents, expected[i].cents);
        assert_int_equal((int64_t)row->cells[2].amount.cents, expected[i].cents);
        assert_true(amount_is_zero(row->cells[3].amount));
    }
}

static void titres_associatifs_follow_the_choice_that_only_2026_gives(void **state) {
    SmallYear small = small_year(*state, 2025);
    posted(&small, "163100", -1000);
    posted(&small, "512000", 1000);
    Settings settings = {.path = TEXT("denier.settings")};
    settings_set(*state, &settings, "line_of_1631", "fonds_non_remboursables");
    Passed sheet = pass_with(&small, STATEMENT_BALANCE_SHEET, "anc-2018-06/2026", false, &settings);
    assert_only_move(&sheet, "emprunts_obligataires", "fonds_non_remboursables", PASSAGE_NEW_LINE);
    assert_published(&sheet, "total_dettes", 1000);
    assert_presented(&sheet, "total_dettes", 0);
    assert_presented(&sheet, "total_autres_fonds_propres", 1000);
}

static void an_opening_is_the_bilan_of_the_earlier_model(void **state) {
    SmallYear small = small_year(*state, 2025);
    opened(&small, "106200", -10000);
    opened(&small, "120000", -2500);
    opened(&small, "409100", 2000);
    opened(&small, "512000", 10500);
    const Settings none = {0};
    Passed sheet = pass_with(&small, STATEMENT_BALANCE_SHEET, "anc-2018-06/2025", true, &none);
    assert_published(&sheet, "reserves_autres", 10000);
    assert_presented(&sheet, "reserves_statutaires", 10000);
    assert_presented(&sheet, "resultat", 2500);
    assert_presented(&sheet, "avances_versees", 2000);
    assert_int_equal(sheet.passage->moves.count, 2);
    assert_int_equal(sheet.findings.kinds.count, 0);
}

/* --- Tables and marks. */

static void reclassified_figures_are_marked_and_listed(void **state) {
    SmallYear before = small_year(*state, 2024);
    posted_to(&before, "455100", "PA", -30000);
    posted_to(&before, "455100", "PB", -70000);
    posted(&before, "512000", 100000);
    Passed sheet = pass(&before, STATEMENT_BALANCE_SHEET, "anc-2018-06/2025");
    SmallYear small = small_year(*state, 2025);
    StatementFigures current;
    statement_compute(*state, sheet.passage->now, finished(&small), &current, &sheet.findings);
    Document document = {.language = LANGUAGE_ENGLISH};
    StatementYears years = {&small.year, &current, &sheet.figures, before.year.end, sheet.passage};
    statement_add_tables(*state, &document, sheet.passage->now, &years, false);
    statement_add_passage(*state, &document, sheet.passage, &sheet.figures);
    const Table *liabilities = document_find_table(&document, "liabilities");
    const Row *row = table_find_row(liabilities, "autres_dettes");
    assert_true(text_equal(row->label, TEXT("Other liabilities (r)")));
    assert_int_equal(liabilities->notes.count, 1);
    assert_int_equal(document_find_table(&document, "assets")->notes.count, 0);
    const Table *moves = document_find_table(&document, "balance-sheet-reclassified");
    assert_int_equal(moves->rows.count, 1);
    const Row *move = table_find_row(moves, "455100:autres_dettes");
    assert_non_null(move);
    assert_true(text_equal(move->cells[0].text, TEXT("reclassified")));
    assert_true(
        text_equal(move->cells[1].text, TEXT("LIABILITIES > Other borrowings and financial debt")));
    assert_true(text_equal(move->cells[2].text, TEXT("Other liabilities")));
    assert_int_equal((int64_t)move->cells[3].amount.cents, 100000);
    assert_int_equal(moves->notes.count, 0);
}

static void what_is_left_is_listed_with_its_reason(void **state) {
    SmallYear small = small_year(*state, 2024);
    posted(&small, "791000", -25000);
    posted(&small, "678000", 500);
    Passed income = income_to_2025(&small);
    Document document = {.language = LANGUAGE_FRENCH};
    statement_add_passage(*state, &document, income.passage, &income.figures);
    const Table *moves = document_find_table(&document, "income-statement-reclassified");
    const Row *row = table_find_row(moves, "791000:reprises_exploitation");
    assert_true(text_equal(row->cells[0].text, TEXT("non reclassé")));
    assert_string_equal(row->cells[0].code, "not_reclassified");
    assert_true(text_equal(row->cells[4].text, TEXT("7587, 649")));
    assert_int_equal(moves->notes.count, 2);
    assert_true(text_starts_with(moves->notes.items[0], TEXT("678000 : Le résultat exceptionnel")));
    assert_true(text_starts_with(moves->notes.items[1], TEXT("791000 : Les transferts")));
}

/* --- Any books. */

/* A year of random balances on accounts of the earlier chart, that balances. */
static SmallYear random_year(Arena *arena, Random *random, const StatementDefinition *then,
                             int year) {
    SmallYear small = small_year(arena, year);
    int64_t sum = 0;
    for (size_t i = 0; i < then->chart.count; i++) {
        const ChartAccount *account = &then->chart.accounts[i];
        bool is_open = account->kind == CHART_PCG || account->kind == CHART_ASSOCIATION;
        bool is_taken = is_open && chart_is_posted(account) && account->number.bytes[0] <= '7' &&
                        !text_starts_with(account->number, TEXT("18")) &&
                        random_below(random, 4) == 0;
        if (!is_taken) continue;
        int64_t cents = (int64_t)random_below(random, 2000000000) - 1000000000;
        posted(&small, text_copy(arena, account->number).bytes, cents);
        sum += cents;
    }
    posted(&small, "512999", -sum);
    return small;
}

static const struct {
    const char *from, *to;
    int year;
} PASSAGES[] = {
    {"anc-2018-06/2020", "anc-2018-06/2025", 2024},
    {"anc-2018-06/2020", "anc-2018-06/2026", 2024},
    {"anc-2018-06/2025", "anc-2018-06/2026", 2025},
};

static void result_and_grand_totals_are_those_of_the_earlier_model(void **state) {
    enum { TRIALS = 200 };
    Random random = random_start();
    const Settings none = {0};
    for (size_t i = 0; i < 2 * sizeof PASSAGES / sizeof PASSAGES[0]; i++) {
        StatementKind kind = i % 2 ? STATEMENT_BALANCE_SHEET : STATEMENT_INCOME;
        StatementPassage *passage =
            load(*state, kind, PASSAGES[i / 2].from, PASSAGES[i / 2].to, &none);
        for (int trial = 0; trial < TRIALS; trial++) {
            Arena *arena = arena_create();
            SmallYear small = random_year(arena, &random, passage->then, PASSAGES[i / 2].year);
            StatementFigures figures;
            Findings findings = findings_in(arena);
            StatementPassage fresh = *passage;
            fresh.moves.items = NULL;
            fresh.moves.count = fresh.moves.capacity = 0;
            statement_compute_passage(arena, &fresh, finished(&small), false, &figures, &findings);
            assert_int_equal(findings_count(&findings, TROUBLE_PROOF), 0);
            assert_int_equal(figures.parts.count, fresh.published.parts.count);
            arena_destroy(arena);
        }
    }
}

/* --- Files that are refused. */

static void assert_refused(Arena *arena, const char *content, ErrorCode code, uint64_t line) {
    const Settings none = {0};
    StatementPassage *loaded =
        load(arena, STATEMENT_INCOME, "anc-2018-06/2020", "anc-2018-06/2025", &none);
    StatementPassage passage = {.then = loaded->then, .now = loaded->now};
    Error error = {0};
    assert_false(statement_passage_read(arena, text_of(content), "my.passage", &passage, &error));
    assert_string_equal(error_kind(error.code)->id, error_kind(code)->id);
    assert_string_equal(error.file, "my.passage");
    assert_int_equal(error.line, line);
}

static void refuses_a_passage_that_loses_a_line(void **state) {
    assert_refused(*state, "serves | anc-2018-06/2020\n", ERROR_PASSAGE_LOST, 1);
}

static void refuses_rows_that_it_does_not_understand(void **state) {
    assert_refused(*state, "lines | a | b | c\n", ERROR_STATEMENT_WORD, 1);
    assert_refused(*state, "serves | anc-2018-06/2020\nline | income-statement | a\n",
                   ERROR_STATEMENT_FIELDS, 2);
    assert_refused(*state, "serves | anc-2018-06/2025\n", ERROR_STATEMENT_REGULATION, 1);
    assert_refused(*state, "line | assets | nothing | nowhere\n", ERROR_STATEMENT_REGULATION, 1);
    assert_refused(*state, "open | 79 | pourquoi\n", ERROR_STATEMENT_FIELDS, 1);
    assert_refused(*state, "open | 7x | pourquoi | why\n", ERROR_FORMULA_WORD, 1);
}

static void refuses_lines_that_are_in_neither_model(void **state) {
    assert_refused(*state, "\nline | income-statement | salaire | salaires\n",
                   ERROR_STATEMENT_LINE_UNKNOWN, 2);
    assert_refused(*state, "\nline | income-statement | salaires | salaire\n",
                   ERROR_STATEMENT_LINE_UNKNOWN, 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(sales_of_fixed_assets_leave_the_exceptional_result),
        TEST(a_grant_transferred_to_income_becomes_operating_income),
        TEST(the_grant_follows_the_choice_of_its_line),
        TEST(a_choice_that_the_earlier_model_does_not_know_is_none_of_its),
        TEST(a_number_whose_meaning_changed_goes_by_its_old_meaning),
        TEST(a_line_that_is_only_renamed_is_no_reclassification),
        TEST(renumbered_provisions_stay_on_their_line),
        TEST(expense_transfers_stay_where_they_were),
        TEST(exceptional_expense_transfers_stay_in_the_exceptional_income),
        TEST(an_account_for_two_kinds_of_sales_is_not_split),
        TEST(an_account_that_would_change_its_side_stays),
        TEST(the_passif_of_2026_shifts_its_numerals),
        TEST(titres_associatifs_follow_the_choice_that_only_2026_gives),
        TEST(an_opening_is_the_bilan_of_the_earlier_model),
        TEST(reclassified_figures_are_marked_and_listed),
        TEST(what_is_left_is_listed_with_its_reason),
        TEST(result_and_grand_totals_are_those_of_the_earlier_model),
        TEST(refuses_a_passage_that_loses_a_line),
        TEST(refuses_rows_that_it_does_not_understand),
        TEST(refuses_lines_that_are_in_neither_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
