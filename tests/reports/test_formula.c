#include "reports/formula.h"
#include "reports/placement.h"

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

static Formula formula_of(Arena *arena, const char *text) {
    Formula formula;
    const char *fault = NULL;
    Error error = {0};
    if (!formula_read(arena, text_of(text), &formula, &fault, &error)) fail_msg("%s", text);
    return formula;
}

static void assert_names(Arena *arena, const char *text, const char *number, bool as_debit,
                         bool as_credit) {
    Formula formula = formula_of(arena, text);
    bool found_debit = formula_names(&formula, text_of(number), false);
    bool found_credit = formula_names(&formula, text_of(number), true);
    if (found_debit != as_debit || found_credit != as_credit) fail_msg("%s of %s", number, text);
}

static void an_account_is_named_by_any_of_its_beginnings(void **state) {
    assert_names(*state, "73 74", "741000", true, true);
    assert_names(*state, "73 74", "75", false, false);
    assert_names(*state, "73 74", "7", false, false);
}

static void an_exclusion_takes_an_account_and_what_is_under_it_away(void **state) {
    assert_names(*state, "781 !78164", "7815", true, true);
    assert_names(*state, "781 !78164", "781640", false, false);
    assert_names(*state, "!78164 781", "781640", false, false);
}

static void a_longer_prefix_wins_over_an_exclusion(void **state) {
    assert_names(*state, "26 27 !275 2751", "2750", false, false);
    assert_names(*state, "26 27 !275 2751", "27512", true, true);
}

static void a_condition_keeps_accounts_whose_own_balance_is_on_that_side(void **state) {
    assert_names(*state, "debit(44 451) 409", "44566", true, false);
    assert_names(*state, "debit(44 451) 409", "4091", true, true);
    assert_names(*state, "credit(42 43 !426)", "4261", false, false);
    assert_names(*state, "credit( 42  43 )", "431", false, true);
}

static void a_minus_counts_an_account_the_other_way(void **state) {
    Formula formula = formula_of(*state, "-281 291");
    assert_int_equal(formula.prefixes.count, 2);
    assert_true(formula.prefixes.items[0].is_reversed);
    assert_false(formula.prefixes.items[1].is_reversed);
}

static void other_lines_are_added_and_subtracted(void **state) {
    Formula formula = formula_of(*state, "= total_I - total_II+a..b");
    assert_int_equal(formula.terms.count, 3);
    assert_true(text_equal(formula.terms.items[0].first, TEXT("total_I")));
    assert_int_equal(formula.terms.items[0].sign, 1);
    assert_int_equal(formula.terms.items[1].sign, -1);
    assert_true(text_equal(formula.terms.items[2].first, TEXT("a")));
    assert_true(text_equal(formula.terms.items[2].last, TEXT("b")));
    assert_int_equal(formula_of(*state, "=-x").terms.items[0].sign, -1);
}

static void an_empty_formula_names_nothing(void **state) {
    Formula formula = formula_of(*state, "");
    assert_true(formula_is_empty(&formula));
    assert_false(formula_names(&formula, TEXT("512"), false));
}

typedef struct Refusal {
    const char *text;
    ErrorCode code;
    size_t position; /* from 0 */
    const char *argument;
} Refusal;

static void what_is_no_formula_is_refused_at_its_place(void **state) {
    static const Refusal refusals[] = {
        {"73 7x", ERROR_FORMULA_WORD, 3, "7x"},
        {"73 + 74", ERROR_FORMULA_WORD, 3, "+"},
        {"!-73", ERROR_FORMULA_WORD, 0, "!-73"},
        {"73,74", ERROR_FORMULA_WORD, 0, "73,74"},
        {"40 debt(44)", ERROR_FORMULA_WORD, 3, "debt"},
        {"debit(44 credit(45))", ERROR_FORMULA_WORD, 9, "credit"},
        {"40 debit(44 45", ERROR_FORMULA_CLOSE, 3, "debit"},
        {"40 credit( )", ERROR_FORMULA_EMPTY, 3, "credit"},
        {"40)", ERROR_FORMULA_WORD, 2, ")"},
        {"=", ERROR_FORMULA_EMPTY, 0, "="},
        {"= a +", ERROR_FORMULA_EMPTY, 4, "+"},
        {"= a b", ERROR_FORMULA_WORD, 4, "b"},
        {"= a..", ERROR_FORMULA_EMPTY, 4, "."},
        {"= 12", ERROR_FORMULA_WORD, 2, "12"},
        {"= a / b", ERROR_FORMULA_WORD, 4, "/"},
    };
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
        const Refusal *expected = &refusals[i];
        Formula formula;
        const char *fault = NULL;
        Error error = {0};
        bool is_read = formula_read(*state, text_of(expected->text), &formula, &fault, &error);
        if (is_read) fail_msg("read: %s", expected->text);
        if (error.code != expected->code || fault != expected->text + expected->position) {
            fail_msg("%s: %s at %ld", expected->text, error_kind(error.code)->id,
                     (long)(fault - expected->text));
        }
        assert_string_equal(error.arguments[0], expected->argument);
    }
}

