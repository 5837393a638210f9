#include "tests/reports/models.h"
#include "tests/reports/small_year.h"
#include "tests/support/random.h"

#include "engine/builder.h"
#include "engine/file.h"
#include "ledger/account.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
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

static const StatementDefinition *load(Arena *arena, const Model *model) {
    const StatementDefinition *definition = NULL;
    Settings settings = {0};
    Error error = {0};
    assert_true(statement_load(arena, model->kind, text_of(model->regulation), &settings,
                               &definition, &error));
    return definition;
}

/* A year that the model applies to. */
static int year_of(const Model *model) {
    return (int)strtol(model->regulation + strlen("anc-2018-06/"), NULL, 10);
}

/* Whether an association may post to the account, and the statement shows it. */
static bool is_shown(const Model *model, const ChartAccount *account) {
    bool is_open = account->kind == CHART_PCG || account->kind == CHART_ASSOCIATION;
    return is_open && chart_is_posted(account) &&
           statement_shows_class(model->kind, account_class(account->number));
}

/* --- Official lines. */

/* The labels of the definition as the official model prints them, one a line. The line of last
 * year's result and the control of liaison accounts are no part of it. */
static Text labels_of(Arena *arena, const StatementDefinition *definition) {
    Text labels = {0};
    for (size_t i = 0; i < definition->lines.count; i++) {
        const StatementLine *line = &definition->lines.items[i];
        bool is_added = line->style == STYLE_OUTSIDE || line->style == STYLE_CONTROL ||
                        text_equal(line->id, TEXT("resultat_anterieur_a_affecter"));
        if (is_added) continue;
        labels =
            text_print(arena, "%.*s%.*s\n", TEXT_ARGUMENTS(labels), TEXT_ARGUMENTS(line->french));
    }
    return labels;
}

static Text official_labels(Arena *arena, const Model *model) {
    Text labels;
    assert_true(file_read_all(arena, model->labels, 1 << 16, &labels, NULL));
    return labels;
}

static void lines_stand_in_the_official_order_under_their_official_labels(void **state) {
    for (size_t i = 0; i < MODEL_COUNT; i++) {
        Text labels = labels_of(*state, load(*state, &MODELS[i]));
        assert_string_equal(labels.bytes, official_labels(*state, &MODELS[i]).bytes);
    }
}

static void every_line_has_a_label_in_english(void **state) {
    for (size_t i = 0; i < MODEL_COUNT; i++) {
        const StatementDefinition *definition = load(*state, &MODELS[i]);
        for (size_t k = 0; k < definition->lines.count; k++) {
            assert_true(definition->lines.items[k].english.size > 0);
        }
    }
}

/* --- One account at a time. */

/* Lays one account with a balance over the statement; the one part it becomes. */
static StatementPart lay_alone(Arena *arena, const Model *model,
                               const StatementDefinition *definition, Text number, int64_t cents) {
    SmallYear small = small_year(arena, year_of(model));
    posted(&small, text_copy(arena, number).bytes, cents);
    StatementFigures figures;
    Findings findings = findings_in(arena);
    statement_compute(arena, definition, finished(&small), &figures, &findings);
    if (figures.parts.count != 1) fail_msg("account %.*s", TEXT_ARGUMENTS(number));
    StatementPart part = figures.parts.items[0];
    int64_t shown = (int64_t)part.amount.cents;
    assert_true(shown == cents || shown == -cents);
    Amount on_line = figures.amounts[(size_t)part.line * STATEMENT_COLUMNS + part.column];
    assert_int_equal(amount_compare(on_line, part.amount), 0);
    return part;
}

/* Lines whose accounts are kept by the sign of their balance are reached by one sign only. */
static bool takes_one_side(const StatementLine *line) {
    const Formula *formula = &line->formulas[COLUMN_AMOUNT];
    if (line->has_choice && formula_is_empty(formula)) return false;
    for (size_t i = 0; i < formula->prefixes.count; i++) {
        const FormulaPrefix *prefix = &formula->prefixes.items[i];
        if (!prefix->is_excluded && prefix->side == SIDE_ANY) return false;
    }
    return formula->prefixes.count > 0;
}

