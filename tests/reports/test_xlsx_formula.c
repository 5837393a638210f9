#include "reports/xlsx_formula.h"

#include "tests/reports/rendering.h"

/* The row is the sum of rows counted from 1, negative when subtracted; 0 ends. */
static void set_terms(Arena *arena, Row *row, const int *rows) {
    size_t count = 0;
    while (rows[count]) count++;
    row->terms = ARENA_ARRAY(arena, RowTerm, count);
    row->term_count = count;
    for (size_t i = 0; i < count; i++) {
        row->terms[i] = (RowTerm){(uint32_t)(abs(rows[i]) - 1), rows[i] < 0 ? -1 : 1};
    }
}

/* What the first column of the row holds: its formula, "input" or "number". */
static const char *formula_of(Arena *arena, const XlsxPlan *plan, size_t row, size_t column) {
    XlsxFormulas formulas = xlsx_formulas_in(arena, plan);
    const char *formula = NULL;
    const XlsxBlock *block = xlsx_block_of(plan, 0, row);
    XlsxComputed computed = xlsx_formula(&formulas, block, row, column, &formula);
    if (computed == XLSX_INPUT) return "input";
    return computed == XLSX_FORMULA ? formula : "number";
}

/* A compte de résultat: a heading, three lines and a "dont", a total; charges; the result. */
static Document *statement(Arena *arena) {
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    Table *table = add_two_years(arena, document, "income-statement");
    table_add_row(arena, table, TEXT("produits"), ROW_HEADING, TEXT("Produits"));
    add_amounts(arena, table, "cotisations", ROW_LINE, "Cotisations", 100, 1);
    add_amounts(arena, table, "ventes", ROW_LINE, "Ventes de biens", 200, 2);
    add_amounts(arena, table, "dont", ROW_DETAIL, "dont dons en nature", 50, 0);
    add_amounts(arena, table, "dons", ROW_LINE, "Dons manuels", 400, 4);
    Row *row = add_amounts(arena, table, "total_I", ROW_TOTAL, "Total I", 700, 7);
    set_terms(arena, row, (int[]){2, 3, 5, 0});
    add_amounts(arena, table, "total_II", ROW_TOTAL, "Total II", 650, 8);
    row = add_amounts(arena, table, "resultat", ROW_RESULT, "Excédent ou déficit", 50, -1);
    set_terms(arena, row, (int[]){6, -7, 0});
    return document;
}

static const XlsxPlan *planned(Arena *arena, const Document *document) {
    return xlsx_plan(arena, document, XLSX_SHEET_LINES);
}

static void a_total_adds_up_its_lines_but_not_what_is_inside_them(void **state) {
    Arena *arena = *state;
    const XlsxPlan *plan = planned(arena, statement(arena));
    assert_string_equal(formula_of(arena, plan, 5, 0), "=ROUND(SUM(B8:B9)+B11,2)");
    assert_string_equal(formula_of(arena, plan, 5, 1), "=ROUND(SUM(C8:C9)+C11,2)");
}

static void a_result_is_a_difference(void **state) {
    Arena *arena = *state;
    const XlsxPlan *plan = planned(arena, statement(arena));
    assert_string_equal(formula_of(arena, plan, 7, 0), "=ROUND(B12-B13,2)");
}

static void a_line_is_an_input(void **state) {
    Arena *arena = *state;
    const XlsxPlan *plan = planned(arena, statement(arena));
    assert_string_equal(formula_of(arena, plan, 0, 0), "input");
    assert_string_equal(formula_of(arena, plan, 1, 0), "input");
}

