#include "tests/reports/models.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { INCOME_2020, INCOME_2025, INCOME_2026, BALANCE_2020, BALANCE_2025, BALANCE_2026 };

static int set_up(void **state) {
    *state = arena_create();
    return 0;
}

static int tear_down(void **state) {
    arena_destroy(*state);
    return 0;
}

/* The content with the first occurrence of `old` replaced; blanks in a row count as one in both,
 * so that tests need not know how columns are aligned. */
static Text changed(Arena *arena, Text content, const char *old, const char *new) {
    char *squeezed = ARENA_ARRAY(arena, char, content.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < content.size; i++) {
        bool is_repeated = content.bytes[i] == ' ' && i > 0 && content.bytes[i - 1] == ' ';
        if (!is_repeated) squeezed[size++] = content.bytes[i];
    }
    const char *found = strstr(squeezed, old);
    if (!found) fail_msg("the model does not hold: %s", old);
    return text_print(arena, "%.*s%s%s", (int)(found - squeezed), squeezed, new,
                      found + strlen(old));
}

/* One change to a model that makes it wrong. */
typedef struct Fault {
    int model;
    const char *old, *new;
    ErrorCode code;
    const char *place; /* text of the changed file at which the fault is found; NULL: its start */
    const char *first, *second;
} Fault;

static void assert_place(const Fault *fault, Text content, const Error *error) {
    uint64_t line = 1, column = 1;
    const char *found = fault->place ? strstr(content.bytes, fault->place) : content.bytes;
    assert_non_null(found);
    for (const char *at = content.bytes; at < found; at++) {
        column = *at == '\n' ? 1 : column + (((unsigned char)*at & 0xC0) != 0x80);
        line += *at == '\n';
    }
    if (error->line != line || error->column != column) {
        fail_msg("%s: found at %lu:%lu, expected at %lu:%lu", fault->new,
                 (unsigned long)error->line, (unsigned long)error->column, (unsigned long)line,
                 (unsigned long)column);
    }
    assert_string_equal(error->file, "my.statement");
}

static void assert_refused(Arena *arena, const Fault *fault) {
    const Model *model = &MODELS[fault->model];
    Text content = changed(arena, model_content(arena, model), fault->old, fault->new);
    StatementDefinition definition;
    Error error = {0};
    if (define_model(arena, model, content, NULL, &definition, &error)) {
        fail_msg("accepted: %s", fault->new);
    }
    if (error.code != fault->code) {
        Text sentence = error_sentence(arena, &error, error_kind(error.code)->message);
        fail_msg("%s: %.*s", fault->new, TEXT_ARGUMENTS(sentence));
    }
    assert_place(fault, content, &error);
    if (fault->first) assert_string_equal(error.arguments[0], fault->first);
    if (fault->second) assert_string_equal(error.arguments[1], fault->second);
}

#define ASSERT_ALL_REFUSED(state, faults)                                                          \
    for (size_t i = 0; i < sizeof(faults) / sizeof((faults)[0]); i++) {                            \
        assert_refused(*(state), &(faults)[i]);                                                    \
    }

static void every_shipped_definition_is_sound(void **state) {
    for (size_t i = 0; i < MODEL_COUNT; i++) {
        const StatementDefinition *definition = NULL;
        Settings settings = {0};
        Error error = {0};
        assert_true(statement_load(*state, MODELS[i].kind, text_of(MODELS[i].regulation), &settings,
                                   &definition, &error));
        assert_non_null(definition);
    }
}

static void the_opening_date_chooses_the_model(void **state) {
    (void)state;
    assert_true(text_equal(regulation_of(date_of(2019, 7, 1)), TEXT("anc-2018-06/2020")));
    assert_true(text_equal(regulation_of(date_of(2024, 12, 31)), TEXT("anc-2018-06/2020")));
    assert_true(text_equal(regulation_of(date_of(2025, 1, 1)), TEXT("anc-2018-06/2025")));
    assert_true(text_equal(regulation_of(date_of(2025, 9, 1)), TEXT("anc-2018-06/2025")));
    assert_true(text_equal(regulation_of(date_of(2026, 1, 1)), TEXT("anc-2018-06/2026")));
    assert_true(text_equal(regulation_of(date_of(2031, 1, 1)), TEXT("anc-2018-06/2026")));
}

