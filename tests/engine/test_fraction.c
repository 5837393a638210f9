#include "engine/fraction.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state) {
    memory_serve_gmp();
    *state = arena_create();
    return 0;
}

static int tear_down(void **state) {
    arena_destroy(*state);
    return 0;
}

static Fraction read(Arena *arena, const char *text) {
    Fraction fraction = {NULL};
    Error error = {0};
    if (!fraction_read(arena, text_of(text), &fraction, &error)) {
        fail_msg("\"%s\": %s", text, error.reason);
    }
    return fraction;
}

static void assert_same(Fraction a, Fraction b) {
    assert_int_equal(fraction_compare(a, b), 0);
}

static void assert_cents(Amount amount, int64_t cents) {
    assert_int_equal(amount_compare(amount, amount_of_cents(cents)), 0);
}

static void assert_prints(Arena *arena, Fraction fraction, unsigned decimals, const char *text) {
    assert_string_equal(fraction_print(arena, fraction, decimals, ROUND_HALF_AWAY).bytes, text);
}

static void rates_are_kept_in_lowest_terms(void **state) {
    Fraction rate = fraction_of(*state, 36, -48);
    assert_int_equal(mpz_cmp_si(mpq_numref(rate.value), -3), 0);
    assert_int_equal(mpz_cmp_si(mpq_denref(rate.value), 4), 0);
    assert_same(rate, read(*state, "-0,75"));
}

static void zero_is_zero_however_it_comes(void **state) {
    Fraction zero = {NULL};
    assert_same(fraction_of(*state, 0, 7), zero);
    assert_same(fraction_of_amount(*state, amount_of_cents(0)), zero);
    assert_same(read(*state, "0,00"), zero);
    Fraction third = fraction_of(*state, 1, 3);
    assert_same(fraction_subtract(*state, third, third), zero);
    assert_same(fraction_multiply(*state, third, zero), zero);
    assert_same(fraction_divide(*state, zero, third), zero);
    assert_same(fraction_add(*state, zero, third), third);
    assert_true(fraction_compare(zero, third) < 0);
    assert_true(fraction_compare(third, zero) > 0);
    assert_prints(*state, zero, 2, "0.00");
}

static void three_thirds_are_one(void **state) {
    Fraction third = fraction_of(*state, 1, 3);
    Fraction sum = fraction_add(*state, third, fraction_add(*state, third, third));
    assert_same(sum, fraction_of(*state, 1, 1));
}

static void values_never_change(void **state) {
    Fraction rate = read(*state, "36.00158");
    Fraction copy = rate;
    for (int i = 0; i < 100; i++) copy = fraction_multiply(*state, copy, rate);
    assert_same(rate, read(*state, "36.00158"));
    assert_true(fraction_compare(copy, rate) > 0);
}

static void values_outlive_the_numbers_that_made_them(void **state) {
    Fraction power = fraction_of(*state, INT64_MAX, 3);
    for (int i = 0; i < 6; i++) power = fraction_multiply(*state, power, power);
    Fraction one = fraction_divide(*state, power, power);
    assert_same(one, fraction_of(*state, 1, 1));
}

static void reads_rates_as_people_write_them(void **state) {
    Arena *arena = *state;
    assert_same(read(arena, "36"), fraction_of(arena, 36, 1));
    assert_same(read(arena, "36,5"), fraction_of(arena, 73, 2));
    assert_same(read(arena, "0.3333"), fraction_of(arena, 3333, 10000));
    assert_same(read(arena, "2/3"), fraction_of(arena, 2, 3));
    assert_same(read(arena, " 2 / 3 "), fraction_of(arena, 2, 3));
    assert_same(read(arena, "-2/3"), fraction_of(arena, -2, 3));
    assert_same(read(arena, "-,5"), fraction_of(arena, -1, 2));
    assert_same(read(arena, "007"), fraction_of(arena, 7, 1));
    assert_same(read(arena, "12345678901234567890123/12345678901234567890123"),
                fraction_of(arena, 1, 1));
}

