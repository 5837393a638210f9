#include "reports/renderer.h"
#include "tests/reports/rendering.h"

#include <dirent.h>

/* A folder of its own for each test. */
static Text new_folder(Arena *arena) {
    char name[] = "/tmp/denier-renderer-XXXXXX";
    assert_non_null(mkdtemp(name));
    return text_copy(arena, text_of(name));
}

static size_t count_files(const char *folder) {
    size_t count = 0;
    DIR *entries = opendir(folder);
    assert_non_null(entries);
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    }
    closedir(entries);
    return count;
}

static bool fails_half_way(Arena *arena, const Document *document, const RenderingChoices *choices,
                           const char *path, Error *error) {
    render_json(arena, document, choices, path, error);
    return error_set(error, ERROR_FILE_WRITE, text_of(path), TEXT("disk full"));
}

static void finds_every_format_of_the_contract(void **state) {
    (void)state;
    const char *const formats[] = {"txt", "json", "csv", "html", "pdf", "xlsx"};
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        const Renderer *renderer = renderer_find(text_of(formats[i]));
        assert_non_null(renderer);
        assert_string_equal(renderer->format, formats[i]);
        assert_int_equal(renderer->is_binary, i >= 4);
    }
    assert_null(renderer_find(TEXT("docx")));
    assert_null(renderer_find(TEXT("")));
}

static void replaces_the_target_by_the_complete_report(void **state) {
    Arena *arena = *state;
    Text folder = new_folder(arena);
    Text target = text_print(arena, "%s/report.json", folder.bytes);
    Error error = {0};
    assert_true(file_replace(target.bytes, TEXT("old"), &error));
    Document *document = income_statement(arena, LANGUAGE_FRENCH);
    const Renderer *renderer = renderer_find(TEXT("json"));
    RenderingChoices choices = {0};
    assert_true(document_render(arena, document, renderer, &choices, target.bytes, &error));
    Text content;
    assert_true(file_read_all(arena, target.bytes, 1 << 20, &content, &error));
    assert_true(text_equal(content, rendered(arena, render_json, document)));
    assert_int_equal(count_files(folder.bytes), 1);
    unlink(target.bytes);
    rmdir(folder.bytes);
}

static void keeps_the_old_report_when_rendering_fails(void **state) {
    Arena *arena = *state;
    Text folder = new_folder(arena);
    Text target = text_print(arena, "%s/report.json", folder.bytes);
    Error error = {0};
    assert_true(file_replace(target.bytes, TEXT("old"), &error));
    const Renderer broken = {"json", false, fails_half_way};
    Document *document = income_statement(arena, LANGUAGE_FRENCH);
    RenderingChoices choices = {0};
    assert_false(document_render(arena, document, &broken, &choices, target.bytes, &error));
    assert_int_equal(error.code, ERROR_FILE_WRITE);
    assert_string_equal(error.arguments[0], target.bytes);
    Text content;
    assert_true(file_read_all(arena, target.bytes, 1 << 20, &content, NULL));
    assert_string_equal(content.bytes, "old");
    assert_int_equal(count_files(folder.bytes), 1);
    unlink(target.bytes);
    rmdir(folder.bytes);
}

static void names_the_target_that_cannot_be_written(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    const Renderer *renderer = renderer_find(TEXT("csv"));
    RenderingChoices choices = {0};
    Error error = {0};
    assert_false(
        document_render(*state, document, renderer, &choices, "/nowhere/report.csv", &error));
    assert_int_equal(error.code, ERROR_FILE_WRITE);
    assert_string_equal(error.arguments[0], "/nowhere/report.csv");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_every_format_of_the_contract),
        cmocka_unit_test(replaces_the_target_by_the_complete_report),
        cmocka_unit_test(keeps_the_old_report_when_rendering_fails),
        cmocka_unit_test(names_the_target_that_cannot_be_written),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
