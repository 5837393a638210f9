#include "ledger/sequence.h"

#include "tests/ledger/figures.h"
#include "tests/support/random.h"

/* Entry numbers: how they are told apart, when they come back, where they leave gaps. */

static int set_up(void **state) {
    *state = arena_create();
    return 0;
}

static int tear_down(void **state) {
    arena_destroy(*state);
    return 0;
}

static void a_number_is_printed_as_it_was_read(void **state) {
    static const char *const numbers[] = {
        "1",     "0001", "VE-2022-0012", "OUVERTURE/2020",       "INV/2020/00001",
        "FA12B", "",     "000000000000", "12345678901234567890",
    };
    SequenceBook book = sequence_book_in(*state);
    SequenceNumber found[9];
    for (size_t i = 0; i < 9; i++) found[i] = sequence_number(&book, text_of(numbers[i]));
    for (size_t i = 0; i < 9; i++) {
        assert_text(sequence_print(*state, &book, found[i]), numbers[i]);
    }
}

static void leading_zeros_make_another_number(void **state) {
    SequenceBook book = sequence_book_in(*state);
    SequenceNumber one = sequence_number(&book, TEXT("1"));
    SequenceNumber padded = sequence_number(&book, TEXT("01"));
    assert_int_equal(one.value, padded.value);
    assert_int_not_equal(one.series, padded.series);
}

static void a_number_comes_back_on_the_same_or_on_another_date(void **state) {
    SequenceBook book = sequence_book_in(*state);
    Date january = date_of(2022, 1, 5), june = date_of(2022, 6, 5);
    SequenceNumber seven = sequence_number(&book, TEXT("7"));
    SequenceNumber eight = sequence_number(&book, TEXT("8"));
    assert_int_equal(sequence_use(&book, 0, seven, january), SEQUENCE_NEW);
    assert_int_equal(sequence_use(&book, 0, eight, january), SEQUENCE_NEW);
    assert_int_equal(sequence_use(&book, 0, seven, january), SEQUENCE_SAME_DATE);
    assert_int_equal(sequence_use(&book, 0, seven, june), SEQUENCE_OTHER_DATE);
    assert_int_equal(sequence_use(&book, 1, seven, june), SEQUENCE_NEW); /* of one journal */
}

/* Uses these numbers under a journal and gives the gaps. */
static SequenceGaps gaps_of(Arena *arena, uint32_t journal, const char *const *numbers) {
    SequenceBook book = sequence_book_in(arena);
    for (; *numbers; numbers++) {
        SequenceNumber number = sequence_number(&book, text_of(*numbers));
        sequence_use(&book, journal, number, date_of(2022, 1, 1));
    }
    return sequence_gaps(arena, &book, journal != 0);
}

static void numbers_in_any_order_without_gap_have_none(void **state) {
    const char *const numbers[] = {"98", "100", "99", "101", "97", NULL};
    assert_int_equal(gaps_of(*state, 0, numbers).count, 0);
}

static void each_gap_is_told_by_the_numbers_around_it(void **state) {
    const char *const numbers[] = {"AC1", "AC2", "AC5", "AC64", "BQ7", "BQ9", NULL};
    SequenceGaps gaps = gaps_of(*state, 3, numbers);
    assert_int_equal(gaps.count, 3);
    assert_int_equal(gaps.first.items[0].before.value, 2);
    assert_int_equal(gaps.first.items[0].after.value, 5);
    assert_int_equal(gaps.first.items[1].after.value, 64);
    assert_int_equal(gaps.first.items[2].before.value, 7);
}

static void numbers_without_digits_have_no_gap(void **state) {
    const char *const numbers[] = {"A", "C", "", NULL};
    assert_int_equal(gaps_of(*state, 0, numbers).count, 0);
}

/* Against a plain table: which numbers were used, and on which date last. */
static void any_use_is_remembered(void **state) {
    enum { NUMBERS = 5000, JOURNALS = 40 };
    Random random = random_start(); /* DENIER_SEED */
    SequenceBook book = sequence_book_in(*state);
    int *last = ARENA_ARRAY(*state, int, NUMBERS *(size_t)JOURNALS);
    for (int i = 0; i < 200000; i++) {
        unsigned value = (unsigned)random_below(&random, NUMBERS);
        uint32_t journal = (uint32_t)random_below(&random, JOURNALS);
        int day = 1 + (int)random_below(&random, 3);
        Text text = text_print(*state, "%u", value);
        int *expected = &last[value * (size_t)JOURNALS + journal];
        SequenceUse use =
            sequence_use(&book, journal, sequence_number(&book, text), date_of(2022, 1, day));
        SequenceUse wanted = *expected == 0     ? SEQUENCE_NEW
                             : *expected == day ? SEQUENCE_SAME_DATE
                                                : SEQUENCE_OTHER_DATE;
        assert_int_equal(use, wanted);
        *expected = day;
    }
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_ARENA(a_number_is_printed_as_it_was_read),
        WITH_ARENA(leading_zeros_make_another_number),
        WITH_ARENA(a_number_comes_back_on_the_same_or_on_another_date),
        WITH_ARENA(numbers_in_any_order_without_gap_have_none),
        WITH_ARENA(each_gap_is_told_by_the_numbers_around_it),
        WITH_ARENA(numbers_without_digits_have_no_gap),
        WITH_ARENA(any_use_is_remembered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