static void refuses_what_is_no_rate(void **state) {
    static const struct {
        const char *text, *reason;
    } cases[] = {
        {"", "it has no digit"},
        {"-", "it has no digit"},
        {",", "it has no digit"},
        {"/3", "it has no digit"},
        {"2/", "it has no digit"},
        {"2/0", "its denominator is zero"},
        {"36 %", "it has a character that is no part of a number"},
        {"1,2,3", "it has a character that is no part of a number"},
        {"1.5/2", "it has a character that is no part of a number"},
        {"1/2/3", "it has a character that is no part of a number"},
        {",-5", "it has a character that is no part of a number"},
        {"1-2", "it has a character that is no part of a number"},
        {"1e5", "it has a character that is no part of a number"},
        {"0x1F", "it has a character that is no part of a number"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Fraction fraction;
        Error error = {0};
        assert_false(fraction_read(*state, text_of(cases[i].text), &fraction, &error));
        assert_int_equal(error.code, ERROR_FRACTION_SYNTAX);
        assert_string_equal(error.arguments[0], cases[i].text);
        assert_string_equal(error.reason, cases[i].reason);
    }
}

static void an_hourly_rate_times_hours_gives_the_value_of_volunteering(void **state) {
    /* 919 hours at 36.00158 euros. */
    Amount value;
    Fraction rate = read(*state, "36.00158");
    assert_true(amount_multiply(amount_of_cents(91900), rate, ROUND_HALF_AWAY, &value, NULL));
    assert_cents(value, 3308545);
    Fraction hours = fraction_of(*state, 919, 1);
    Fraction product = fraction_multiply(*state, hours, rate);
    assert_true(fraction_to_amount(product, ROUND_HALF_AWAY, &value, NULL));
    assert_cents(value, 3308545);
}

static void rounding_happens_once(void **state) {
    /* 0.045 by 1/9 is half a cent exactly; rounded to 0.05 first it would be more. */
    Fraction amount = read(*state, "0.045");
    Fraction ninth = fraction_of(*state, 1, 9);
    Amount cents;
    Fraction product = fraction_multiply(*state, amount, ninth);
    assert_true(fraction_to_amount(product, ROUND_HALF_EVEN, &cents, NULL));
    assert_cents(cents, 0);
    assert_true(fraction_to_amount(product, ROUND_HALF_AWAY, &cents, NULL));
    assert_cents(cents, 1);
}

static void an_amount_times_a_rate_is_rounded_as_named(void **state) {
    static const struct {
        int64_t cents;
        Rounding rounding;
        int64_t product;
    } cases[] = {
        {1001, ROUND_HALF_AWAY, 501},   {1001, ROUND_HALF_EVEN, 500},
        {1003, ROUND_HALF_EVEN, 502},   {1001, ROUND_DOWN, 500},
        {1001, ROUND_UP, 501},          {1001, ROUND_FLOOR, 500},
        {1001, ROUND_CEILING, 501},     {-1001, ROUND_HALF_AWAY, -501},
        {-1001, ROUND_HALF_EVEN, -500}, {-1003, ROUND_HALF_EVEN, -502},
        {-1001, ROUND_DOWN, -500},      {-1001, ROUND_UP, -501},
        {-1001, ROUND_FLOOR, -501},     {-1001, ROUND_CEILING, -500},
        {1000, ROUND_UP, 500},          {0, ROUND_UP, 0},
    };
    Fraction half = fraction_of(*state, 1, 2);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Amount product;
        assert_true(amount_multiply(amount_of_cents(cases[i].cents), half, cases[i].rounding,
                                    &product, NULL));
        assert_cents(product, cases[i].product);
    }
}

