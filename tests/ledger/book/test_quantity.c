#include "ledger/book/quantity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

static const char *printed(const char *text, char room[QUANTITY_TEXT_SIZE]) {
    Quantity quantity;
    if (!quantity_read(text_of(text), &quantity, NULL)) return NULL;
    return quantity_print(quantity, room).bytes;
}

static void prints_the_one_form(void **state) {
    (void)state;
    static const char *const CASES[][2] = {
        {"0.00012345", "0.00012345"},
        {"0,000123450", "0.00012345"},
        {"12", "12"},
        {"0012.50", "12.5"},
        {"12.0", "12"},
        {"+3", "3"},
        {"-3.10", "-3.1"},
        {"0", "0"},
        {"-0.0", "0"},
        {"123456789012345678", "123456789012345678"},
        {"0.123456789012345678", "0.123456789012345678"},
        {"1.10000000000000000000", "1.1"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char room[QUANTITY_TEXT_SIZE];
        assert_string_equal(printed(CASES[i][0], room), CASES[i][1]);
        assert_true(quantity_is_canonical(text_of(CASES[i][1])));
    }
}

static void refuses_what_is_no_number_or_has_no_room(void **state) {
    (void)state;
    static const char *const WRONG[] = {"",
                                        "-",
                                        ".5",
                                        "5.",
                                        "1 000",
                                        "1.2.3",
                                        "1e3",
                                        "0x1",
                                        "½",
                                        "1234567890123456789",
                                        "1.123456789012345678",
                                        "0.0000000000000000001",
                                        "1,234.5",
                                        "--1",
                                        "+-1"};
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        char room[QUANTITY_TEXT_SIZE];
        Error error = {0};
        Quantity quantity;
        assert_null(printed(WRONG[i], room));
        assert_false(quantity_read(text_of(WRONG[i]), &quantity, &error));
        assert_int_equal(error.code, ERROR_QUANTITY_SYNTAX);
        assert_false(quantity_is_canonical(text_of(WRONG[i])));
    }
    assert_false(quantity_is_canonical(TEXT("1.50")));
    assert_false(quantity_is_canonical(TEXT("01")));
}

static void reads_a_quantity_of_a_unit(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Text number, unit;
    assert_true(quantity_read_unit(arena, TEXT(" 0,50  BTC "), &number, &unit, NULL));
    assert_true(text_equal(number, TEXT("0.5")));
    assert_true(text_equal(unit, TEXT("BTC")));
    static const struct {
        const char *text;
        ErrorCode code;
    } WRONG[] = {
        {"12", ERROR_QUANTITY_UNIT},       {"12 h d", ERROR_QUANTITY_UNIT},
        {"12 5", ERROR_QUANTITY_UNIT},     {"12 abcdefghijklm", ERROR_QUANTITY_UNIT},
        {"BTC 12", ERROR_QUANTITY_SYNTAX}, {"0 BTC", ERROR_QUANTITY_SYNTAX},
        {"-1 BTC", ERROR_QUANTITY_SYNTAX}, {"", ERROR_QUANTITY_SYNTAX},
    };
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        Error error = {0};
        assert_false(quantity_read_unit(arena, text_of(WRONG[i].text), &number, &unit, &error));
        assert_int_equal(error.code, WRONG[i].code);
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prints_the_one_form),
        cmocka_unit_test(refuses_what_is_no_number_or_has_no_room),
        cmocka_unit_test(reads_a_quantity_of_a_unit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