static void a_sum_may_cross_headings_but_not_figures(void **state) {
    Arena *arena = *state;
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    Table *table = add_two_years(arena, document, "income-statement");
    add_amounts(arena, table, "a", ROW_LINE, "Cotisations", 1, 1);
    table_add_row(arena, table, TEXT("b"), ROW_HEADING, TEXT("Produits de tiers financeurs"));
    add_amounts(arena, table, "c", ROW_LINE, "Subventions", 2, 2);
    Row *heading = table_add_row(arena, table, TEXT("d"), ROW_HEADING, TEXT("Dons"));
    heading->cells[1] = cell_of_amount(amount_of_cents(8));
    add_amounts(arena, table, "e", ROW_LINE, "Dons manuels", 4, 4);
    Row *total = add_amounts(arena, table, "total_I", ROW_TOTAL, "Total I", 7, 7);
    set_terms(arena, total, (int[]){1, 3, 5, 0});
    const XlsxPlan *plan = planned(arena, document);
    assert_string_equal(formula_of(arena, plan, 5, 0), "=ROUND(SUM(B7:B11),2)");
    assert_string_equal(formula_of(arena, plan, 5, 1), "=ROUND(SUM(C7:C9)+C11,2)");
}

static void lines_subtracted_one_below_the_other_are_one_sum(void **state) {
    Arena *arena = *state;
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    Table *table = add_two_years(arena, document, "variation");
    add_amounts(arena, table, "a", ROW_LINE, "Reprises", 1, 0);
    add_amounts(arena, table, "b", ROW_LINE, "Dotations", 2, 0);
    add_amounts(arena, table, "c", ROW_LINE, "Virements", 4, 0);
    Row *total = add_amounts(arena, table, "d", ROW_TOTAL, "Variation", -7, 0);
    set_terms(arena, total, (int[]){-1, -2, -3, 0});
    assert_string_equal(formula_of(arena, planned(arena, document), 3, 0), "=ROUND(-SUM(B7:B9),2)");
    set_terms(arena, total, (int[]){3, -1, -2, 0});
    total->cells[0] = cell_of_amount(amount_of_cents(1));
    assert_string_equal(formula_of(arena, planned(arena, document), 3, 0),
                        "=ROUND(B9-SUM(B7:B8),2)");
}

static void a_total_that_its_rows_do_not_give_stays_a_number(void **state) {
    Arena *arena = *state;
    Document *document = statement(arena);
    Row *rows = document->tables.items[0].rows.items;
    rows[5].cells[0] = cell_of_amount(amount_of_cents(701));
    const XlsxPlan *plan = planned(arena, document);
    assert_string_equal(formula_of(arena, plan, 5, 0), "number");
    assert_string_equal(formula_of(arena, plan, 5, 1), "=ROUND(SUM(C8:C9)+C11,2)");
    rows[5].cells[0] = cell_of_amount(amount_of_cents(700));
    rows[2].cells[0] = cell_of_text(TEXT("n.s."));
    assert_string_equal(formula_of(arena, plan, 5, 0), "number");
}

static void a_blank_cell_counts_as_nil(void **state) {
    Arena *arena = *state;
    Document *document = statement(arena);
    Row *rows = document->tables.items[0].rows.items;
    rows[2].cells[0] = (Cell){.kind = CELL_BLANK};
    rows[5].cells[0] = cell_of_amount(amount_of_cents(500));
    assert_string_equal(formula_of(arena, planned(arena, document), 5, 0),
                        "=ROUND(SUM(B8:B9)+B11,2)");
}

/* The actif: gross, allowance, net. */
static Document *assets(Arena *arena) {
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    const Column columns[] = {
        {.id = TEXT("gross"), .kind = CELL_AMOUNT},
        {.id = TEXT("allowance"), .kind = CELL_AMOUNT},
        {.id = TEXT("net"), .kind = CELL_AMOUNT, .plus = 1, .minus = 2},
    };
    Table *table = document_add_table(arena, document, "assets", TEXT("Actif"), columns, 3);
    for (int i = 0; i < 2; i++) {
        Row *row = table_add_row(arena, table, TEXT("ligne"), ROW_LINE, TEXT("Matériel"));
        row->cells[0] = cell_of_amount(amount_of_cents(900 + i));
        if (i) row->cells[1] = cell_of_amount(amount_of_cents(300));
        row->cells[2] = cell_of_amount(amount_of_cents(i ? 601 : 900));
    }
    Row *row = table_add_row(arena, table, TEXT("total_I"), ROW_TOTAL, TEXT("Total I"));
    row->cells[0] = cell_of_amount(amount_of_cents(1801));
    row->cells[1] = cell_of_amount(amount_of_cents(300));
    row->cells[2] = cell_of_amount(amount_of_cents(1501));
    set_terms(arena, row, (int[]){1, 2, 0});
    return document;
}

