/* Which figure of which year a name stands for. */
#include "reports/figure_books.h"

#include "tests/reports/rendering.h"
#include "tests/reports/small_year.h"

typedef struct Bench {
    Arena *arena;
    FiscalYear years[2];
    FigureBooks books;
} Bench;

/* 2021: 300.00 of dues. 2022: 1 000.00 of grants, 400.00 of rent; the first year opened with
 * 50.00 in the bank. */
static int set_up_books(void **state) {
    Arena *arena = arena_create();
    Bench *bench = ARENA_NEW(arena, Bench);
    bench->arena = arena;
    SmallYear first = small_year(arena, 2021), second = small_year(arena, 2022);
    first.year.has_opening = second.year.has_opening = true;
    put(&first, "512000", NULL, 5000, 30000);
    opened(&first, "110000", -5000);
    posted(&first, "756000", -30000);
    put(&second, "512000", NULL, 35000, 60000);
    opened(&second, "110000", -5000);
    opened(&second, "120000", -30000);
    posted(&second, "741000", -100000);
    posted(&second, "613200", 40000);
    bench->years[0] = *finished(&second);
    bench->years[1] = *finished(&first);
    static const Settings no_settings;
    const Books books = {bench->years, 2};
    Error error = {0};
    assert_true(figure_books_compute(arena, &books, &no_settings, &bench->books, &error));
    *state = bench;
    return 0;
}

static int tear_down_books(void **state) {
    arena_destroy(((Bench *)*state)->arena);
    return 0;
}

static FigureOutcome outcome(const Bench *bench, const char *text, Text *shown, Error *error) {
    const FigureExpression *expression;
    const char *place;
    Text fault;
    assert_true(figure_expression_read(bench->arena, text_of(text), &expression, &place, error));
    FigureSource source = figure_books_source(&bench->books);
    Fraction value = {0};
    FigureOutcome found =
        figure_expression_compute(bench->arena, expression, &source, &value, &fault, error);
    *shown = fraction_print(bench->arena, value, 2, ROUND_HALF_AWAY);
    return found;
}

static void assert_figure(const Bench *bench, const char *text, const char *expected) {
    Text shown;
    Error error = {0};
    if (outcome(bench, text, &shown, &error) != FIGURE_KNOWN) fail_msg("%s", text);
    assert_string_equal(shown.bytes, expected);
}

static void assert_outcome(const Bench *bench, const char *text, FigureOutcome expected,
                           ErrorCode code) {
    Text shown;
    Error error = {0};
    FigureOutcome found = outcome(bench, text, &shown, &error);
    if (found != expected || error.code != code) {
        fail_msg("%s: %d, code %d", text, (int)found, (int)error.code);
    }
}

static void a_line_has_its_figure_of_each_year(void **state) {
    assert_figure(*state, "total_produits", "1000.00");
    assert_figure(*state, "total_produits@current", "1000.00");
    assert_figure(*state, "total_produits@2022-12-31", "1000.00");
    assert_figure(*state, "total_produits@previous", "300.00");
    assert_figure(*state, "cotisations@2021", "300.00");
    assert_figure(*state, "resultat@2022", "600.00");
    assert_figure(*state, "disponibilites@2022", "950.00");
}

static void the_opening_of_the_oldest_year_tells_the_bilan_before_it(void **state) {
    assert_figure(*state, "total_actif@2020", "50.00");
    assert_figure(*state, "account(512)@2020", "50.00");
    assert_outcome(*state, "total_produits@2020", FIGURE_ABSENT, ERROR_NONE);
    assert_outcome(*state, "account(741)@2020", FIGURE_ABSENT, ERROR_NONE);
    assert_outcome(*state, "total_actif@2019", FIGURE_ABSENT, ERROR_NONE);
    assert_outcome(*state, "nothing@2020", FIGURE_REFUSED, ERROR_FIGURE_UNKNOWN);
}

static void accounts_close_debit_positive(void **state) {
    assert_figure(*state, "account(512)@2022 + account(741)@2022", "-50.00");
}

static void a_roman_total_wants_its_table(void **state) {
    assert_outcome(*state, "total_I@2022", FIGURE_REFUSED, ERROR_FIGURE_AMBIGUOUS);
    assert_figure(*state, "income_statement.total_I@2022", "1000.00");
    assert_figure(*state, "assets.total_I@2022", "0.00");
    assert_figure(*state, "liabilities.total_I@2022", "950.00");
}

static void names_that_do_not_exist_are_refused(void **state) {
    assert_outcome(*state, "total_produit@2022", FIGURE_REFUSED, ERROR_FIGURE_UNKNOWN);
    assert_outcome(*state, "assets.total_produits", FIGURE_REFUSED, ERROR_FIGURE_UNKNOWN);
    assert_outcome(*state, "total_actif@next", FIGURE_REFUSED, ERROR_FIGURE_YEAR);
    assert_outcome(*state, "total_actif@22", FIGURE_REFUSED, ERROR_FIGURE_YEAR);
}

#define BOOKS_TEST(test) cmocka_unit_test_setup_teardown(test, set_up_books, tear_down_books)

int main(void) {
    const struct CMUnitTest tests[] = {
        BOOKS_TEST(a_line_has_its_figure_of_each_year),
        BOOKS_TEST(the_opening_of_the_oldest_year_tells_the_bilan_before_it),
        BOOKS_TEST(accounts_close_debit_positive),
        BOOKS_TEST(a_roman_total_wants_its_table),
        BOOKS_TEST(names_that_do_not_exist_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
