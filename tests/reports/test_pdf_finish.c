#include "reports/pdf_finish.h"

#include "reports/pdf_page.h"
#include "tests/reports/pdf_reading.h"

/* A draft of one page by libharu that shows the text in two faces. */
static Text draft_of(Arena *arena, Text text) {
    PdfFonts fonts;
    Error error = {0};
    assert_true(pdf_fonts_find(arena, PDF_FONT_FOLDERS, &fonts, &error));
    PdfBook *book = pdf_book_create(arena, &fonts);
    pdf_page_add(book, 595.28, 841.89);
    pdf_draw_text(book, &(PdfPen){FACE_REGULAR, 9, INK_TEXT}, 50, 100, text);
    pdf_draw_text(book, &(PdfPen){FACE_BOLD, 9, INK_ACCENT}, 50, 120, text);
    PdfDescription description = {"Comptes annuels", "Les Amis du Bief", "", "Denier"};
    Text draft = {0};
    assert_true(pdf_book_save(arena, book, &description, &draft, &error));
    pdf_book_destroy(book);
    return draft;
}

static PdfFacts some_facts(void) {
    return (PdfFacts){.language = "fr-FR",
                      .title = TEXT("Comptes annuels"),
                      .author = TEXT("Les Amis du Bief"),
                      .date = date_of(2022, 12, 31)};
}

static Text finished(Arena *arena, Text draft, const PdfFacts *facts) {
    Text pdf = {0};
    Error error = {0};
    assert_true(pdf_finish(arena, draft, facts, &pdf, &error));
    return pdf;
}

/* The first font of the first page. */
static qpdf_oh first_font(qpdf_data reader) {
    qpdf_oh resources = qpdf_oh_get_key(reader, qpdf_get_page_n(reader, 0), "/Resources");
    qpdf_oh fonts = qpdf_oh_get_key(reader, resources, "/Font");
    qpdf_oh_begin_dict_key_iter(reader, fonts);
    assert_true(qpdf_oh_dict_more_keys(reader));
    return qpdf_oh_get_key(reader, fonts, qpdf_oh_dict_next_key(reader));
}

static void maps_codes_to_characters_in_a_way_every_reader_understands(void **state) {
    PdfFacts facts = some_facts();
    Text pdf = finished(*state, draft_of(*state, TEXT("1\u202F234,56 €")), &facts);
    qpdf_data reader = open_pdf(pdf);
    qpdf_oh map = qpdf_oh_get_key(reader, first_font(reader), "/ToUnicode");
    Text text = stream_text(*state, reader, map);
    assert_lacks(text, "cidrange");
    assert_contains(text, "<0020> <00FF> <0020>\n");
    assert_contains(text, "<2030> <20FF> <2030>\n");
    assert_contains(text, "<202F> <0020>\n");
    qpdf_cleanup(&reader);
}

static void announces_as_many_ranges_as_there_are(void **state) {
    PdfFacts facts = some_facts();
    Text pdf = finished(*state, draft_of(*state, TEXT("x")), &facts);
    qpdf_data reader = open_pdf(pdf);
    qpdf_oh map = qpdf_oh_get_key(reader, first_font(reader), "/ToUnicode");
    Text rest = stream_text(*state, reader, map);
    size_t announced = 0, counted = 0, blocks = 0;
    bool is_inside = false;
    while (rest.size) {
        Text line = text_take(&rest, '\n');
        bool ends = text_equal(line, TEXT("endbfrange"));
        if (ends) assert_int_equal(announced, counted);
        is_inside = is_inside && !ends;
        if (is_inside) counted++;
        if (line.size < 12 || !strstr(line.bytes, "beginbfrange")) continue;
        if (!text_equal((Text){line.bytes + line.size - 12, 12}, TEXT("beginbfrange"))) continue;
        announced = strtoul(line.bytes, NULL, 10);
        assert_in_range(announced, 1, 100);
        counted = 0;
        blocks++;
        is_inside = true;
    }
    assert_int_equal(blocks, 3);
    qpdf_cleanup(&reader);
}