static void net_is_gross_less_allowance_in_lines_and_a_sum_in_totals(void **state) {
    Arena *arena = *state;
    const XlsxPlan *plan = planned(arena, assets(arena));
    assert_string_equal(formula_of(arena, plan, 0, 2), "=ROUND(B7-C7,2)");
    assert_string_equal(formula_of(arena, plan, 1, 2), "=ROUND(B8-C8,2)");
    assert_string_equal(formula_of(arena, plan, 2, 2), "=ROUND(SUM(D7:D8),2)");
    assert_string_equal(formula_of(arena, plan, 0, 0), "input");
}

static void a_total_falls_back_on_its_columns(void **state) {
    Arena *arena = *state;
    Document *document = assets(arena);
    document->tables.items[0].rows.items[2].term_count = 1;
    assert_string_equal(formula_of(arena, planned(arena, document), 2, 2), "=ROUND(B9-C9,2)");
}

static void a_running_balance_is_never_added_up(void **state) {
    Arena *arena = *state;
    Document *document = statement(arena);
    document->tables.items[0].columns[1].is_running = true;
    const XlsxPlan *plan = planned(arena, document);
    assert_string_equal(formula_of(arena, plan, 5, 0), "=ROUND(SUM(B8:B9)+B11,2)");
    assert_string_equal(formula_of(arena, plan, 5, 1), "input");
}

static void a_sum_over_several_sheets_names_them(void **state) {
    Arena *arena = *state;
    enum { ROWS = 8, LINES = XLSX_HEAD_LINES + 1 + 4 };
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    Table *table = add_two_years(arena, document, "journal");
    table->title = TEXT("Journal");
    table->is_ledger = true;
    int terms[ROWS + 1] = {0};
    for (int i = 0; i < ROWS; i++) {
        add_amounts(arena, table, "ligne", ROW_LINE, "Ligne", 1, 0);
        terms[i] = i + 1;
    }
    set_terms(arena, add_amounts(arena, table, "total", ROW_TOTAL, "Total", ROWS, 0), terms);
    const XlsxPlan *plan = xlsx_plan(arena, document, LINES);
    assert_string_equal(formula_of(arena, plan, ROWS, 0),
                        "=ROUND(SUM('Journal'!B7:B10)+SUM('Journal (2)'!B7:B10),2)");
}

static void a_formula_too_long_for_spreadsheets_stays_a_number(void **state) {
    Arena *arena = *state;
    enum { ROWS = 5000 };
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    Table *table = add_two_years(arena, document, "journal");
    int *terms = ARENA_ARRAY(arena, int, ROWS + 1);
    for (int i = 0; i < ROWS; i++) {
        add_amounts(arena, table, "ligne", ROW_LINE, "Ligne", 1, 0);
        terms[i / 2] = i + 1;
    }
    set_terms(arena, add_amounts(arena, table, "total", ROW_TOTAL, "Total", ROWS / 2, 0), terms);
    assert_string_equal(formula_of(arena, planned(arena, document), ROWS, 0), "number");
}

/* Seven lines of journals that take turns, and the totals of the first one. */
static Document *two_journals(Arena *arena, Text first, Text second) {
    enum { ROWS = 7 };
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    const Column columns[] = {
        {.id = TEXT("journal"), .kind = CELL_TEXT},
        {.id = TEXT("debit"), .kind = CELL_AMOUNT},
        {.id = TEXT("credit"), .kind = CELL_AMOUNT},
    };
    Table *table = document_add_table(arena, document, "journal", TEXT("Journal"), columns, 3);
    table->is_ledger = true;
    for (int i = 0; i < ROWS; i++) {
        Row *row = table_add_row(arena, table, TEXT("ligne"), ROW_LINE, TEXT("Ligne"));
        row->cells[0] = cell_of_text(i % 2 ? second : first);
        row->cells[i < 5 ? 1 : 2] = cell_of_amount(amount_of_cents(100 + i));
    }
    Row *row = table_add_row(arena, table, TEXT("journal_1"), ROW_SUBTOTAL, TEXT("Banque"));
    row->cells[0] = cell_of_text(first);
    row->cells[1] = cell_of_amount(amount_of_cents(306));
    row->cells[2] = cell_of_amount(amount_of_cents(106));
    row->key = 1;
    return document;
}

