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
    Findings findings;
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

static void read_settings(Desk *desk, const char *content, Settings *settings) {
    Error error = {0};
    assert_true(file_replace(desk->path, text_of(content), NULL));
    desk->findings = findings_in(desk->arena);
    assert_true(settings_read(desk->arena, desk->path, settings, &desk->findings, &error));
}

/* The only error found. */
static const Error *refused(Desk *desk, const char *content) {
    Settings settings;
    read_settings(desk, content, &settings);
    assert_int_equal(findings_count(&desk->findings, TROUBLE_UNREADABLE), 1);
    return &desk->findings.kinds.items[0].first.items[0];
}

static void the_entity_is_named_in_a_line_a_person_can_write(void **state) {
    Settings settings;
    const char *content = "# Social Good Accelerator\n"
                          "entity  = Social Good Accelerator\n"
                          "\n"
                          "address = 5 rue de l'Égalité, bât. #2 = Paris\n"
                          "line_of_747=autres_produits\n"
                          "object =\n";
    read_settings(*state, content, &settings);
    assert_int_equal(((Desk *)*state)->findings.kinds.count, 0);
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
    const Error *error = refused(*state, "entity = A\n  siren 123456789\n");
    assert_int_equal(error->code, ERROR_SETTING_SYNTAX);
    assert_int_equal(error->line, 2);
    assert_int_equal(error->column, 3);
    assert_string_equal(error->file, ((Desk *)*state)->path);
}

static void a_value_without_a_key_is_refused(void **state) {
    assert_int_equal(refused(*state, "= A\n")->code, ERROR_SETTING_SYNTAX);
}

static void a_key_given_twice_is_refused_with_both_lines(void **state) {
    const Error *error = refused(*state, "entity = A\n\nentity = B\n");
    assert_int_equal(error->code, ERROR_SETTING_TWICE);
    assert_int_equal(error->line, 3);
    assert_string_equal(error->arguments[0], "entity");
    assert_string_equal(error->arguments[1], "1");
}

static void all_that_is_wrong_is_found_at_once(void **state) {
    Desk *desk = *state;
    Settings settings;
    read_settings(desk, "entity = A\nsiren\nentity = B\nobject\nrna = W1\nentity = C\n", &settings);
    assert_int_equal(findings_count(&desk->findings, TROUBLE_UNREADABLE), 4);
    const Finding *syntax = &desk->findings.kinds.items[0];
    assert_int_equal(syntax->code, ERROR_SETTING_SYNTAX);
    assert_int_equal(syntax->first.items[0].line, 2);
    assert_int_equal(syntax->first.items[1].line, 4);
    const Finding *twice = &desk->findings.kinds.items[1];
    assert_int_equal(twice->code, ERROR_SETTING_TWICE);
    assert_int_equal(twice->first.items[0].line, 3);
    assert_int_equal(twice->first.items[1].line, 6);
    assert_true(text_equal(settings_get(&settings, "rna"), TEXT("W1")));
}

static void a_file_that_is_not_there_is_an_error_of_the_machine(void **state) {
    Desk *desk = *state;
    Settings settings;
    Error error = {0};
    assert_false(
        settings_read(desk->arena, "/tmp/denier/absent", &settings, &desk->findings, &error));
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
        TEST(all_that_is_wrong_is_found_at_once),
        TEST(a_file_that_is_not_there_is_an_error_of_the_machine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
