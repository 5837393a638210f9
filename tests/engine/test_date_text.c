#include "engine/date_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef bool Reader(Text text, Date *date, Error *error);

static void assert_reads(Reader *reader, const char *text, int year, int month, int day) {
    Date date = {0};
    Error error = {0};
    if (!reader(text_of(text), &date, &error)) fail_msg("\"%s\" is refused", text);
    assert_int_equal(error.code, ERROR_NONE);
    assert_int_equal(date.day, date_of(year, month, day).day);
}

static void assert_refuses(Reader *reader, const char *text, ErrorCode code) {
    Date date;
    Error error = {0};
    if (reader(text_of(text), &date, &error)) fail_msg("\"%s\" is read", text);
    if (error.code != code) fail_msg("\"%s\" is refused for another reason", text);
    assert_string_equal(error.arguments[0], text);
}

static bool read_any(Text text, Date *date, Error *error) {
    bool irregular;
    return date_read_any(text, date, &irregular, error);
}

static void the_law_wants_eight_digits(void **state) {
    (void)state;
    assert_reads(date_read_fec, "20221231", 2022, 12, 31);
    assert_reads(date_read_fec, "  20240229 ", 2024, 2, 29);
    assert_refuses(date_read_fec, "2022-12-31", ERROR_DATE_SYNTAX);
    assert_refuses(date_read_fec, "31/12/2022", ERROR_DATE_SYNTAX);
    assert_refuses(date_read_fec, "2022123", ERROR_DATE_SYNTAX);
    assert_refuses(date_read_fec, "202212311", ERROR_DATE_SYNTAX);
    assert_refuses(date_read_fec, "2022123l", ERROR_DATE_SYNTAX);
    assert_refuses(date_read_fec, "", ERROR_DATE_SYNTAX);
}

static void days_outside_the_calendar_are_told_from_bad_forms(void **state) {
    (void)state;
    assert_refuses(date_read_fec, "20230229", ERROR_DATE_CALENDAR);
    assert_refuses(date_read_fec, "20221301", ERROR_DATE_CALENDAR);
    assert_refuses(date_read_fec, "00000000", ERROR_DATE_CALENDAR);
    assert_refuses(date_read_iso, "2022-02-30", ERROR_DATE_CALENDAR);
    assert_refuses(read_any, "31/02/2022", ERROR_DATE_CALENDAR);
    assert_refuses(read_any, "20240231", ERROR_DATE_CALENDAR);
    assert_refuses(read_any, "00000000", ERROR_DATE_CALENDAR);
}

static void options_take_iso_dates(void **state) {
    (void)state;
    assert_reads(date_read_iso, "2022-12-31", 2022, 12, 31);
    assert_reads(date_read_iso, "0001-01-01", 1, 1, 1);
    assert_refuses(date_read_iso, "2022/12/31", ERROR_DATE_SYNTAX);
    assert_refuses(date_read_iso, "2022-12-1", ERROR_DATE_SYNTAX);
    assert_refuses(date_read_iso, "20221231", ERROR_DATE_SYNTAX);
    assert_refuses(date_read_iso, "2022-12-31T00:00", ERROR_DATE_SYNTAX);
}

static void exporters_write_dates_in_many_ways(void **state) {
    (void)state;
    static const char *const texts[] = {
        "20240105",
        "2024-01-05",
        "2024/01/05",
        "2024.01.05",
        "05/01/2024",
        "05-01-2024",
        "05.01.2024",
        "05012024",
        "20240105 10:25:37",
        "2024-01-05T10:25:37",
        "2024-01-05T10:25:37.123Z",
        "2024-01-05T00:00:00+01:00",
        "2024-01-05T00:00:00-0500",
        "05/01/2024 00:00",
        " 05/01/2024  10:25:37 ",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_reads(read_any, texts[i], 2024, 1, 5);
        Date date;
        bool irregular;
        assert_true(date_read_any(text_of(texts[i]), &date, &irregular, NULL));
        assert_int_equal(irregular, i > 0);
    }
}

static void eight_digits_are_never_read_in_two_ways(void **state) {
    (void)state;
    /* JJMMAAAA only where AAAAMMJJ cannot be meant. */
    assert_reads(read_any, "20122012", 2012, 12, 20);
    assert_reads(read_any, "31121999", 1999, 12, 31);
    assert_reads(read_any, "10111213", 1011, 12, 13);
    assert_refuses(read_any, "31121850", ERROR_DATE_CALENDAR);
    assert_refuses(read_any, "31120150", ERROR_DATE_CALENDAR);
}

