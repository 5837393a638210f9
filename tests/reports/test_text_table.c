#include "reports/text_table.h"
#include "tests/reports/rendering.h"

/* The lines of the first table alone. */
static Text written(Arena *arena, const Document *document, size_t width) {
    TextTable table =
        text_table_measure(arena, &document->tables.items[0], document->language, width);
    Output output = {.text = builder_in(arena)};
    text_table_write(&table, &output);
    return builder_text(&output.text);
}

static void figures_get_what_the_longest_needs(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    Table *table = add_two_years(*state, document, "t");
    add_amounts(*state, table, "a", ROW_LINE, "Dons", -12345678900, 5);
    TextTable measured = text_table_measure(*state, table, LANGUAGE_FRENCH, 80);
    assert_int_equal(measured.columns[0].width, strlen("Dons"));
    assert_int_equal(measured.columns[1].width, strlen("-123 456 789,00"));
    assert_int_equal(measured.columns[2].width, strlen("31/12/2021"));
    assert_int_equal(measured.width, 4 + 2 + 15 + 2 + 10);
}

static void the_widest_figure_may_be_negative(void **state) {
    Document *document = new_document(*state, LANGUAGE_ENGLISH);
    Table *table = add_two_years(*state, document, "t");
    table->columns[0].label = TEXT("2022");
    add_amounts(*state, table, "a", ROW_LINE, "Surplus", 100000, 0);
    add_amounts(*state, table, "b", ROW_LINE, "Deficit", -100000, 0);
    TextTable measured = text_table_measure(*state, table, LANGUAGE_ENGLISH, 80);
    assert_int_equal(measured.columns[1].width, strlen("-1,000.00"));
}

static void headings_stand_above_the_columns(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    Table *table = add_two_years(*state, document, "t");
    table->label_heading = TEXT("ACTIF");
    table->columns[0].label = TEXT("Amortissements et dépréciations");
    add_amounts(*state, table, "a", ROW_LINE, "Terrains", 100, 200);
    assert_string_equal(written(*state, document, 80).bytes,
                        "ACTIF     Amortissements  31/12/2021\n"
                        "                      et\n"
                        "           dépréciations\n"
                        "────────────────────────────────────\n"
                        "Terrains            1,00        2,00\n"
                        "────────────────────────────────────\n");
}

static void levels_and_details_are_indented(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    Table *table = add_two_years(*state, document, "t");
    add_amounts(*state, table, "a", ROW_LINE, "Ventes", 100, 0)->level = 1;
    add_amounts(*state, table, "b", ROW_DETAIL, "dont dons en nature", 100, 0)->level = 1;
    add_amounts(*state, table, "c", ROW_SUBTOTAL, "Ensemble", 100, 0);
    Text text = written(*state, document, 80);
    assert_contains(text, "\n  Ventes ");
    assert_contains(text, "\n    dont dons en nature ");
    assert_contains(text, "\nEnsemble ");
}

static void one_rule_stands_above_each_run_of_totals(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    Table *table = add_two_years(*state, document, "t");
    add_amounts(*state, table, "a", ROW_LINE, "Dons", 100, 0);
    add_amounts(*state, table, "b", ROW_TOTAL, "Total I", 100, 0);
    add_amounts(*state, table, "c", ROW_TOTAL, "Total II", 0, 0);
    add_amounts(*state, table, "d", ROW_RESULT, "RÉSULTAT", 100, 0);
    add_amounts(*state, table, "e", ROW_LINE, "Legs", 100, 0);
    assert_string_equal(written(*state, document, 80).bytes, "          31/12/2022  31/12/2021\n"
                                                             "────────────────────────────────\n"
                                                             "Dons            1,00        0,00\n"
                                                             "          ──────────  ──────────\n"
                                                             "Total I         1,00        0,00\n"
                                                             "Total II        0,00        0,00\n"
                                                             "RÉSULTAT        1,00        0,00\n"
                                                             "\n"
                                                             "Legs            1,00        0,00\n"
                                                             "────────────────────────────────\n");
}

static void a_heading_may_be_longer_than_the_labels(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    Table *table = add_two_years(*state, document, "t");
    table_add_row(*state, table, TEXT("h"), ROW_HEADING, TEXT("FONDS REPORTÉS ET DÉDIÉS"));
    add_amounts(*state, table, "a", ROW_LINE, "Legs", 100, 0);
    TextTable measured = text_table_measure(*state, table, LANGUAGE_FRENCH, 80);
    assert_int_equal(measured.columns[0].width, strlen("Legs"));
    assert_contains(written(*state, document, 80), "\nFONDS REPORTÉS ET DÉDIÉS\nLegs ");
}

static void texts_share_what_figures_leave(void **state) {
    const Column columns[] = {
        {.id = TEXT("status"), .label = TEXT("Verdict"), .kind = CELL_TEXT},
        {.id = TEXT("found"), .label = TEXT("Trouvé"), .kind = CELL_AMOUNT},
        {.id = TEXT("why"), .label = TEXT("Explication"), .kind = CELL_TEXT},
    };
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    Table *table = document_add_table(*state, document, "checks", TEXT("Contrôles"), columns, 3);
    Row *row = table_add_row(*state, table, TEXT("a"), ROW_LINE,
                             TEXT("L'actif est égal au passif, à la clôture comme à l'ouverture"));
    row->cells[0] = cell_of_text(TEXT("ok"));
    row->cells[1] = cell_of_amount(amount_of_cents(44027830));
    row->cells[2] = cell_of_text(TEXT("total de l'actif net et total du passif du bilan"));
    assert_string_equal(written(*state, document, 64).bytes,
                        "                      Verdict      Trouvé  Explication\n"
                        "───────────────────────────────────────────────────────────────\n"
                        "L'actif est égal au   ok       440\u202F278,30  total de l'actif net\n"
                        "  passif, à la                             et total du passif\n"
                        "  clôture comme à                          du bilan\n"
                        "  l'ouverture\n"
                        "───────────────────────────────────────────────────────────────\n");
}

static void marks_are_left_out_without_color(void **state) {
    Builder out = builder_in(*state);
    text_add_marked(&out, TEXT("a"), MARK_STRONG, false);
    text_add_marked(&out, TEXT("b"), MARK_NEGATIVE, true);
    text_add_marked(&out, TEXT("c"), MARK_NONE, true);
    text_add_marked(&out, TEXT(""), MARK_STRONG, true);
    assert_string_equal(builder_text(&out).bytes, "a\033[31mb\033[0mc");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_get_what_the_longest_needs),
        cmocka_unit_test(the_widest_figure_may_be_negative),
        cmocka_unit_test(headings_stand_above_the_columns),
        cmocka_unit_test(levels_and_details_are_indented),
        cmocka_unit_test(one_rule_stands_above_each_run_of_totals),
        cmocka_unit_test(a_heading_may_be_longer_than_the_labels),
        cmocka_unit_test(texts_share_what_figures_leave),
        cmocka_unit_test(marks_are_left_out_without_color),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
