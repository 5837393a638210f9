#include "reports/source_text.h"

#include "tests/reports/rendering.h"

static void assert_text(Text text, const char *expected) {
    if (!text_equal(text, text_of(expected))) {
        fail_msg("got \"%.*s\", expected \"%s\"", TEXT_ARGUMENTS(text), expected);
    }
}

static void a_source_is_named_with_its_digest_where_there_is_one(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    assert_text(source_name(*state, document, &(Source){TEXT("2022.txt"), TEXT("00ff")}),
                "2022.txt SHA-256 00ff");
    assert_text(source_name(*state, document, &(Source){TEXT("2022.txt"), TEXT("")}), "2022.txt");
}

static void the_head_of_a_chain_stands_in_groups_once_it_is_final(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    const Source book = {TEXT("lavoir.denier"), TEXT("b2061c2107990aff"), true};
    assert_text(source_name(*state, document, &book), "lavoir.denier");
    document->status = STATUS_FINAL;
    assert_text(source_digest(*state, document, &book), "b206 1c21 0799 0aff");
    assert_text(source_name(*state, document, &book),
                "lavoir.denier tête de chaîne b206 1c21 0799 0aff");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_source_is_named_with_its_digest_where_there_is_one),
        cmocka_unit_test(the_head_of_a_chain_stands_in_groups_once_it_is_final),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
