#include "reports/pdf_plan.h"

#include "tests/reports/rendering.h"

#include <math.h>

static void assert_near(double found, double wanted, double tolerance) {
    if (!(fabs(found - wanted) <= tolerance)) fail_msg("%f instead of %f", found, wanted);
}

/* A frame that measures, and draws nothing. */
static PdfFrame measuring_frame(Arena *arena, const Document *document) {
    PdfFonts *fonts = ARENA_NEW(arena, PdfFonts);
    Error error = {0};
    assert_true(pdf_fonts_find(arena, PDF_FONT_FOLDERS, fonts, &error));
    return frame_start(arena, document, fonts, NULL);
}

static PdfPlan *plan_of(Arena *arena, const Document *document) {
    PdfFrame frame = measuring_frame(arena, document);
    return pdf_plan_table(&frame, &document->tables.items[0]);
}

static const PdfSlot *slot_of(const PdfPlan *plan, const char *column) {
    for (size_t i = 0; i < plan->slot_count; i++) {
        const PdfSlot *slot = &plan->slots[i];
        if (slot->column && text_equal(slot->column->id, text_of(column))) return slot;
    }
    fail();
    return NULL;
}

static double height_of(const PdfPlan *plan) {
    double height = plan->head_height;
    for (size_t i = 0; i < plan->table->rows.count; i++) height += (double)plan->heights[i];
    return height;
}

/* Slots follow each other from edge to edge of the page's text without overlap. */
static void assert_fills_the_page(const PdfPlan *plan) {
    double end = 0;
    for (size_t i = 0; i < plan->slot_count; i++) {
        const PdfSlot *slot = &plan->slots[i];
        if (slot->is_hidden) continue;
        assert_true(slot->width > 0);
        if (end > 0) assert_true(slot->left >= end);
        end = slot->left + slot->width;
    }
    double left = plan->slots[0].left;
    assert_near(end - left, frame_width(plan->orientation), 0.6);
}

static void sets_a_statement_upright_and_large(void **state) {
    PdfPlan *plan = plan_of(*state, income_statement(*state, LANGUAGE_FRENCH));
    assert_int_equal(plan->orientation, PORTRAIT);
    assert_near(plan->size, 9.5, 0.001);
    assert_fills_the_page(plan);
    assert_true(slot_of(plan, "current")->width == slot_of(plan, "previous")->width);
    assert_true(plan->slots[plan->label_slot].width > 250);
}

/* A statement of so many lines, in sections of ten with their totals. */
static Document *long_statement(Arena *arena, size_t lines) {
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    Table *table = add_two_years(arena, document, "income-statement");
    for (size_t i = 0; i < lines; i++) {
        bool is_total = i % 10 == 9;
        add_amounts(arena, table, "line", is_total ? ROW_TOTAL : ROW_LINE,
                    is_total ? "Total" : "Autres achats et charges externes", 123456, 98765);
    }
    return document;
}

static void sets_a_longer_statement_smaller_to_keep_it_on_one_page(void **state) {
    double size = 100;
    for (size_t lines = 20; lines <= 60; lines += 20) {
        Document *document = long_statement(*state, lines);
        PdfPlan *plan = plan_of(*state, document);
        PdfFrame frame = measuring_frame(*state, document);
        double room = frame_height(&frame, PORTRAIT, document->title, HEADING_FULL);
        assert_true(height_of(plan) <= room);
        assert_true(plan->size <= size);
        size = plan->size;
    }
    assert_true(size < 9);
}

static void does_not_set_a_list_of_several_pages_tiny(void **state) {
    PdfPlan *plan = plan_of(*state, long_statement(*state, 300));
    assert_near(plan->size, 8.5, 0.001);
}

static void counts_notes_and_what_is_to_stand_below(void **state) {
    Document *document = long_statement(*state, 46);
    PdfFrame frame = measuring_frame(*state, document);
    Table *table = &document->tables.items[0];
    double alone = pdf_plan_table(&frame, table)->size;
    frame.reserve = 60;
    assert_true(pdf_plan_table(&frame, table)->size < alone);
    frame.reserve = 0;
    for (int i = 0; i < 6; i++) {
        *LIST_PUSH((Arena *)*state, &table->notes) = TEXT("Le bénévolat est valorisé.");
    }
    assert_true(pdf_plan_table(&frame, table)->size < alone);
}

static void wraps_long_labels(void **state) {
    Document *document = new_document(*state, LANGUAGE_BILINGUAL);
    Table *table = add_two_years(*state, document, "income-statement");
    add_amounts(*state, table, "short", ROW_LINE, "Cotisations / Fees", 1, 2);
    add_amounts(*state, table, "long", ROW_LINE,
                "Reprises sur amortissements, dépréciations, provisions et transferts de charges / "
                "Reversals of depreciation, impairment and provisions, and expenses transferred",
                3, 4);
    PdfPlan *plan = plan_of(*state, document);
    assert_true(plan->heights[1] > plan->heights[0] + (float)plan->leading - 1);
}