static void what_is_no_date_is_refused(void **state) {
    (void)state;
    static const char *const texts[] = {
        "",           "demain",      "2024-01/05",           "2024-1-5",           "05/01/24",
        "5/1/2024",   "20240105x",   "20240105 25:00",       "20240105 10:60",     "20240105 10",
        "2024 01 05", "05/01/20245", "2024-01-05T10:25:37x", "2024-01-05T10:25+1", "2024-01-05T",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_refuses(read_any, texts[i], ERROR_DATE_SYNTAX);
    }
    Date date;
    bool irregular;
    assert_false(date_read_any((Text){NULL, 0}, &date, &irregular, NULL));
}

static void a_refusal_shows_the_form_that_is_expected(void **state) {
    (void)state;
    Arena *arena = arena_create();
    const ErrorKind *kind = error_kind(ERROR_DATE_SYNTAX);
    Date date;
    Error fec = {0}, iso = {0};
    assert_false(date_read_fec(TEXT("hier"), &date, &fec));
    assert_false(date_read_iso(TEXT("hier"), &date, &iso));
    assert_string_equal(error_sentence(arena, &fec, kind->message).bytes, "\"hier\" is not a date");
    assert_non_null(strstr(error_sentence(arena, &fec, kind->hint).bytes, "20221231"));
    assert_non_null(strstr(error_sentence(arena, &iso, kind->hint).bytes, "2022-12-31"));
    arena_destroy(arena);
}

static void prints_a_closing_date_in_each_form(void **state) {
    (void)state;
    char room[DATE_TEXT_SIZE];
    Date closing = date_of(2022, 12, 31);
    assert_string_equal(date_print_iso(closing, room).bytes, "2022-12-31");
    assert_string_equal(date_print_french(closing, room).bytes, "31/12/2022");
    assert_string_equal(date_print_fec(closing, room).bytes, "20221231");
    assert_string_equal(date_print_long_french(closing, room).bytes, "31 d\u00e9cembre 2022");
    assert_string_equal(date_print_long_english(closing, room).bytes, "31 December 2022");
    assert_int_equal(date_print_fec(closing, room).size, 8);
}

static void the_first_of_a_month_is_an_ordinal_in_french_alone(void **state) {
    (void)state;
    char room[DATE_TEXT_SIZE];
    Date opening = date_of(2022, 1, 1);
    assert_string_equal(date_print_long_french(opening, room).bytes, "1er janvier 2022");
    assert_string_equal(date_print_long_english(opening, room).bytes, "1 January 2022");
    opening = date_of(2021, 8, 2);
    assert_string_equal(date_print_long_french(opening, room).bytes, "2 ao\u00fbt 2021");
}

static void no_date_prints_as_nothing(void **state) {
    (void)state;
    char room[DATE_TEXT_SIZE];
    Date none = {0};
    assert_string_equal(date_print_iso(none, room).bytes, "");
    assert_string_equal(date_print_french(none, room).bytes, "");
    assert_string_equal(date_print_fec(none, room).bytes, "");
    assert_string_equal(date_print_long_french(none, room).bytes, "");
    assert_int_equal(date_print_long_english(none, room).size, 0);
}

static void years_have_four_digits(void **state) {
    (void)state;
    char room[DATE_TEXT_SIZE];
    assert_string_equal(date_print_iso(date_of(5, 3, 4), room).bytes, "0005-03-04");
    assert_string_equal(date_print_french(date_of(987, 3, 4), room).bytes, "04/03/0987");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_law_wants_eight_digits),
        cmocka_unit_test(days_outside_the_calendar_are_told_from_bad_forms),
        cmocka_unit_test(options_take_iso_dates),
        cmocka_unit_test(exporters_write_dates_in_many_ways),
        cmocka_unit_test(eight_digits_are_never_read_in_two_ways),
        cmocka_unit_test(what_is_no_date_is_refused),
        cmocka_unit_test(a_refusal_shows_the_form_that_is_expected),
        cmocka_unit_test(prints_a_closing_date_in_each_form),
        cmocka_unit_test(the_first_of_a_month_is_an_ordinal_in_french_alone),
        cmocka_unit_test(no_date_prints_as_nothing),
        cmocka_unit_test(years_have_four_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
