#include "ledger/identifiers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

static void reads_a_siren_by_its_check_digit(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Text siren;
    assert_true(siren_read(arena, TEXT("123456782"), &siren, NULL));
    assert_true(siren_read(arena, TEXT(" 123 456 782 "), &siren, NULL));
    assert_true(text_equal(siren, TEXT("123456782")));
    assert_true(siren_read(arena, TEXT("000000000"), &siren, NULL));
    assert_int_equal(siren_check_digit(TEXT("123456780")), '2');
    arena_destroy(arena);
}

static void only_one_last_digit_is_right(void **state) {
    (void)state;
    Arena *arena = arena_create();
    int right = 0;
    for (int digit = '0'; digit <= '9'; digit++) {
        Text siren, text = text_print(arena, "73282932%c", digit);
        Error error = {0};
        bool ok = siren_read(arena, text, &siren, &error);
        right += ok;
        if (!ok) assert_int_equal(error.code, ERROR_SIREN_DIGIT);
        if (ok) assert_int_equal(digit, '0');
    }
    assert_int_equal(right, 1);
    arena_destroy(arena);
}

static void refuses_what_is_no_siren(void **state) {
    (void)state;
    static const char *const WRONG[] = {"", "12345678", "1234567820", "12345678A", "W12345678"};
    Arena *arena = arena_create();
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        Text siren;
        Error error = {0};
        assert_false(siren_read(arena, text_of(WRONG[i]), &siren, &error));
        assert_int_equal(error.code, ERROR_SIREN_FORM);
    }
    arena_destroy(arena);
}

static void reads_an_rna_number(void **state) {
    (void)state;
    static const char *const WRONG[] = {"",          "W12345678",  "W1234567890",
                                        "123456789", "X123456789", "W12345678X"};
    Arena *arena = arena_create();
    Text rna;
    assert_true(rna_read(arena, TEXT("w123 456 789"), &rna, NULL));
    assert_true(text_equal(rna, TEXT("W123456789")));
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        Error error = {0};
        assert_false(rna_read(arena, text_of(WRONG[i]), &rna, &error));
        assert_int_equal(error.code, ERROR_RNA_FORM);
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_siren_by_its_check_digit),
        cmocka_unit_test(only_one_last_digit_is_right),
        cmocka_unit_test(refuses_what_is_no_siren),
        cmocka_unit_test(reads_an_rna_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
