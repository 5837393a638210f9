#include "reports/output.h"
#include "tests/reports/rendering.h"

/* A file of its own for each test. */
static const char *new_path(Arena *arena) {
    char path[] = "/tmp/denier-output-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    close(descriptor);
    return text_copy(arena, text_of(path)).bytes;
}

static void writes_all_that_was_built_in_order(void **state) {
    const char *path = new_path(*state);
    Output output;
    assert_true(output_open(*state, &output, path, NULL));
    for (unsigned i = 0; i < 50000; i++) {
        builder_print(&output.text, "%05u\n", i);
        output_pass_on(&output);
    }
    assert_true(output_close(&output, NULL));
    Text content;
    assert_true(file_read_all(*state, path, SIZE_MAX / 2, &content, NULL));
    assert_int_equal(content.size, 300000);
    for (unsigned i = 0; i < 50000; i += 997) {
        assert_memory_equal(content.bytes + (size_t)i * 6, text_print(*state, "%05u\n", i).bytes,
                            6);
    }
    unlink(path);
}

static void replaces_what_the_file_held(void **state) {
    const char *path = new_path(*state);
    Output output;
    for (size_t i = 0; i < 2; i++) {
        assert_true(output_open(*state, &output, path, NULL));
        builder_add_string(&output.text, i ? "new" : "older");
        assert_true(output_close(&output, NULL));
    }
    Text content;
    assert_true(file_read_all(*state, path, SIZE_MAX / 2, &content, NULL));
    assert_string_equal(content.bytes, "new");
    unlink(path);
}

static void memory_stays_flat_however_much_is_written(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Output output;
    assert_true(output_open(arena, &output, "/dev/null", NULL));
    size_t footprint = 0;
    for (size_t i = 0; i < 1000000; i++) {
        builder_add_string(&output.text, "606100 Achats non stockés\n");
        output_pass_on(&output);
        if (i == 10000) footprint = arena_footprint(arena);
    }
    assert_int_equal(arena_footprint(arena), footprint);
    assert_true(output_close(&output, NULL));
    arena_destroy(arena);
}

static void refuses_a_folder_that_does_not_exist(void **state) {
    Output output;
    Error error = {0};
    assert_false(output_open(*state, &output, "/nowhere/x", &error));
    assert_int_equal(error.code, ERROR_FILE_WRITE);
    assert_string_equal(error.arguments[0], "/nowhere/x");
}

static void tells_of_a_full_disk_at_the_end(void **state) {
    Output output;
    Error error = {0};
    assert_true(output_open(*state, &output, "/dev/full", &error));
    for (size_t i = 0; i < 100000; i++) {
        builder_add_string(&output.text, "ligne\n");
        output_pass_on(&output);
    }
    assert_false(output_close(&output, &error));
    assert_int_equal(error.code, ERROR_FILE_WRITE);
    assert_string_equal(error.arguments[1], "No space left on device");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_all_that_was_built_in_order),
        cmocka_unit_test(replaces_what_the_file_held),
        cmocka_unit_test(memory_stays_flat_however_much_is_written),
        cmocka_unit_test(refuses_a_folder_that_does_not_exist),
        cmocka_unit_test(tells_of_a_full_disk_at_the_end),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
