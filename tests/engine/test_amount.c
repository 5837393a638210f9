#include "engine/amount.h"

#include "engine/amount_gmp.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void assert_cents(Amount amount, int64_t cents) {
    assert_int_equal(amount_compare(amount, amount_of_cents(cents)), 0);
}

/* The largest amount there is: 2^127 - 1 cents. */
static Amount largest(void) {
    Amount amount = amount_of_cents(1);
    for (int i = 0; i < 126; i++) amount = amount_add(amount, amount);
    return amount_add(amount, amount_subtract(amount, amount_of_cents(1)));
}

static void debit_is_positive_and_credit_negative(void **state) {
    (void)state;
    assert_int_equal(amount_sign(amount_of_cents(12050)), 1);
    assert_int_equal(amount_sign(amount_of_cents(-12050)), -1);
    assert_int_equal(amount_sign(amount_of_cents(0)), 0);
    assert_true(amount_is_zero(amount_of_cents(0)));
    assert_false(amount_is_zero(amount_of_cents(-1)));
}

static void a_membership_paid_in_three_parts_leaves_nothing_due(void **state) {
    (void)state;
    Amount due = amount_of_cents(3000);
    due = amount_subtract(due, amount_of_cents(1000));
    due = amount_subtract(due, amount_of_cents(999));
    due = amount_subtract(due, amount_of_cents(1001));
    assert_true(amount_is_zero(due));
}

static void a_balanced_entry_sums_to_zero(void **state) {
    (void)state;
    /* A payslip: gross wages and charges against net pay, contributions and tax withheld. */
    const Amount lines[] = {{283333}, {84112}, {-221041}, {-142857}, {-3547}};
    assert_true(amount_is_zero(amount_sum(lines, 5)));
    assert_true(amount_is_zero(amount_sum(NULL, 0)));
}

static void ten_cents_and_twenty_cents_are_thirty(void **state) {
    (void)state;
    assert_cents(amount_add(amount_of_cents(10), amount_of_cents(20)), 30);
}

static void a_reversal_negates(void **state) {
    (void)state;
    assert_cents(amount_negate(amount_of_cents(4567)), -4567);
    assert_cents(amount_absolute(amount_of_cents(-4567)), 4567);
    assert_cents(amount_absolute(amount_of_cents(4567)), 4567);
    assert_cents(amount_negate(amount_of_cents(0)), 0);
}

static void compares_by_value(void **state) {
    (void)state;
    assert_true(amount_compare(amount_of_cents(-1), amount_of_cents(0)) < 0);
    assert_true(amount_compare(amount_of_cents(100), amount_of_cents(99)) > 0);
    assert_true(amount_compare(amount_of_cents(100), amount_of_cents(100)) == 0);
    assert_true(amount_compare(largest(), amount_negate(largest())) > 0);
}

static void sums_beyond_64_bits_are_exact(void **state) {
    (void)state;
    Amount sum = {0};
    for (int i = 0; i < 1000; i++) sum = amount_add(sum, amount_of_cents(INT64_MAX));
    for (int i = 0; i < 999; i++) sum = amount_subtract(sum, amount_of_cents(INT64_MAX));
    assert_cents(sum, INT64_MAX);
}

