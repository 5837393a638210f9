#include "tests/reports/models.h"
#include "tests/reports/small_year.h"
#include "tests/support/said.h"

#include "engine/amount_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* A statement computed from a small year. */
typedef struct Computed {
    const StatementDefinition *definition;
    StatementFigures figures;
    Findings findings;
} Computed;

static int set_up(void **state) {
    *state = arena_create();
    return 0;
}

static int tear_down(void **state) {
    arena_destroy(*state);
    return 0;
}

static Computed compute_under(SmallYear *small, StatementKind kind, Text regulation,
                              bool is_opening) {
    Computed computed = {.findings = findings_in(small->arena)};
    Settings settings = {0};
    Error error = {0};
    assert_true(
        statement_load(small->arena, kind, regulation, &settings, &computed.definition, &error));
    (is_opening ? statement_compute_opening : statement_compute)(
        small->arena, computed.definition, finished(small), &computed.figures, &computed.findings);
    return computed;
}

static Computed income_of(SmallYear *small) {
    return compute_under(small, STATEMENT_INCOME, regulation_of(small->year.start), false);
}

static Computed balance_sheet_of(SmallYear *small) {
    return compute_under(small, STATEMENT_BALANCE_SHEET, regulation_of(small->year.start), false);
}

static void assert_column(const Computed *computed, const char *id, size_t column, int64_t cents) {
    const StatementDefinition *definition = computed->definition;
    uint32_t line = NO_LINE;
    for (uint32_t t = 0; line == NO_LINE && t < definition->tables.count; t++) {
        line = statement_find_line(definition, t, text_of(id));
    }
    assert_int_not_equal(line, NO_LINE);
    Amount found = computed->figures.amounts[(size_t)line * STATEMENT_COLUMNS + column];
    char room[AMOUNT_TEXT_SIZE];
    if (amount_compare(found, amount_of_cents(cents)) != 0) {
        fail_msg("%s: %.*s", id, TEXT_ARGUMENTS(amount_print(found, AMOUNT_PLAIN, room)));
    }
}

static void assert_line(const Computed *computed, const char *id, int64_t cents) {
    assert_column(computed, id, COLUMN_NET, cents);
}

static void assert_no_findings(const Computed *computed) {
    for (size_t i = 0; i < computed->findings.kinds.count; i++) {
        const Error *error = &computed->findings.kinds.items[i].first.items[0];
        fail_msg("%s %s %s", error_kind(error->code)->id, error->arguments[0], error->arguments[1]);
    }
}

/* The only finding is of that kind, and was made once. */
static const Error *only_finding(const Computed *computed, ErrorCode code) {
    assert_int_equal(computed->findings.kinds.count, 1);
    const Finding *finding = &computed->findings.kinds.items[0];
    assert_string_equal(error_kind(finding->code)->id, error_kind(code)->id);
    assert_int_equal(finding->count, 1);
    return &finding->first.items[0];
}

/* The difference found first, followed by the accounts that may explain it, named in order. */
static const Error *difference_between(const Computed *computed, ErrorCode code,
                                       const char *const *accounts, size_t count) {
    assert_int_equal(computed->findings.kinds.count, 2);
    const Finding *behind = &computed->findings.kinds.items[1];
    assert_int_equal(behind->code, ERROR_ACCOUNT_BEHIND);
    assert_int_equal(behind->count, count);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(behind->first.items[i].arguments[0], accounts[i]);
    }
    assert_int_equal(computed->findings.kinds.items[0].code, code);
    return &computed->findings.kinds.items[0].first.items[0];
}

/* --- Compte de résultat. */

static void products_less_expenses_are_the_surplus(void **state) {
    SmallYear small = small_year(*state, 2022);
    posted(&small, "756200", -120000);
    posted(&small, "754110", -35050);
    posted(&small, "741000", -1000000);
    posted(&small, "706000", -250000);
    posted(&small, "641100", 600000);
    posted(&small, "645100", 210000);
    posted(&small, "613200", 90000);
    posted(&small, "768000", -1234);
    posted(&small, "627800", 4567);
    Computed income = income_of(&small);
    assert_no_findings(&income);
    assert_line(&income, "cotisations", 120000);
    assert_line(&income, "dons_manuels", 35050);
    assert_line(&income, "concours_publics_subventions", 1000000);
    assert_line(&income, "produits_tiers_financeurs", 1035050);
    assert_line(&income, "ventes_prestations", 250000);
    assert_line(&income, "total_I", 1405050);
    assert_line(&income, "salaires", 600000);
    assert_line(&income, "charges_sociales", 210000);
    assert_line(&income, "autres_achats_charges_externes", 94567);
    assert_line(&income, "total_II", 904567);
    assert_line(&income, "resultat_exploitation", 500483);
    assert_line(&income, "resultat_financier", 1234);
    assert_line(&income, "resultat_courant", 501717);
    assert_line(&income, "total_produits", 1406284);
    assert_line(&income, "total_charges", 904567);
    assert_line(&income, "resultat", 501717);
    assert_int_equal(income.figures.result.cents, 501717);
}

