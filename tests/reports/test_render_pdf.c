#include "engine/builder.h"
#include "tests/reports/pdf_reading.h"

#include "reports/layout.h"

static Text pdf_of(Arena *arena, const Document *document) {
    return rendered(arena, render_pdf, document);
}

static void add_part(Arena *arena, Document *document, const char *title, size_t table,
                     const char *reason) {
    *LIST_PUSH(arena, &document->parts) = (Part){text_of(title), table, text_of(reason)};
}

/* Annual accounts of two statements, and a part that is not available. */
static Document *annual_accounts(Arena *arena) {
    Document *document = income_statement(arena, LANGUAGE_FRENCH);
    document->title = TEXT("Comptes annuels");
    document->tables.items[0].title = TEXT("Compte de résultat");
    document->tables.items[0].starts_page = true;
    Table *assets = add_two_years(arena, document, "assets");
    assets->title = TEXT("Bilan : actif");
    assets->starts_page = true;
    add_amounts(arena, assets, "total_actif", ROW_TOTAL, "Total de l'actif", 44027800, 1427600);
    Table *liabilities = add_two_years(arena, document, "liabilities");
    liabilities->title = TEXT("Bilan : passif");
    liabilities->starts_page = true;
    add_amounts(arena, liabilities, "total_passif", ROW_TOTAL, "Total du passif", 44027800,
                1427600);
    add_part(arena, document, "Compte de résultat", 0, "");
    add_part(arena, document, "Bilan", 1, "");
    add_part(arena, document, "Annexe", SIZE_MAX, "pas encore établie");
    return document;
}

static Document *statement_of_lines(Arena *arena, size_t lines) {
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    Table *table = add_two_years(arena, document, "income-statement");
    for (size_t i = 0; i < lines; i++) {
        Text label = text_print(arena, "Poste n° %zu du compte de résultat", i + 1);
        add_amounts(arena, table, "line", i % 12 == 11 ? ROW_TOTAL : ROW_LINE, label.bytes,
                    (int64_t)i * 12345, -(int64_t)i * 678);
    }
    return document;
}

static void libqpdf_finds_nothing_wrong(void **state) {
    Text pdf = pdf_of(*state, annual_accounts(*state));
    assert_true(text_starts_with(pdf, TEXT("%PDF-1.7")));
    qpdf_data reader = open_pdf(pdf);
    assert_int_equal(qpdf_check_pdf(reader), QPDF_SUCCESS);
    assert_false(qpdf_more_warnings(reader));
    qpdf_cleanup(&reader);
}

static void a_statement_takes_one_page(void **state) {
    assert_int_equal(page_count(pdf_of(*state, income_statement(*state, LANGUAGE_FRENCH))), 1);
    assert_int_equal(page_count(pdf_of(*state, statement_of_lines(*state, 40))), 1);
}

static void goes_on_for_as_many_pages_as_it_takes(void **state) {
    int few = page_count(pdf_of(*state, statement_of_lines(*state, 120)));
    int many = page_count(pdf_of(*state, statement_of_lines(*state, 480)));
    assert_in_range(few, 2, 4);
    assert_in_range(many, 3 * few, 5 * few);
}

static void several_parts_have_a_cover_and_a_contents_page(void **state) {
    assert_int_equal(page_count(pdf_of(*state, annual_accounts(*state))), 2 + 3);
}

static void contents_go_on_for_as_many_pages_as_they_take(void **state) {
    Document *document = annual_accounts(*state);
    for (int i = 0; i < 100; i++) add_part(*state, document, "Partie", SIZE_MAX, "à venir");
    assert_in_range(page_count(pdf_of(*state, document)), 2 + 3 + 3, 2 + 3 + 8);
}

static void the_outline_names_parts_and_their_tables(void **state) {
    Text outline = outline_of(*state, pdf_of(*state, annual_accounts(*state)));
    assert_string_equal(outline.bytes, "Compte de résultat\nBilan\n>Bilan : actif\n"
                                       ">Bilan : passif\n");
}

static void a_single_statement_is_in_the_outline(void **state) {
    Text outline = outline_of(*state, pdf_of(*state, income_statement(*state, LANGUAGE_FRENCH)));
    assert_string_equal(outline.bytes, "Compte de résultat\n");
}

static void small_tables_share_a_page_unless_they_begin_one(void **state) {
    for (int begins = 0; begins <= 1; begins++) {
        Document *document = income_statement(*state, LANGUAGE_FRENCH);
        Table *table = add_two_years(*state, document, "more");
        table->starts_page = begins;
        add_amounts(*state, table, "x", ROW_LINE, "Bénévolat", 3308500, 0);
        assert_int_equal(page_count(pdf_of(*state, document)), 1 + begins);
    }
}