static void a_row_that_cannot_be_read_is_refused(void **state) {
    static const Fault faults[] = {
        {INCOME_2020, "Mécénats | Corporate philanthropy | 7542", "Mécénats | 7542",
         ERROR_STATEMENT_FIELDS, "mecenats | line", "7", "6"},
        {INCOME_2020, "mecenats | line", "mecenats | lien", ERROR_STATEMENT_WORD, "lien", "lien",
         NULL},
        {INCOME_2020, "mecenats | line | credit", "mecenats | line | crédit", ERROR_STATEMENT_WORD,
         "crédit", "crédit", "debit, credit"},
        {INCOME_2020, "mecenats | line | credit | 3", "mecenats | line | credit | x",
         ERROR_STATEMENT_WORD, "x | Mécénats", "x", NULL},
        {INCOME_2020, "mecenats | line", "mécénats | line", ERROR_STATEMENT_ID, "mécénats | line",
         "mécénats", NULL},
        {INCOME_2020, "mecenats | line", "dons_manuels | line", ERROR_STATEMENT_ID_TWICE,
         "dons_manuels | line | credit | 3 | Mécénats", "dons_manuels", NULL},
        {BALANCE_2020, "total_II total_actif_circulant", "total_II total_I",
         ERROR_STATEMENT_ID_TWICE, "total_II total_I |", "total_I", NULL},
        {INCOME_2020, "table | income-statement", "# table", ERROR_STATEMENT_TABLE_ABSENT,
         "column | current", NULL, NULL},
        {INCOME_2020, "column | previous", "column | before", ERROR_STATEMENT_COLUMNS, "table |",
         "income-statement", NULL},
        {INCOME_2020, "serves | anc-2018-06/2020", "serves | anc-2018-06/1985",
         ERROR_STATEMENT_REGULATION, "anc-2018-06/1985", "anc-2018-06/2020", NULL},
        {INCOME_2020, "serves |", "# serves |", ERROR_STATEMENT_REGULATION, NULL,
         "anc-2018-06/2020", NULL},
        {BALANCE_2026, "note | fonds_propres |", "note | fonds_perdus |",
         ERROR_STATEMENT_LINE_UNKNOWN, "fonds_perdus", "fonds_perdus", "liabilities"},
        {BALANCE_2026, "rounding | autres_dettes", "rounding | autres_detes",
         ERROR_STATEMENT_LINE_UNKNOWN, "autres_detes", "autres_detes", "liabilities"},
    };
    ASSERT_ALL_REFUSED(state, faults)
}

static void a_formula_with_a_fault_is_refused_at_its_word(void **state) {
    static const Fault faults[] = {
        {INCOME_2020, "Corporate philanthropy | 7542", "Corporate philanthropy | 754b",
         ERROR_FORMULA_WORD, "754b", "754b", NULL},
        {BALANCE_2020, "debit(41 !419)", "debit(41 !419", ERROR_FORMULA_CLOSE, "debit(41 !419",
         "debit", NULL},
        {INCOME_2020, "= total_I - total_II", "= total_I -", ERROR_FORMULA_EMPTY,
         "-\n\nproduits_financiers", "-", NULL},
        {INCOME_2020, "OPERATING INCOME |", "OPERATING INCOME | 70", ERROR_STATEMENT_FORMULA,
         "70\ncotisations", "heading", NULL},
        {INCOME_2020, "| Membership fees | 756", "| Membership fees | = mecenats",
         ERROR_STATEMENT_FORMULA, "= mecenats\n", "line", NULL},
        {INCOME_2020, "= ventes_biens + ventes_prestations", "70", ERROR_STATEMENT_FORMULA,
         "70\nventes_biens |", "subtotal", NULL},
        {BALANCE_2020, "| 3 !39 | -39", "| 3 !39 | = total_I", ERROR_STATEMENT_FORMULA,
         "= total_I\ncreances", "line", NULL},
        {INCOME_2020, "choice | line_of_708 | 708 7098", "choice | line_of_708 |",
         ERROR_FORMULA_EMPTY, "line_of_708", "line_of_708", NULL},
    };
    ASSERT_ALL_REFUSED(state, faults)
}