static void each_line_is_reached_by_an_account_of_the_chart_with_both_signs(void **state) {
    for (size_t m = 0; m < MODEL_COUNT; m++) {
        const Model *model = &MODELS[m];
        const StatementDefinition *definition = load(*state, model);
        bool(*reached)[2] = arena_allocate(*state, definition->lines.count, sizeof *reached);
        for (size_t i = 0; i < definition->chart.count; i++) {
            const ChartAccount *account = &definition->chart.accounts[i];
            bool is_result = strchr("67", account->number.bytes[0]) && chart_is_posted(account);
            if (!is_shown(model, account) && !is_result) continue;
            Arena *trial = arena_create();
            Text number = account->number;
            reached[lay_alone(trial, model, definition, number, 12345).line][0] = true;
            reached[lay_alone(trial, model, definition, number, -12345).line][1] = true;
            arena_destroy(trial);
        }
        for (size_t i = 0; i < definition->lines.count; i++) {
            const StatementLine *line = &definition->lines.items[i];
            if (!line_has_accounts(line) || line->style == STYLE_OUTSIDE) continue;
            bool is_reached = takes_one_side(line) ? reached[i][0] || reached[i][1]
                                                   : reached[i][0] && reached[i][1];
            if (!is_reached && !line->has_choice) fail_msg("%.*s", TEXT_ARGUMENTS(line->id));
        }
    }
}

static void padded_and_subdivided_numbers_lie_where_their_account_lies(void **state) {
    for (size_t m = 0; m < MODEL_COUNT; m++) {
        const Model *model = &MODELS[m];
        const StatementDefinition *definition = load(*state, model);
        for (size_t i = 0; i < definition->chart.count; i++) {
            const ChartAccount *account = &definition->chart.accounts[i];
            if (!is_shown(model, account)) continue;
            Arena *trial = arena_create();
            Text padded = text_print(trial, "%.*s000", TEXT_ARGUMENTS(account->number));
            StatementPart bare = lay_alone(trial, model, definition, account->number, 500);
            StatementPart long_one = lay_alone(trial, model, definition, padded, 500);
            assert_int_equal(bare.line, long_one.line);
            assert_int_equal(bare.column, long_one.column);
            arena_destroy(trial);
        }
    }
}

/* --- Each account at its place. */

/* The id of the line that the account lies on, as the fixture writes it. */
static Text place_of(Arena *arena, const StatementDefinition *definition, Text number,
                     bool is_credit) {
    const Claim *claim = placement_find(&definition->placement, number, is_credit);
    assert_non_null(claim);
    Text id = definition->lines.items[claim->line].id;
    const char *column = claim->column == COLUMN_ALLOWANCE ? "(allowance) " : "";
    return text_print(arena, "%s%.*s", column, TEXT_ARGUMENTS(id));
}

/* "411 creances_clients autres_dettes": the account, its line as a debit and as a credit. */
static Text places_of(Arena *arena, const Model *income, const Model *balance_sheet) {
    const StatementDefinition *of_income = load(arena, income);
    const StatementDefinition *of_balance_sheet = load(arena, balance_sheet);
    Builder places = builder_in(arena);
    for (size_t i = 0; i < of_income->chart.count; i++) {
        const ChartAccount *account = &of_income->chart.accounts[i];
        bool is_in_income = is_shown(income, account);
        if (!is_in_income && !is_shown(balance_sheet, account)) continue;
        const StatementDefinition *definition = is_in_income ? of_income : of_balance_sheet;
        Text debit = place_of(arena, definition, account->number, false);
        Text credit = place_of(arena, definition, account->number, true);
        builder_print(&places, "%.*s %.*s %.*s\n", TEXT_ARGUMENTS(account->number),
                      TEXT_ARGUMENTS(debit), TEXT_ARGUMENTS(credit));
    }
    return builder_text(&places);
}

static void assert_same_lines(Text found, Text expected) {
    while (found.size > 0 || expected.size > 0) {
        Text a = text_take(&found, '\n'), b = text_take(&expected, '\n');
        if (!text_equal(a, b)) {
            fail_msg("found \"%.*s\", expected \"%.*s\"", TEXT_ARGUMENTS(a), TEXT_ARGUMENTS(b));
        }
    }
}

static void every_account_lies_where_the_tables_of_prefixes_put_it(void **state) {
    static const char *const files[] = {"fixtures/models/places-2020.txt",
                                        "fixtures/models/places-2025.txt",
                                        "fixtures/models/places-2026.txt"};
    for (size_t i = 0; i < 3; i++) {
        Text expected;
        assert_true(file_read_all(*state, files[i], 1 << 20, &expected, NULL));
        assert_same_lines(places_of(*state, &MODELS[i], &MODELS[i + 3]), expected);
    }
}

/* --- Removal of any one row. */