static void the_properties_name_document_and_entity(void **state) {
    Document *document = annual_accounts(*state);
    document->entity_name = TEXT("L'Œuvre du Bief – été");
    Text pdf = pdf_of(*state, document);
    assert_string_equal(property(*state, pdf, "/Title").bytes, "Comptes annuels");
    assert_string_equal(property(*state, pdf, "/Author").bytes, "L'Œuvre du Bief – été");
    assert_contains(property(*state, pdf, "/Subject"), "31 décembre 2022");
    assert_string_equal(property(*state, pdf, "/Creator").bytes, "Denier");
}

static void the_language_is_that_of_the_labels(void **state) {
    const struct {
        Language language;
        const char *name;
    } cases[] = {
        {LANGUAGE_FRENCH, "fr-FR"}, {LANGUAGE_ENGLISH, "en-GB"}, {LANGUAGE_BILINGUAL, "fr-FR"}};
    for (size_t i = 0; i < 3; i++) {
        Text pdf = pdf_of(*state, income_statement(*state, cases[i].language));
        assert_string_equal(catalogue_text(*state, pdf, "/Lang").bytes, cases[i].name);
    }
}

static void the_same_document_gives_the_same_bytes(void **state) {
    Text first = pdf_of(*state, annual_accounts(*state));
    setenv("TZ", "Asia/Tokyo", 1);
    setenv("LC_ALL", "fr_FR.UTF-8", 1);
    Text second = pdf_of(*state, annual_accounts(*state));
    unsetenv("TZ");
    unsetenv("LC_ALL");
    assert_true(text_equal(first, second));
}

static void a_change_of_one_cent_changes_the_identifier(void **state) {
    Document *document = annual_accounts(*state);
    Text first = pdf_of(*state, document);
    document->tables.items[1].rows.items[0].cells[0] = cell_of_amount(amount_of_cents(44027801));
    Text second = pdf_of(*state, document);
    assert_false(text_equal(first, second));
}

static void a_ledger_lists_its_accounts_in_the_outline(void **state) {
    Document *document = journal(*state, 0);
    Table *table = &document->tables.items[0];
    for (int account = 0; account < 3; account++) {
        Text label = text_print(*state, "%d  Compte", 401000 + account);
        table_add_row(*state, table, TEXT("401"), ROW_HEADING, label);
        for (int i = 0; i < 150; i++) {
            Row *row = table_add_row(*state, table, TEXT("x"), ROW_LINE, TEXT("Facture"));
            row->cells[3] = cell_of_amount(amount_of_cents(100));
        }
    }
    Text pdf = pdf_of(*state, document);
    assert_string_equal(outline_of(*state, pdf).bytes,
                        "Journal\n>401000  Compte\n>401001  Compte\n>401002  Compte\n");
    assert_in_range(page_count(pdf), 7, 10);
}

static void a_ledger_of_thousands_of_lines_stays_small(void **state) {
    Text pdf = pdf_of(*state, journal(*state, 3000));
    assert_in_range(page_count(pdf), 40, 80);
    assert_true(pdf.size < 600000);
}

static void failed_proofs_take_room_of_their_own(void **state) {
    Document *document = statement_of_lines(*state, 46);
    document->tables.items[0].rows.items[45].kind = ROW_LINE;
    Text without = pdf_of(*state, document);
    Findings *findings = failed_proof(*state, document);
    for (int i = 0; i < 200; i++) {
        Error error = {0};
        error_set(&error, ERROR_AGED_DIFFERS, TEXT("1 234,56"), TEXT("1 234,57"));
        findings_add(findings, &error);
    }
    assert_int_equal(page_count(pdf_of(*state, document)), page_count(without) + 1);
}

static void hostile_texts_do_no_harm(void **state) {
    static const char *const texts[] = {"\xFF\xFE\xC3",
                                        "🎁🏳️‍🌈",
                                        "\u202Einversé\u202C",
                                        "\a\b\033[2J",
                                        "(((\\)<<>>%/PDF",
                                        "e\u0301\u0301\u0301",
                                        "\uFFFF\uFDD0",
                                        "",
                                        " ",
                                        "\n\n\n",
                                        "\xED\xA0\x80",
                                        "花子"};
    enum { COUNT = sizeof texts / sizeof *texts };
    Document *document = annual_accounts(*state);
    for (size_t i = 0; i < COUNT; i++) {
        Table *table = &document->tables.items[i % 3];
        add_amounts(*state, table, "x", (RowKind)(i % 6), texts[i], 1, 2);
        table->title = text_of(texts[i]);
        table->columns[0].label = text_of(texts[(i + 1) % COUNT]);
        *LIST_PUSH((Arena *)*state, &table->notes) = text_of(texts[i]);
        document->title = document->entity_name = document->entity_object = text_of(texts[i]);
        document->notice = text_of(texts[(i + 2) % COUNT]);
        assert_true(page_count(pdf_of(*state, document)) >= 5);
    }
}

