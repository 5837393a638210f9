#include "reports/pdf_table.h"

#include "engine/amount_text.h"
#include "tests/reports/pdf_pages.h"

/* Draws the first table of the document. */
static PdfFrame drawn(Arena *arena, const Document *document) {
    PdfFrame frame = new_frame(arena, document);
    const PdfPlan *plan = pdf_table_begin(&frame, &document->tables.items[0]);
    pdf_table_draw(&frame, plan, 0);
    return frame;
}

static PdfLines drawn_page(Arena *arena, const Document *document, size_t page) {
    PdfFrame frame = drawn(arena, document);
    return read_page(&frame, page);
}

/* Where the line ends on the right. */
static double end_of(Arena *arena, const PdfLine *line, PdfFace face, double size) {
    PdfFrame frame = new_frame(arena, new_document(arena, LANGUAGE_FRENCH));
    double width = frame_text_width(&frame, &(PdfPen){face, size, INK_TEXT}, line->text);
    pdf_book_destroy(frame.book);
    return line->x + width;
}

static void shows_every_label_and_figure_of_a_statement(void **state) {
    PdfLines lines = drawn_page(*state, income_statement(*state, LANGUAGE_FRENCH), 0);
    static const char *const shown[] = {"31/12/2022",
                                        "31/12/2021",
                                        "PRODUITS D'EXPLOITATION",
                                        "Cotisations",
                                        "1\u202F234,56",
                                        "980,00",
                                        "dont ventes de dons en nature",
                                        "500,00",
                                        "Total I",
                                        "26\u202F234,56",
                                        "1. RÉSULTAT D'EXPLOITATION (I - II)",
                                        "\u2212765,44",
                                        "0,01"};
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) find_line(&lines, 0, shown[i]);
}

static void aligns_figures_of_a_column_on_their_right(void **state) {
    PdfLines lines = drawn_page(*state, income_statement(*state, LANGUAGE_FRENCH), 0);
    double line = end_of(*state, find_line(&lines, 0, "1\u202F234,56"), FACE_REGULAR, 9.5);
    double total = end_of(*state, find_line(&lines, 0, "26\u202F234,56"), FACE_BOLD, 9.5);
    double result = end_of(*state, find_line(&lines, 0, "\u2212765,44"), FACE_BOLD, 9.5);
    assert_near(line, total, 0.03);
    assert_near(result, total, 0.03);
    double previous = end_of(*state, find_line(&lines, 0, "980,00"), FACE_REGULAR, 9.5);
    assert_near(previous, PAGE_WIDTH - 51, 0.03);
}

static void writes_english_figures_in_english_form(void **state) {
    PdfLines lines = drawn_page(*state, income_statement(*state, LANGUAGE_ENGLISH), 0);
    find_line(&lines, 0, "1,234.56");
    find_line(&lines, 0, "\u2212765.44");
}

static void prints_nil_as_a_figure_and_leaves_blanks_blank(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    Table *table = add_two_years(*state, document, "income-statement");
    add_amounts(*state, table, "nil", ROW_LINE, "Dons", 0, 0)->cells[1].kind = CELL_BLANK;
    PdfLines lines = drawn_page(*state, document, 0);
    assert_int_equal(count_of(&lines, "0,00"), 1);
}

static void figures_stand_on_the_last_line_of_a_long_label(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    Table *table = add_two_years(*state, document, "income-statement");
    add_amounts(*state, table, "long", ROW_LINE,
                "Reprises sur amortissements, dépréciations, provisions et transferts de charges / "
                "Reversals of depreciation and provisions",
                123456, 0);
    PdfLines lines = drawn_page(*state, document, 0);
    double last = 0;
    size_t label_lines = 0;
    for (size_t i = 0; i < lines.count; i++) {
        bool is_label = fabs(lines.items[i].x - lines.items[0].x) < 0.02 && lines.items[i].y > 130;
        if (!is_label) continue;
        last = lines.items[i].y;
        label_lines++;
    }
    assert_true(label_lines >= 2);
    assert_near(find_line(&lines, 0, "1\u202F234,56")->y, last, 0.02);
}

static void figures_stand_beside_the_first_line_of_texts(void **state) {
    Document *document = journal(*state, 1);
    document->tables.items[0].rows.items[0].label =
        TEXT("Facture d'électricité du local associatif, rue du Bief, de janvier à décembre de "
             "l'année, avec l'abonnement de la salle des fêtes et de l'atelier");
    PdfLines lines = drawn_page(*state, document, 0);
    const PdfLine *date = find_line(&lines, 0, "01/01/2022");
    assert_near(find_line(&lines, 0, "0,00")->y, date->y, 0.02);
    assert_true(lines.items[lines.count - 1].y > 0);
}

