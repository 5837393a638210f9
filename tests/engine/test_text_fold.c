#include "engine/text_fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const char *folded(Arena *arena, const char *text) {
    Builder builder = builder_in(arena);
    text_fold(&builder, text_of(text));
    return builder_text(&builder).bytes;
}

static void letters_lose_capitals_and_accents(void **state) {
    (void)state;
    Arena *arena = arena_create();
    assert_string_equal(folded(arena, "Œuvre d'Été À Ñandú"), "oeuvre d'ete a nandu");
    assert_string_equal(folded(arena, "ÇÈÉÊËÎÏÔÙÛÜŸ"), "ceeeeiiouuuy");
    assert_string_equal(folded(arena, "Straße Łódź Ærø"), "strasse lodz aero");
    arena_destroy(arena);
}

static void accents_of_their_own_and_typography_are_no_difference(void **state) {
    (void)state;
    Arena *arena = arena_create();
    assert_string_equal(folded(arena, "e\u0301te\u0301"), "ete");
    assert_string_equal(folded(arena, "l’eau\u202F:\u00A01"), "l'eau : 1");
    arena_destroy(arena);
}

static void other_characters_stay(void **state) {
    (void)state;
    Arena *arena = arena_create();
    assert_string_equal(folded(arena, "12,50 € × 3 Ω"), "12,50 € × 3 Ω");
    assert_string_equal(folded(arena, ""), "");
    arena_destroy(arena);
}

static void a_text_holds_its_parts(void **state) {
    (void)state;
    assert_true(text_holds(TEXT("loyer mars"), TEXT("mars")));
    assert_true(text_holds(TEXT("loyer mars"), TEXT("loyer mars")));
    assert_true(text_holds(TEXT("aab"), TEXT("ab")));
    assert_true(text_holds(TEXT("loyer"), TEXT("")));
    assert_false(text_holds(TEXT("loyer"), TEXT("loyers")));
    assert_false(text_holds(TEXT("loyer"), TEXT("z")));
    assert_false(text_holds(TEXT(""), TEXT("a")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_lose_capitals_and_accents),
        cmocka_unit_test(accents_of_their_own_and_typography_are_no_difference),
        cmocka_unit_test(other_characters_stay),
        cmocka_unit_test(a_text_holds_its_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