static void a_line_that_does_not_exist_is_refused(void **state) {
    static const Fault faults[] = {
        {INCOME_2020, "= dons_manuels + mecenats", "= dons_manuels + mecenat",
         ERROR_STATEMENT_LINE_UNKNOWN, "mecenat + legs", "mecenat", "income-statement"},
        {INCOME_2020, "..autres_charges", "..autres_charge", ERROR_STATEMENT_LINE_UNKNOWN,
         "autres_charge\n", "autres_charge", NULL},
        {INCOME_2020, "| ventes_prestations ventes_biens", "| ventes_prestation ventes_biens",
         ERROR_STATEMENT_LINE_UNKNOWN, "ventes_prestation v", "ventes_prestation", "my.statement"},
        {INCOME_2020, "| ventes_prestations ventes_biens", "| total_I ventes_biens",
         ERROR_STATEMENT_LINE_UNKNOWN, "total_I v", "total_I", NULL},
        {INCOME_2020, "= achats_marchandises..autres_charges",
         "= autres_charges..achats_marchandises", ERROR_STATEMENT_RANGE, "autres_charges..",
         "autres_charges", "achats_marchandises"},
    };
    ASSERT_ALL_REFUSED(state, faults)
}

static void a_line_computed_from_itself_is_refused(void **state) {
    static const Fault faults[] = {
        {INCOME_2020, "= total_produits - total_charges", "= total_produits - resultat",
         ERROR_STATEMENT_CYCLE, "resultat | result", "resultat", "resultat"},
        {INCOME_2020, "= ventes_biens + ventes_prestations", "= ventes_biens + total_I",
         ERROR_STATEMENT_CYCLE, "total_I | total", "ventes_biens_services", "total_I"},
    };
    ASSERT_ALL_REFUSED(state, faults)
}

static void an_account_on_two_lines_is_refused_with_both_places(void **state) {
    static const Fault faults[] = {
        {INCOME_2020, "Mécénats | Corporate philanthropy | 7542",
         "Mécénats | Corporate philanthropy | 7542 756", ERROR_STATEMENT_DOUBLE, "756\n#", "756",
         "mecenats"},
        {BALANCE_2020, "debit(41 !419)", "41 !419", ERROR_STATEMENT_DOUBLE, "41 45 46", "41",
         "autres_dettes"},
        {BALANCE_2020, "| 24 | -294", "| 24 | -294 -2801", ERROR_STATEMENT_DOUBLE, "2801\nimmo",
         "2801", "biens_legs_donations"},
        {INCOME_2020, "choice | line_of_708 | 708", "choice | line_of_708 | 708 706",
         ERROR_STATEMENT_DOUBLE, "706 7098", "706", "ventes_prestations"},
    };
    ASSERT_ALL_REFUSED(state, faults)
    StatementDefinition definition;
    Error error = {0};
    Text content =
        changed(*state, model_content(*state, &MODELS[INCOME_2020]),
                "| Corporate philanthropy | 7542", "| Corporate philanthropy | 7542 756");
    assert_false(define_model(*state, &MODELS[INCOME_2020], content, NULL, &definition, &error));
    assert_string_equal(error.arguments[2], "cotisations");
    assert_non_null(strstr(error.arguments[3], "my.statement:"));
}