/* The six columns of a trial balance. */
static Document *trial_balance(Arena *arena) {
    static const char *const ids[] = {"opening_debit", "opening_credit", "debit",
                                      "credit",        "closing_debit",  "closing_credit"};
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    Column columns[6];
    for (size_t i = 0; i < 6; i++) {
        columns[i] =
            (Column){.id = text_of(ids[i]), .label = TEXT("Mouvements débit"), .kind = CELL_AMOUNT};
    }
    Table *table =
        document_add_table(arena, document, "trial-balance", TEXT("Balance"), columns, 6);
    table->label_heading = TEXT("Compte");
    for (int i = 0; i < 200; i++) {
        Row *row = table_add_row(arena, table, TEXT("512000"), ROW_LINE,
                                 TEXT("512000  Banque postale, compte courant principal"));
        for (size_t c = 0; c < 6; c++) {
            row->cells[c] = cell_of_amount(amount_of_cents(123456789));
        }
    }
    return document;
}

static void turns_the_page_for_many_columns(void **state) {
    PdfPlan *plan = plan_of(*state, trial_balance(*state));
    assert_int_equal(plan->orientation, LANDSCAPE);
    assert_fills_the_page(plan);
}

static void sets_smaller_what_no_page_holds(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    enum { MANY = 40 };
    Column columns[MANY];
    for (size_t i = 0; i < MANY; i++) {
        columns[i] = (Column){.id = TEXT("y"), .label = TEXT("2022"), .kind = CELL_AMOUNT};
    }
    Table *table = document_add_table(*state, document, "wide", TEXT("Large"), columns, MANY);
    Row *row = table_add_row(*state, table, TEXT("x"), ROW_TOTAL, TEXT("Total"));
    for (size_t i = 0; i < MANY; i++) row->cells[i] = cell_of_amount(amount_of_cents(999999999));
    PdfPlan *plan = plan_of(*state, document);
    assert_int_equal(plan->orientation, LANDSCAPE);
    assert_true(plan->size < 5);
}

static void puts_the_label_of_a_ledger_before_its_figures(void **state) {
    PdfPlan *plan = plan_of(*state, journal(*state, 10));
    assert_int_equal(plan->label_slot, 1); /* the date comes first; the number is a figure */
    assert_true(slot_of(plan, "date")->left < plan->slots[plan->label_slot].left);
    assert_true(slot_of(plan, "debit")->left > plan->slots[plan->label_slot].left);
    assert_fills_the_page(plan);
}

static void hides_text_columns_of_a_ledger_that_hold_nothing(void **state) {
    Document *document = journal(*state, 10);
    Table *table = &document->tables.items[0];
    assert_false(slot_of(plan_of(*state, document), "piece")->is_hidden);
    for (size_t i = 0; i < table->rows.count; i++) {
        table->rows.items[i].cells[2] = cell_of_text(TEXT(""));
    }
    PdfPlan *plan = plan_of(*state, document);
    assert_true(slot_of(plan, "piece")->is_hidden);
    assert_fills_the_page(plan);
}

static void a_few_long_texts_are_wrapped_and_leave_room_for_the_others(void **state) {
    Document *document = journal(*state, 300);
    for (size_t i = 0; i < 3; i++) {
        document->tables.items[0].rows.items[i].cells[2] =
            cell_of_text(TEXT("Relevé de la banque postale, compte courant principal, août, avec "
                              "le détail des intérêts et des frais de tenue de compte"));
    }
    PdfPlan *plan = plan_of(*state, document);
    double one_line = pdf_plan_row_height(plan, ROW_LINE, 1);
    assert_int_equal(plan->orientation, PORTRAIT);
    assert_true((double)plan->heights[0] > one_line + 1);
    for (size_t i = 3; i < 300; i++) assert_near((double)plan->heights[i], one_line, 0.01);
}

static void all_texts_stand_on_one_line_where_there_is_room(void **state) {
    Document *document = journal(*state, 300);
    document->tables.items[0].rows.items[0].cells[2] = cell_of_text(TEXT("Relevé d'août 2022"));
    PdfPlan *plan = plan_of(*state, document);
    assert_true(plan->heights[0] <= plan->heights[10]);
}

static void turns_a_ledger_only_where_that_saves_pages(void **state) {
    assert_int_equal(plan_of(*state, journal(*state, 500))->orientation, PORTRAIT);
    Document *document = journal(*state, 500);
    Table *table = &document->tables.items[0];
    for (size_t i = 0; i < table->rows.count; i++) {
        table->rows.items[i].label =
            TEXT("Virement reçu de la Commission européenne, programme Erasmus+, convention "
                 "2021-1-FR01-KA220-VET-000033023, solde après acceptation du rapport final par "
                 "l'agence nationale, y compris la part due aux partenaires du projet");
    }
    assert_int_equal(plan_of(*state, document)->orientation, LANDSCAPE);
}

static void lets_headings_run_over_the_columns_beside_them(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    PdfPlan *plan = plan_of(*state, document);
    const Row *rows = document->tables.items[0].rows.items;
    double across = pdf_plan_label(plan, &rows[0]).width;
    assert_near(across, frame_width(PORTRAIT), 0.6);
    assert_true(pdf_plan_label(plan, &rows[1]).width < across - 100);
}

