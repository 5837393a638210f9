#include "reports/characters.h"
#include "tests/reports/rendering.h"

static void assert_text(Text text, const char *expected) {
    if (text.size != strlen(expected) || memcmp(text.bytes, expected, text.size) != 0) {
        fail_msg("got \"%.*s\", expected \"%s\"", TEXT_ARGUMENTS(text), expected);
    }
}

static void assert_shown(Arena *arena, Text text, const char *expected) {
    Builder shown = builder_in(arena);
    text_add_shown(&shown, text);
    assert_text(builder_text(&shown), expected);
}

static void reads_characters_of_every_length(void **state) {
    (void)state;
    Text text = TEXT("aé€\U0001F600");
    const uint32_t expected[] = {'a', 0xE9, 0x20AC, 0x1F600};
    for (size_t i = 0; i < 4; i++) assert_int_equal(character_take(&text), expected[i]);
    assert_int_equal(text.size, 0);
}

static void writes_what_it_read(void **state) {
    for (uint32_t character = 1; character <= 0x10FFFF; character += 7) {
        if (character >= 0xD800 && character <= 0xDFFF) continue;
        char bytes[8];
        Builder builder = {.arena = *state, .bytes = bytes, .capacity = sizeof bytes};
        character_add(&builder, character);
        Text text = {builder.bytes, builder.size};
        assert_int_equal(character_take(&text), character);
        assert_int_equal(text.size, 0);
    }
}

static void replaces_bytes_that_are_not_utf8(void **state) {
    assert_shown(*state, TEXT("caf\xE9"), "caf\uFFFD");               /* Latin-1 */
    assert_shown(*state, TEXT("\xC0\xAF"), "\uFFFD\uFFFD");           /* overlong "/" */
    assert_shown(*state, TEXT("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD"); /* a surrogate */
    assert_shown(*state, TEXT("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");
    assert_shown(*state, TEXT("\xE2\x82"), "\uFFFD"); /* the euro sign, cut */
    assert_shown(*state, TEXT("\xE2\x82x"), "\uFFFDx");
}

static void never_shows_what_steers_a_terminal(void **state) {
    assert_shown(*state, TEXT("a\x1B[2Jb"), "a\uFFFD[2Jb");
    assert_shown(*state, TEXT("a\tb\nc\rd"), "a b c d");
    assert_shown(*state, TEXT("a\0b"), "a\uFFFDb");
    assert_shown(*state,
                 TEXT("\xC2\x9B"
                      "2J"),
                 "\uFFFD2J");
    assert_shown(*state, TEXT("\u202E54,321\u202C"), "\uFFFD54,321\uFFFD");
    assert_shown(*state, TEXT("1\u202F234,56 €"), "1\u202F234,56 €");
}

static void measures_columns_not_bytes(void **state) {
    (void)state;
    assert_int_equal(text_width(TEXT("1\u202F234,56")), 8);
    assert_int_equal(text_width(TEXT("−1,00 €")), 7);
    assert_int_equal(text_width(TEXT("e\u0301te\u0301")), 3);
    assert_int_equal(text_width(TEXT("会計")), 4);
    assert_int_equal(text_longest_word(TEXT("Amortissements et dépréciations")), 14);
}

static void breaks_lines_at_spaces(void **state) {
    (void)state;
    Text rest = TEXT("Créances clients, usagers et comptes rattachés");
    assert_text(text_take_line(&rest, 20), "Créances clients,");
    assert_text(text_take_line(&rest, 20), "usagers et comptes");
    assert_text(text_take_line(&rest, 20), "rattachés");
    assert_int_equal(rest.size, 0);
}

static void breaks_words_that_are_longer_than_a_line(void **state) {
    (void)state;
    Text rest = TEXT("  anticonstitutionnellement");
    assert_text(text_take_line(&rest, 10), "anticonsti");
    assert_text(text_take_line(&rest, 10), "tutionnell");
    assert_text(text_take_line(&rest, 10), "ement");
    Text wide = TEXT("会計");
    assert_text(text_take_line(&wide, 1), "会");
}

static void never_breaks_an_amount(void **state) {
    (void)state;
    Text rest = TEXT("écart de 1\u202F234,56 €");
    assert_text(text_take_line(&rest, 12), "écart de");
    assert_text(text_take_line(&rest, 12), "1\u202F234,56 €");
}

static void a_line_that_just_fits_is_not_broken(void **state) {
    (void)state;
    Text rest = TEXT("deux mots suivent");
    assert_text(text_take_line(&rest, 9), "deux mots");
    assert_text(rest, "suivent");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_characters_of_every_length),
        cmocka_unit_test(writes_what_it_read),
        cmocka_unit_test(replaces_bytes_that_are_not_utf8),
        cmocka_unit_test(never_shows_what_steers_a_terminal),
        cmocka_unit_test(measures_columns_not_bytes),
        cmocka_unit_test(breaks_lines_at_spaces),
        cmocka_unit_test(breaks_words_that_are_longer_than_a_line),
        cmocka_unit_test(never_breaks_an_amount),
        cmocka_unit_test(a_line_that_just_fits_is_not_broken),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