static void texts_of_any_length_keep_to_their_pages(void **state) {
    enum { LONG = 60000 };
    char *words = ARENA_ARRAY((Arena *)*state, char, LONG + 1);
    char *word = ARENA_ARRAY((Arena *)*state, char, LONG + 1);
    for (size_t i = 0; i < LONG; i++) words[i] = i % 7 == 6 ? ' ' : 'a', word[i] = 'W';
    Document *document = annual_accounts(*state);
    document->title = document->entity_name = document->entity_address = text_of(words);
    document->notice = document->entity_object = text_of(word);
    Table *table = &document->tables.items[0];
    table->title = table->label_heading = table->columns[1].label = text_of(words);
    for (int i = 0; i < 10; i++) {
        add_amounts(*state, table, "x", ROW_HEADING, i % 2 ? word : words, 1, 2);
        add_amounts(*state, table, "x", ROW_LINE, i % 2 ? words : word, 1, 2);
    }
    *LIST_PUSH((Arena *)*state, &table->notes) = text_of(words);
    assert_in_range(page_count(pdf_of(*state, document)), 5, 40);
}

static void amounts_beyond_any_page_are_still_written(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    Amount vast = amount_of_cents(INT64_MAX);
    for (int i = 0; i < 50; i++) vast = amount_add(vast, vast);
    Table *table = &document->tables.items[0];
    table->rows.items[1].cells[0] = cell_of_amount(vast);
    table->rows.items[1].cells[1] = cell_of_amount(amount_negate(vast));
    assert_int_equal(page_count(pdf_of(*state, document)), 1);
}

static void a_document_without_tables_is_one_page(void **state) {
    assert_int_equal(page_count(pdf_of(*state, new_document(*state, LANGUAGE_FRENCH))), 1);
}

static void a_table_without_rows_or_columns_is_drawn(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    document_add_table(*state, document, "empty", TEXT("Vide"), NULL, 0);
    add_two_years(*state, document, "bare");
    assert_int_equal(page_count(pdf_of(*state, document)), 1);
}

static void a_final_document_names_its_sources(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    document->status = STATUS_FINAL;
    Text without = pdf_of(*state, document);
    *LIST_PUSH((Arena *)*state, &document->sources) =
        (Source){TEXT("123456789FEC20221231.txt"),
                 TEXT("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")};
    Text with = pdf_of(*state, document);
    assert_int_equal(page_count(with), 1);
    assert_false(text_equal(with, without));
}

static void says_where_it_cannot_write(void **state) {
    Error error = {0};
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    assert_false(
        render_pdf(*state, document, &(RenderingChoices){0}, "/nonexistent/x.pdf", &error));
    assert_int_equal(error.code, ERROR_FILE_WRITE);
}

static void says_which_folder_of_data_is_wrong(void **state) {
    Error error = {0};
    char path[] = "/tmp/denier-pdf-XXXXXX";
    int descriptor = mkstemp(path);
    close(descriptor);
    setenv("DENIER_DATA", "/nonexistent", 1);
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    assert_false(render_pdf(*state, document, &(RenderingChoices){0}, path, &error));
    unsetenv("DENIER_DATA");
    assert_int_equal(error.code, ERROR_DATA_FOLDER);
    Text left;
    assert_true(file_read_all(*state, path, 1000, &left, &error));
    assert_int_equal(left.size, 0); /* nothing half written */
    unlink(path);
}

int main(void) {
#define ARENA_TEST(test) cmocka_unit_test_setup_teardown(test, create_arena, destroy_arena)
    const struct CMUnitTest tests[] = {
        ARENA_TEST(libqpdf_finds_nothing_wrong),
        ARENA_TEST(a_statement_takes_one_page),
        ARENA_TEST(goes_on_for_as_many_pages_as_it_takes),
        ARENA_TEST(several_parts_have_a_cover_and_a_contents_page),
        ARENA_TEST(contents_go_on_for_as_many_pages_as_they_take),
        ARENA_TEST(the_outline_names_parts_and_their_tables),
        ARENA_TEST(a_single_statement_is_in_the_outline),
        ARENA_TEST(small_tables_share_a_page_unless_they_begin_one),
        ARENA_TEST(the_properties_name_document_and_entity),
        ARENA_TEST(the_language_is_that_of_the_labels),
        ARENA_TEST(the_same_document_gives_the_same_bytes),
        ARENA_TEST(a_change_of_one_cent_changes_the_identifier),
        ARENA_TEST(a_ledger_lists_its_accounts_in_the_outline),
        ARENA_TEST(a_ledger_of_thousands_of_lines_stays_small),
        ARENA_TEST(failed_proofs_take_room_of_their_own),
        ARENA_TEST(hostile_texts_do_no_harm),
        ARENA_TEST(texts_of_any_length_keep_to_their_pages),
        ARENA_TEST(amounts_beyond_any_page_are_still_written),
        ARENA_TEST(a_document_without_tables_is_one_page),
        ARENA_TEST(a_table_without_rows_or_columns_is_drawn),
        ARENA_TEST(a_final_document_names_its_sources),
        ARENA_TEST(says_where_it_cannot_write),
        ARENA_TEST(says_which_folder_of_data_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