static void a_journal_s_total_adds_up_the_lines_of_its_code(void **state) {
    Arena *arena = *state;
    Document *document = two_journals(arena, TEXT("BQ"), TEXT("bq"));
    const XlsxPlan *plan = planned(arena, document);
    assert_string_equal(formula_of(arena, plan, 7, 1),
                        "=ROUND(SUMPRODUCT(EXACT(B7:B13,B14)*1,C7:C13),2)");
    assert_string_equal(formula_of(arena, plan, 7, 2),
                        "=ROUND(SUMPRODUCT(EXACT(B7:B13,B14)*1,D7:D13),2)");
    assert_string_equal(formula_of(arena, plan, 7, 0), "input");
    document->tables.items[0].rows.items[0].cells[1] = cell_of_amount(amount_of_cents(99));
    assert_string_equal(formula_of(arena, plan, 7, 1), "number");
}

static void a_journal_s_total_takes_in_all_its_sheets(void **state) {
    Arena *arena = *state;
    Document *document = two_journals(arena, TEXT("1"), TEXT("01"));
    const XlsxPlan *plan = xlsx_plan(arena, document, XLSX_HEAD_LINES + 1 + 4);
    assert_string_equal(formula_of(arena, plan, 7, 1),
                        "=ROUND(SUMPRODUCT(EXACT('Journal'!B7:B10,B10)*1,'Journal'!C7:C10)"
                        "+SUMPRODUCT(EXACT(B7:B9,B10)*1,C7:C9),2)");
}

static void a_journal_without_lines_is_a_number(void **state) {
    Arena *arena = *state;
    Document *document = two_journals(arena, TEXT("1"), TEXT("01"));
    Table *table = &document->tables.items[0];
    table->rows.items[0] = table->rows.items[7];
    table->rows.count = 1;
    assert_string_equal(formula_of(arena, planned(arena, document), 0, 1), "number");
}

static void columns_have_letters(void **state) {
    Arena *arena = *state;
    static const struct {
        size_t column;
        const char *letters;
    } cases[] = {{0, "A"}, {25, "Z"}, {26, "AA"}, {51, "AZ"}, {701, "ZZ"}, {702, "AAA"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Builder letters = builder_in(arena);
        xlsx_add_column(&letters, cases[i].column);
        assert_string_equal(builder_text(&letters).bytes, cases[i].letters);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_total_adds_up_its_lines_but_not_what_is_inside_them),
        cmocka_unit_test(a_result_is_a_difference),
        cmocka_unit_test(a_line_is_an_input),
        cmocka_unit_test(a_sum_may_cross_headings_but_not_figures),
        cmocka_unit_test(lines_subtracted_one_below_the_other_are_one_sum),
        cmocka_unit_test(a_total_that_its_rows_do_not_give_stays_a_number),
        cmocka_unit_test(a_blank_cell_counts_as_nil),
        cmocka_unit_test(net_is_gross_less_allowance_in_lines_and_a_sum_in_totals),
        cmocka_unit_test(a_total_falls_back_on_its_columns),
        cmocka_unit_test(a_running_balance_is_never_added_up),
        cmocka_unit_test(a_sum_over_several_sheets_names_them),
        cmocka_unit_test(a_formula_too_long_for_spreadsheets_stays_a_number),
        cmocka_unit_test(a_journal_s_total_adds_up_the_lines_of_its_code),
        cmocka_unit_test(a_journal_s_total_takes_in_all_its_sheets),
        cmocka_unit_test(a_journal_without_lines_is_a_number),
        cmocka_unit_test(columns_have_letters),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