static void names_the_collection_of_glyphs_rightly(void **state) {
    PdfFacts facts = some_facts();
    Text pdf = finished(*state, draft_of(*state, TEXT("x")), &facts);
    qpdf_data reader = open_pdf(pdf);
    qpdf_oh descendants = qpdf_oh_get_key(reader, first_font(reader), "/DescendantFonts");
    qpdf_oh system =
        qpdf_oh_get_key(reader, qpdf_oh_get_array_item(reader, descendants, 0), "/CIDSystemInfo");
    qpdf_oh ordering = qpdf_oh_get_key(reader, system, "/Ordering");
    assert_string_equal(qpdf_oh_get_string_value(reader, ordering), "Identity");
    qpdf_cleanup(&reader);
}

static void says_its_language_and_its_closing_date(void **state) {
    PdfFacts facts = some_facts();
    Text pdf = finished(*state, draft_of(*state, TEXT("x")), &facts);
    assert_string_equal(catalogue_text(*state, pdf, "/Lang").bytes, "fr-FR");
    assert_string_equal(property(*state, pdf, "/CreationDate").bytes, "D:20221231000000Z");
    assert_string_equal(property(*state, pdf, "/ModDate").bytes, "D:20221231000000Z");
    assert_string_equal(property(*state, pdf, "/Title").bytes, "Comptes annuels");
}

static void does_without_a_date(void **state) {
    PdfFacts facts = some_facts();
    facts.date = (Date){0};
    Text pdf = finished(*state, draft_of(*state, TEXT("x")), &facts);
    assert_int_equal(page_count(pdf), 1);
}

static void escapes_the_metadata(void **state) {
    PdfFacts facts = some_facts();
    facts.author = TEXT("L'Œuvre <A> & \"B\"");
    Text pdf = finished(*state, draft_of(*state, TEXT("x")), &facts);
    qpdf_data reader = open_pdf(pdf);
    qpdf_oh stream = qpdf_oh_get_key(reader, qpdf_get_root(reader), "/Metadata");
    Text metadata = stream_text(*state, reader, stream);
    assert_contains(metadata, "<rdf:li>L'Œuvre &#60;A&#62; &#38; &#34;B&#34;</rdf:li>");
    assert_contains(metadata, "<rdf:li>fr-FR</rdf:li>");
    assert_contains(metadata, "<xmp:CreateDate>2022-12-31T00:00:00Z</xmp:CreateDate>");
    qpdf_cleanup(&reader);
}

static void gives_the_same_bytes_for_the_same_draft(void **state) {
    PdfFacts facts = some_facts();
    Text draft = draft_of(*state, TEXT("x"));
    Text first = finished(*state, draft, &facts), second = finished(*state, draft, &facts);
    assert_true(text_equal(first, second));
    Text other = finished(*state, draft_of(*state, TEXT("y")), &facts);
    assert_false(text_equal(first, other));
}

static void refuses_what_is_no_pdf(void **state) {
    PdfFacts facts = some_facts();
    Text pdf = {0};
    Error error = {0};
    assert_false(pdf_finish(*state, TEXT("no PDF at all"), &facts, &pdf, &error));
    assert_int_equal(error.code, ERROR_PDF_FINISH);
    assert_true(error.arguments[0][0]);
    assert_null(pdf.bytes);
}

static void refuses_a_draft_that_is_cut_short(void **state) {
    PdfFacts facts = some_facts();
    Text draft = draft_of(*state, TEXT("x"));
    for (size_t size = 0; size + 64 < draft.size; size += draft.size / 40) {
        Text pdf = {0};
        Error error = {0};
        assert_false(pdf_finish(*state, (Text){draft.bytes, size}, &facts, &pdf, &error));
        assert_int_equal(error.code, ERROR_PDF_FINISH);
    }
}

int main(void) {
#define ARENA_TEST(test) cmocka_unit_test_setup_teardown(test, create_arena, destroy_arena)
    const struct CMUnitTest tests[] = {
        ARENA_TEST(maps_codes_to_characters_in_a_way_every_reader_understands),
        ARENA_TEST(announces_as_many_ranges_as_there_are),
        ARENA_TEST(names_the_collection_of_glyphs_rightly),
        ARENA_TEST(says_its_language_and_its_closing_date),
        ARENA_TEST(does_without_a_date),
        ARENA_TEST(escapes_the_metadata),
        ARENA_TEST(gives_the_same_bytes_for_the_same_draft),
        ARENA_TEST(refuses_what_is_no_pdf),
        ARENA_TEST(refuses_a_draft_that_is_cut_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