static void repeats_column_headings_on_each_page(void **state) {
    Document *document = journal(*state, 200);
    PdfFrame frame = drawn(*state, document);
    size_t pages = frame.sheets.count;
    Text pdf = pdf_of_frame(&frame);
    assert_in_range(pages, 3, 6);
    for (size_t page = 0; page < pages; page++) {
        PdfLines lines = lines_of_page(*state, pdf, page, PAGE_HEIGHT);
        assert_int_equal(count_of(&lines, "Débit"), 1);
        assert_int_equal(count_of(&lines, "Libellé"), 1);
        assert_int_equal(count_of(&lines, "Journal (suite)"), page > 0);
    }
}

/* The amount that stands on the line of a label, in the last page's column "debit". */
static const char *sum_beside(const PdfLines *lines, const char *label) {
    const PdfLine *line = find_line(lines, 0, label);
    for (size_t i = 0; i < lines->count; i++) {
        const PdfLine *other = &lines->items[i];
        if (fabs(other->y - line->y) < 0.02 && other->x > line->x + 100) return other->text.bytes;
    }
    fail_msg("nothing beside “%s”", label);
    return NULL;
}

static void hands_sums_over_from_page_to_page(void **state) {
    PdfFrame frame = drawn(*state, journal(*state, 200));
    size_t pages = frame.sheets.count;
    Text pdf = pdf_of_frame(&frame);
    for (size_t page = 0; page + 1 < pages; page++) {
        PdfLines before = lines_of_page(*state, pdf, page, PAGE_HEIGHT);
        PdfLines after = lines_of_page(*state, pdf, page + 1, PAGE_HEIGHT);
        assert_string_equal(sum_beside(&before, "À reporter"), sum_beside(&after, "Report"));
    }
    PdfLines first = lines_of_page(*state, pdf, 0, PAGE_HEIGHT);
    assert_int_equal(count_of(&first, "Report"), 0);
}

static void what_is_carried_is_the_sum_of_the_lines_above(void **state) {
    PdfFrame frame = drawn(*state, journal(*state, 200));
    Text pdf = pdf_of_frame(&frame);
    PdfLines lines = lines_of_page(*state, pdf, 0, PAGE_HEIGHT);
    size_t rows = count_of(&lines, "F-2022-0001");
    int64_t cents = 137 * (int64_t)(rows * (rows - 1) / 2);
    char room[AMOUNT_TEXT_SIZE];
    Text sum = amount_print(amount_of_cents(cents), AMOUNT_FRENCH, room);
    assert_true(text_equal(text_of(sum_beside(&lines, "À reporter")), sum));
}

/* A grand livre of accounts with so many lines of one euro each, ended by totals. */
static Document *ledger(Arena *arena, size_t accounts, size_t lines) {
    Document *document = journal(arena, 0);
    Table *table = &document->tables.items[0];
    for (size_t a = 0; a < accounts; a++) {
        Text name = text_print(arena, "%zu  Compte", 401000 + a);
        table_add_row(arena, table, TEXT("account"), ROW_HEADING, name);
        for (size_t i = 0; i < lines; i++) {
            Row *row = table_add_row(arena, table, TEXT("line"), ROW_LINE, TEXT("Facture"));
            row->cells[3] = cell_of_amount(amount_of_cents(100));
        }
        Row *total = table_add_row(arena, table, TEXT("total"), ROW_TOTAL,
                                   text_print(arena, "Total %zu", 401000 + a));
        total->cells[3] = cell_of_amount(amount_of_cents((int64_t)lines * 100));
    }
    return document;
}

static void repeats_the_account_on_a_page_that_continues_it(void **state) {
    PdfFrame frame = drawn(*state, ledger(*state, 1, 100));
    Text pdf = pdf_of_frame(&frame);
    PdfLines lines = lines_of_page(*state, pdf, 1, PAGE_HEIGHT);
    find_line(&lines, 0, "401000  Compte (suite)");
    find_line(&lines, 0, "Report");
}

static void an_account_begins_without_sums_of_the_one_before(void **state) {
    for (size_t lines = 40; lines < 75; lines++) { /* some of these end with the page */
        PdfFrame frame = drawn(*state, ledger(*state, 2, lines));
        size_t pages = frame.sheets.count;
        Text pdf = pdf_of_frame(&frame);
        for (size_t page = 1; page < pages; page++) {
            PdfLines found = lines_of_page(*state, pdf, page, PAGE_HEIGHT);
            bool continues = count_of(&found, "401000  Compte (suite)") ||
                             count_of(&found, "401001  Compte (suite)");
            assert_int_equal(count_of(&found, "Report"), continues);
        }
    }
}

