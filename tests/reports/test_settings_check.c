/* A key of the settings that nothing reads is said, with its line; choices of any model are read,
 * and those that none offers are refused.
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

static Findings check_value(Arena *arena, const char *key, const char *value) {
    Settings settings = {.path = TEXT("denier.settings")};
    *LIST_PUSH(arena, &settings.items) = (Setting){TEXT("entity"), TEXT("Les Amis du Quartier"), 1};
    *LIST_PUSH(arena, &settings.items) = (Setting){text_of(key), text_of(value), 2};
    Findings findings = findings_in(arena);
    settings_check(arena, &settings, &findings);
    return findings;
}

/* With a value that is right for whatever key there is. */
static Findings check(Arena *arena, const char *key) {
    return check_value(arena, key, "");
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

static void a_line_that_a_choice_does_not_offer_is_refused(void **state) {
    Findings findings = check_value(*state, "line_of_455", "autre_dettes");
    assert_int_equal(findings_count(&findings, TROUBLE_UNREADABLE), 1);
    const Error *error = &findings.kinds.items[0].first.items[0];
    assert_int_equal(error->code, ERROR_SETTING_CHOICE);
    assert_int_equal(error->line, 2);
    assert_string_equal(error->arguments[0], "autre_dettes");
    assert_string_equal(error->arguments[1], "line_of_455");
    assert_string_equal(error->arguments[2], "autres_dettes, emprunts_dettes_financieres_diverses");
    assert_int_equal(check_value(*state, "line_of_455", "autres_dettes").kinds.count, 0);
}

static void a_closing_date_that_is_none_is_refused(void **state) {
    Findings findings = check_value(*state, "year_end", "31/12");
    assert_int_equal(findings_count(&findings, TROUBLE_UNREADABLE), 1);
    assert_int_equal(findings.kinds.items[0].first.items[0].line, 2);
    assert_int_equal(check_value(*state, "year_end", "2022-12-31").kinds.count, 0);
    assert_int_equal(check_value(*state, "year_end", "").kinds.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slip_of_the_pen_is_said_with_its_line),
        cmocka_unit_test(choices_of_every_model_are_known),
        cmocka_unit_test(a_line_that_a_choice_does_not_offer_is_refused),
        cmocka_unit_test(a_closing_date_that_is_none_is_refused),
        cmocka_unit_test(what_names_the_entity_is_known),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
