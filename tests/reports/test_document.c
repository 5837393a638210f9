#include "tests/reports/rendering.h"

static void a_total_names_the_lines_it_adds_up(void **state) {
    Arena *arena = *state;
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    Table *table = add_two_years(arena, document, "general-ledger");
    add_amounts(arena, table, "avant", ROW_LINE, "D'un autre compte", 64, 0);
    table_add_row(arena, table, TEXT("512000"), ROW_HEADING, TEXT("Banque"));
    add_amounts(arena, table, "line_1", ROW_LINE, "Don", 1, 0);
    add_amounts(arena, table, "dont", ROW_DETAIL, "dont en ligne", 1, 0);
    add_amounts(arena, table, "line_2", ROW_LINE, "Cotisation", 2, 0);
    Row *total = add_amounts(arena, table, "512000_total", ROW_SUBTOTAL, "Total du compte", 3, 0);
    table_sum_rows(arena, table, total, ROW_LINE, 1);
    assert_int_equal(total->term_count, 2);
    assert_int_equal(total->terms[0].row, 2);
    assert_int_equal(total->terms[1].row, 4);
    assert_int_equal(total->terms[0].sign, 1);
}

static void a_total_may_add_up_nothing(void **state) {
    Arena *arena = *state;
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    Table *table = add_two_years(arena, document, "journal");
    Row *total = add_amounts(arena, table, "total", ROW_TOTAL, "Total", 0, 0);
    table_sum_rows(arena, table, total, ROW_LINE, 0);
    assert_int_equal(total->term_count, 0);
}

static void rows_and_tables_are_found_by_their_ids(void **state) {
    Arena *arena = *state;
    const Document *document = income_statement(arena, LANGUAGE_FRENCH);
    const Table *table = document_find_table(document, "income-statement");
    assert_non_null(table);
    assert_null(document_find_table(document, "assets"));
    const Row *result = table_find_row(table, "resultat");
    assert_non_null(result);
    assert_ptr_equal(result, table_find_row(table, "resultat_exploitation"));
    assert_null(table_find_row(table, "total_IX"));
}

static void a_cell_without_a_date_is_blank(void **state) {
    (void)state;
    assert_int_equal(cell_of_date((Date){0}).kind, CELL_BLANK);
    assert_int_equal(cell_of_date(date_of(2022, 12, 31)).kind, CELL_DATE);
    assert_int_equal(cell_of_count(1033).amount.cents, 1033);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_total_names_the_lines_it_adds_up),
        cmocka_unit_test(a_total_may_add_up_nothing),
        cmocka_unit_test(rows_and_tables_are_found_by_their_ids),
        cmocka_unit_test(a_cell_without_a_date_is_blank),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