/* Art. 213-15: the example of a legacy of a net 995, of which 295 are not yet received. */
static void a_legacy_meets_on_one_net_line(void **state) {
    SmallYear accepted = small_year(*state, 2025);
    posted(&accepted, "754320", -99500);
    posted(&accepted, "689100", 29500);
    Computed first = income_of(&accepted);
    assert_no_findings(&first);
    assert_line(&first, "legs_donations", 70000);
    assert_line(&first, "reports_fonds_dedies", 0);

    SmallYear sold = small_year(*state, 2026);
    posted(&sold, "789100", -29500);
    posted(&sold, "757100", -25000);
    posted(&sold, "652100", 20000);
    Computed second = income_of(&sold);
    assert_no_findings(&second);
    assert_line(&second, "legs_donations", 34500);
    assert_line(&second, "utilisations_fonds_dedies", 0);
    assert_line(&second, "valeurs_comptables_immobilisations", 0);
    assert_line(&second, "produits_cessions_immobilisations", 0);
    assert_line(&second, "total_I", 34500);
    assert_line(&second, "total_II", 0);
    assert_line(&second, "resultat", 34500);
}

static void the_legs_line_of_2020_has_its_own_accounts_and_may_be_negative(void **state) {
    SmallYear small = small_year(*state, 2021);
    posted(&small, "754310", -10000);
    posted(&small, "775400", -5000);
    posted(&small, "781640", -300);
    posted(&small, "675400", 40000);
    posted(&small, "681640", 700);
    posted(&small, "689100", 20);
    posted(&small, "675200", 111);
    posted(&small, "775200", -222);
    Computed income = income_of(&small);
    assert_no_findings(&income);
    assert_line(&income, "legs_donations", -25420);
    assert_line(&income, "charges_exceptionnelles_capital", 111);
    assert_line(&income, "produits_exceptionnels_capital", 222);
    assert_line(&income, "resultat", -25309);
}

static void a_detail_is_shown_inside_its_line_and_never_added(void **state) {
    SmallYear small = small_year(*state, 2022);
    posted(&small, "706300", -500);
    posted(&small, "706000", -300);
    posted(&small, "707300", -40);
    Computed income = income_of(&small);
    assert_line(&income, "ventes_prestations", 800);
    assert_line(&income, "dont_parrainages", 500);
    assert_line(&income, "dont_ventes_dons_nature", 40);
    assert_line(&income, "total_I", 840);
}

static void stock_changes_and_rebates_count_with_their_own_sign(void **state) {
    SmallYear small = small_year(*state, 2022);
    posted(&small, "607000", 10000);
    posted(&small, "609700", -500);
    posted(&small, "603700", -1200);
    posted(&small, "707000", -20000);
    posted(&small, "709700", 300);
    posted(&small, "619000", -77);
    Computed income = income_of(&small);
    assert_line(&income, "achats_marchandises", 9500);
    assert_line(&income, "variation_stock", -1200);
    assert_line(&income, "ventes_biens", 19700);
    assert_line(&income, "autres_achats_charges_externes", -77);
    assert_line(&income, "resultat", 11477);
}

static void contributions_in_kind_stand_apart_from_the_result(void **state) {
    SmallYear small = small_year(*state, 2022);
    posted(&small, "864000", 3308500);
    posted(&small, "875000", -3308500);
    Computed income = income_of(&small);
    assert_no_findings(&income);
    assert_line(&income, "cvn_produits_total", 3308500);
    assert_line(&income, "cvn_charges_total", 3308500);
    assert_line(&income, "resultat", 0);
}

