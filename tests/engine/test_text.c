/* Texts and builders: slices of UTF-8, compared, cut, trimmed and put together. */
#include "engine/builder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static int open_arena(void **state) {
    *state = arena_create();
    return 0;
}

static int close_arena(void **state) {
    arena_destroy(*state);
    return 0;
}

static void orders_account_numbers_as_bytes(void **state) {
    (void)state;
    const char *const ordered[] = {"", "101", "1012", "102", "512", "512000", "6", "606100"};
    const size_t count = sizeof ordered / sizeof *ordered;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < count; k++) {
            int order = text_compare(text_of(ordered[i]), text_of(ordered[k]));
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
            assert_int_equal(text_equal(text_of(ordered[i]), text_of(ordered[k])), i == k);
        }
    }
}

static void trims_blanks_of_padded_fields(void **state) {
    (void)state;
    assert_true(text_equal(text_trim(TEXT("  ACHATS \t")), TEXT("ACHATS")));
    assert_true(text_equal(text_trim(TEXT("\u00a0Loyer mars\u00a0 ")), TEXT("Loyer mars")));
    assert_true(text_equal(text_trim(TEXT(" \t ")), TEXT("")));
    assert_true(text_equal(text_trim((Text){0}), TEXT("")));
}

static void takes_fields_one_by_one(void **state) {
    (void)state;
    Text rest = TEXT("BQ|Banque||512000");
    const char *const fields[] = {"BQ", "Banque", "", "512000", ""};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        assert_true(text_equal(text_take(&rest, '|'), text_of(fields[i])));
    }
    assert_int_equal(rest.size, 0);
}

static void compares_ascii_letters_without_case(void **state) {
    (void)state;
    assert_true(text_equal_ignoring_case(TEXT("EcritureNum"), TEXT("ecriturenum")));
    assert_false(text_equal_ignoring_case(TEXT("D\u00e9bit"), TEXT("D\u00c9bit")));
    assert_false(text_equal_ignoring_case(TEXT("@"), TEXT("`")));
}

static void a_copy_and_a_print_are_c_strings_too(void **state) {
    Text copy = text_copy(*state, (Text){"512000", 3});
    assert_string_equal(copy.bytes, "512");
    Text printed = text_print(*state, "%.*s-%03d", TEXT_ARGUMENTS(copy), 7);
    assert_string_equal(printed.bytes, "512-007");
    assert_int_equal(printed.size, 7);
    assert_true(text_starts_with(printed, copy));
    assert_false(text_starts_with(copy, printed));
    assert_int_equal(text_of(NULL).size, 0);
}

static void builds_long_texts_piece_by_piece(void **state) {
    Builder builder = builder_in(*state);
    assert_string_equal(builder_text(&builder).bytes, "");
    for (int i = 0; i < 1000; i++) builder_print(&builder, "%d;", i);
    builder_add(&builder, TEXT("fin"));
    builder_add_byte(&builder, '.');
    builder_repeat(&builder, '=', 300);
    Text text = builder_text(&builder);
    assert_int_equal(text.size, 10 * 2 + 90 * 3 + 900 * 4 + 3 + 1 + 300);
    assert_memory_equal(text.bytes, "0;1;2;", 6);
    assert_memory_equal(text.bytes + text.size - 304, "fin.===", 7);
    assert_int_equal(text.bytes[text.size], '\0');
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(orders_account_numbers_as_bytes),
        cmocka_unit_test(trims_blanks_of_padded_fields),
        cmocka_unit_test(takes_fields_one_by_one),
        cmocka_unit_test(compares_ascii_letters_without_case),
        cmocka_unit_test(a_copy_and_a_print_are_c_strings_too),
        cmocka_unit_test(builds_long_texts_piece_by_piece),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
