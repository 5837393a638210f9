/* Errors told to people: translated with their reason, amounts in the form of the language. */
#include "reports/sentence.h"

#include "engine/amount_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static int set_up(void **state) {
    *state = arena_create();
    return 0;
}

static int tear_down(void **state) {
    arena_destroy(*state);
    return 0;
}

static void an_error_is_told_with_its_reason_in_the_same_language(void **state) {
    Amount amount;
    Error error = {0};
    assert_false(amount_read_fec(TEXT("1 234,56"), &amount, NULL, &error));
    const char *message = error_kind(error.code)->message;
    assert_string_equal(error_sentence_in(*state, LANGUAGE_ENGLISH, &error, message).bytes,
                        "\"1 234,56\" is not an amount: its digits are in groups");
    assert_string_equal(error_sentence_in(*state, LANGUAGE_FRENCH, &error, message).bytes,
                        "« 1 234,56 » n'est pas un montant : ses chiffres sont groupés");
}

static void a_value_that_is_a_message_by_chance_is_not_translated(void **state) {
    Error error = {0};
    error_set(&error, ERROR_DATE_SYNTAX, TEXT("install the program again"));
    Text sentence = error_sentence_in(*state, LANGUAGE_FRENCH, &error, "\"{1}\" is not a date");
    assert_string_equal(sentence.bytes, "« install the program again » n'est pas une date");
}

static const char TOTALS[] = N_("debits come to {1} and credits to {2}: they differ by {3}");

static void amounts_take_the_form_of_the_language(void **state) {
    char rooms[3][AMOUNT_TEXT_SIZE];
    Error error = {0};
    error_set(&error, ERROR_FEC_TOTALS, amount_print((Amount){123456789}, AMOUNT_SAID, rooms[0]),
              amount_print((Amount){-99950}, AMOUNT_SAID, rooms[1]),
              amount_print((Amount){0}, AMOUNT_SAID, rooms[2]));
    assert_string_equal(
        error_sentence_in(*state, LANGUAGE_ENGLISH, &error, TOTALS).bytes,
        "debits come to 1,234,567.89 and credits to \u2212999.50: they differ by 0.00");
    static const char french[] = "les débits s'élèvent à 1\u202f234\u202f567,89 et les crédits à "
                                 "\u2212999,50 : l'écart est de 0,00";
    assert_string_equal(error_sentence_in(*state, LANGUAGE_FRENCH, &error, TOTALS).bytes, french);
}

static void amounts_of_a_list_are_told_one_by_one(void **state) {
    Error error = {0};
    error_set(&error, ERROR_OPENING_APPROPRIATED,
              TEXT("12 \x1f-1234.50, 110 \x1f"
                   "1234.50"));
    assert_string_equal(error_sentence_in(*state, LANGUAGE_FRENCH, &error, "{1}.").bytes,
                        "12 \u22121\u202f234,50, 110 1\u202f234,50.");
}

static void figures_of_a_file_stay_as_they_are_written(void **state) {
    Error error = {0};
    error_set(&error, ERROR_FEC_AMOUNT_EMPTY, TEXT("1234.56"), TEXT("a \x1f b"));
    assert_string_equal(error_sentence_in(*state, LANGUAGE_FRENCH, &error, "{1}, {2}").bytes,
                        "1234.56, a  b");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_is_told_with_its_reason_in_the_same_language),
        cmocka_unit_test(a_value_that_is_a_message_by_chance_is_not_translated),
        cmocka_unit_test(amounts_take_the_form_of_the_language),
        cmocka_unit_test(amounts_of_a_list_are_told_one_by_one),
        cmocka_unit_test(figures_of_a_file_stay_as_they_are_written),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