static void an_account_on_no_line_is_refused_with_its_side(void **state) {
    static const Fault faults[] = {
        {INCOME_2020, "| Membership fees | 756", "| Membership fees | 7561",
         ERROR_STATEMENT_UNCOVERED, NULL, "756", "debit"},
        {BALANCE_2020, "credit(42 43 44 !426)", "credit(42 44 !426)", ERROR_STATEMENT_UNCOVERED,
         NULL, "431", "credit"},
        {INCOME_2025, "767 !7671 !7672", "767 !7671 !7672 !7674", ERROR_STATEMENT_UNCOVERED, NULL,
         "7674", "debit"},
        {BALANCE_2025, "| 201 | -2801 -2901", "| 201 | -2801", ERROR_STATEMENT_UNCOVERED, NULL,
         "2901", "debit"},
        /* A number of no chart, told apart by the definition only. */
        {BALANCE_2020, "| 201 | -2801 -2901", "| 201 | -2801", ERROR_STATEMENT_UNCOVERED, NULL,
         "2901", "debit"},
        {BALANCE_2020, "the year | 6 7", "the year | 6", ERROR_STATEMENT_UNCOVERED, NULL, "7",
         "debit"},
    };
    ASSERT_ALL_REFUSED(state, faults)
}

static void a_line_that_no_account_reaches_is_refused(void **state) {
    static const Fault faults[] = {
        {INCOME_2020, "cvn_prestations_nature | line",
         "extra | line | credit | 1 | Autre | Other | 879\ncvn_prestations_nature | line",
         ERROR_STATEMENT_UNREACHED, "extra | line", "extra", NULL},
    };
    ASSERT_ALL_REFUSED(state, faults)
}

static void totals_must_count_each_line_once(void **state) {
    static const Fault faults[] = {
        {INCOME_2020, "= total_I + total_III + total_V", "= total_I + total_V",
         ERROR_STATEMENT_COUNTED, "produits_participation | line", "produits_participation", NULL},
        {INCOME_2020, "= total_I + total_III + total_V",
         "= total_I + total_I + total_III + total_V", ERROR_STATEMENT_COUNTED, "cotisations | line",
         "cotisations", NULL},
        {INCOME_2020, "impots_VIII | line | debit", "impots_VIII | line | credit",
         ERROR_STATEMENT_COUNTED, "impots_VIII | line", "impots_VIII", NULL},
        {BALANCE_2020, "= total_I + total_II + frais_emission",
         "= total_I - total_II + frais_emission", ERROR_STATEMENT_COUNTED, "stocks | line",
         "stocks", NULL},
        {BALANCE_2025, "= total_I + total_I_bis + total_II", "= total_I + total_II",
         ERROR_STATEMENT_COUNTED, "fonds_non_remboursables | line", "fonds_non_remboursables",
         NULL},
        {INCOME_2020, "= dons_manuels + mecenats + legs", "= dons_manuels + legs",
         ERROR_STATEMENT_COUNTED, "mecenats | line", "mecenats", NULL},
        {INCOME_2020, "cvn_dons_nature..cvn_benevolat", "cvn_prestations_nature..cvn_benevolat",
         ERROR_STATEMENT_COUNTED, "cvn_dons_nature | line", "cvn_dons_nature", NULL},
    };
    ASSERT_ALL_REFUSED(state, faults)
}

static void ids_that_scripts_rely_on_must_be_there(void **state) {
    static const Fault faults[] = {
        {INCOME_2020, "resultat_courant | result", "resultat_usuel | result",
         ERROR_STATEMENT_MISSING, NULL, "resultat_courant", "income-statement"},
        {BALANCE_2020, "total_II total_actif_circulant |", "total_II |", ERROR_STATEMENT_MISSING,
         NULL, "total_actif_circulant", "assets"},
    };
    ASSERT_ALL_REFUSED(state, faults)
}

