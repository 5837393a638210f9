#include "reports/language.h"

#include "reports/language_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state) {
    *state = arena_create();
    return 0;
}

static int tear_down(void **state) {
    arena_destroy(*state);
    return 0;
}

static const char MSGID[] = "install the program again";
static const char FRENCH[] = "réinstallez le programme";

static void a_message_is_english_in_the_code_and_french_in_the_catalogue(void **state) {
    (void)state;
    assert_string_equal(translate(LANGUAGE_ENGLISH, MSGID), MSGID);
    assert_string_equal(translate(LANGUAGE_FRENCH, MSGID), FRENCH);
    assert_string_equal(translate(LANGUAGE_BILINGUAL, MSGID), FRENCH);
}

static void every_row_of_the_catalogue_is_found(void **state) {
    (void)state;
    for (size_t i = 0; i < TRANSLATION_COUNT; i++) {
        const Translation *row = &TRANSLATIONS[i];
        assert_true(i == 0 || strcmp(TRANSLATIONS[i - 1].msgid, row->msgid) < 0);
        assert_ptr_equal(translate(LANGUAGE_FRENCH, row->msgid), row->french);
    }
}

static void a_text_without_translation_stays_as_it_is(void **state) {
    (void)state;
    assert_string_equal(translate(LANGUAGE_FRENCH, "no such message"), "no such message");
}

static void a_bilingual_label_shows_french_first(void **state) {
    Arena *arena = *state;
    Text french = TEXT("Compte de résultat"), english = TEXT("Income statement");
    assert_true(text_equal(label_in(arena, LANGUAGE_FRENCH, french, english), french));
    assert_true(text_equal(label_in(arena, LANGUAGE_ENGLISH, french, english), english));
    assert_string_equal(label_in(arena, LANGUAGE_BILINGUAL, french, english).bytes,
                        "Compte de résultat / Income statement");
}

static void a_bilingual_label_is_not_said_twice(void **state) {
    Arena *arena = *state;
    Text same = TEXT("Total"), empty = {0};
    assert_true(text_equal(label_in(arena, LANGUAGE_BILINGUAL, same, same), same));
    assert_true(text_equal(label_in(arena, LANGUAGE_BILINGUAL, same, empty), same));
    assert_true(text_equal(label_in(arena, LANGUAGE_ENGLISH, same, empty), same));
    assert_true(text_equal(label_in(arena, LANGUAGE_BILINGUAL, empty, same), same));
}

static void a_label_of_the_code_is_bilingual_too(void **state) {
    Arena *arena = *state;
    Text label = label_of(arena, LANGUAGE_BILINGUAL, MSGID);
    assert_true(text_equal(label, TEXT("réinstallez le programme / install the program again")));
    assert_true(text_equal(label_of(arena, LANGUAGE_ENGLISH, MSGID), text_of(MSGID)));
}

/* The language when the environment holds only these; NULL is not set. */
static Language language_with(const char *all, const char *messages, const char *lang) {
    const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *const values[] = {all, messages, lang};
    for (size_t i = 0; i < 3; i++) {
        if (values[i]) {
            setenv(names[i], values[i], 1);
        } else {
            unsetenv(names[i]);
        }
    }
    return language_of_environment();
}

static void messages_follow_the_environment(void **state) {
    (void)state;
    assert_int_equal(language_with(NULL, NULL, "fr_FR.UTF-8"), LANGUAGE_FRENCH);
    assert_int_equal(language_with(NULL, NULL, "fr"), LANGUAGE_FRENCH);
    assert_int_equal(language_with(NULL, "fr_BE@euro", "en_GB.UTF-8"), LANGUAGE_FRENCH);
    assert_int_equal(language_with("C", "fr_FR", "fr_FR"), LANGUAGE_ENGLISH);
    assert_int_equal(language_with("", "", "fr_FR"), LANGUAGE_FRENCH);
    assert_int_equal(language_with(NULL, NULL, NULL), LANGUAGE_ENGLISH);
}

static void frisian_and_friulian_are_not_french(void **state) {
    (void)state;
    assert_int_equal(language_with(NULL, NULL, "fry_NL.UTF-8"), LANGUAGE_ENGLISH);
    assert_int_equal(language_with(NULL, NULL, "fur_IT"), LANGUAGE_ENGLISH);
    assert_int_equal(language_with(NULL, NULL, "f"), LANGUAGE_ENGLISH);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_is_english_in_the_code_and_french_in_the_catalogue),
        cmocka_unit_test(every_row_of_the_catalogue_is_found),
        cmocka_unit_test(a_text_without_translation_stays_as_it_is),
        cmocka_unit_test(a_bilingual_label_shows_french_first),
        cmocka_unit_test(a_bilingual_label_is_not_said_twice),
        cmocka_unit_test(a_label_of_the_code_is_bilingual_too),
        cmocka_unit_test(messages_follow_the_environment),
        cmocka_unit_test(frisian_and_friulian_are_not_french),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
