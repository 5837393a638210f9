#include "engine/records.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
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

static Records read_as(Arena *arena, const Dialect *dialect, const char *content) {
    Records records;
    Error error = {0};
    assert_true(records_read(arena, text_of(content), "a.file", dialect, &records, &error));
    return records;
}

static void assert_fields(const Record *record, const char *joined) {
    char built[256] = "";
    size_t size = 0;
    for (size_t i = 0; i < record->count; i++) {
        Text text = record->fields[i].text;
        size += (size_t)snprintf(built + size, sizeof built - size, "%s[%.*s]", i ? " " : "",
                                 TEXT_ARGUMENTS(text));
    }
    assert_string_equal(built, joined);
}

static void a_definition_row_is_cut_at_bars_and_trimmed(void **state) {
    Records records = read_as(*state, &DIALECT_BARS, "7541  | line |  Dons manuels |\n");
    assert_int_equal(records.items.count, 1);
    assert_fields(&records.items.items[0], "[7541] [line] [Dons manuels] []");
}

static void comments_and_blank_lines_keep_the_count_of_lines(void **state) {
    Records records = read_as(*state, &DIALECT_BARS, "# art. 422-1\n\n  # more\na | b\n\nc");
    assert_int_equal(records.items.count, 2);
    assert_int_equal(records.items.items[0].line, 4);
    assert_int_equal(records.items.items[1].line, 6);
    assert_fields(&records.items.items[1], "[c]");
}

static void every_end_of_line_is_understood(void **state) {
    Records records = read_as(*state, &DIALECT_BARS, "a\r\nb\rc\nd");
    assert_int_equal(records.items.count, 4);
    for (size_t i = 0; i < 4; i++) assert_int_equal(records.items.items[i].line, i + 1);
}

static void a_byte_order_mark_is_no_part_of_the_first_field(void **state) {
    Records records = read_as(*state, &DIALECT_CSV_SEMICOLONS,
                              "\xEF\xBB\xBF"
                              "date;montant\n");
    assert_fields(&records.items.items[0], "[date] [montant]");
}

static void nothing_at_all_gives_no_record(void **state) {
    assert_int_equal(read_as(*state, &DIALECT_BARS, "").items.count, 0);
    assert_int_equal(read_as(*state, &DIALECT_CSV_COMMAS, "\xEF\xBB\xBF").items.count, 0);
}

static void a_column_is_counted_in_characters(void **state) {
    Records records = read_as(*state, &DIALECT_BARS, "Bénévolat | 875\n");
    const Record *record = &records.items.items[0];
    assert_int_equal(record_column(record, record->fields[0].start), 1);
    assert_int_equal(record_column(record, record->fields[1].start), 13);
}

static void a_value_may_hold_the_sign_that_parts_it_from_its_key(void **state) {
    Records records = read_as(*state, &DIALECT_SETTINGS, "object = a = b | c\n");
    assert_fields(&records.items.items[0], "[object] [a = b | c]");
}

static void quoted_fields_hold_separators_quotes_and_ends_of_line(void **state) {
    Records records =
        read_as(*state, &DIALECT_CSV_COMMAS,
                "\"Dupont, Jean\",\"dit \"\"le Bon\"\"\",\"rue\nville\",12\nx,,\"\"\n");
    assert_int_equal(records.items.count, 2);
    assert_fields(&records.items.items[0], "[Dupont, Jean] [dit \"le Bon\"] [rue\nville] [12]");
    assert_fields(&records.items.items[1], "[x] [] []");
    assert_int_equal(records.items.items[1].line, 3);
}

static void csv_keeps_the_blanks_of_its_fields(void **state) {
    Records records = read_as(*state, &DIALECT_CSV_SEMICOLONS, " a ; b#c\n# d;e\n");
    assert_fields(&records.items.items[0], "[ a ] [ b#c]");
    assert_fields(&records.items.items[1], "[# d] [e]");
}

static Error refusal(Arena *arena, const char *content) {
    Records records;
    Error error = {0};
    assert_false(records_read(arena, text_of(content), "bank.csv", &DIALECT_CSV_SEMICOLONS,
                              &records, &error));
    assert_string_equal(error.file, "bank.csv");
    return error;
}

static void a_quote_that_is_never_closed_is_refused_where_it_opens(void **state) {
    Error error = refusal(*state, "a;b\nc;\"d\ne;f\n");
    assert_int_equal(error.code, ERROR_RECORD_QUOTE_OPEN);
    assert_int_equal(error.line, 2);
    assert_int_equal(error.column, 3);
    assert_string_equal(error.excerpt, "c;\"d");
}

static void text_behind_a_closed_quote_is_refused(void **state) {
    Error error = refusal(*state, "é;\"d\"e;f\n");
    assert_int_equal(error.code, ERROR_RECORD_QUOTE_CLOSED);
    assert_int_equal(error.line, 1);
    assert_int_equal(error.column, 6);
    assert_string_equal(error.arguments[0], "d");
}

static void a_fault_in_a_later_line_of_a_field_is_placed_there(void **state) {
    Error error = refusal(*state, "a;\"b\nc\"d\n");
    assert_int_equal(error.code, ERROR_RECORD_QUOTE_CLOSED);
    assert_int_equal(error.line, 2);
    assert_int_equal(error.column, 3);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_definition_row_is_cut_at_bars_and_trimmed),
        TEST(comments_and_blank_lines_keep_the_count_of_lines),
        TEST(every_end_of_line_is_understood),
        TEST(a_byte_order_mark_is_no_part_of_the_first_field),
        TEST(nothing_at_all_gives_no_record),
        TEST(a_column_is_counted_in_characters),
        TEST(a_value_may_hold_the_sign_that_parts_it_from_its_key),
        TEST(quoted_fields_hold_separators_quotes_and_ends_of_line),
        TEST(csv_keeps_the_blanks_of_its_fields),
        TEST(a_quote_that_is_never_closed_is_refused_where_it_opens),
        TEST(text_behind_a_closed_quote_is_refused),
        TEST(a_fault_in_a_later_line_of_a_field_is_placed_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