static void contributions_in_kind_must_be_equal_on_both_sides(void **state) {
    SmallYear small = small_year(*state, 2022);
    posted(&small, "864000", 3308500);
    posted(&small, "875000", -3308400);
    Computed income = income_of(&small);
    const char *const accounts[] = {"864000", "875000"};
    const Error *error = difference_between(&income, ERROR_CONTRIBUTIONS_DIFFER, accounts, 2);
    assert_string_equal(error->arguments[0], SAID("33085.00"));
    assert_string_equal(error->arguments[1], SAID("33084.00"));
}

/* --- Bilan. */

static void an_asset_has_gross_allowance_and_net(void **state) {
    SmallYear small = small_year(*state, 2022);
    posted(&small, "218300", 100000);
    posted(&small, "281830", -40000);
    posted(&small, "291800", -5000);
    posted(&small, "411000", 20000);
    posted(&small, "491000", -1500);
    posted(&small, "102200", -73500);
    Computed sheet = balance_sheet_of(&small);
    assert_no_findings(&sheet);
    assert_column(&sheet, "autres_immobilisations_corporelles", COLUMN_GROSS, 100000);
    assert_column(&sheet, "autres_immobilisations_corporelles", COLUMN_ALLOWANCE, 45000);
    assert_column(&sheet, "autres_immobilisations_corporelles", COLUMN_NET, 55000);
    assert_column(&sheet, "creances_clients", COLUMN_ALLOWANCE, 1500);
    assert_column(&sheet, "total_actif", COLUMN_GROSS, 120000);
    assert_column(&sheet, "total_actif", COLUMN_ALLOWANCE, 46500);
    assert_column(&sheet, "total_actif_immobilise", COLUMN_NET, 55000);
    assert_line(&sheet, "total_passif", 73500);
}

static void banks_take_their_side_one_by_one(void **state) {
    SmallYear small = small_year(*state, 2022);
    posted(&small, "512001", 100000);
    posted(&small, "512002", -30000);
    posted(&small, "110000", -70000);
    Computed sheet = balance_sheet_of(&small);
    assert_no_findings(&sheet);
    assert_line(&sheet, "disponibilites", 100000);
    assert_line(&sheet, "emprunts_etablissements_credit", 30000);
    assert_line(&sheet, "report_a_nouveau", 70000);
}

static void third_parties_are_not_netted_with_each_other(void **state) {
    SmallYear small = small_year(*state, 2022);
    posted_to(&small, "401000", "GARAGE", -50000);
    posted_to(&small, "401000", "IMPRIMEUR", 8000);
    posted_to(&small, "411000", "MEMBRE1", 3000);
    posted_to(&small, "411000", "MEMBRE2", -1000);
    posted(&small, "512000", 40000);
    Computed sheet = balance_sheet_of(&small);
    assert_no_findings(&sheet);
    assert_line(&sheet, "dettes_fournisseurs", 50000);
    assert_line(&sheet, "autres_creances", 8000);
    assert_line(&sheet, "creances_clients", 3000);
    assert_line(&sheet, "autres_dettes", 1000);
    assert_line(&sheet, "total_actif", 51000);
    assert_line(&sheet, "total_passif", 51000);
}

static void taxes_and_staff_take_the_side_of_their_balance(void **state) {
    SmallYear small = small_year(*state, 2022);
    posted(&small, "441000", 500000);
    posted(&small, "445660", 2000);
    posted(&small, "445710", -9000);
    posted(&small, "431000", -70000);
    posted(&small, "425000", 1000);
    posted(&small, "467000", -4000);
    posted(&small, "487000", -420000);
    Computed sheet = balance_sheet_of(&small);
    assert_no_findings(&sheet);
    assert_line(&sheet, "autres_creances", 503000);
    assert_line(&sheet, "dettes_fiscales_sociales", 79000);
    assert_line(&sheet, "autres_dettes", 4000);
    assert_line(&sheet, "produits_constates_avance", 420000);
}

static void last_years_result_awaits_appropriation_on_its_own_line(void **state) {
    SmallYear small = small_year(*state, 2022);
    opened(&small, "120000", -12378);
    put(&small, "512000", NULL, 12378, 100000);
    posted(&small, "756000", -150000);
    posted(&small, "606000", 50000);
    Computed sheet = balance_sheet_of(&small);
    assert_no_findings(&sheet);
    assert_line(&sheet, "resultat_anterieur_a_affecter", 12378);
    assert_line(&sheet, "resultat", 100000);
    assert_line(&sheet, "situation_nette", 112378);
    assert_line(&sheet, "total_fonds_propres", 112378);
    assert_line(&sheet, "total_actif", 112378);
}

