/* Errors and findings: one sentence with its values and its place; the first cause wins. */
#include "engine/error.h"

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

static void a_refusal_is_one_line_and_is_false(void **state) {
    Error error = {0};
    assert_false(error_set(&error, ERROR_FILE_OPEN, TEXT("2022.txt"), TEXT("Permission denied")));
    assert_false(error_set(NULL, ERROR_FILE_OPEN, TEXT("2022.txt"), TEXT("Permission denied")));
    Text sentence = error_sentence(*state, &error, error_kind(error.code)->message);
    assert_string_equal(sentence.bytes, "cannot open 2022.txt: Permission denied");
}

static void the_first_cause_wins(void **state) {
    (void)state;
    Error error = {0};
    error_set(&error, ERROR_DATE_CALENDAR, TEXT("20220231"));
    error_set(&error, ERROR_FILE_READ, TEXT("2022.txt"), TEXT("Input/output error"));
    assert_int_equal(error.code, ERROR_DATE_CALENDAR);
    assert_string_equal(error.arguments[0], "20220231");
}

static void nobody_overwrites_an_earlier_place(void **state) {
    (void)state;
    Error error = {0};
    error_set(&error, ERROR_DATE_CALENDAR, TEXT("20220231"));
    assert_false(error_place(&error, "2022.txt", 12, 40));
    error_place(&error, "importer", 1, 1);
    assert_string_equal(error.file, "2022.txt");
    assert_int_equal(error.line, 12);
    assert_int_equal(error.column, 40);
    error_show(&error, TEXT("BQ\tBanque"));
    error_show(&error, TEXT("another line"));
    assert_string_equal(error.excerpt, "BQ\tBanque");
}

static void a_long_value_is_cut_between_characters(void **state) {
    (void)state;
    char label[2 * ERROR_ARGUMENT_SIZE + 1] = "a";
    for (size_t i = 1; i + 1 < sizeof label; i += 2) memcpy(label + i, "\u00e9", 2);
    Error error = {0};
    error_set(&error, ERROR_DATE_CALENDAR, (Text){label, sizeof label - 2});
    size_t kept = strlen(error.arguments[0]);
    assert_in_range(kept, ERROR_ARGUMENT_SIZE - 3, ERROR_ARGUMENT_SIZE - 1);
    assert_int_equal(kept % 2, 1);
}

static void findings_are_counted_by_kind_and_the_first_are_kept(void **state) {
    Findings findings = findings_in(*state);
    Error calendar = {0}, proof = {0};
    error_set(&calendar, ERROR_DATE_CALENDAR, TEXT("20220231"));
    error_set(&proof, ERROR_AGED_DIFFERS, TEXT("1,00"), TEXT("2,00"));
    for (int i = 0; i < FINDING_PLACES + 10; i++) findings_add(&findings, &calendar);
    findings_add(&findings, &proof);
    assert_int_equal(findings.kinds.count, 2);
    assert_int_equal(findings.kinds.items[0].count, FINDING_PLACES + 10);
    assert_int_equal(findings.kinds.items[0].first.count, FINDING_PLACES);
    assert_int_equal(findings_count(&findings, TROUBLE_UNREADABLE), FINDING_PLACES + 10);
    assert_int_equal(findings_count(&findings, TROUBLE_PROOF), 1);
    assert_int_equal(findings_count(&findings, TROUBLE_IRREGULAR), 0);
}

static void every_kind_has_a_stable_code_and_a_message(void **state) {
    (void)state;
    for (int code = ERROR_NONE + 1; code < ERROR_COUNT; code++) {
        const ErrorKind *kind = error_kind((ErrorCode)code);
        assert_int_equal(strlen(kind->id), 5);
        assert_int_equal(kind->id[0], 'D');
        assert_true(kind->message[0] != '\0');
        assert_int_not_equal(kind->trouble, TROUBLE_NONE);
        for (int other = ERROR_NONE + 1; other < code; other++) {
            assert_string_not_equal(kind->id, error_kind((ErrorCode)other)->id);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_refusal_is_one_line_and_is_false),
        cmocka_unit_test(the_first_cause_wins),
        cmocka_unit_test(nobody_overwrites_an_earlier_place),
        cmocka_unit_test(a_long_value_is_cut_between_characters),
        cmocka_unit_test(findings_are_counted_by_kind_and_the_first_are_kept),
        cmocka_unit_test(every_kind_has_a_stable_code_and_a_message),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