/* Enters the formula of a line; false when it claims what is claimed already. */
static bool enter(Placement *placement, uint32_t line, const char *text, const Claim **earlier) {
    Formula formula = formula_of(placement->arena, text);
    Claim cell = {.line = line, .source_line = 10 + line};
    for (size_t i = 0; i < formula.prefixes.count; i++) {
        if (!placement_add(placement, &cell, &formula.prefixes.items[i], earlier)) return false;
    }
    return true;
}

static void assert_lies(const Placement *placement, const char *number, bool is_credit, int line) {
    const Claim *claim = placement_find(placement, text_of(number), is_credit);
    int found = claim ? (int)claim->line : -1;
    if (found != line) fail_msg("%s lies on %d, not %d", number, found, line);
}

static void the_longest_prefix_wins_apart_for_each_side(void **state) {
    Placement placement = placement_in(*state);
    const Claim *earlier = NULL;
    assert_true(enter(&placement, 0, "debit(40 44)", &earlier));
    assert_true(enter(&placement, 1, "credit(40 !404)", &earlier));
    assert_true(enter(&placement, 2, "credit(404 4084)", &earlier));
    assert_true(enter(&placement, 3, "409", &earlier));
    assert_lies(&placement, "401000", true, 1);
    assert_lies(&placement, "401000", false, 0);
    assert_lies(&placement, "4041", true, 2);
    assert_lies(&placement, "4041", false, 0);
    assert_lies(&placement, "40840", true, 2);
    assert_lies(&placement, "4098", true, 3);
    assert_lies(&placement, "4098", false, 3);
    assert_lies(&placement, "445", true, -1);
    assert_lies(&placement, "51", true, -1);
    assert_lies(&placement, "40ABC", true, 1);
}

static void an_excluded_account_falls_back_to_a_shorter_prefix(void **state) {
    Placement placement = placement_in(*state);
    const Claim *earlier = NULL;
    assert_true(enter(&placement, 0, "2", &earlier));
    assert_true(enter(&placement, 1, "27 !275", &earlier));
    assert_lies(&placement, "274", false, 1);
    assert_lies(&placement, "2751", false, 0);
}

static void the_same_prefix_cannot_lie_on_two_lines(void **state) {
    Placement placement = placement_in(*state);
    const Claim *earlier = NULL;
    assert_true(enter(&placement, 0, "44", &earlier));
    assert_false(enter(&placement, 1, "credit(44)", &earlier));
    assert_ptr_equal(earlier, &placement.claims.items[0]);
    assert_int_equal(placement.claims.items[0].line, 0);
    assert_int_equal(placement.claims.items[0].source_line, 10);
    assert_true(enter(&placement, 2, "debit(45)", &earlier));
    assert_true(enter(&placement, 3, "credit(45)", &earlier));
    assert_false(enter(&placement, 4, "45", &earlier));
    assert_ptr_equal(earlier, &placement.claims.items[2]);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(an_account_is_named_by_any_of_its_beginnings),
        TEST(an_exclusion_takes_an_account_and_what_is_under_it_away),
        TEST(a_longer_prefix_wins_over_an_exclusion),
        TEST(a_condition_keeps_accounts_whose_own_balance_is_on_that_side),
        TEST(a_minus_counts_an_account_the_other_way),
        TEST(other_lines_are_added_and_subtracted),
        TEST(an_empty_formula_names_nothing),
        TEST(what_is_no_formula_is_refused_at_its_place),
        TEST(the_longest_prefix_wins_apart_for_each_side),
        TEST(an_excluded_account_falls_back_to_a_shorter_prefix),
        TEST(the_same_prefix_cannot_lie_on_two_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
