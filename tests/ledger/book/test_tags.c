#include "ledger/book/tags.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

static void sorts_tags_and_lets_the_later_ones_win(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Text tags;
    assert_true(tags_read(arena, TEXT(""), TEXT("project=academy,channel=street"), &tags, NULL));
    assert_true(text_equal(tags, TEXT("channel=street,project=academy")));
    assert_true(tags_read(arena, tags, TEXT("channel=web,funder=ville"), &tags, NULL));
    assert_true(text_equal(tags, TEXT("channel=web,funder=ville,project=academy")));
    assert_true(text_equal(tags_value(tags, TEXT("funder")), TEXT("ville")));
    assert_int_equal(tags_value(tags, TEXT("fund")).size, 0);
    assert_true(tags_read(arena, TEXT(""), TEXT(""), &tags, NULL));
    assert_int_equal(tags.size, 0);
    arena_destroy(arena);
}

static void refuses_what_is_no_tag(void **state) {
    (void)state;
    static const char *const WRONG[] = {"channel", "=street",     "channel=", "channel=a b",
                                        ",",       "channel=a=b", "a@b=c",    "a=\x1F"};
    Arena *arena = arena_create();
    Text tags;
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        Error error = {0};
        assert_false(tags_read(arena, TEXT(""), text_of(WRONG[i]), &tags, &error));
        assert_int_equal(error.code, ERROR_TAG_SYNTAX);
    }
    Error error = {0};
    assert_false(tags_read(arena, TEXT(""), TEXT("a=b,a=c"), &tags, &error));
    assert_int_equal(error.code, ERROR_TAG_TWICE);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sorts_tags_and_lets_the_later_ones_win),
        cmocka_unit_test(refuses_what_is_no_tag),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