static void a_detail_must_repeat_the_line_above_it(void **state) {
    static const Fault faults[] = {
        {INCOME_2020, "of which sales of gifts in kind | 7073",
         "of which sales of gifts in kind | 7063", ERROR_STATEMENT_DETAIL, "7063\nventes_p", "7063",
         "dont_ventes_dons_nature"},
    };
    ASSERT_ALL_REFUSED(state, faults)
}

static Settings one_setting(Arena *arena, const char *key, const char *value) {
    Settings settings = {.path = TEXT("denier.settings")};
    *LIST_PUSH(arena, &settings.items) = (Setting){text_of(key), text_of(value), 7};
    return settings;
}

/* Where an account lies when its balance is on that side, under a setting. */
static Text line_on_side(Arena *arena, int model, const char *number, bool is_credit,
                         const Setting *setting) {
    Settings settings = one_setting(arena, setting->key.bytes, setting->value.bytes);
    StatementDefinition definition;
    Error error = {0};
    Text content = model_content(arena, &MODELS[model]);
    assert_true(define_model(arena, &MODELS[model], content, &settings, &definition, &error));
    const Claim *claim = placement_find(&definition.placement, text_of(number), is_credit);
    assert_non_null(claim);
    return definition.lines.items[claim->line].id;
}

/* Where it lies when its balance is a credit. */
static Text line_under(Arena *arena, int model, const char *number, const char *key,
                       const char *value) {
    Setting setting = {.key = text_of(key), .value = text_of(value)};
    return line_on_side(arena, model, number, true, &setting);
}

static void points_left_open_have_a_default_and_a_setting(void **state) {
    static const struct {
        int model;
        const char *number, *key, *value, *line, *default_line;
    } points[] = {
        {INCOME_2025, "747", "line_of_747", "autres_produits", "autres_produits",
         "concours_publics_subventions"},
        {INCOME_2020, "601100", "line_of_601_602", "autres_achats_charges_externes",
         "autres_achats_charges_externes", "achats_marchandises"},
        {INCOME_2025, "602", "line_of_601_602", "achats_marchandises", "achats_marchandises",
         "achats_matieres"},
        {INCOME_2020, "708300", "line_of_708", "ventes_biens", "ventes_biens",
         "ventes_prestations"},
        {INCOME_2020, "75433", "line_of_75433", "autres_produits", "autres_produits",
         "legs_donations"},
        {INCOME_2025, "75433", "line_of_75433", "legs_donations", "legs_donations",
         "autres_produits"},
        {INCOME_2025, "6531", "line_of_6531", "legs_donations", "legs_donations", "autres_charges"},
        {INCOME_2020, "673000", "line_of_673", "charges_exceptionnelles_gestion",
         "charges_exceptionnelles_gestion", "charges_exceptionnelles_capital"},
        {INCOME_2025, "649", "line_of_649", "cotisations_sociales", "cotisations_sociales",
         "salaires"},
        {BALANCE_2020, "455100", "line_of_455", "autres_dettes", "autres_dettes",
         "emprunts_dettes_financieres_diverses"},
        {BALANCE_2025, "455100", "line_of_455", "emprunts_dettes_financieres_diverses",
         "emprunts_dettes_financieres_diverses", "autres_dettes"},
        {BALANCE_2020, "1021", "line_of_1021", "fonds_propres_statutaires",
         "fonds_propres_statutaires", "fonds_propres_complementaires"},
        {BALANCE_2020, "10231", "line_of_1023", "fonds_propres_complementaires",
         "fonds_propres_complementaires", "fonds_propres_statutaires"},
        {BALANCE_2025, "10232", "line_of_10232", "fonds_propres_statutaires",
         "fonds_propres_statutaires", "fonds_propres_complementaires"},
        {BALANCE_2026, "1024", "line_of_1024", "fonds_propres_statutaires",
         "fonds_propres_statutaires", "fonds_propres_complementaires"},
        {BALANCE_2026, "1631", "line_of_1631", "fonds_non_remboursables", "fonds_non_remboursables",
         "emprunts_obligataires"},
    };
    for (size_t i = 0; i < sizeof points / sizeof points[0]; i++) {
        Text chosen =
            line_under(*state, points[i].model, points[i].number, points[i].key, points[i].value);
        Text usual =
            line_under(*state, points[i].model, points[i].number, "entity", "Les Amis du lac");
        assert_true(text_equal(chosen, text_of(points[i].line)));
        assert_true(text_equal(usual, text_of(points[i].default_line)));
    }
}