static void a_deficit_reduces_the_own_funds(void **state) {
    SmallYear small = small_year(*state, 2022);
    posted(&small, "119000", 5000);
    posted(&small, "102200", -20000);
    posted(&small, "606000", 9000);
    posted(&small, "512000", 6000);
    Computed sheet = balance_sheet_of(&small);
    assert_line(&sheet, "resultat", -9000);
    assert_line(&sheet, "report_a_nouveau", -5000);
    assert_line(&sheet, "situation_nette", 6000);
}

static void the_opening_gives_last_years_bilan_with_its_result(void **state) {
    SmallYear small = small_year(*state, 2022);
    opened(&small, "120000", -12378);
    put(&small, "512000", NULL, 52378, -7000);
    put(&small, "194000", NULL, -40000, 40000);
    posted(&small, "789400", -33000);
    Computed sheet =
        compute_under(&small, STATEMENT_BALANCE_SHEET, regulation_of(small.year.start), true);
    assert_no_findings(&sheet);
    assert_line(&sheet, "resultat", 12378);
    assert_line(&sheet, "resultat_anterieur_a_affecter", 0);
    assert_line(&sheet, "fonds_dedies", 40000);
    assert_line(&sheet, "total_actif", 52378);
    assert_line(&sheet, "total_passif", 52378);
    assert_int_equal(sheet.figures.result.cents, 12378);
}

static void the_models_shift_their_numerals_but_not_the_ids_of_their_sections(void **state) {
    static const int years[] = {2022, 2025, 2026};
    static const char *const dettes[] = {"total_IV", "total_IV", "total_V"};
    for (size_t i = 0; i < 3; i++) {
        SmallYear small = small_year(*state, years[i]);
        posted(&small, "215000", 7000);
        posted(&small, "201000", 500);
        posted(&small, "512000", 30000);
        posted(&small, "194000", -10000);
        posted(&small, "151100", -2000);
        posted(&small, "401000", -5500);
        posted(&small, "102200", -20000);
        Computed sheet = balance_sheet_of(&small);
        assert_no_findings(&sheet);
        assert_line(&sheet, "total_actif_immobilise", i == 0 ? 7500 : 7000);
        assert_line(&sheet, "total_I", i == 0 ? 7500 : 500);
        assert_line(&sheet, "total_actif_circulant", 30000);
        assert_line(&sheet, "total_fonds_propres", 20000);
        assert_line(&sheet, "total_fonds_reportes_dedies", 10000);
        assert_line(&sheet, "total_provisions", 2000);
        assert_line(&sheet, "total_dettes", 5500);
        uint32_t printed = statement_find_line(sheet.definition, 1, text_of(dettes[i]));
        uint32_t named = statement_find_line(sheet.definition, 1, TEXT("total_dettes"));
        assert_int_equal(printed, named);
        assert_line(&sheet, "total_passif", 37500);
    }
}

static void other_own_funds_have_their_section_from_2025(void **state) {
    for (int year = 2025; year <= 2026; year++) {
        SmallYear small = small_year(*state, year);
        posted(&small, "167300", -9000);
        posted(&small, "229000", -1000);
        posted(&small, "512000", 10000);
        Computed sheet = balance_sheet_of(&small);
        assert_no_findings(&sheet);
        assert_line(&sheet, "avances_conditionnees", 9000);
        assert_line(&sheet, "total_autres_fonds_propres", 10000);
        assert_line(&sheet, "total_dettes", 0);
    }
}

/* --- Failed proofs, each found once. */

static void a_removed_account_is_refused_from_2025_with_its_successor(void **state) {
    SmallYear small = small_year(*state, 2025);
    posted(&small, "775200", -80000);
    Computed income = income_of(&small);
    const Error *error = only_finding(&income, ERROR_ACCOUNT_REMOVED);
    assert_string_equal(error->arguments[0], "775200");
    assert_string_equal(error->arguments[2], SAID("-800.00"));
    assert_string_equal(error->arguments[3], "757");
    assert_string_equal(error->file, "000000000FEC20251231.txt");
    assert_int_equal(findings_count(&income.findings, TROUBLE_PROOF), 1);
    assert_line(&income, "produits_cessions_immobilisations", 80000);
    assert_line(&income, "total_V", 0);
}