/* The content without its row `index`; false when there is no such row. Comments are no rows. */
static bool without_row(Arena *arena, Text content, size_t index, Text *shorter, Text *removed) {
    size_t row = 0;
    for (Text rest = content; rest.size > 0;) {
        const char *start = rest.bytes;
        Text line = text_take(&rest, '\n');
        if (line.size == 0 || line.bytes[0] == '#') continue;
        if (row++ != index) continue;
        size_t before = (size_t)(start - content.bytes);
        *shorter = text_print(arena, "%.*s%.*s", (int)before, content.bytes, TEXT_ARGUMENTS(rest));
        *removed = line;
        return true;
    }
    return false;
}

/* Accounts off the statements: without their row they lie on no line, which is a failed proof. */
static bool fails_a_proof(Arena *arena, const Model *model, const StatementDefinition *definition) {
    static const char *const outside[] = {"801", "880", "890", "910"};
    SmallYear small = small_year(arena, year_of(model));
    for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++) posted(&small, outside[i], 100);
    StatementFigures figures;
    Findings findings = findings_in(arena);
    statement_compute(arena, definition, finished(&small), &figures, &findings);
    return findings_count(&findings, TROUBLE_PROOF) > 0;
}

static void a_definition_that_lost_any_one_row_does_not_pass(void **state) {
    for (size_t m = 0; m < MODEL_COUNT; m++) {
        const Model *model = &MODELS[m];
        Text content = model_content(*state, model);
        Text official = official_labels(*state, model);
        Text shorter, removed;
        size_t index = 0;
        while (without_row(*state, content, index++, &shorter, &removed)) {
            Arena *trial = arena_create();
            StatementDefinition definition;
            Error error = {0};
            bool is_silent = text_starts_with(removed, TEXT("note")) ||
                             text_starts_with(removed, TEXT("rounding"));
            bool passes = define_model(trial, model, shorter, NULL, &definition, &error) &&
                          text_equal(labels_of(trial, &definition), official) &&
                          !fails_a_proof(trial, model, &definition);
            arena_destroy(trial);
            if (passes && !is_silent) fail_msg("without: %.*s", TEXT_ARGUMENTS(removed));
        }
        assert_true(index > 60);
    }
}

/* Rows that hold amounts are missed when the definition is read already. */
static void a_definition_that_lost_a_line_with_amounts_is_refused(void **state) {
    for (size_t m = 0; m < MODEL_COUNT; m++) {
        const Model *model = &MODELS[m];
        Text content = model_content(*state, model);
        Text shorter, removed;
        for (size_t index = 0; without_row(*state, content, index, &shorter, &removed); index++) {
            Text rest = removed;
            text_take(&rest, '|');
            Text style = text_trim(text_take(&rest, '|'));
            static const char *const silent[] = {"heading", "detail", "outside", "fonds_propres"};
            bool is_silent = text_starts_with(removed, TEXT("rounding"));
            for (size_t i = 0; i < sizeof silent / sizeof silent[0]; i++) {
                is_silent = is_silent || text_equal(style, text_of(silent[i]));
            }
            StatementDefinition definition;
            Error error = {0};
            bool is_read = define_model(*state, model, shorter, NULL, &definition, &error);
            if (is_read && !is_silent) fail_msg("without: %.*s", TEXT_ARGUMENTS(removed));
        }
    }
}

/* --- Random books. */

static Amount figure(const StatementDefinition *definition, const StatementFigures *figures,
                     const char *id) {
    Amount amount;
    assert_true(statement_amount(definition, figures, id, &amount));
    return amount;
}

/* A balanced year with random balances on accounts that an association may use. */
static SmallYear random_year(Arena *arena, Random *random, const Model *model, const Chart *chart) {
    SmallYear small = small_year(arena, year_of(model));
    int64_t sum = 0, contributions = 0;
    for (size_t i = 0; i < chart->count; i++) {
        const ChartAccount *account = &chart->accounts[i];
        bool is_open = account->kind == CHART_PCG || account->kind == CHART_ASSOCIATION;
        bool is_liaison = text_starts_with(account->number, TEXT("18"));
        bool is_taken = is_open && chart_is_posted(account) && !is_liaison &&
                        account->number.bytes[0] <= '7' && random_below(random, 8) == 0;
        if (!is_taken) continue;
        int64_t cents = (int64_t)random_below(random, 2000000000) - 1000000000;
        Text number = text_print(arena, "%.*s%03u", TEXT_ARGUMENTS(account->number),
                                 (unsigned)random_below(random, 2));
        posted(&small, number.bytes, cents);
        sum += cents;
    }
    posted(&small, "512999", -sum);
    contributions = (int64_t)random_below(random, 100000000);
    posted(&small, "864", contributions);
    posted(&small, "875", -contributions);
    return small;
}

