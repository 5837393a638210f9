#include "engine/text_encoding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state) {
    *state = arena_create();
    return 0;
}

static int tear_down(void **state) {
    arena_destroy(*state);
    return 0;
}

static void every_encoding_of_a_fec_is_found_out(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        Encoding encoding;
    } cases[] = {
        {"", ENCODING_ASCII},
        {"JournalCode\tJournalLib", ENCODING_ASCII},
        {"Cr\xC3\xA9"
         "dit",
         ENCODING_UTF_8},
        {"12 \xE2\x82\xAC", ENCODING_UTF_8},
        {"Cr\xE9"
         "dit",
         ENCODING_ISO_8859_15},
        {"Libell\xE9", ENCODING_ISO_8859_15},
        {"12 \xA4", ENCODING_ISO_8859_15},
        {"12 \x80", ENCODING_CP1252},
        {"l\x92"
         "association d\xE9"
         "clare",
         ENCODING_CP1252},
        {"\x9Cuvre", ENCODING_CP1252},
        {"Cr\xC3", ENCODING_ISO_8859_15},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(encoding_of(text_of(cases[i].bytes)), cases[i].encoding);
    }
}

static void the_larger_encoding_of_two_parts_holds_for_the_whole(void **state) {
    (void)state;
    static const char *const parts[] = {"ascii", "\xC3\xA9", "\xE9", "\x92"};
    Arena *arena = *state;
    for (size_t i = 0; i < 4; i++) {
        for (size_t j = 0; j < 4; j++) {
            Text whole = text_print(arena, "%s\n%s", parts[i], parts[j]);
            Encoding first = encoding_of(text_of(parts[i]));
            Encoding second = encoding_of(text_of(parts[j]));
            assert_int_equal(encoding_of(whole), first > second ? first : second);
        }
    }
}

static void encodings_have_their_registered_names(void **state) {
    (void)state;
    assert_string_equal(encoding_name(ENCODING_ASCII), "US-ASCII");
    assert_string_equal(encoding_name(ENCODING_UTF_8), "UTF-8");
    assert_string_equal(encoding_name(ENCODING_ISO_8859_15), "ISO-8859-15");
    assert_string_equal(encoding_name(ENCODING_CP1252), "windows-1252");
}

static void assert_decodes(Arena *arena, const char *bytes, Encoding encoding, const char *utf_8) {
    Text text = text_to_utf_8(arena, text_of(bytes), encoding);
    assert_int_equal(text.size, strlen(utf_8));
    assert_memory_equal(text.bytes, utf_8, text.size);
    assert_int_equal(text_valid_size(text), text.size);
}

static void latin_labels_become_utf_8(void **state) {
    Arena *arena = *state;
    assert_decodes(arena, "R\xE9sultat de l'exercice", ENCODING_ISO_8859_15,
                   "R\u00e9sultat de l'exercice");
    assert_decodes(arena, "\xC0 payer: 12 \xA4, c\xBDur, \xA6 \xA8 \xB4 \xB8 \xBC \xBE \xFF",
                   ENCODING_ISO_8859_15,
                   "\u00c0 payer: 12 \u20ac, c\u0153ur, \u0160 \u0161 \u017d \u017e \u0152 \u0178 "
                   "\u00ff");
    assert_decodes(arena,
                   "l\x92"
                   "asso \x96 12 \x80 \x85 \x8C\x9Cuvre \x9F \xA4 \xE9",
                   ENCODING_CP1252,
                   "l\u2019asso \u2013 12 \u20ac \u2026 \u0152\u0153uvre \u0178 \u00a4 \u00e9");
    assert_decodes(arena, "\x81\x8D\x8F\x90\x9D", ENCODING_CP1252,
                   "\ufffd\ufffd\ufffd\ufffd\ufffd");
    assert_decodes(arena, "", ENCODING_CP1252, "");
    assert_decodes(arena, "\xE9", ENCODING_ISO_8859_15, "\u00e9");
}

static void what_is_utf_8_already_is_not_copied(void **state) {
    Text label = TEXT("Report \u00e0 nouveau");
    assert_ptr_equal(text_to_utf_8(*state, label, ENCODING_UTF_8).bytes, label.bytes);
    Text ascii = TEXT("Banque");
    assert_ptr_equal(text_to_utf_8(*state, ascii, ENCODING_CP1252).bytes, ascii.bytes);
}

static void bytes_that_break_utf_8_are_replaced_one_by_one(void **state) {
    assert_decodes(*state,
                   "Cr\xE9"
                   "dit \u00e9 \xC3",
                   ENCODING_UTF_8, "Cr\ufffddit \u00e9 \ufffd");
    assert_decodes(*state, "\xFF\xFE", ENCODING_ASCII, "\ufffd\ufffd");
}

static void every_latin_byte_becomes_one_character(void **state) {
    for (Encoding encoding = ENCODING_ISO_8859_15; encoding <= ENCODING_CP1252; encoding++) {
        for (int byte = 1; byte < 256; byte++) {
            char bytes[2] = {(char)byte, '\0'};
            Text text = text_to_utf_8(*state, text_of(bytes), encoding);
            uint32_t code_point = text_take_character(&text);
            assert_int_equal(text.size, 0);
            if (byte < 0x80) assert_int_equal(code_point, byte);
            assert_true(code_point <= 0xFFFF);
        }
    }
}

/* Writes a code point in a given number of bytes, as UTF-8 before its rules were made strict. */
static Text spell(uint32_t code_point, size_t size, char bytes[4]) {
    static const unsigned char lead[] = {0, 0x00, 0xC0, 0xE0, 0xF0};
    for (size_t i = size; i-- > 1; code_point >>= 6) bytes[i] = (char)(0x80 | (code_point & 0x3F));
    bytes[0] = (char)(lead[size] | code_point);
    return (Text){bytes, size};
}

