#include "reports/xlsx_number.h"

#include "engine/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const int64_t LARGEST = 999999999999999;

static Amount cents(int64_t count) {
    return amount_of_cents(count);
}

static void keeps_up_to_fifteen_digits(void **state) {
    (void)state;
    assert_true(xlsx_keeps(cents(0)));
    assert_true(xlsx_keeps(cents(LARGEST)));
    assert_true(xlsx_keeps(cents(-LARGEST)));
    assert_false(xlsx_keeps(cents(LARGEST + 1)));
    assert_false(xlsx_keeps(cents(-LARGEST - 1)));
    assert_false(xlsx_keeps(amount_add(cents(INT64_MAX), cents(INT64_MAX))));
}

/* What a file holds is the number printed with 16 digits, and what a reader of 15 digits keeps
 * must still be the same cents. */
static void assert_survives_a_file(int64_t count) {
    char text[64];
    snprintf(text, sizeof text, "%.16G", xlsx_number(cents(count)));
    double read = strtod(text, NULL);
    snprintf(text, sizeof text, "%.15G", read);
    long long whole = 0, rest = 0;
    double again = strtod(text, NULL) * 100;
    whole = (long long)again;
    rest = (long long)((again - (double)whole) * 2);
    assert_int_equal(whole + rest, count);
}

static void gives_each_amount_the_nearest_number(void **state) {
    (void)state;
    assert_true(xlsx_number(cents(7)) == 0.07);
    assert_true(xlsx_number(cents(-123456789)) == -1234567.89);
    assert_true(xlsx_number(cents(LARGEST)) == 9999999999999.99);
    uint64_t seed = 20221231;
    for (int i = 0; i < 100000; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        int64_t count = (int64_t)(seed >> 14) % (LARGEST + 1);
        assert_survives_a_file(i % 2 ? count : -count);
        assert_survives_a_file(count % 100000);
    }
}

static void counts_are_whole_numbers(void **state) {
    (void)state;
    assert_true(xlsx_count((Amount){.cents = 1033}) == 1033.0);
}

static void a_total_adds_up_only_when_it_does_to_the_cent(void **state) {
    (void)state;
    const Amount terms[] = {cents(123456), cents(2500000), cents(-2700000)};
    assert_true(xlsx_adds_up(terms, 3, cents(-76544)));
    assert_false(xlsx_adds_up(terms, 3, cents(-76543)));
    assert_true(xlsx_adds_up(terms, 0, cents(0)));
}

static void a_total_of_many_dimes_adds_up_although_floats_are_inexact(void **state) {
    (void)state;
    enum { COUNT = 100000 };
    Arena *arena = arena_create();
    Amount *terms = ARENA_ARRAY(arena, Amount, COUNT);
    for (size_t i = 0; i < COUNT; i++) terms[i] = cents(10);
    assert_true(xlsx_adds_up(terms, COUNT, cents(1000000)));
    arena_destroy(arena);
}

static void no_formula_where_floats_lose_the_cent(void **state) {
    (void)state;
    Amount terms[1999];
    const size_t count = sizeof terms / sizeof terms[0], half = count / 2;
    for (size_t i = 0; i < half; i++) {
        terms[i] = cents(LARGEST - (int64_t)i);
        terms[half + i] = cents(-LARGEST + (int64_t)i);
    }
    terms[count - 1] = cents(1);
    assert_false(xlsx_adds_up(terms, count, cents(1)));
}

static void no_formula_over_amounts_kept_as_texts(void **state) {
    (void)state;
    const Amount terms[] = {cents(LARGEST + 1), cents(-LARGEST)};
    assert_false(xlsx_adds_up(terms, 2, cents(1)));
    const Amount halves[] = {cents(LARGEST), cents(LARGEST)};
    assert_false(xlsx_adds_up(halves, 2, cents(2 * LARGEST)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_up_to_fifteen_digits),
        cmocka_unit_test(gives_each_amount_the_nearest_number),
        cmocka_unit_test(counts_are_whole_numbers),
        cmocka_unit_test(a_total_adds_up_only_when_it_does_to_the_cent),
        cmocka_unit_test(a_total_of_many_dimes_adds_up_although_floats_are_inexact),
        cmocka_unit_test(no_formula_where_floats_lose_the_cent),
        cmocka_unit_test(no_formula_over_amounts_kept_as_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
