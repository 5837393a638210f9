#include "engine/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_day(Date date, int year, int month, int day) {
    DateParts parts = date_parts(date);
    assert_int_equal(parts.year, year);
    assert_int_equal(parts.month, month);
    assert_int_equal(parts.day, day);
}

static void the_first_day_is_number_one(void **state) {
    (void)state;
    assert_int_equal(date_of(1, 1, 1).day, 1);
    assert_int_equal(date_of(1, 12, 31).day, 365);
    assert_int_equal(date_of(9999, 12, 31).day, 3652059);
    assert_int_equal(date_of(1970, 1, 1).day, 719163);
}

static void no_date_is_zero_and_has_no_parts(void **state) {
    (void)state;
    Date none = {0};
    assert_false(date_is_set(none));
    assert_true(date_is_set(date_of(2022, 12, 31)));
    assert_day(none, 0, 0, 0);
    assert_false(date_is_set(date_month_end(none)));
    assert_false(date_is_set(date_add_days(none, 1)));
    assert_false(date_is_set(date_add_months(none, 1)));
}

static void days_that_no_calendar_has_are_no_date(void **state) {
    (void)state;
    static const DateParts days[] = {
        {2023, 2, 29}, {1900, 2, 29}, {2022, 4, 31}, {2022, 13, 1},  {2022, 0, 1},
        {2022, 1, 0},  {2022, 1, 32}, {0, 12, 31},   {10000, 1, 1},  {-1, 1, 1},
        {2022, -1, 1}, {2022, 1, -1}, {2022, 6, 31}, {2022, 12, 32},
    };
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        assert_false(date_is_set(date_of(days[i].year, days[i].month, days[i].day)));
    }
}

static void leap_days_follow_the_gregorian_rule(void **state) {
    (void)state;
    assert_true(date_is_set(date_of(2024, 2, 29)));
    assert_true(date_is_set(date_of(2000, 2, 29)));
    assert_false(date_is_set(date_of(2100, 2, 29)));
    assert_day(date_add_days(date_of(2024, 2, 28), 1), 2024, 2, 29);
    assert_day(date_add_days(date_of(2023, 2, 28), 1), 2023, 3, 1);
}

static void the_year_before_closes_the_day_before_this_one_opens(void **state) {
    (void)state;
    assert_day(date_add_days(date_of(2022, 1, 1), -1), 2021, 12, 31);
    assert_day(date_add_days(date_of(2021, 12, 31), 1), 2022, 1, 1);
    assert_int_equal(date_of(2022, 12, 31).day - date_of(2022, 1, 1).day + 1, 365);
}

static void dates_compare_in_the_order_of_time(void **state) {
    (void)state;
    assert_true(date_compare(date_of(2021, 12, 31), date_of(2022, 1, 1)) < 0);
    assert_true(date_compare(date_of(2022, 1, 1), date_of(2022, 1, 1)) == 0);
    assert_true(date_compare(date_of(2022, 1, 2), date_of(2022, 1, 1)) > 0);
    assert_true(date_compare((Date){0}, date_of(1, 1, 1)) < 0);
}

static void twelve_months_back_is_the_same_day_of_the_year_before(void **state) {
    (void)state;
    assert_day(date_add_months(date_of(2022, 12, 31), -12), 2021, 12, 31);
    assert_day(date_add_months(date_of(2022, 6, 30), 6), 2022, 12, 30);
    assert_day(date_add_months(date_of(2022, 12, 15), 1), 2023, 1, 15);
    assert_day(date_add_months(date_of(2022, 1, 15), -1), 2021, 12, 15);
    assert_day(date_add_months(date_of(2022, 1, 15), 0), 2022, 1, 15);
}

static void a_day_missing_in_a_month_is_its_last(void **state) {
    (void)state;
    assert_day(date_add_months(date_of(2022, 1, 31), 1), 2022, 2, 28);
    assert_day(date_add_months(date_of(2024, 1, 31), 1), 2024, 2, 29);
    assert_day(date_add_months(date_of(2024, 2, 29), 12), 2025, 2, 28);
    assert_day(date_add_months(date_of(2022, 8, 31), -2), 2022, 6, 30);
}

static void beyond_the_calendar_is_no_date(void **state) {
    (void)state;
    assert_false(date_is_set(date_add_days(date_of(9999, 12, 31), 1)));
    assert_false(date_is_set(date_add_days(date_of(1, 1, 1), -1)));
    assert_false(date_is_set(date_add_days(date_of(2022, 1, 1), INT32_MAX)));
    assert_false(date_is_set(date_add_days(date_of(2022, 1, 1), INT32_MIN)));
    assert_false(date_is_set(date_add_months(date_of(9999, 12, 1), 1)));
    assert_false(date_is_set(date_add_months(date_of(1, 1, 31), -1)));
    assert_false(date_is_set(date_add_months(date_of(2022, 1, 1), INT32_MIN)));
    assert_false(date_is_set(date_add_months(date_of(2022, 1, 1), INT32_MAX)));
}

static void months_end_on_their_last_day(void **state) {
    (void)state;
    static const int last[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int month = 1; month <= 12; month++) {
        assert_day(date_month_end(date_of(2022, month, 1)), 2022, month, last[month - 1]);
        assert_day(date_month_end(date_of(2022, month, last[month - 1])), 2022, month,
                   last[month - 1]);
    }
    assert_day(date_month_end(date_of(2024, 2, 10)), 2024, 2, 29);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_day_is_number_one),
        cmocka_unit_test(no_date_is_zero_and_has_no_parts),
        cmocka_unit_test(days_that_no_calendar_has_are_no_date),
        cmocka_unit_test(leap_days_follow_the_gregorian_rule),
        cmocka_unit_test(the_year_before_closes_the_day_before_this_one_opens),
        cmocka_unit_test(dates_compare_in_the_order_of_time),
        cmocka_unit_test(twelve_months_back_is_the_same_day_of_the_year_before),
        cmocka_unit_test(a_day_missing_in_a_month_is_its_last),
        cmocka_unit_test(beyond_the_calendar_is_no_date),
        cmocka_unit_test(months_end_on_their_last_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
