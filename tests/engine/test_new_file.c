#include "engine/new_file.h"

#include "engine/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char *folder_for(Arena *arena) {
    char *folder = (char *)text_copy(arena, TEXT("/tmp/denier-new-XXXXXX")).bytes;
    assert_non_null(mkdtemp(folder));
    return folder;
}

static void appears_complete_under_a_name_that_nobody_had(void **state) {
    (void)state;
    Arena *arena = arena_create();
    const char *folder = folder_for(arena);
    const char *target = text_print(arena, "%s/seal.txt", folder).bytes;
    NewFile file;
    Error error = {0};
    Text content;
    assert_true(new_file_begin(arena, target, &file, &error));
    assert_true(file_replace(file.made, TEXT("sealed"), &error));
    assert_false(file_exists(target));
    assert_true(new_file_appear(&file, &error));
    assert_true(file_read_all(arena, target, 100, &content, &error));
    assert_true(text_equal(content, TEXT("sealed")));
    assert_false(file_exists(file.made));
    unlink(target);
    rmdir(folder);
    arena_destroy(arena);
}

static void never_takes_the_place_of_a_file_that_exists(void **state) {
    (void)state;
    Arena *arena = arena_create();
    const char *folder = folder_for(arena);
    const char *target = text_print(arena, "%s/seal.txt", folder).bytes;
    NewFile file, other;
    Error error = {0};
    Text content;
    assert_true(new_file_begin(arena, target, &file, &error));
    assert_true(file_replace(file.made, TEXT("late"), &error));
    assert_true(file_replace(target, TEXT("early"), &error)); /* somebody was faster */
    assert_false(new_file_appear(&file, &error));
    assert_int_equal(error.code, ERROR_FILE_EXISTS);
    error = (Error){0};
    assert_false(new_file_begin(arena, target, &other, &error));
    assert_int_equal(error.code, ERROR_FILE_EXISTS);
    assert_true(file_read_all(arena, target, 100, &content, NULL));
    assert_true(text_equal(content, TEXT("early")));
    assert_false(file_exists(file.made));
    unlink(target);
    rmdir(folder);
    arena_destroy(arena);
}

static void a_failure_names_the_file_that_people_know(void **state) {
    (void)state;
    Arena *arena = arena_create();
    NewFile file;
    Error error = {0};
    assert_true(new_file_begin(arena, "/tmp/denier-never-made.txt", &file, &error));
    error_set(&error, ERROR_FILE_WRITE, text_of(file.made), TEXT("No space left on device"));
    assert_false(new_file_fail(&file, &error));
    assert_string_equal(error.arguments[0], "/tmp/denier-never-made.txt");
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appears_complete_under_a_name_that_nobody_had),
        cmocka_unit_test(never_takes_the_place_of_a_file_that_exists),
        cmocka_unit_test(a_failure_names_the_file_that_people_know),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
