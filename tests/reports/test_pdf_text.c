#include "reports/pdf_text.h"

#include "tests/reports/rendering.h"

#include <math.h>

static void assert_near(double found, double wanted, double tolerance) {
    if (!(fabs(found - wanted) <= tolerance)) fail_msg("%f instead of %f", found, wanted);
}

/* A face with ASCII, half an em wide each, and nothing else. */
static PdfFont plain_face(Arena *arena) {
    PdfFont font = {.widths = ARENA_ARRAY(arena, uint16_t, FONT_CODE_POINTS)};
    for (size_t i = 0; i < FONT_CODE_POINTS; i++) font.widths[i] = NO_GLYPH;
    for (size_t i = ' '; i <= '~'; i++) font.widths[i] = 500;
    return font;
}

static PdfFont lato(Arena *arena) {
    PdfFonts fonts;
    Error error = {0};
    assert_true(pdf_fonts_find(arena, PDF_FONT_FOLDERS, &fonts, &error));
    return fonts.faces[FACE_REGULAR];
}

static void assert_clean(Arena *arena, const PdfFont *font, const char *text, const char *wanted) {
    Builder scratch = builder_in(arena);
    Text clean = pdf_text_clean(&scratch, font, text_of(text));
    assert_string_equal(clean.bytes, wanted);
    assert_int_equal(clean.size, strlen(wanted));
}

static void keeps_what_the_face_has(void **state) {
    PdfFont font = lato(*state);
    const char *const texts[] = {
        "Produits d'exploitation",
        "éàèùâêîôûëïüÿçœæ ÉÀÈÙÂÊÎÔÛËÏÜŸÇŒÆ",
        "« L’été – déjà » … 1\u202F234,56\u00A0€",
        "\u22121\u202F234,56",
        "n° 12, 1er §, ½, ×, ±, ≥",
        "",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_clean(*state, &font, texts[i], texts[i]);
    }
}

static void replaces_typographic_signs_by_plain_ones_where_the_face_has_no_others(void **state) {
    PdfFont font = plain_face(*state);
    assert_clean(*state, &font, "\u22121\u202F234,56\u00A0€", "-1 234,56 EUR");
    assert_clean(*state, &font, "« cœur » – l’Œuvre…", "\" coeur \" - l'OEuvre...");
    assert_clean(*state, &font, "✓ → ≤", "ok -> <=");
}

static void takes_the_nearest_sign_that_the_face_has(void **state) {
    PdfFont font = plain_face(*state);
    font.widths[0x2013] = 500;
    assert_clean(*state, &font, "\u22125,00", "–5,00");
    font.widths[0x2212] = 580;
    assert_clean(*state, &font, "\u22125,00", "\u22125,00");
}

static void shows_a_question_mark_for_what_no_face_has(void **state) {
    PdfFont font = lato(*state);
    assert_clean(*state, &font, "don 🎁 de 花子", "don ? de ??");
    assert_clean(*state, &font, "caf\xE9 et \xF0\x9F\x98", "caf? et ?");
    assert_clean(*state, &font, "a\u202Eb\u202C\a", "a?b??");
}

static void turns_tabs_and_line_ends_into_spaces(void **state) {
    PdfFont font = plain_face(*state);
    assert_clean(*state, &font, "une\tligne\net une\rautre", "une ligne et une autre");
}

static void drops_what_takes_no_room(void **state) {
    PdfFont font = lato(*state);
    assert_clean(*state, &font, "sub\u00ADvention\u200B s\uFE0F", "subvention s");
}

static void puts_accents_on_their_letters(void **state) {
    PdfFont font = lato(*state);
    assert_clean(*state, &font, "Be\u0301ne\u0301volat a\u0300 Fe\u0302te", "Bénévolat à Fête");
    assert_clean(*state, &font, "Franc\u0327ais, Noe\u0308l, E\u0301TE\u0301",
                 "Français, Noël, ÉTÉ");
    PdfFont plain = plain_face(*state);
    assert_clean(*state, &plain, "x\u0301", "x?");
}

static void measures_in_the_unit_of_the_size(void **state) {
    PdfFont font = plain_face(*state);
    assert_near(pdf_text_width(&font, 10, TEXT("1234")), 20, 1e-9);
    assert_near(pdf_text_width(&font, 9, TEXT("")), 0, 1e-9);
    assert_near(pdf_text_longest_word(&font, 10, TEXT("un deux trois")), 25, 1e-9);
}

static void digits_of_lato_are_equally_wide(void **state) {
    PdfFonts fonts;
    assert_true(pdf_fonts_find(*state, PDF_FONT_FOLDERS, &fonts, NULL));
    for (size_t face = 0; face < FACE_COUNT; face++) {
        for (size_t digit = '1'; digit <= '9'; digit++) {
            assert_int_equal(fonts.faces[face].widths[digit], fonts.faces[face].widths['0']);
        }
    }
}

