#include "tests/reports/rendering.h"

#include <sys/stat.h>

/* What a workbook holds is read by tests/documents/check_xlsx.py. */

static void the_same_document_gives_the_same_bytes(void **state) {
    Arena *arena = *state;
    Text first = rendered(arena, render_xlsx, income_statement(arena, LANGUAGE_FRENCH));
    Text second = rendered(arena, render_xlsx, income_statement(arena, LANGUAGE_FRENCH));
    assert_true(text_starts_with(first, TEXT("PK")));
    assert_true(text_equal(first, second));
    Text english = rendered(arena, render_xlsx, income_statement(arena, LANGUAGE_ENGLISH));
    assert_false(text_equal(first, english));
}

static void every_kind_of_document_becomes_a_workbook(void **state) {
    Arena *arena = *state;
    assert_true(rendered(arena, render_xlsx, journal(arena, 100)).size > 1000);
    assert_true(rendered(arena, render_xlsx, journal(arena, 0)).size > 1000);
    Document *empty = new_document(arena, LANGUAGE_BILINGUAL);
    assert_true(rendered(arena, render_xlsx, empty).size > 1000);
    empty->end = empty->start = (Date){0};
    assert_true(rendered(arena, render_xlsx, empty).size > 1000);
}

static void a_big_journal_is_the_same_each_time(void **state) {
    Arena *arena = *state;
    Document *document = journal(arena, 50001);
    Text first = rendered(arena, render_xlsx, document);
    assert_true(text_equal(first, rendered(arena, render_xlsx, document)));
}

static void dates_before_1900_are_texts(void **state) {
    Arena *arena = *state;
    Document *document = journal(arena, 3);
    Row *rows = document->tables.items[0].rows.items;
    rows[0].cells[0] = cell_of_date(date_of(1901, 7, 1));
    rows[1].cells[0] = cell_of_date(date_of(1900, 2, 28));
    rows[2].cells[0] = cell_of_date(date_of(9999, 12, 31));
    assert_true(rendered(arena, render_xlsx, document).size > 1000);
}

static void says_which_file_cannot_be_written(void **state) {
    Arena *arena = *state;
    Error error = {0};
    const Document *document = income_statement(arena, LANGUAGE_FRENCH);
    assert_false(render_xlsx(arena, document, &(RenderingChoices){0},
                             "/tmp/denier-no-such-folder/comptes.xlsx", &error));
    assert_int_equal(error.code, ERROR_FILE_WRITE);
    assert_string_equal(error.arguments[0], "/tmp/denier-no-such-folder/comptes.xlsx");
}

static void a_full_disk_is_told(void **state) {
    Arena *arena = *state;
    Error error = {0};
    if (access("/dev/full", W_OK) != 0) skip();
    char folder[] = "/tmp/denier-full-XXXXXX";
    assert_non_null(mkdtemp(folder));
    Text path = text_print(arena, "%s/comptes.xlsx", folder);
    assert_int_equal(symlink("/dev/full", path.bytes), 0);
    const Document *document = income_statement(arena, LANGUAGE_FRENCH);
    assert_false(render_xlsx(arena, document, &(RenderingChoices){0}, path.bytes, &error));
    assert_int_equal(error.code, ERROR_FILE_WRITE);
    unlink(path.bytes);
    assert_int_equal(rmdir(folder), 0); /* no scratch file is left */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_document_gives_the_same_bytes),
        cmocka_unit_test(every_kind_of_document_becomes_a_workbook),
        cmocka_unit_test(a_big_journal_is_the_same_each_time),
        cmocka_unit_test(dates_before_1900_are_texts),
        cmocka_unit_test(says_which_file_cannot_be_written),
        cmocka_unit_test(a_full_disk_is_told),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