static size_t proper_size(uint32_t code_point) {
    if (code_point < 0x80) return 1;
    if (code_point < 0x800) return 2;
    return code_point < 0x10000 ? 3 : 4;
}

static void every_character_has_one_spelling(void **state) {
    (void)state;
    static const uint32_t limits[] = {0, 0x80, 0x800, 0x10000, 0x200000};
    for (size_t size = 1; size <= 4; size++) {
        for (uint32_t code_point = 0; code_point < limits[size]; code_point++) {
            char bytes[4];
            Text text = spell(code_point, size, bytes);
            bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
            bool proper = size == proper_size(code_point) && code_point <= 0x10FFFF && !surrogate;
            if ((text_valid_size(text) == size) != proper) {
                fail_msg("U+%04X in %zu bytes", code_point, size);
            }
            if (!proper) continue;
            if (text_take_character(&text) != code_point) fail_msg("U+%04X", code_point);
            assert_int_equal(text.size, 0);
        }
    }
}

static void a_cut_or_lone_byte_is_not_valid(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t valid;
    } cases[] = {
        {"ab\xC3", 2},
        {"ab\xE2\x82", 2},
        {"\xF0\x9F\x98", 0},
        {"\x80", 0},
        {"abcdefgh\xC3\x28", 8},
        {"\xC0\x80", 0},
        {"\xC1\xBF", 0},
        {"\xF5\x80\x80\x80", 0},
        {"\xE0\x80\xAF", 0},
        {"\xED\xA0\x80", 0},
        {"\xFF", 0},
        {"abcdefghi\xBF", 9},
        {"\xC3\xA9\xC3\xA9", 4},
        {"\xE2\x82\xAC!", 4},
        {"", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(text_valid_size(text_of(cases[i].bytes)), cases[i].valid);
    }
    /* What follows the text is none of its business. */
    assert_int_equal(text_valid_size((Text){"\xC3\xA9", 1}), 0);
    assert_int_equal(text_valid_size((Text){NULL, 0}), 0);
}

static void validity_does_not_depend_on_where_a_character_stands(void **state) {
    (void)state;
    char line[64];
    for (size_t at = 0; at < 40; at++) {
        memset(line, 'x', sizeof line);
        memcpy(line + at, "\xE2\x82\xAC", 3);
        assert_int_equal(text_valid_size((Text){line, 50}), 50);
        line[at + 1] = 'x';
        assert_int_equal(text_valid_size((Text){line, 50}), at);
    }
}

static void columns_are_counted_by_characters(void **state) {
    (void)state;
    assert_int_equal(text_columns(TEXT("")), 0);
    assert_int_equal(text_columns(TEXT("Cr\u00e9ances")), 8);
    assert_int_equal(text_columns(TEXT("Cre\u0301ances")), 8);
    assert_int_equal(text_columns(TEXT("\u22121\u202f234,56 \u20ac")), 11);
    assert_int_equal(text_columns(TEXT("\u02ff\u0300\u036f\u0370")), 2);
    assert_int_equal(text_columns((Text){"\xE9t\xE9", 3}), 3);
}

static void safe_labels_are_shown_as_they_are(void **state) {
    Text label = TEXT("Subventions d\u2019exploitation \u2014 \u0153uvres \u00e0 12 \u20ac");
    assert_ptr_equal(text_displayable(*state, label).bytes, label.bytes);
}

static void nothing_in_a_label_steers_the_terminal(void **state) {
    static const struct {
        const char *label, *shown;
    } cases[] = {
        {"Don\x1B[2J", "Don\ufffd[2J"},
        {"a\tb", "a b"},
        {"a\r\nb\x7F", "a\ufffd\ufffdb\ufffd"},
        {"\xC2\x9B"
         "31m",
         "\ufffd31m"},
        {"abc\u202efdp.exe\u202c", "abc\ufffdfdp.exe\ufffd"},
        {"\u2066x\u2069\u200f\u061c", "\ufffdx\ufffd\ufffd\ufffd"},
        {"a\u2028b\ufeff", "a\ufffdb\ufffd"},
        {"Cr\xE9"
         "dit",
         "Cr\ufffddit"},
        {"d\u00e9j\u00e0 \ufffd", "d\u00e9j\u00e0 \ufffd"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Text shown = text_displayable(*state, text_of(cases[i].label));
        assert_true(text_equal(shown, text_of(cases[i].shown)));
        assert_true(text_equal(text_displayable(*state, shown), shown));
    }
    assert_true(text_equal(text_displayable(*state, (Text){"a\0b", 3}), TEXT("a\ufffd"
                                                                             "b")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_encoding_of_a_fec_is_found_out),
        cmocka_unit_test(the_larger_encoding_of_two_parts_holds_for_the_whole),
        cmocka_unit_test(encodings_have_their_registered_names),
        cmocka_unit_test(latin_labels_become_utf_8),
        cmocka_unit_test(what_is_utf_8_already_is_not_copied),
        cmocka_unit_test(bytes_that_break_utf_8_are_replaced_one_by_one),
        cmocka_unit_test(every_latin_byte_becomes_one_character),
        cmocka_unit_test(every_character_has_one_spelling),
        cmocka_unit_test(a_cut_or_lone_byte_is_not_valid),
        cmocka_unit_test(validity_does_not_depend_on_where_a_character_stands),
        cmocka_unit_test(columns_are_counted_by_characters),
        cmocka_unit_test(safe_labels_are_shown_as_they_are),
        cmocka_unit_test(nothing_in_a_label_steers_the_terminal),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