static Amount sum_of_classes(const FiscalYear *year, const char *first, const char *second) {
    const char *const prefixes[] = {first, second};
    return balances_closing_under(&year->balances, prefixes, 2);
}

static void assert_equal_amounts(Amount a, Amount b) {
    assert_int_equal(amount_compare(a, b), 0);
}

static void try_random_year(Arena *arena, Random *random, const Model *model,
                            const StatementDefinition *definition) {
    SmallYear small = random_year(arena, random, model, &definition->chart);
    const FiscalYear *year = finished(&small);
    StatementFigures figures;
    Findings findings = findings_in(arena);
    statement_compute(arena, definition, year, &figures, &findings);
    assert_int_equal(findings_count(&findings, TROUBLE_PROOF), 0);
    Amount result = amount_negate(sum_of_classes(year, "6", "7"));
    assert_equal_amounts(figures.result, result);
    assert_equal_amounts(figure(definition, &figures, "resultat"), result);
    if (model->kind == STATEMENT_INCOME) {
        assert_equal_amounts(amount_subtract(figure(definition, &figures, "total_produits"),
                                             figure(definition, &figures, "total_charges")),
                             result);
        assert_equal_amounts(figure(definition, &figures, "cvn_produits_total"),
                             figure(definition, &figures, "cvn_charges_total"));
    } else {
        assert_equal_amounts(figure(definition, &figures, "total_actif"),
                             figure(definition, &figures, "total_passif"));
    }
}

static void random_books_always_tie_out(void **state) {
    enum { TRIALS = 1000 };
    Random random = random_start();
    for (size_t m = 0; m < MODEL_COUNT; m++) {
        const StatementDefinition *definition = load(*state, &MODELS[m]);
        for (int trial = 0; trial < TRIALS; trial++) {
            Arena *arena = arena_create();
            try_random_year(arena, &random, &MODELS[m], definition);
            arena_destroy(arena);
        }
    }
}

/* The year after, as it opens: with what `before` closed with, its result on 12. */
static SmallYear year_after(Arena *arena, const FiscalYear *before) {
    SmallYear next = small_year(arena, date_parts(before->end).year + 1);
    int64_t result = (int64_t)sum_of_classes(before, "6", "7").cents;
    for (size_t i = 0; i < before->balances.count; i++) {
        const Balance *balance = &before->balances.items[i];
        if (account_class(balance->account) > 5) continue;
        Text number = text_copy(arena, balance->account);
        opened(&next, number.bytes, (int64_t)balance_closing(balance).cents);
    }
    opened(&next, result < 0 ? "120000" : "129000", result);
    return next;
}

/* Last year's unappropriated result would stand on the same account as this year's. */
static void leave_nothing_on_12(SmallYear *small) {
    for (size_t i = 0; i < small->balances.count; i++) {
        Balance *balance = &small->balances.items[i];
        if (account_is_under(balance->account, "12")) balance->account = TEXT("119000");
    }
}

static void the_opening_shows_the_bilan_of_the_year_before(void **state) {
    enum { TRIALS = 300 };
    Random random = random_start();
    for (size_t m = 3; m < MODEL_COUNT; m++) {
        const StatementDefinition *definition = load(*state, &MODELS[m]);
        for (int trial = 0; trial < TRIALS; trial++) {
            Arena *arena = arena_create();
            SmallYear before = random_year(arena, &random, &MODELS[m], &definition->chart);
            leave_nothing_on_12(&before);
            SmallYear after = year_after(arena, finished(&before));
            StatementFigures closing, opening;
            Findings findings = findings_in(arena);
            statement_compute(arena, definition, &before.year, &closing, &findings);
            statement_compute_opening(arena, definition, finished(&after), &opening, &findings);
            assert_int_equal(findings_count(&findings, TROUBLE_PROOF), 0);
            for (size_t i = 0; i < definition->lines.count * STATEMENT_COLUMNS; i++) {
                assert_equal_amounts(closing.amounts[i], opening.amounts[i]);
            }
            arena_destroy(arena);
        }
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(lines_stand_in_the_official_order_under_their_official_labels),
        TEST(every_line_has_a_label_in_english),
        TEST(each_line_is_reached_by_an_account_of_the_chart_with_both_signs),
        TEST(padded_and_subdivided_numbers_lie_where_their_account_lies),
        TEST(every_account_lies_where_the_tables_of_prefixes_put_it),
        TEST(a_definition_that_lost_any_one_row_does_not_pass),
        TEST(a_definition_that_lost_a_line_with_amounts_is_refused),
        TEST(random_books_always_tie_out),
        TEST(the_opening_shows_the_bilan_of_the_year_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
