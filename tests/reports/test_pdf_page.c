#include "reports/pdf_page.h"

#include "tests/reports/pdf_reading.h"

static const PdfPen PEN = {FACE_REGULAR, 9, INK_TEXT};
static const PdfDescription DESCRIPTION = {"Titre", "Entité", "Sujet", "Denier"};

static PdfFonts *fonts_of(Arena *arena) {
    PdfFonts *fonts = ARENA_NEW(arena, PdfFonts);
    Error error = {0};
    assert_true(pdf_fonts_find(arena, PDF_FONT_FOLDERS, fonts, &error));
    return fonts;
}

static PdfBook *book_with_a_page(Arena *arena) {
    PdfBook *book = pdf_book_create(arena, fonts_of(arena));
    pdf_page_add(book, 595.28, 841.89);
    return book;
}

static Text saved(Arena *arena, PdfBook *book) {
    Text bytes = {0};
    Error error = {0};
    assert_true(pdf_book_save(arena, book, &DESCRIPTION, &bytes, &error));
    pdf_book_destroy(book);
    return bytes;
}

/* What the page's operators draw. */
static Text content_of(Arena *arena, Text pdf, size_t page) {
    qpdf_data reader = open_pdf(pdf);
    qpdf_oh stream = qpdf_oh_get_key(reader, qpdf_get_page_n(reader, page), "/Contents");
    Text content = stream_text(arena, reader, stream);
    qpdf_cleanup(&reader);
    return content;
}

static void writes_text_from_the_top_left(void **state) {
    PdfBook *book = book_with_a_page(*state);
    pdf_draw_text(book, &PEN, 50, 41.89, TEXT("Aé"));
    Text content = content_of(*state, saved(*state, book), 0);
    assert_contains(content, "50 800 Td");
    assert_contains(content, "<004100E9> Tj");
}

static void sets_face_and_ink_once_for_many_texts(void **state) {
    PdfBook *book = book_with_a_page(*state);
    for (int i = 0; i < 5; i++) pdf_draw_text(book, &PEN, 50, 50 + i * 10, TEXT("x"));
    Text content = content_of(*state, saved(*state, book), 0);
    const char *first = strstr(content.bytes, " Tf");
    assert_non_null(first);
    assert_null(strstr(first + 1, " Tf"));
    assert_null(strstr(strstr(content.bytes, " rg") + 1, " rg"));
}

static void embeds_only_faces_in_use(void **state) {
    PdfBook *book = book_with_a_page(*state);
    pdf_draw_text(book, &PEN, 50, 50, TEXT("x"));
    size_t one = saved(*state, book).size;
    book = book_with_a_page(*state);
    pdf_draw_text(book, &PEN, 50, 50, TEXT("x"));
    pdf_draw_text(book, &(PdfPen){FACE_BOLD, 9, INK_TEXT}, 50, 70, TEXT("x"));
    assert_true(saved(*state, book).size > one + 10000);
}

static void draws_again_on_an_earlier_page(void **state) {
    PdfBook *book = book_with_a_page(*state);
    pdf_draw_text(book, &PEN, 50, 50, TEXT("A"));
    assert_int_equal(pdf_page_add(book, 841.89, 595.28), 1);
    pdf_draw_text(book, &PEN, 50, 50, TEXT("B"));
    pdf_page_select(book, 0);
    pdf_draw_text(book, &PEN, 50, 800, TEXT("C"));
    Text pdf = saved(*state, book);
    assert_int_equal(page_count(pdf), 2);
    assert_contains(content_of(*state, pdf, 0), "<0043> Tj");
    assert_contains(content_of(*state, pdf, 1), "<0042> Tj");
}

static void leads_from_outline_and_links_to_pages(void **state) {
    PdfBook *book = book_with_a_page(*state);
    size_t part = pdf_book_mark(book, 0, "Bilan – actif €");
    pdf_page_add(book, 595.28, 841.89);
    pdf_book_mark(book, part, "Immobilisé");
    pdf_page_select(book, 0);
    pdf_page_link(book, &(PdfBox){50, 50, 100, 12}, 1);
    Text pdf = saved(*state, book);
    assert_string_equal(outline_of(*state, pdf).bytes, "Bilan – actif €\n>Immobilisé\n");
    qpdf_data reader = open_pdf(pdf);
    qpdf_oh links = qpdf_oh_get_key(reader, qpdf_get_page_n(reader, 0), "/Annots");
    assert_int_equal(qpdf_oh_get_array_n_items(reader, links), 1);
    qpdf_cleanup(&reader);
}