static void no_page_begins_with_a_total(void **state) {
    for (size_t lines = 40; lines < 75; lines++) {
        PdfFrame frame = drawn(*state, ledger(*state, 1, lines));
        size_t pages = frame.sheets.count;
        Text pdf = pdf_of_frame(&frame);
        PdfLines last = lines_of_page(*state, pdf, pages - 1, PAGE_HEIGHT);
        find_line(&last, 0, "Total 401000");
        assert_true(count_of(&last, "Facture") >= 2);
    }
}

static void nothing_stands_below_the_foot_rule(void **state) {
    for (size_t lines = 40; lines < 75; lines += 3) {
        PdfFrame frame = drawn(*state, ledger(*state, 3, lines));
        size_t pages = frame.sheets.count;
        double bottom = frame.bottom;
        Text pdf = pdf_of_frame(&frame);
        for (size_t page = 0; page < pages; page++) {
            PdfLines found = lines_of_page(*state, pdf, page, PAGE_HEIGHT);
            for (size_t i = 0; i < found.count; i++) assert_true(found.items[i].y <= bottom);
        }
    }
}

static void notes_stand_below_the_table(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    Table *table = &document->tables.items[0];
    *LIST_PUSH((Arena *)*state, &table->notes) = TEXT("Le bénévolat est valorisé.");
    PdfLines lines = drawn_page(*state, document, 0);
    const PdfLine *result = find_line(&lines, 0, "1. RÉSULTAT D'EXPLOITATION (I - II)");
    assert_true(find_line(&lines, 0, "Le bénévolat est valorisé.")->y > result->y);
}

static void a_small_table_follows_on_the_same_page_under_its_name(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    Table *table = add_two_years(*state, document, "more");
    table->title = TEXT("Contributions volontaires");
    add_amounts(*state, table, "x", ROW_LINE, "Bénévolat", 3308500, 0);
    PdfFrame frame = drawn(*state, document);
    pdf_table_draw(&frame, pdf_table_begin(&frame, table), 0);
    assert_int_equal(frame.sheets.count, 1);
    PdfLines lines = read_page(&frame, 0);
    double name = find_line(&lines, 0, "Contributions volontaires")->y;
    assert_true(name > find_line(&lines, 0, "1. RÉSULTAT D'EXPLOITATION (I - II)")->y);
    assert_true(name < find_line(&lines, 0, "Bénévolat")->y);
}

static void a_label_longer_than_a_row_may_be_is_cut_visibly(void **state) {
    Builder label = builder_in(*state);
    for (int i = 0; i < 500; i++) builder_add_string(&label, "subvention ");
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    Table *table = add_two_years(*state, document, "income-statement");
    add_amounts(*state, table, "x", ROW_LINE, builder_text(&label).bytes, 1, 2);
    PdfLines lines = drawn_page(*state, document, 0);
    assert_int_equal(count_of(&lines, "..."), 1);
}

int main(void) {
#define ARENA_TEST(test) cmocka_unit_test_setup_teardown(test, create_arena, destroy_arena)
    const struct CMUnitTest tests[] = {
        ARENA_TEST(shows_every_label_and_figure_of_a_statement),
        ARENA_TEST(aligns_figures_of_a_column_on_their_right),
        ARENA_TEST(writes_english_figures_in_english_form),
        ARENA_TEST(prints_nil_as_a_figure_and_leaves_blanks_blank),
        ARENA_TEST(figures_stand_on_the_last_line_of_a_long_label),
        ARENA_TEST(figures_stand_beside_the_first_line_of_texts),
        ARENA_TEST(repeats_column_headings_on_each_page),
        ARENA_TEST(hands_sums_over_from_page_to_page),
        ARENA_TEST(what_is_carried_is_the_sum_of_the_lines_above),
        ARENA_TEST(repeats_the_account_on_a_page_that_continues_it),
        ARENA_TEST(an_account_begins_without_sums_of_the_one_before),
        ARENA_TEST(no_page_begins_with_a_total),
        ARENA_TEST(nothing_stands_below_the_foot_rule),
        ARENA_TEST(notes_stand_below_the_table),
        ARENA_TEST(a_small_table_follows_on_the_same_page_under_its_name),
        ARENA_TEST(a_label_longer_than_a_row_may_be_is_cut_visibly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
