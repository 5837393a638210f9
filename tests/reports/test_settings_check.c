/* A key of the settings that nothing reads is said, with its line; choices of any model are read.
 */
#include "reports/settings_check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static int open_arena(void **state) {
    *state = arena_create();
    return 0;
}

static int close_arena(void **state) {
    arena_destroy(*state);
    return 0;
}

static Findings check(Arena *arena, const char *key) {
    Settings settings = {.path = TEXT("denier.settings")};
    *LIST_PUSH(arena, &settings.items) = (Setting){TEXT("entity"), TEXT("Les Amis du Quartier"), 1};
    *LIST_PUSH(arena, &settings.items) = (Setting){text_of(key), TEXT("autres_produits"), 2};
    Findings findings = findings_in(arena);
    settings_check(arena, &settings, &findings);
    return findings;
}

static void a_slip_of_the_pen_is_said_with_its_line(void **state) {
    Findings findings = check(*state, "entty");
    assert_int_equal(findings_count(&findings, TROUBLE_IRREGULAR), 1);
    const Error *error = &findings.kinds.items[0].first.items[0];
    assert_int_equal(error->code, ERROR_SETTING_UNKNOWN);
    assert_string_equal(error->arguments[0], "entty");
    assert_string_equal(error->file, "denier.settings");
    assert_int_equal(error->line, 2);
}

static void choices_of_every_model_are_known(void **state) {
    assert_int_equal(check(*state, "line_of_747").kinds.count, 0); /* from 2025 on */
    assert_int_equal(check(*state, "line_of_673").kinds.count, 0); /* until 2024 */
    assert_int_equal(check(*state, "line_of_455").kinds.count, 0); /* of the bilan */
    assert_int_equal(check(*state, "line_of_999").kinds.count, 1);
}

static void what_names_the_entity_is_known(void **state) {
    const char *const keys[] = {"siren", "rna", "address", "object", "object_en", "notice"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        assert_int_equal(check(*state, keys[i]).kinds.count, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slip_of_the_pen_is_said_with_its_line),
        cmocka_unit_test(choices_of_every_model_are_known),
        cmocka_unit_test(what_names_the_entity_is_known),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