/* Whether the function stops the process by an assertion. */
static bool stops(void (*act)(void)) {
    pid_t child = fork();
    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        close(STDERR_FILENO);
        act();
        _Exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void add_too_much(void) {
    amount_add(largest(), amount_of_cents(1));
}

static void subtract_too_much(void) {
    amount_subtract(amount_negate(largest()), amount_of_cents(2));
}

static void round_too_far(void) {
    amount_round(largest(), 100, ROUND_UP);
}

static void never_wraps_but_stops(void **state) {
    (void)state;
    assert_true(stops(add_too_much));
    assert_true(stops(subtract_too_much));
    assert_true(stops(round_too_far));
}

/* The results for one amount in the order of the roundings. */
typedef struct RoundingCase {
    int64_t cents;
    int64_t half_away, half_even, down, up, floor, ceiling;
} RoundingCase;

static void rounds_to_whole_euros_in_each_mode(void **state) {
    (void)state;
    static const RoundingCase cases[] = {
        {149, 100, 100, 100, 200, 100, 200},
        {150, 200, 200, 100, 200, 100, 200},
        {250, 300, 200, 200, 300, 200, 300},
        {251, 300, 300, 200, 300, 200, 300},
        {-149, -100, -100, -100, -200, -200, -100},
        {-150, -200, -200, -100, -200, -200, -100},
        {-250, -300, -200, -200, -300, -300, -200},
        {50, 100, 0, 0, 100, 0, 100},
        {-50, -100, 0, 0, -100, -100, 0},
        {1, 0, 0, 0, 100, 0, 100},
        {-1, 0, 0, 0, -100, -100, 0},
        {300, 300, 300, 300, 300, 300, 300},
        {0, 0, 0, 0, 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Amount amount = amount_of_cents(cases[i].cents);
        assert_cents(amount_round(amount, 100, ROUND_HALF_AWAY), cases[i].half_away);
        assert_cents(amount_round(amount, 100, ROUND_HALF_EVEN), cases[i].half_even);
        assert_cents(amount_round(amount, 100, ROUND_DOWN), cases[i].down);
        assert_cents(amount_round(amount, 100, ROUND_UP), cases[i].up);
        assert_cents(amount_round(amount, 100, ROUND_FLOOR), cases[i].floor);
        assert_cents(amount_round(amount, 100, ROUND_CEILING), cases[i].ceiling);
    }
}

static void rounds_to_thousands_of_euros(void **state) {
    (void)state;
    assert_cents(amount_round(amount_of_cents(44027850), 100000, ROUND_HALF_AWAY), 44000000);
    assert_cents(amount_round(amount_of_cents(44050000), 100000, ROUND_HALF_AWAY), 44100000);
    assert_cents(amount_round(amount_of_cents(44050000), 100000, ROUND_HALF_EVEN), 44000000);
    assert_cents(amount_round(amount_of_cents(123), 1, ROUND_UP), 123);
}

static void rounds_halves_of_odd_units_to_the_nearer_one(void **state) {
    (void)state;
    assert_cents(amount_round(amount_of_cents(1), 3, ROUND_HALF_AWAY), 0);
    assert_cents(amount_round(amount_of_cents(2), 3, ROUND_HALF_AWAY), 3);
    assert_cents(amount_round(amount_of_cents(-2), 3, ROUND_HALF_EVEN), -3);
}

static void gmp_and_amounts_exchange_every_sign_and_size(void **state) {
    (void)state;
    const Amount amounts[] = {{0}, {1}, {-1}, {INT64_MIN}, largest(), amount_negate(largest())};
    mpz_t cents;
    mpz_init(cents);
    for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) {
        amount_to_integer(amounts[i], cents);
        assert_int_equal(mpz_sgn(cents), amount_sign(amounts[i]));
        assert_int_equal(amount_compare(amount_of_integer(cents), amounts[i]), 0);
    }
    mpz_clear(cents);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(debit_is_positive_and_credit_negative),
        cmocka_unit_test(a_membership_paid_in_three_parts_leaves_nothing_due),
        cmocka_unit_test(a_balanced_entry_sums_to_zero),
        cmocka_unit_test(ten_cents_and_twenty_cents_are_thirty),
        cmocka_unit_test(a_reversal_negates),
        cmocka_unit_test(compares_by_value),
        cmocka_unit_test(sums_beyond_64_bits_are_exact),
        cmocka_unit_test(never_wraps_but_stops),
        cmocka_unit_test(rounds_to_whole_euros_in_each_mode),
        cmocka_unit_test(rounds_to_thousands_of_euros),
        cmocka_unit_test(rounds_halves_of_odd_units_to_the_nearer_one),
        cmocka_unit_test(gmp_and_amounts_exchange_every_sign_and_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
