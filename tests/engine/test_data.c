#include "engine/data.h"
#include "engine/data_table.h"
#include "engine/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* A folder for the data files that a person changed, empty at first. */
typedef struct Desk {
    Arena *arena;
    char folder[64];
} Desk;

static int set_up(void **state) {
    Arena *arena = arena_create();
    Desk *desk = ARENA_NEW(arena, Desk);
    desk->arena = arena;
    strcpy(desk->folder, "/tmp/denier-data-XXXXXX");
    assert_non_null(mkdtemp(desk->folder));
    unsetenv("DENIER_DATA");
    *state = desk;
    return 0;
}

static int tear_down(void **state) {
    Desk *desk = *state;
    unsetenv("DENIER_DATA");
    const char *names[] = {"charts/mine.chart", "charts", ""};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        remove(text_print(desk->arena, "%s/%s", desk->folder, names[i]).bytes);
    }
    arena_destroy(desk->arena);
    return 0;
}

static void write_own_chart(Desk *desk, const char *content) {
    const char *folder = text_print(desk->arena, "%s/charts", desk->folder).bytes;
    assert_int_equal(mkdir(folder, 0777), 0);
    const char *path = text_print(desk->arena, "%s/mine.chart", folder).bytes;
    assert_true(file_replace(path, text_of(content), NULL));
}

static void the_copy_compiled_in_is_the_file_of_the_source_tree(void **state) {
    Desk *desk = *state;
    for (size_t i = 0; i < DATA_FILE_COUNT; i++) {
        Text content;
        assert_true(file_read_all(desk->arena, DATA_FILES[i].source, SIZE_MAX, &content, NULL));
        assert_true(text_equal(content, DATA_FILES[i].content));
    }
}

static void names_are_in_order_so_that_search_finds_each(void **state) {
    Desk *desk = *state;
    for (size_t i = 0; i < DATA_FILE_COUNT; i++) {
        assert_true(i == 0 || strcmp(DATA_FILES[i - 1].name, DATA_FILES[i].name) < 0);
        Text content, path;
        assert_true(data_read(desk->arena, DATA_FILES[i].name, &content, &path, NULL));
        assert_true(text_equal(content, DATA_FILES[i].content));
        assert_int_equal(content.bytes[content.size], 0);
        assert_non_null(strstr(path.bytes, DATA_FILES[i].name));
    }
}

static void a_file_in_the_chosen_folder_wins(void **state) {
    Desk *desk = *state;
    setenv("DENIER_DATA", desk->folder, 1);
    write_own_chart(desk, "512 | Banques\n");
    Text content, path;
    assert_true(data_read(desk->arena, "charts/mine.chart", &content, &path, NULL));
    assert_true(text_equal(content, TEXT("512 | Banques\n")));
    assert_true(text_starts_with(path, text_of(desk->folder)));
}

static void a_file_that_the_chosen_folder_lacks_is_read_where_it_usually_stands(void **state) {
    Desk *desk = *state;
    setenv("DENIER_DATA", desk->folder, 1);
    for (size_t i = 0; i < DATA_FILE_COUNT; i++) {
        Text content, path;
        assert_true(data_read(desk->arena, DATA_FILES[i].name, &content, &path, NULL));
        assert_true(text_equal(content, DATA_FILES[i].content));
    }
}

static void refuses_a_chosen_folder_that_does_not_exist(void **state) {
    Desk *desk = *state;
    setenv("DENIER_DATA", "/nowhere/at/all", 1);
    Text content, path;
    Error error = {0};
    assert_false(data_read(desk->arena, "charts/2020.chart", &content, &path, &error));
    assert_int_equal(error.code, ERROR_DATA_FOLDER);
    assert_string_equal(error.arguments[0], "/nowhere/at/all");
}

static void refuses_a_name_that_nobody_knows(void **state) {
    Desk *desk = *state;
    Text content, path;
    Error error = {0};
    assert_false(data_read(desk->arena, "charts/1982.chart", &content, &path, &error));
    assert_int_equal(error.code, ERROR_DATA_MISSING);
    assert_string_equal(error.arguments[0], "charts/1982.chart");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_copy_compiled_in_is_the_file_of_the_source_tree, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(names_are_in_order_so_that_search_finds_each, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_file_in_the_chosen_folder_wins, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_file_that_the_chosen_folder_lacks_is_read_where_it_usually_stands, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_a_chosen_folder_that_does_not_exist, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(refuses_a_name_that_nobody_knows, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