static void a_removed_account_that_was_emptied_is_no_trouble(void **state) {
    SmallYear small = small_year(*state, 2025);
    put(&small, "481600", NULL, 9000, -9000);
    posted(&small, "481000", 9000);
    posted(&small, "110000", -9000);
    Computed sheet = balance_sheet_of(&small);
    assert_no_findings(&sheet);
    assert_line(&sheet, "frais_emission_emprunts", 9000);
}

static void a_year_before_2025_is_laid_out_by_the_lines_of_2025(void **state) {
    SmallYear small = small_year(*state, 2024);
    posted(&small, "775200", -80000);
    posted(&small, "675200", 50000);
    posted(&small, "777000", -3000);
    posted(&small, "757000", -20);
    posted(&small, "791000", -400);
    posted(&small, "673000", 6000);
    Computed income = compute_under(&small, STATEMENT_INCOME, TEXT("anc-2018-06/2025"), false);
    assert_no_findings(&income);
    assert_line(&income, "produits_cessions_immobilisations", 80000);
    assert_line(&income, "valeurs_comptables_immobilisations", 50000);
    assert_line(&income, "concours_publics_subventions", 3000);
    assert_line(&income, "autres_produits", 420);
    assert_line(&income, "aides_financieres", 6000);
    assert_line(&income, "resultat", 27420);
}

static void the_capital_of_a_company_lies_on_no_line(void **state) {
    SmallYear small = small_year(*state, 2022);
    posted(&small, "101300", -100000);
    posted(&small, "512000", 100000);
    Computed sheet = balance_sheet_of(&small);
    const Error *error = only_finding(&sheet, ERROR_ACCOUNT_COMPANY);
    assert_string_equal(error->arguments[0], "101300");
    assert_string_equal(error->arguments[2], SAID("-1000.00"));
}

static void an_account_on_no_line_is_named_with_its_balance(void **state) {
    SmallYear small = small_year(*state, 2022);
    posted(&small, "700000", -4200);
    posted_to(&small, "512000", "", 4200);
    Computed income = income_of(&small);
    const Error *error = only_finding(&income, ERROR_ACCOUNT_UNPLACED);
    assert_string_equal(error->arguments[0], "700000");
    assert_string_equal(error->arguments[1], "Compte 700000");
    assert_string_equal(error->arguments[2], SAID("-42.00"));
    Computed sheet = balance_sheet_of(&small);
    assert_no_findings(&sheet);
    assert_line(&sheet, "resultat", 4200);
}

static void an_account_absent_from_the_chart_is_irregular_but_counted(void **state) {
    SmallYear small = small_year(*state, 2022);
    posted_to(&small, "459000", "A", 100);
    posted_to(&small, "459000", "B", -300);
    posted(&small, "512000", 200);
    Computed sheet = balance_sheet_of(&small);
    const Error *error = only_finding(&sheet, ERROR_ACCOUNT_ABSENT);
    assert_string_equal(error->arguments[0], "459000");
    assert_string_equal(error->arguments[2], "anc-2018-06/2020");
    assert_int_equal(findings_count(&sheet.findings, TROUBLE_IRREGULAR), 1);
    assert_line(&sheet, "autres_creances", 100);
    assert_line(&sheet, "autres_dettes", 300);
}

static void accounts_off_the_statements_are_reported(void **state) {
    SmallYear small = small_year(*state, 2025);
    posted(&small, "801000", 1000);
    posted(&small, "809000", -1000);
    posted(&small, "890000", 0);
    Computed income = income_of(&small);
    assert_int_equal(income.findings.kinds.count, 1);
    assert_int_equal(income.findings.kinds.items[0].code, ERROR_ACCOUNT_OUTSIDE);
    assert_int_equal(income.findings.kinds.items[0].count, 2);
    assert_int_equal(findings_count(&income.findings, TROUBLE_PROOF), 0);
    Computed sheet = balance_sheet_of(&small);
    assert_no_findings(&sheet);
}

static void liaison_accounts_must_cancel_out(void **state) {
    SmallYear small = small_year(*state, 2022);
    posted(&small, "181000", 5000);
    posted(&small, "512000", -5000);
    Computed sheet = balance_sheet_of(&small);
    const Error *error = only_finding(&sheet, ERROR_LIAISON_OPEN);
    assert_string_equal(error->arguments[0], SAID("-50.00"));
    assert_line(&sheet, "comptes_liaison", -5000);

    SmallYear closed = small_year(*state, 2022);
    posted(&closed, "181000", 5000);
    posted(&closed, "188000", -5000);
    Computed sound = balance_sheet_of(&closed);
    assert_no_findings(&sound);
}