static void indents_by_level_and_details_further(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    PdfPlan *plan = plan_of(*state, document);
    const Row *rows = document->tables.items[0].rows.items;
    double heading = pdf_plan_label(plan, &rows[0]).x, line = pdf_plan_label(plan, &rows[1]).x;
    double detail = pdf_plan_label(plan, &rows[3]).x;
    assert_true(heading < line && line < detail);
}

/* A table of rows of these kinds and levels. */
static Table *rows_of(Arena *arena, const RowKind *kinds, const unsigned *levels, size_t count) {
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    Table *table = add_two_years(arena, document, "rows");
    for (size_t i = 0; i < count; i++) {
        add_amounts(arena, table, "row", kinds[i], "x", 1, 1)->level = levels ? levels[i] : 0;
    }
    return table;
}

static void assert_keeps(const Table *table, const char *wanted) {
    for (size_t i = 0; i < table->rows.count; i++) {
        if (pdf_plan_keeps(table, i) != (wanted[i] == '+')) {
            fail_msg("between row %zu and the next, wanted %s", i, wanted);
        }
    }
}

static void keeps_a_total_with_the_two_rows_before_it(void **state) {
    const RowKind kinds[] = {ROW_LINE, ROW_LINE, ROW_LINE, ROW_LINE, ROW_TOTAL, ROW_LINE, ROW_LINE};
    assert_keeps(rows_of(*state, kinds, NULL, 7), "..++...");
}

static void keeps_a_heading_with_the_two_rows_behind_it(void **state) {
    const RowKind kinds[] = {ROW_LINE, ROW_HEADING, ROW_LINE, ROW_LINE, ROW_LINE, ROW_LINE};
    assert_keeps(rows_of(*state, kinds, NULL, 6), ".++...");
}

static void keeps_a_detail_with_its_line(void **state) {
    const RowKind kinds[] = {ROW_LINE, ROW_LINE, ROW_DETAIL, ROW_DETAIL, ROW_LINE};
    assert_keeps(rows_of(*state, kinds, NULL, 5), ".++..");
}

static void keeps_a_result_with_its_totals(void **state) {
    const RowKind kinds[] = {ROW_LINE,    ROW_LINE, ROW_LINE, ROW_TOTAL, ROW_RESULT,
                             ROW_HEADING, ROW_LINE, ROW_LINE, ROW_LINE};
    assert_keeps(rows_of(*state, kinds, NULL, 9), ".+++.++..");
}

static void a_subtotal_leads_its_lines_or_ends_them(void **state) {
    const RowKind kinds[] = {ROW_LINE, ROW_SUBTOTAL, ROW_LINE, ROW_LINE, ROW_LINE, ROW_LINE};
    const unsigned above[] = {1, 1, 2, 2, 2, 2};
    assert_keeps(rows_of(*state, kinds, above, 6), ".++...");
    const RowKind ended[] = {ROW_LINE, ROW_LINE, ROW_LINE, ROW_SUBTOTAL, ROW_LINE, ROW_LINE};
    const unsigned below[] = {2, 2, 2, 1, 1, 1};
    assert_keeps(rows_of(*state, ended, below, 6), ".++...");
}

static void plans_tables_without_rows_or_columns(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    document_add_table(*state, document, "empty", TEXT("Vide"), NULL, 0);
    PdfPlan *plan = plan_of(*state, document);
    assert_int_equal(plan->slot_count, 1);
    assert_fills_the_page(plan);
}

int main(void) {
#define ARENA_TEST(test) cmocka_unit_test_setup_teardown(test, create_arena, destroy_arena)
    const struct CMUnitTest tests[] = {
        ARENA_TEST(sets_a_statement_upright_and_large),
        ARENA_TEST(sets_a_longer_statement_smaller_to_keep_it_on_one_page),
        ARENA_TEST(does_not_set_a_list_of_several_pages_tiny),
        ARENA_TEST(counts_notes_and_what_is_to_stand_below),
        ARENA_TEST(wraps_long_labels),
        ARENA_TEST(turns_the_page_for_many_columns),
        ARENA_TEST(sets_smaller_what_no_page_holds),
        ARENA_TEST(puts_the_label_of_a_ledger_before_its_figures),
        ARENA_TEST(hides_text_columns_of_a_ledger_that_hold_nothing),
        ARENA_TEST(a_few_long_texts_are_wrapped_and_leave_room_for_the_others),
        ARENA_TEST(all_texts_stand_on_one_line_where_there_is_room),
        ARENA_TEST(turns_a_ledger_only_where_that_saves_pages),
        ARENA_TEST(lets_headings_run_over_the_columns_beside_them),
        ARENA_TEST(indents_by_level_and_details_further),
        ARENA_TEST(keeps_a_total_with_the_two_rows_before_it),
        ARENA_TEST(keeps_a_heading_with_the_two_rows_behind_it),
        ARENA_TEST(keeps_a_detail_with_its_line),
        ARENA_TEST(keeps_a_result_with_its_totals),
        ARENA_TEST(a_subtotal_leads_its_lines_or_ends_them),
        ARENA_TEST(plans_tables_without_rows_or_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
