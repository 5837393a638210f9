/* Expressions over figures, with figures that are known by heart. */
#include "reports/figure_expression.h"

#include "reports/number_text.h"
#include "tests/reports/rendering.h"

/* total_produits is 200 and total_charges 150; nothing is known of 2019. */
static FigureOutcome find(const void *books, Arena *arena, const FigureName *name, Fraction *value,
                          Error *error) {
    (void)books;
    if (text_equal(name->year, TEXT("2019"))) return FIGURE_ABSENT;
    int64_t amount = 0;
    if (text_equal(name->id, TEXT("total_produits"))) {
        amount = 200;
    } else if (text_equal(name->id, TEXT("total_charges"))) {
        amount = 150;
    } else if (text_equal(name->table, TEXT("account"))) {
        amount = text_equal(name->id, TEXT("512")) ? 33 : 7;
    } else if (!text_equal(name->id, TEXT("rien"))) {
        error_set(error, ERROR_FIGURE_UNKNOWN, name->source);
        return FIGURE_REFUSED;
    }
    if (text_equal(name->year, TEXT("2021-12-31"))) amount = -amount;
    *value = fraction_of(arena, amount, 1);
    return FIGURE_KNOWN;
}

static FigureOutcome compute(Arena *arena, const char *text, Text *shown, Text *fault,
                             Error *error) {
    const FigureExpression *expression;
    const char *place;
    if (!figure_expression_read(arena, text_of(text), &expression, &place, error)) {
        fail_msg("%s is not read", text);
    }
    FigureSource source = {NULL, find};
    Fraction value = {0};
    FigureOutcome outcome =
        figure_expression_compute(arena, expression, &source, &value, fault, error);
    *shown = fraction_print(arena, value, 4, ROUND_HALF_AWAY);
    return outcome;
}

static void assert_value(Arena *arena, const char *text, const char *expected) {
    Text shown, fault;
    Error error = {0};
    assert_int_equal(compute(arena, text, &shown, &fault, &error), FIGURE_KNOWN);
    assert_string_equal(shown.bytes, expected);
}

static void figures_and_numbers_are_put_together_exactly(void **state) {
    assert_value(*state, "total_produits", "200.0000");
    assert_value(*state, "total_produits@2022 - total_charges@2022", "50.0000");
    assert_value(*state, "total_produits / total_charges", "1.3333");
    assert_value(*state, "919 * 36,00158", "33085.4520");
    assert_value(*state, "919*36.00158", "33085.4520");
    assert_value(*state, "1 / 3 * 3", "1.0000");
}

static void products_come_before_sums_and_the_left_before_the_right(void **state) {
    assert_value(*state, "1 + 2 * 3", "7.0000");
    assert_value(*state, "(1 + 2) * 3", "9.0000");
    assert_value(*state, "10 - 4 - 3", "3.0000");
    assert_value(*state, "100 / 10 / 2", "5.0000");
    assert_value(*state, "- 2 * -3", "6.0000");
    assert_value(*state, "((((7))))", "7.0000");
}

static void a_day_after_the_at_sign_is_a_year_and_no_subtraction(void **state) {
    assert_value(*state, "total_produits@2021-12-31", "-200.0000");
    assert_value(*state, "total_produits@2022-150", "50.0000");
    assert_value(*state, "total_produits@previous-1", "199.0000");
}

static void accounts_are_named_by_the_beginning_of_their_number(void **state) {
    assert_value(*state, "account(512)@2022 + account( 530000 )", "40.0000");
}

static void what_cannot_be_computed_names_its_cause(void **state) {
    Text shown, fault;
    Error error = {0};
    assert_int_equal(compute(*state, "1 + total_charges@2019", &shown, &fault, &error),
                     FIGURE_ABSENT);
    assert_true(text_equal(fault, TEXT("total_charges@2019")));
    assert_int_equal(compute(*state, "1 / rien", &shown, &fault, &error), FIGURE_UNDEFINED);
    assert_true(text_equal(fault, TEXT("rien")));
    assert_int_equal(compute(*state, "2 * total_produit", &shown, &fault, &error), FIGURE_REFUSED);
    assert_int_equal(error.code, ERROR_FIGURE_UNKNOWN);
}

static void a_faulty_expression_is_refused_where_it_is_wrong(void **state) {
    static const struct {
        const char *text;
        size_t fault; /* offset */
    } CASES[] = {
        {"", 0},         {"1 +", 3},       {"1 + * 2", 4},          {"(1 + 2", 6},
        {"1 2", 2},      {"1.2.3", 0},     {"total_produits@", 15}, {"assets.", 7},
        {"sum(512)", 3}, {"account()", 8}, {"account(512", 11},     {"total_produits & 1", 15},
        {"1 + 2)", 5},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const FigureExpression *expression;
        const char *fault = NULL;
        Error error = {0};
        Text text = text_of(CASES[i].text);
        if (figure_expression_read(*state, text, &expression, &fault, &error)) {
            fail_msg("\"%s\" is read", CASES[i].text);
        }
        assert_int_equal(error.code, ERROR_FIGURE_SYNTAX);
        assert_non_null(error.reason);
        if (fault != text.bytes + CASES[i].fault) {
            fail_msg("\"%s\" at %d", CASES[i].text, (int)(fault - text.bytes));
        }
    }
}

static void nesting_has_an_end(void **state) {
    for (int i = 0; i < 2; i++) {
        char text[5001];
        memset(text, i ? '-' : '(', sizeof text - 1);
        text[sizeof text - 1] = '\0';
        const FigureExpression *expression;
        const char *fault;
        Error error = {0};
        assert_false(figure_expression_read(*state, text_of(text), &expression, &fault, &error));
    }
}

static void numbers_are_shown_in_the_language_of_the_reader(void **state) {
    static const struct {
        const char *plain, *french, *english;
    } CASES[] = {
        {"217520.57", "217\u202F520,57", "217,520.57"},
        {"-1405.58", "\u22121\u202F405,58", "\u22121,405.58"},
        {"9,8", "9,8", "9.8"},
        {"1000000", "1\u202F000\u202F000", "1,000,000"},
        {"999", "999", "999"},
        {"2/3", "2/3", "2/3"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Text plain = text_of(CASES[i].plain);
        assert_string_equal(number_print(*state, plain, LANGUAGE_FRENCH).bytes, CASES[i].french);
        assert_string_equal(number_print(*state, plain, LANGUAGE_ENGLISH).bytes, CASES[i].english);
    }
}

#define FIGURE_TEST(test) cmocka_unit_test_setup_teardown(test, create_arena, destroy_arena)

int main(void) {
    const struct CMUnitTest tests[] = {
        FIGURE_TEST(figures_and_numbers_are_put_together_exactly),
        FIGURE_TEST(products_come_before_sums_and_the_left_before_the_right),
        FIGURE_TEST(a_day_after_the_at_sign_is_a_year_and_no_subtraction),
        FIGURE_TEST(accounts_are_named_by_the_beginning_of_their_number),
        FIGURE_TEST(what_cannot_be_computed_names_its_cause),
        FIGURE_TEST(a_faulty_expression_is_refused_where_it_is_wrong),
        FIGURE_TEST(nesting_has_an_end),
        FIGURE_TEST(numbers_are_shown_in_the_language_of_the_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