static void a_bilan_that_does_not_balance_says_by_how_much(void **state) {
    SmallYear small = small_year(*state, 2022);
    posted(&small, "512000", 100000);
    posted(&small, "756000", -99000);
    posted(&small, "864000", -1000);
    Computed sheet = balance_sheet_of(&small);
    const char *const accounts[] = {"864000"};
    const Error *error = difference_between(&sheet, ERROR_BALANCE_SHEET_OPEN, accounts, 1);
    assert_string_equal(error->arguments[0], SAID("1000.00"));
    assert_string_equal(error->arguments[1], SAID("990.00"));
    assert_string_equal(error->arguments[2], SAID("10.00"));
}

/* No definition that can be read has such a total; the proof stands on its own all the same. */
static void a_total_that_lost_a_line_is_found(void **state) {
    SmallYear small = small_year(*state, 2022);
    posted(&small, "756000", -5000);
    posted(&small, "707000", -300);
    Computed income = income_of(&small);
    StatementDefinition broken = *income.definition;
    uint32_t total = statement_find_line(&broken, 0, TEXT("total_I"));
    broken.lines.items[total].term_count = 1;
    StatementFigures figures;
    income.findings = findings_in(*state);
    statement_compute(*state, &broken, finished(&small), &figures, &income.findings);
    assert_int_equal(income.findings.kinds.count, 2);
    const Error *error = &income.findings.kinds.items[0].first.items[0];
    assert_int_equal(error->code, ERROR_TOTAL_DIFFERS);
    assert_string_equal(error->arguments[0], "EXCEDENT OU DEFICIT");
    assert_string_equal(error->arguments[1], SAID("50.00"));
    assert_string_equal(error->arguments[2], SAID("53.00"));
    assert_int_equal(income.findings.kinds.items[1].code, ERROR_RESULTS_DIFFER);
}

static void a_fault_of_closing_and_opening_is_said_once(void **state) {
    SmallYear small = small_year(*state, 2022);
    opened(&small, "101300", -100000);
    opened(&small, "512000", 100000);
    Computed closing = balance_sheet_of(&small);
    statement_compute_opening(*state, closing.definition, finished(&small), &closing.figures,
                              &closing.findings);
    only_finding(&closing, ERROR_ACCOUNT_COMPANY);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(products_less_expenses_are_the_surplus),
        TEST(a_legacy_meets_on_one_net_line),
        TEST(the_legs_line_of_2020_has_its_own_accounts_and_may_be_negative),
        TEST(a_detail_is_shown_inside_its_line_and_never_added),
        TEST(stock_changes_and_rebates_count_with_their_own_sign),
        TEST(contributions_in_kind_stand_apart_from_the_result),
        TEST(contributions_in_kind_must_be_equal_on_both_sides),
        TEST(an_asset_has_gross_allowance_and_net),
        TEST(banks_take_their_side_one_by_one),
        TEST(third_parties_are_not_netted_with_each_other),
        TEST(taxes_and_staff_take_the_side_of_their_balance),
        TEST(last_years_result_awaits_appropriation_on_its_own_line),
        TEST(a_deficit_reduces_the_own_funds),
        TEST(the_opening_gives_last_years_bilan_with_its_result),
        TEST(the_models_shift_their_numerals_but_not_the_ids_of_their_sections),
        TEST(other_own_funds_have_their_section_from_2025),
        TEST(a_removed_account_is_refused_from_2025_with_its_successor),
        TEST(a_removed_account_that_was_emptied_is_no_trouble),
        TEST(a_year_before_2025_is_laid_out_by_the_lines_of_2025),
        TEST(the_capital_of_a_company_lies_on_no_line),
        TEST(an_account_on_no_line_is_named_with_its_balance),
        TEST(an_account_absent_from_the_chart_is_irregular_but_counted),
        TEST(accounts_off_the_statements_are_reported),
        TEST(liaison_accounts_must_cancel_out),
        TEST(a_bilan_that_does_not_balance_says_by_how_much),
        TEST(a_total_that_lost_a_line_is_found),
        TEST(a_fault_of_closing_and_opening_is_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