static void describes_itself(void **state) {
    PdfBook *book = book_with_a_page(*state);
    Text pdf = saved(*state, book);
    assert_string_equal(property(*state, pdf, "/Author").bytes, "Entité");
    assert_string_equal(property(*state, pdf, "/Subject").bytes, "Sujet");
}

static void takes_texts_of_any_length(void **state) {
    enum { LONG = 200000 };
    char *long_text = ARENA_ARRAY((Arena *)*state, char, LONG + 1);
    for (size_t i = 0; i + 1 < LONG; i += 2) memcpy(long_text + i, "é", 2);
    PdfBook *book = book_with_a_page(*state);
    pdf_draw_text(book, &PEN, 50, 50, text_of(long_text));
    pdf_book_mark(book, 0, long_text);
    PdfDescription description = {long_text, long_text, long_text, "Denier"};
    Text bytes = {0};
    Error error = {0};
    assert_true(pdf_book_save(*state, book, &description, &bytes, &error));
    pdf_book_destroy(book);
    assert_int_equal(property(*state, bytes, "/Title").size, 500);
}

static void takes_coordinates_of_any_size(void **state) {
    static const double values[] = {0, -0.0, 1e-300, -1e-9, 1e300, -1e300, 0.005, 1.0 / 3};
    PdfBook *book = book_with_a_page(*state);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        pdf_draw_text(book, &PEN, values[i], values[i], TEXT("x"));
        pdf_draw_line(book, INK_RULE, 0.5, values[i], values[i], values[i]);
        pdf_draw_outline(book, INK_RULE, 0.5,
                         &(PdfBox){values[i], values[i], values[i], values[i]});
    }
    Text content = content_of(*state, saved(*state, book), 0);
    assert_lacks(content, "nan");
    assert_lacks(content, "inf");
}

static void tells_the_first_failure_and_goes_on_without_effect(void **state) {
    PdfFonts *fonts = fonts_of(*state);
    fonts->faces[FACE_BOLD].path = TEXT("/nonexistent/Lato-Bold.ttf");
    PdfBook *book = pdf_book_create(*state, fonts);
    pdf_page_add(book, 595.28, 841.89);
    pdf_draw_text(book, &(PdfPen){FACE_BOLD, 9, INK_TEXT}, 50, 50, TEXT("x"));
    pdf_draw_text(book, &PEN, 50, 70, TEXT("x"));
    pdf_draw_line(book, INK_RULE, 0.5, 50, 50, 50);
    size_t page = pdf_page_add(book, 595.28, 841.89);
    pdf_book_mark(book, pdf_book_mark(book, 0, "x"), "y");
    pdf_page_select(book, 0);
    pdf_page_link(book, &(PdfBox){50, 50, 100, 12}, page);
    Text bytes = {0};
    Error error = {0};
    assert_false(pdf_book_save(*state, book, &DESCRIPTION, &bytes, &error));
    pdf_book_destroy(book);
    assert_int_equal(error.code, ERROR_PDF_PAGES);
    assert_string_equal(error.arguments[0], "0x1017"); /* a file that cannot be opened */
}

int main(void) {
#define ARENA_TEST(test) cmocka_unit_test_setup_teardown(test, create_arena, destroy_arena)
    const struct CMUnitTest tests[] = {
        ARENA_TEST(writes_text_from_the_top_left),
        ARENA_TEST(sets_face_and_ink_once_for_many_texts),
        ARENA_TEST(embeds_only_faces_in_use),
        ARENA_TEST(draws_again_on_an_earlier_page),
        ARENA_TEST(leads_from_outline_and_links_to_pages),
        ARENA_TEST(describes_itself),
        ARENA_TEST(takes_texts_of_any_length),
        ARENA_TEST(takes_coordinates_of_any_size),
        ARENA_TEST(tells_the_first_failure_and_goes_on_without_effect),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