static void amounts_are_fractions_of_euros(void **state) {
    Fraction fraction = fraction_of_amount(*state, amount_of_cents(-2175));
    assert_same(fraction, fraction_of(*state, -87, 4));
    Amount back;
    assert_true(fraction_to_amount(fraction, ROUND_DOWN, &back, NULL));
    assert_cents(back, -2175);
}

static void a_result_beyond_eighteen_digits_is_refused(void **state) {
    Fraction euros = read(*state, "999999999999999999.99");
    Amount amount;
    assert_true(fraction_to_amount(euros, ROUND_DOWN, &amount, NULL));
    Fraction more = read(*state, "-999999999999999999.995");
    Error error = {0};
    assert_true(fraction_to_amount(more, ROUND_DOWN, &amount, NULL));
    assert_false(fraction_to_amount(more, ROUND_HALF_AWAY, &amount, &error));
    assert_int_equal(error.code, ERROR_AMOUNT_RANGE);
    assert_string_equal(error.arguments[0], "-1000000000000000000");
    assert_false(amount_multiply(amount, fraction_of(*state, 2, 1), ROUND_DOWN, &amount, NULL));
    assert_true(amount_multiply(amount, (Fraction){NULL}, ROUND_DOWN, &amount, NULL));
    assert_cents(amount, 0);
}

static void income_against_the_year_before_prints_as_a_multiple(void **state) {
    /* 217 520.57 against 23 325.58. */
    Fraction multiple =
        fraction_divide(*state, fraction_of_amount(*state, amount_of_cents(21752057)),
                        fraction_of_amount(*state, amount_of_cents(2332558)));
    assert_prints(*state, multiple, 1, "9.3");
    assert_prints(*state, multiple, 4, "9.3254");
    assert_prints(*state, multiple, 0, "9");
    assert_prints(*state, multiple, 30, "9.325408842995543947888969963448");
}

static void prints_shares_with_leading_zeros_and_signs(void **state) {
    Arena *arena = *state;
    assert_prints(arena, fraction_of(arena, 1, 1000), 4, "0.0010");
    assert_prints(arena, fraction_of(arena, -1, 8), 2, "-0.13");
    assert_prints(arena, fraction_of(arena, -1, 1000), 2, "0.00");
    assert_prints(arena, fraction_of(arena, -5, 2), 0, "-3");
    assert_prints(arena, fraction_of(arena, 99999, 100000), 2, "1.00");
    assert_prints(arena, fraction_of(arena, 1, 2), 0, "1");
    assert_string_equal(fraction_print(arena, fraction_of(arena, 1, 2), 0, ROUND_DOWN).bytes, "0");
}

static void extremes_of_64_bits_are_fractions_too(void **state) {
    Fraction smallest = fraction_of(*state, INT64_MIN, INT64_MIN);
    assert_same(smallest, fraction_of(*state, 1, 1));
    assert_true(fraction_compare(fraction_of(*state, INT64_MIN, 1), smallest) < 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rates_are_kept_in_lowest_terms),
        cmocka_unit_test(zero_is_zero_however_it_comes),
        cmocka_unit_test(three_thirds_are_one),
        cmocka_unit_test(values_never_change),
        cmocka_unit_test(values_outlive_the_numbers_that_made_them),
        cmocka_unit_test(reads_rates_as_people_write_them),
        cmocka_unit_test(refuses_what_is_no_rate),
        cmocka_unit_test(an_hourly_rate_times_hours_gives_the_value_of_volunteering),
        cmocka_unit_test(rounding_happens_once),
        cmocka_unit_test(an_amount_times_a_rate_is_rounded_as_named),
        cmocka_unit_test(amounts_are_fractions_of_euros),
        cmocka_unit_test(a_result_beyond_eighteen_digits_is_refused),
        cmocka_unit_test(income_against_the_year_before_prints_as_a_multiple),
        cmocka_unit_test(prints_shares_with_leading_zeros_and_signs),
        cmocka_unit_test(extremes_of_64_bits_are_fractions_too),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
