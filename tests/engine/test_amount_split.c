#include "engine/amount_split.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

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

static void assert_parts(const Amount *parts, const int64_t *cents, size_t count) {
    for (size_t i = 0; i < count; i++) assert_cents(parts[i], cents[i]);
}

static void a_hundred_euros_for_three_projects_lose_no_cent(void **state) {
    (void)state;
    const uint64_t weights[] = {1, 1, 1};
    Amount parts[3];
    amount_split(amount_of_cents(10000), weights, parts, 3);
    assert_parts(parts, (const int64_t[]){3334, 3333, 3333}, 3);
    amount_split(amount_of_cents(10001), weights, parts, 3);
    assert_parts(parts, (const int64_t[]){3334, 3334, 3333}, 3);
}

static void rent_is_shared_by_square_metres_to_the_largest_remainder(void **state) {
    (void)state;
    /* 1 000,00 over 17, 22 and 41 m²: 212,50, 275,00, 512,50. One cent less: by remainders. */
    const uint64_t metres[] = {17, 22, 41};
    Amount parts[3];
    amount_split(amount_of_cents(100000), metres, parts, 3);
    assert_parts(parts, (const int64_t[]){21250, 27500, 51250}, 3);
    amount_split(amount_of_cents(99999), metres, parts, 3);
    assert_parts(parts, (const int64_t[]){21250, 27500, 51249}, 3);
}

static void a_negative_total_is_split_as_the_positive_one(void **state) {
    (void)state;
    const uint64_t weights[] = {2, 3, 2, 3};
    Amount parts[4], opposite[4];
    amount_split(amount_of_cents(1003), weights, parts, 4);
    amount_split(amount_of_cents(-1003), weights, opposite, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_true(amount_is_zero(amount_add(parts[i], opposite[i])));
    }
}

static void a_project_without_weight_gets_nothing(void **state) {
    (void)state;
    const uint64_t weights[] = {0, 3, 0, 4};
    Amount parts[4];
    amount_split(amount_of_cents(100), weights, parts, 4);
    assert_parts(parts, (const int64_t[]){0, 43, 0, 57}, 4);
}

static void one_cent_for_many_goes_to_the_first_of_the_heaviest(void **state) {
    (void)state;
    const uint64_t weights[] = {1, 5, 5, 2};
    Amount parts[4];
    amount_split(amount_of_cents(1), weights, parts, 4);
    assert_parts(parts, (const int64_t[]){0, 1, 0, 0}, 4);
    amount_split(amount_of_cents(0), weights, parts, 4);
    assert_parts(parts, (const int64_t[]){0, 0, 0, 0}, 4);
}

static void the_largest_amount_is_split_by_the_largest_weights(void **state) {
    (void)state;
    const uint64_t weights[] = {UINT64_MAX, UINT64_MAX, UINT64_MAX - 1};
    Amount parts[3];
    amount_split(largest(), weights, parts, 3);
    assert_int_equal(amount_compare(amount_sum(parts, 3), largest()), 0);
    assert_true(amount_compare(parts[0], parts[2]) > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hundred_euros_for_three_projects_lose_no_cent),
        cmocka_unit_test(rent_is_shared_by_square_metres_to_the_largest_remainder),
        cmocka_unit_test(a_negative_total_is_split_as_the_positive_one),
        cmocka_unit_test(a_project_without_weight_gets_nothing),
        cmocka_unit_test(one_cent_for_many_goes_to_the_first_of_the_heaviest),
        cmocka_unit_test(the_largest_amount_is_split_by_the_largest_weights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