static void assert_line(const PdfFont *font, double width, Text *rest, const char *wanted) {
    Text line = pdf_text_take_line(font, 10, width, rest);
    assert_int_equal(line.size, strlen(wanted));
    assert_memory_equal(line.bytes, wanted, line.size);
}

static void breaks_lines_at_spaces(void **state) {
    PdfFont font = plain_face(*state);
    Text rest = TEXT("  Autres achats et charges externes ");
    assert_line(&font, 70, &rest, "Autres achats"); /* 65 wide */
    assert_line(&font, 70, &rest, "et charges");
    assert_line(&font, 70, &rest, "externes");
    assert_int_equal(rest.size, 0);
    assert_int_equal(pdf_text_line_count(&font, 10, 70, TEXT("Autres achats et charges externes")),
                     3);
}

static void takes_a_line_that_just_fits(void **state) {
    PdfFont font = plain_face(*state);
    Text rest = TEXT("Autres achats");
    assert_line(&font, 65, &rest, "Autres achats");
    assert_int_equal(rest.size, 0);
}

static void fits_in_the_width_that_was_measured_at_another_size(void **state) {
    PdfFont font = lato(*state);
    static const char *const texts[] = {"31/12/2022", "01/01/2022", "\u22121\u202F234,56", "BQ"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        double natural = pdf_text_width(&font, 1, text_of(texts[i]));
        for (int tenths = 40; tenths < 200; tenths++) {
            double size = tenths / 10.0;
            Text text = text_of(texts[i]);
            assert_int_equal(pdf_text_line_count(&font, size, natural * size, text), 1);
        }
    }
}

static void never_breaks_an_amount_at_its_thin_space(void **state) {
    PdfFont font = lato(*state);
    Text rest = TEXT("Montant de 1\u202F234\u202F567,89\u00A0€");
    double width = pdf_text_width(&font, 10, TEXT("Montant de 1\u202F234"));
    assert_line(&font, width, &rest, "Montant de");
    assert_line(&font, 1000, &rest, "1\u202F234\u202F567,89\u00A0€");
}

static void breaks_a_word_wider_than_the_line(void **state) {
    PdfFont font = plain_face(*state);
    Text rest = TEXT("anticonstitutionnellement");
    assert_line(&font, 52, &rest, "anticonsti");
    assert_line(&font, 52, &rest, "tutionnell");
    assert_line(&font, 52, &rest, "ement");
}

static void gives_a_character_even_where_none_fits(void **state) {
    PdfFont font = lato(*state);
    Text rest = TEXT("été");
    assert_line(&font, 0.1, &rest, "é");
    assert_line(&font, 0.1, &rest, "t");
    assert_line(&font, 0.1, &rest, "é");
    assert_int_equal(rest.size, 0);
}

static void an_empty_text_takes_one_line(void **state) {
    PdfFont font = plain_face(*state);
    assert_int_equal(pdf_text_line_count(&font, 10, 70, TEXT("")), 1);
    assert_int_equal(pdf_text_line_count(&font, 10, 70, TEXT("   ")), 1);
}

static void leaves_room_for_an_ellipsis(void **state) {
    PdfFont font = plain_face(*state);
    Text head = pdf_text_head(&font, 10, 50, TEXT("Banque postale"));
    assert_int_equal(head.size, strlen("Banque")); /* seven fit, the space behind is dropped */
    assert_int_equal(pdf_text_head(&font, 10, 5, TEXT("Banque")).size, 0);
}

int main(void) {
#define ARENA_TEST(test) cmocka_unit_test_setup_teardown(test, create_arena, destroy_arena)
    const struct CMUnitTest tests[] = {
        ARENA_TEST(keeps_what_the_face_has),
        ARENA_TEST(replaces_typographic_signs_by_plain_ones_where_the_face_has_no_others),
        ARENA_TEST(takes_the_nearest_sign_that_the_face_has),
        ARENA_TEST(shows_a_question_mark_for_what_no_face_has),
        ARENA_TEST(turns_tabs_and_line_ends_into_spaces),
        ARENA_TEST(drops_what_takes_no_room),
        ARENA_TEST(puts_accents_on_their_letters),
        ARENA_TEST(measures_in_the_unit_of_the_size),
        ARENA_TEST(digits_of_lato_are_equally_wide),
        ARENA_TEST(breaks_lines_at_spaces),
        ARENA_TEST(takes_a_line_that_just_fits),
        ARENA_TEST(fits_in_the_width_that_was_measured_at_another_size),
        ARENA_TEST(never_breaks_an_amount_at_its_thin_space),
        ARENA_TEST(breaks_a_word_wider_than_the_line),
        ARENA_TEST(gives_a_character_even_where_none_fits),
        ARENA_TEST(an_empty_text_takes_one_line),
        ARENA_TEST(leaves_room_for_an_ellipsis),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
