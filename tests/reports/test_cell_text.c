#include "reports/cell_text.h"
#include "tests/reports/rendering.h"

static void assert_text(Text text, const char *expected) {
    assert_int_equal(text.size, strlen(expected));
    assert_memory_equal(text.bytes, expected, text.size);
}

static void assert_shown(Cell cell, Language language, const char *expected) {
    char room[CELL_TEXT_SIZE];
    assert_text(cell_print(&cell, language, room), expected);
}

static void assert_plain(Cell cell, const char *expected) {
    char room[CELL_TEXT_SIZE];
    assert_text(cell_print_plain(&cell, room), expected);
}

static void shows_amounts_in_the_form_of_each_language(void **state) {
    (void)state;
    Cell deficit = cell_of_amount(amount_of_cents(-123456789));
    assert_shown(deficit, LANGUAGE_FRENCH, "−1\u202F234\u202F567,89");
    assert_shown(deficit, LANGUAGE_BILINGUAL, "−1\u202F234\u202F567,89");
    assert_shown(deficit, LANGUAGE_ENGLISH, "−1,234,567.89");
    assert_shown(cell_of_amount(amount_of_cents(5)), LANGUAGE_FRENCH, "0,05");
    assert_shown(cell_of_amount(amount_of_cents(0)), LANGUAGE_ENGLISH, "0.00");
}

static void shows_the_largest_amount_whole(void **state) {
    (void)state;
    Amount amount = amount_of_cents(INT64_MIN);
    for (int i = 0; i < 18; i++) amount = amount_add(amount, amount);
    Cell cell = cell_of_amount(amount);
    char room[CELL_TEXT_SIZE];
    assert_text(cell_print(&cell, LANGUAGE_ENGLISH, room), "−24,178,516,392,292,583,494,123.52");
}

static void shows_dates_and_counts_in_the_form_of_each_language(void **state) {
    (void)state;
    Cell closing = cell_of_date(date_of(2022, 12, 31)), lines = cell_of_count(1234567);
    assert_shown(closing, LANGUAGE_FRENCH, "31/12/2022");
    assert_shown(closing, LANGUAGE_ENGLISH, "2022-12-31");
    assert_shown(lines, LANGUAGE_FRENCH, "1\u202F234\u202F567");
    assert_shown(lines, LANGUAGE_ENGLISH, "1,234,567");
}

static void prints_plain_values_for_programs(void **state) {
    (void)state;
    assert_plain(cell_of_amount(amount_of_cents(-123456)), "-1234.56");
    assert_plain(cell_of_date(date_of(2022, 12, 31)), "2022-12-31");
    assert_plain(cell_of_count(1234567), "1234567");
    assert_plain(cell_of_text(TEXT("BQ")), "BQ");
    assert_plain((Cell){.kind = CELL_BLANK}, "");
    assert_shown((Cell){.kind = CELL_BLANK}, LANGUAGE_FRENCH, "");
}

static void a_coded_text_is_a_word_for_people_and_its_code_for_programs(void **state) {
    (void)state;
    Cell verdict = cell_of_coded_text(TEXT("\u00e9cart"), "fail");
    assert_shown(verdict, LANGUAGE_FRENCH, "\u00e9cart");
    assert_plain(verdict, "fail");
}

static void only_amounts_below_zero_are_negative(void **state) {
    (void)state;
    Cell loss = cell_of_amount(amount_of_cents(-1)), nil = cell_of_amount(amount_of_cents(0));
    Cell date = cell_of_date(date_of(2022, 1, 1));
    assert_true(cell_is_negative(&loss));
    assert_false(cell_is_negative(&nil));
    assert_false(cell_is_negative(&date));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_amounts_in_the_form_of_each_language),
        cmocka_unit_test(shows_the_largest_amount_whole),
        cmocka_unit_test(shows_dates_and_counts_in_the_form_of_each_language),
        cmocka_unit_test(prints_plain_values_for_programs),
        cmocka_unit_test(a_coded_text_is_a_word_for_people_and_its_code_for_programs),
        cmocka_unit_test(only_amounts_below_zero_are_negative),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
