#include "tests/ledger/book/keeping.h"

#include "ledger/book/habits.h"

static void offers_what_came_last_first_and_once(void **state) {
    (void)state;
    Kept *kept = keep_book();
    LabelList labels;
    AmountList amounts;
    Date date;
    assert_true(habits_date(&kept->book, &date, &kept->error));
    assert_false(date_is_set(date));
    static const int64_t CENTS[] = {100, 200, 100, 300, 400, 500, 600};
    for (int i = 0; i < 7; i++) keep_gift(kept, CENTS[i], date_of(2022, 3, 10 - i));
    assert_true(habits_date(&kept->book, &date, &kept->error));
    assert_int_equal(date_compare(date, date_of(2022, 3, 4)), 0);
    assert_true(habits_labels(kept->arena, &kept->book, 1, &labels, &kept->error));
    assert_int_equal(labels.count, 1);
    assert_true(text_equal(labels.items[0], TEXT("Don")));
    assert_true(
        habits_amounts(kept->arena, &kept->book, 1, TEXT("754110"), &amounts, &kept->error));
    static const int64_t WANTED[] = {-600, -500, -400, -300, -100};
    assert_int_equal(amounts.count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(amount_compare(amounts.items[i], amount_of_cents(WANTED[i])), 0);
    }
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offers_what_came_last_first_and_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
