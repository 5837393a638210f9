#include "reports/pdf_fonts.h"

#include "tests/reports/rendering.h"

#include <sys/stat.h>

static const char *const NOWHERE[] = {"/nonexistent/fonts", NULL};
static const char *const DEJAVU_ONLY[] = {"/usr/share/fonts/truetype/dejavu", NULL};

static Text file_of(Arena *arena, const char *path) {
    Text bytes;
    Error error = {0};
    assert_true(file_read_all(arena, path, SIZE_MAX / 2, &bytes, &error));
    return bytes;
}

static bool ends_with(Text text, const char *end) {
    size_t size = strlen(end);
    return text.size >= size && memcmp(text.bytes + text.size - size, end, size) == 0;
}

static void finds_lato_in_three_weights(void **state) {
    PdfFonts fonts;
    Error error = {0};
    assert_true(pdf_fonts_find(*state, PDF_FONT_FOLDERS, &fonts, &error));
    assert_true(ends_with(fonts.faces[FACE_REGULAR].path, "/Lato-Regular.ttf"));
    assert_true(ends_with(fonts.faces[FACE_MEDIUM].path, "/Lato-Medium.ttf"));
    assert_true(ends_with(fonts.faces[FACE_BOLD].path, "/Lato-Bold.ttf"));
}

static void falls_back_to_dejavu_where_lato_is_not_installed(void **state) {
    PdfFonts fonts;
    Error error = {0};
    assert_true(pdf_fonts_find(*state, DEJAVU_ONLY, &fonts, &error));
    assert_true(ends_with(fonts.faces[FACE_REGULAR].path, "/DejaVuSans.ttf"));
    assert_true(ends_with(fonts.faces[FACE_BOLD].path, "/DejaVuSans-Bold.ttf"));
}

static void says_which_package_to_install_when_there_is_no_font(void **state) {
    PdfFonts fonts;
    Error error = {0};
    assert_false(pdf_fonts_find(*state, NOWHERE, &fonts, &error));
    assert_int_equal(error.code, ERROR_FONT_MISSING);
    const ErrorKind *kind = error_kind(error.code);
    assert_contains(text_of(kind->hint), "fonts-lato");
    Text sentence = error_sentence(*state, &error, kind->message);
    assert_contains(sentence, "Lato-Regular.ttf");
    assert_contains(sentence, "/nonexistent/fonts");
}

/* A folder of data files that holds fonts/NAME with that content. */
static const char *add_data_font(Arena *arena, const char *name, Text content) {
    char *folder = (char *)text_copy(arena, TEXT("/tmp/denier-fonts-XXXXXX")).bytes;
    assert_non_null(mkdtemp(folder));
    setenv("DENIER_DATA", folder, 1);
    Text fonts = text_print(arena, "%s/fonts", folder);
    assert_int_equal(mkdir(fonts.bytes, 0755), 0);
    Error error = {0};
    Text path = text_print(arena, "%s/%s", fonts.bytes, name);
    assert_true(file_replace(path.bytes, content, &error));
    return folder;
}

static void remove_data_font(Arena *arena, const char *folder, const char *name) {
    unlink(text_print(arena, "%s/fonts/%s", folder, name).bytes);
    rmdir(text_print(arena, "%s/fonts", folder).bytes);
    rmdir(folder);
    unsetenv("DENIER_DATA");
}

static void prefers_a_face_among_the_data_files(void **state) {
    PdfFonts fonts;
    Error error = {0};
    Text regular = file_of(*state, "/usr/share/fonts/truetype/lato/Lato-Regular.ttf");
    const char *folder = add_data_font(*state, "Lato-Regular.ttf", regular);
    assert_true(pdf_fonts_find(*state, PDF_FONT_FOLDERS, &fonts, &error));
    Text path = fonts.faces[FACE_REGULAR].path;
    assert_true(text_starts_with(path, text_of(folder)));
    assert_true(text_starts_with(fonts.faces[FACE_BOLD].path, TEXT("/usr/share/fonts/")));
    remove_data_font(*state, folder, "Lato-Regular.ttf");
}

static void refuses_a_face_that_is_no_font_and_names_it(void **state) {
    PdfFonts fonts;
    Error error = {0};
    const char *folder = add_data_font(*state, "Lato-Regular.ttf", TEXT("no font at all"));
    assert_false(pdf_fonts_find(*state, PDF_FONT_FOLDERS, &fonts, &error));
    assert_int_equal(error.code, ERROR_FONT_DAMAGED);
    assert_contains(error_sentence(*state, &error, "{1}"), "/fonts/Lato-Regular.ttf");
    remove_data_font(*state, folder, "Lato-Regular.ttf");
}

static void knows_which_characters_a_face_has(void **state) {
    PdfFonts lato, dejavu;
    assert_true(pdf_fonts_find(*state, PDF_FONT_FOLDERS, &lato, NULL));
    assert_true(pdf_fonts_find(*state, DEJAVU_ONLY, &dejavu, NULL));
    static const uint32_t needed[] = {0xE9,   0x153,  0x20AC, 0xA0, 0x202F,
                                      0x2212, 0x2013, 0x2019, 0xAB, 0x2026};
    for (size_t face = 0; face < FACE_COUNT; face++) {
        for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
            assert_true(pdf_font_has(&lato.faces[face], needed[i]));
            assert_true(pdf_font_has(&dejavu.faces[face], needed[i]));
        }
        assert_false(pdf_font_has(&lato.faces[face], 0x82B1)); /* a flower, in Japanese */
        assert_false(pdf_font_has(&lato.faces[face], 0x1F381));
    }
}

