#include "ledger/settings.h"

#include "engine/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct Desk {
    Arena *arena;
    char path[32];
} Desk;

static int set_up(void **state) {
    Arena *arena = arena_create();
    Desk *desk = ARENA_NEW(arena, Desk);
    desk->arena = arena;
    memcpy(desk->path, "/tmp/denier-settings-XXXXXX", 28);
    int descriptor = mkstemp(desk->path);
    assert_true(descriptor >= 0);
    close(descriptor);
    *state = desk;
    return 0;
}

static int tear_down(void **state) {
    Desk *desk = *state;
    remove(desk->path);
    arena_destroy(desk->arena);
    return 0;
}

static bool read_settings(Desk *desk, const char *content, Settings *settings, Error *error) {
    assert_true(file_replace(desk->path, text_of(content), NULL));
    *error = (Error){0};
    return settings_read(desk->arena, desk->path, settings, error);
}

static void the_entity_is_named_in_a_line_a_person_can_write(void **state) {
    Settings settings;
    Error error;
    const char *content = "# Social Good Accelerator\n"
                          "entity  = Social Good Accelerator\n"
                          "\n"
                          "address = 5 rue de l'Égalité, bât. #2 = Paris\n"
                          "line_of_747=autres_produits\n"
                          "object =\n";
    assert_true(read_settings(*state, content, &settings, &error));
    Text entity = settings_get(&settings, "entity");
    assert_true(text_equal(entity, TEXT("Social Good Accelerator")));
    Text address = settings_get(&settings, "address");
    assert_true(text_equal(address, TEXT("5 rue de l'Égalité, bât. #2 = Paris")));
    assert_true(text_equal(settings_get(&settings, "line_of_747"), TEXT("autres_produits")));
    assert_int_equal(settings_get(&settings, "object").size, 0);
    assert_int_equal(settings_get(&settings, "siren").size, 0);
    assert_int_equal(settings.items.items[2].line, 5);
    assert_true(text_equal(settings.path, text_of(((Desk *)*state)->path)));
}

static void no_settings_at_all_say_nothing(void **state) {
    (void)state;
    Settings settings = {0};
    assert_int_equal(settings_get(&settings, "entity").size, 0);
}

static void a_line_without_a_value_is_refused(void **state) {
    Settings settings;
    Error error;
    assert_false(read_settings(*state, "entity = A\n  siren 123456789\n", &settings, &error));
    assert_int_equal(error.code, ERROR_SETTING_SYNTAX);
    assert_int_equal(error.line, 2);
    assert_int_equal(error.column, 3);
    assert_string_equal(error.file, ((Desk *)*state)->path);
}

static void a_value_without_a_key_is_refused(void **state) {
    Settings settings;
    Error error;
    assert_false(read_settings(*state, "= A\n", &settings, &error));
    assert_int_equal(error.code, ERROR_SETTING_SYNTAX);
}

static void a_key_given_twice_is_refused_with_both_lines(void **state) {
    Settings settings;
    Error error;
    assert_false(read_settings(*state, "entity = A\n\nentity = B\n", &settings, &error));
    assert_int_equal(error.code, ERROR_SETTING_TWICE);
    assert_int_equal(error.line, 3);
    assert_string_equal(error.arguments[0], "entity");
    assert_string_equal(error.arguments[1], "1");
}

static void a_file_that_is_not_there_is_an_error_of_the_machine(void **state) {
    Desk *desk = *state;
    Settings settings;
    Error error = {0};
    assert_false(settings_read(desk->arena, "/tmp/denier/absent", &settings, &error));
    assert_int_equal(error.code, ERROR_FILE_ABSENT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_entity_is_named_in_a_line_a_person_can_write),
        TEST(no_settings_at_all_say_nothing),
        TEST(a_line_without_a_value_is_refused),
        TEST(a_value_without_a_key_is_refused),
        TEST(a_key_given_twice_is_refused_with_both_lines),
        TEST(a_file_that_is_not_there_is_an_error_of_the_machine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