static void overdrafts_are_debts_on_the_wrong_side_too(void **state) {
    static const char *const NUMBERS[] = {"519000", "5198", "518100", "5186"};
    const Setting usual = {.key = TEXT("entity"), .value = TEXT("Les Amis du lac")};
    const Setting chosen = {.key = TEXT("line_of_519"), .value = TEXT("disponibilites")};
    Text debts = TEXT("emprunts_etablissements_credit"), cash = TEXT("disponibilites");
    for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++) {
        const char *number = NUMBERS[i];
        assert_true(text_equal(line_on_side(*state, BALANCE_2020, number, false, &usual), debts));
        assert_true(text_equal(line_on_side(*state, BALANCE_2020, number, true, &usual), debts));
        assert_true(text_equal(line_on_side(*state, BALANCE_2020, number, false, &chosen), cash));
        assert_true(text_equal(line_on_side(*state, BALANCE_2020, number, true, &chosen), debts));
    }
    assert_true(text_equal(line_on_side(*state, BALANCE_2020, "5188", false, &usual), cash));
    assert_true(text_equal(line_on_side(*state, BALANCE_2020, "512000", false, &usual), cash));
}

static void a_choice_that_is_none_is_refused_in_the_settings(void **state) {
    Settings settings = one_setting(*state, "line_of_747", "dons_manuels");
    StatementDefinition definition;
    Error error = {0};
    const Model *model = &MODELS[INCOME_2025];
    Text content = model_content(*state, model);
    assert_false(define_model(*state, model, content, &settings, &definition, &error));
    assert_int_equal(error.code, ERROR_SETTING_CHOICE);
    assert_string_equal(error.file, "denier.settings");
    assert_int_equal(error.line, 7);
    assert_string_equal(error.arguments[0], "dons_manuels");
    assert_string_equal(error.arguments[1], "line_of_747");
    assert_string_equal(error.arguments[2], "concours_publics_subventions, autres_produits");
}

static void there_is_no_model_for_an_unknown_regulation(void **state) {
    const StatementDefinition *definition = NULL;
    Settings settings = {0};
    Error error = {0};
    assert_false(statement_load(*state, STATEMENT_INCOME, TEXT("anc-2018-06/1985"), &settings,
                                &definition, &error));
    assert_int_equal(error.code, ERROR_DATA_MISSING);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(every_shipped_definition_is_sound),
        TEST(the_opening_date_chooses_the_model),
        TEST(a_row_that_cannot_be_read_is_refused),
        TEST(a_formula_with_a_fault_is_refused_at_its_word),
        TEST(a_line_that_does_not_exist_is_refused),
        TEST(a_line_computed_from_itself_is_refused),
        TEST(an_account_on_two_lines_is_refused_with_both_places),
        TEST(an_account_on_no_line_is_refused_with_its_side),
        TEST(a_line_that_no_account_reaches_is_refused),
        TEST(totals_must_count_each_line_once),
        TEST(ids_that_scripts_rely_on_must_be_there),
        TEST(a_detail_must_repeat_the_line_above_it),
        TEST(points_left_open_have_a_default_and_a_setting),
        TEST(overdrafts_are_debts_on_the_wrong_side_too),
        TEST(a_choice_that_is_none_is_refused_in_the_settings),
        TEST(there_is_no_model_for_an_unknown_regulation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
