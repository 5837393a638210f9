#include "reports/xlsx_measure.h"

#include "tests/reports/rendering.h"

static void figures_are_as_wide_as_one_another(void **state) {
    (void)state;
    assert_int_equal(xlsx_text_pixels(TEXT("1111")), xlsx_text_pixels(TEXT("8888")));
    assert_true(xlsx_text_pixels(TEXT("W")) > xlsx_text_pixels(TEXT("i")));
    assert_int_equal(xlsx_text_pixels(TEXT("")), 0);
}

static void a_column_is_as_wide_as_its_widest_amount(void **state) {
    Arena *arena = *state;
    Document *document = income_statement(arena, LANGUAGE_FRENCH);
    const XlsxPlan *plan = xlsx_plan(arena, document, XLSX_SHEET_LINES);
    const unsigned *before = xlsx_column_pixels(arena, plan, &plan->sheets.items[0]);
    Cell *cell = &document->tables.items[0].rows.items[1].cells[0];
    *cell = cell_of_amount(amount_of_cents(-999999999999999));
    const unsigned *after = xlsx_column_pixels(arena, plan, &plan->sheets.items[0]);
    assert_true(after[1] > before[1]);
    assert_true(after[1] > xlsx_text_pixels(TEXT("-9 999 999 999 999,99")));
    assert_int_equal(after[2], before[2]);
}

static void a_long_label_is_broken_into_lines(void **state) {
    Arena *arena = *state;
    Document *document = income_statement(arena, LANGUAGE_FRENCH);
    Table *table = &document->tables.items[0];
    table->rows.items[1].label =
        TEXT("Concours publics et subventions d'exploitation reçus de l'État, des collectivités "
             "territoriales et des autres organismes publics ou privés chargés d'un service");
    const XlsxPlan *plan = xlsx_plan(arena, document, XLSX_SHEET_LINES);
    const unsigned *widths = xlsx_column_pixels(arena, plan, &plan->sheets.items[0]);
    assert_true(widths[0] < xlsx_text_pixels(table->rows.items[1].label));
    assert_true(xlsx_row_pixels(table, &table->rows.items[1], widths) >= 40);
    assert_int_equal(xlsx_row_pixels(table, &table->rows.items[2], widths), 0);
}

static void no_row_is_higher_than_spreadsheets_allow(void **state) {
    Arena *arena = *state;
    char *endless = ARENA_ARRAY(arena, char, 70001);
    memset(endless, 'x', 70000);
    assert_true(xlsx_height_pixels(text_of(endless), 100) <= 545);
    assert_int_equal(xlsx_height_pixels(TEXT(""), 100), 20);
    assert_true(xlsx_height_pixels(TEXT("x"), 0) > 0);
}

static void headings_break_between_words(void **state) {
    Arena *arena = *state;
    Document *document = income_statement(arena, LANGUAGE_FRENCH);
    Table *table = &document->tables.items[0];
    table->columns[0].label = TEXT("Amortissements et dépréciations cumulés à la clôture");
    const XlsxPlan *plan = xlsx_plan(arena, document, XLSX_SHEET_LINES);
    const unsigned *widths = xlsx_column_pixels(arena, plan, &plan->sheets.items[0]);
    assert_true(widths[1] > xlsx_text_pixels(TEXT("Amortissements")));
    assert_true(widths[1] < xlsx_text_pixels(table->columns[0].label));
    assert_true(xlsx_heading_pixels(table, widths) >= 40);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_as_wide_as_one_another),
        cmocka_unit_test(a_column_is_as_wide_as_its_widest_amount),
        cmocka_unit_test(a_long_label_is_broken_into_lines),
        cmocka_unit_test(no_row_is_higher_than_spreadsheets_allow),
        cmocka_unit_test(headings_break_between_words),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