static void measures_as_the_font_says(void **state) {
    PdfFonts fonts;
    assert_true(pdf_fonts_find(*state, PDF_FONT_FOLDERS, &fonts, NULL));
    const uint16_t *widths = fonts.faces[FACE_REGULAR].widths;
    assert_int_equal(widths['0'], 580); /* 1160 of 2000 units */
    assert_true(widths['i'] < widths['n'] && widths['n'] < widths['m']);
    assert_true(widths[0x202F] > 0 && widths[0x202F] < widths['0']);
}

/* A font cut short anywhere, or with a wrong byte in its tables of contents, is read or refused;
 * it never leads outside its bytes. */
static void survives_fonts_that_are_cut_short(void **state) {
    Text whole = file_of(*state, "/usr/share/fonts/truetype/lato/Lato-Bold.ttf");
    for (size_t size = 0; size < whole.size; size = size * 2 + 7) {
        Arena *arena = arena_create();
        Error error = {0};
        PdfFont font = {.path = TEXT("cut.ttf")};
        Text cut = text_copy(arena, (Text){whole.bytes, size});
        assert_false(pdf_font_read(arena, cut, &font, &error));
        assert_int_equal(error.code, ERROR_FONT_DAMAGED);
        arena_destroy(arena);
    }
}

/* The offset of a table of the font. */
static size_t table_of(Text font, const char *tag) {
    const unsigned char *bytes = (const unsigned char *)font.bytes;
    for (size_t entry = 12; entry + 16 < font.size; entry += 16) {
        if (memcmp(bytes + entry, tag, 4) != 0) continue;
        const unsigned char *offset = bytes + entry + 8;
        return (size_t)offset[0] << 24 | (size_t)offset[1] << 16 | (size_t)offset[2] << 8 |
               offset[3];
    }
    fail();
    return 0;
}

static void survives_wrong_bytes_in_the_tables(void **state) {
    Text whole = file_of(*state, "/usr/share/fonts/truetype/lato/Lato-Bold.ttf");
    static const char *const tags[] = {"head", "hhea", "maxp", "cmap"};
    static const unsigned char values[] = {0x00, 0x7F, 0x80, 0xFF};
    for (size_t t = 0; t < 5; t++) {
        size_t start = t < 4 ? table_of(whole, tags[t]) : 0; /* and the file's own contents */
        for (size_t i = 0; i < 240; i += 3) {
            Arena *arena = arena_create();
            Text wrong = text_copy(arena, whole);
            ((unsigned char *)wrong.bytes)[start + i] = values[i % sizeof values];
            PdfFont font = {.path = TEXT("wrong.ttf")};
            Error error = {0};
            bool is_read = pdf_font_read(arena, wrong, &font, &error);
            assert_true(is_read || error.code == ERROR_FONT_DAMAGED);
            arena_destroy(arena);
        }
    }
}

static void refuses_numbers_that_lead_the_pdf_library_astray(void **state) {
    Text whole = file_of(*state, "/usr/share/fonts/truetype/lato/Lato-Bold.ttf");
    const struct {
        const char *tag;
        size_t offset;
        unsigned char value;
    } wrongs[] = {
        {"head", 18, 0},    /* no units to the em: a division by zero */
        {"hhea", 34, 0xFF}, /* more widths than glyphs */
        {"maxp", 4, 0xFF},  /* more glyphs than places */
    };
    for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
        Text wrong = text_copy(*state, whole);
        unsigned char *at =
            (unsigned char *)wrong.bytes + table_of(whole, wrongs[i].tag) + wrongs[i].offset;
        at[0] = at[1] = wrongs[i].value;
        PdfFont font = {.path = TEXT("wrong.ttf")};
        Error error = {0};
        assert_false(pdf_font_read(*state, wrong, &font, &error));
        assert_int_equal(error.code, ERROR_FONT_DAMAGED);
    }
}

int main(void) {
#define ARENA_TEST(test) cmocka_unit_test_setup_teardown(test, create_arena, destroy_arena)
    const struct CMUnitTest tests[] = {
        ARENA_TEST(finds_lato_in_three_weights),
        ARENA_TEST(falls_back_to_dejavu_where_lato_is_not_installed),
        ARENA_TEST(says_which_package_to_install_when_there_is_no_font),
        ARENA_TEST(prefers_a_face_among_the_data_files),
        ARENA_TEST(refuses_a_face_that_is_no_font_and_names_it),
        ARENA_TEST(knows_which_characters_a_face_has),
        ARENA_TEST(measures_as_the_font_says),
        ARENA_TEST(survives_fonts_that_are_cut_short),
        ARENA_TEST(survives_wrong_bytes_in_the_tables),
        ARENA_TEST(refuses_numbers_that_lead_the_pdf_library_astray),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
