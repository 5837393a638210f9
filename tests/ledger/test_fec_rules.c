#include "ledger/fec_rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void every_rule_says_what_is_wrong_why_and_what_to_do(void **state) {
    (void)state;
    size_t count;
    const FecRule *rules = fec_rules(&count);
    assert_in_range(count, 80, 200);
    for (size_t i = 0; i < count; i++) {
        const ErrorKind *kind = error_kind(rules[i].kind);
        if (!*kind->hint) fail_msg("%s has no remedy", rules[i].id);
        assert_true(strlen(kind->message) > 10);
        assert_true(strlen(rules[i].title) > 10 && strlen(rules[i].explanation) > 10);
        assert_true(strstr(rules[i].law, "A47") || strstr(rules[i].law, "PCG") ||
                    strstr(rules[i].law, "ANC"));
    }
}

static void ids_are_lower_case_words_and_unique(void **state) {
    (void)state;
    size_t count;
    const FecRule *rules = fec_rules(&count);
    for (size_t i = 0; i < count; i++) {
        size_t letters = strspn(rules[i].id, "abcdefghijklmnopqrstuvwxyz0123456789-");
        assert_int_equal(letters, strlen(rules[i].id));
        for (size_t j = 0; j < i; j++) assert_string_not_equal(rules[i].id, rules[j].id);
    }
}

/* The reader and the checker speak of one rule by one or two kinds, never two rules by one. */
static void a_kind_belongs_to_one_rule(void **state) {
    (void)state;
    size_t count;
    const FecRule *rules = fec_rules(&count);
    for (size_t i = 0; i < count; i++) {
        assert_ptr_equal(fec_rule_of(rules[i].kind), &rules[i]);
        if (rules[i].also != ERROR_NONE) assert_ptr_equal(fec_rule_of(rules[i].also), &rules[i]);
    }
    assert_null(fec_rule_of(ERROR_NONE));
    assert_null(fec_rule_of(ERROR_FILE_OPEN));
    assert_string_equal(fec_rule_of(ERROR_FEC_CLOSING_ENTRY)->id, "closing-entry");
}

static void severities_have_names(void **state) {
    (void)state;
    assert_string_equal(rule_severity_name(RULE_REJECTED), "rejected");
    assert_string_equal(rule_severity_name(RULE_ILLEGAL), "illegal");
    assert_string_equal(rule_severity_name(RULE_SUSPICIOUS), "suspicious");
    assert_string_equal(rule_severity_name(RULE_INFO), "info");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_says_what_is_wrong_why_and_what_to_do),
        cmocka_unit_test(ids_are_lower_case_words_and_unique),
        cmocka_unit_test(a_kind_belongs_to_one_rule),
        cmocka_unit_test(severities_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
