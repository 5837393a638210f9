#include "reports/xlsx_plan.h"

#include "tests/reports/rendering.h"

static Table *add_titled(Arena *arena, Document *document, const char *title, size_t rows) {
    Table *table = add_two_years(arena, document, "table");
    table->title = text_of(title);
    for (size_t i = 0; i < rows; i++) {
        add_amounts(arena, table, "ligne", ROW_LINE, "Ligne", (int64_t)i, 0);
    }
    return table;
}

static void assert_name(const XlsxPlan *plan, size_t sheet, const char *expected) {
    assert_true(sheet < plan->sheets.count);
    Text name = plan->sheets.items[sheet].name;
    if (!text_equal(name, text_of(expected))) {
        fail_msg("“%.*s” instead of “%s”", TEXT_ARGUMENTS(name), expected);
    }
}

static void a_statement_begins_a_sheet_of_its_own(void **state) {
    Arena *arena = *state;
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    add_titled(arena, document, "Bilan : actif", 3)->starts_page = true;
    add_titled(arena, document, "Bilan : passif", 3)->starts_page = true;
    const XlsxPlan *plan = xlsx_plan(arena, document, XLSX_SHEET_LINES);
    assert_int_equal(plan->sheets.count, 2);
    assert_name(plan, 0, "Bilan - actif");
    assert_name(plan, 1, "Bilan - passif");
    assert_int_equal(plan->blocks.items[1].heading_line, XLSX_HEAD_LINES);
    assert_false(plan->is_streamed);
}

static void a_small_table_shares_the_sheet_of_the_one_before(void **state) {
    Arena *arena = *state;
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    Table *table = add_titled(arena, document, "Compte de résultat", 10);
    *LIST_PUSH(arena, &table->notes) = TEXT("Une note.");
    add_titled(arena, document, "Contributions volontaires", 2);
    const XlsxPlan *plan = xlsx_plan(arena, document, XLSX_SHEET_LINES);
    assert_int_equal(plan->sheets.count, 1);
    assert_int_equal(plan->sheets.items[0].block_count, 2);
    /* Behind ten rows and a note come a blank line and the title, then the headings. */
    const XlsxBlock *second = &plan->blocks.items[1];
    assert_int_equal(second->heading_line, XLSX_HEAD_LINES + 1 + 10 + 1 + 2);
    assert_true(second->has_title);
}

static void a_ledger_shares_its_sheet_with_nobody(void **state) {
    Arena *arena = *state;
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    add_titled(arena, document, "Balance", 5);
    add_titled(arena, document, "Journal", 5)->is_ledger = true;
    add_titled(arena, document, "Récapitulation", 5);
    add_titled(arena, document, "Détail", 500);
    const XlsxPlan *plan = xlsx_plan(arena, document, XLSX_SHEET_LINES);
    assert_int_equal(plan->sheets.count, 4);
}

static void rows_beyond_a_sheet_continue_on_another(void **state) {
    Arena *arena = *state;
    enum { LINES = 100, ROWS = 250 };
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    Table *table = add_titled(arena, document, "Journal", ROWS);
    table->is_ledger = true;
    *LIST_PUSH(arena, &table->notes) = TEXT("Une note.");
    const XlsxPlan *plan = xlsx_plan(arena, document, LINES);
    assert_int_equal(plan->sheets.count, 3);
    assert_name(plan, 1, "Journal (2)");
    assert_name(plan, 2, "Journal (3)");
    for (size_t row = 0; row < ROWS; row++) {
        const XlsxBlock *block = xlsx_block_of(plan, 0, row);
        uint32_t line = xlsx_line_of(block, row);
        assert_true(line > XLSX_HEAD_LINES && line + table->notes.count < LINES);
        assert_true(row == 0 || line == XLSX_HEAD_LINES + 1 ||
                    line == xlsx_line_of(block, row - 1) + 1);
    }
    assert_false(plan->blocks.items[0].is_last);
    assert_true(plan->blocks.items[2].is_last);
}

static void a_big_ledger_is_written_row_by_row(void **state) {
    Arena *arena = *state;
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    add_titled(arena, document, "Journal", XLSX_STREAMED_ROWS);
    assert_false(xlsx_plan(arena, document, XLSX_SHEET_LINES)->is_streamed);
    add_titled(arena, document, "Grand livre", XLSX_STREAMED_ROWS + 1);
    assert_true(xlsx_plan(arena, document, XLSX_SHEET_LINES)->is_streamed);
}

static void names_of_sheets_are_what_spreadsheets_allow(void **state) {
    Arena *arena = *state;
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    static const char *const titles[][2] = {
        {"Balance au 31/12/2022 [projet]", "Balance au 31-12-2022 -projet-"},
        {"Rapport d'activité", "Rapport d’activité"},
        {"Contributions volontaires en nature et leur emploi", "Contributions volontaires en na"},
        {"Contributions volontaires en nature reçues", "Contributions volontaires e (2)"},
        {"sommaire", "sommaire (2)"},
        {"HISTORY", "HISTORY (2)"},
        {"ÉTAT", "ÉTAT"},
        {"état", "état (2)"},
        {"", "Compte de résultat"},
        {"Compte de résultat", "Compte de résultat (2)"},
        {"tab\tou fin\n", "tab ou fin"},
        {"\xff octet", "\uFFFD octet"},
        {"\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600"
         "\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600",
         "\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600"
         "\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600"},
    };
    const size_t count = sizeof titles / sizeof titles[0];
    for (size_t i = 0; i < count; i++) {
        add_titled(arena, document, titles[i][0], 1)->starts_page = true;
    }
    const XlsxPlan *plan = xlsx_plan(arena, document, XLSX_SHEET_LINES);
    for (size_t i = 0; i < count; i++) assert_name(plan, i, titles[i][1]);
}

static void an_empty_table_still_has_its_headings(void **state) {
    Arena *arena = *state;
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    add_titled(arena, document, "Journal", 0)->is_ledger = true;
    const XlsxPlan *plan = xlsx_plan(arena, document, XLSX_SHEET_LINES);
    assert_int_equal(plan->sheets.count, 1);
    assert_int_equal(plan->blocks.items[0].row_count, 0);
    assert_true(plan->blocks.items[0].is_last);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_statement_begins_a_sheet_of_its_own),
        cmocka_unit_test(a_small_table_shares_the_sheet_of_the_one_before),
        cmocka_unit_test(a_ledger_shares_its_sheet_with_nobody),
        cmocka_unit_test(rows_beyond_a_sheet_continue_on_another),
        cmocka_unit_test(a_big_ledger_is_written_row_by_row),
        cmocka_unit_test(names_of_sheets_are_what_spreadsheets_allow),
        cmocka_unit_test(an_empty_table_still_has_its_headings),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
