/* Maps from texts to numbers, and digests: the names of contents. */
#include "engine/digest.h"
#include "engine/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

static int open_arena(void **state) {
    *state = arena_create();
    return 0;
}

static int close_arena(void **state) {
    arena_destroy(*state);
    return 0;
}

static Text account_number(int index, char room[16]) {
    return (Text){room, (size_t)snprintf(room, 16, "%d", 100000 + index)};
}

static void finds_every_key_that_was_added_and_no_other(void **state) {
    enum { COUNT = 20000 };
    Map map = map_in(*state);
    char room[16];
    assert_null(map_find(&map, TEXT("512000")));
    for (int i = 0; i < COUNT; i++) {
        bool added = false;
        uint32_t *value = map_find_or_add(&map, account_number(i, room), (uint32_t)i, &added);
        assert_true(added);
        assert_int_equal(*value, i);
    }
    for (int i = 0; i < COUNT; i++) {
        bool added = true;
        uint32_t *value = map_find_or_add(&map, account_number(i, room), 0, &added);
        assert_false(added);
        assert_int_equal(*value, i);
        assert_null(map_find(&map, account_number(COUNT + i, room)));
    }
    assert_int_equal(map.count, COUNT);
}

static void the_empty_text_is_a_key(void **state) {
    Map map = map_in(*state);
    *map_find_or_add(&map, (Text){0}, 0, NULL) = 42;
    assert_int_equal(*map_find(&map, TEXT("")), 42);
}

static void a_changed_value_is_kept_while_the_map_grows(void **state) {
    Map map = map_in(*state);
    char room[16];
    *map_find_or_add(&map, TEXT("BQ"), 1, NULL) = 77;
    for (int i = 0; i < 500; i++) map_find_or_add(&map, account_number(i, room), 0, NULL);
    assert_int_equal(*map_find(&map, TEXT("BQ")), 77);
}

static void hashes_tell_texts_apart_by_size_too(void **state) {
    (void)state;
    assert_int_not_equal(text_hash((Text){"a\0", 1}), text_hash((Text){"a\0", 2}));
    assert_int_equal(text_hash(TEXT("EcritureLib")), text_hash(TEXT("EcritureLib")));
}

/* FIPS 180-2, appendix B.1, and the digest of nothing. */
static void digests_are_sha_256(void **state) {
    assert_string_equal(digest_print(*state, digest_of(TEXT("abc"))).bytes,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_string_equal(digest_print(*state, digest_of((Text){0})).bytes,
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void a_digest_does_not_depend_on_how_the_bytes_are_cut(void **state) {
    Text whole = TEXT("JournalCode\tJournalLib\tEcritureNum\tEcritureDate\n");
    Digester digester;
    digester_start(&digester);
    for (size_t i = 0; i < whole.size; i++) digester_add(&digester, (Text){whole.bytes + i, 1});
    Digest cut = digester_finish(&digester);
    assert_true(text_equal(digest_print(*state, cut), digest_print(*state, digest_of(whole))));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_every_key_that_was_added_and_no_other),
        cmocka_unit_test(the_empty_text_is_a_key),
        cmocka_unit_test(a_changed_value_is_kept_while_the_map_grows),
        cmocka_unit_test(hashes_tell_texts_apart_by_size_too),
        cmocka_unit_test(digests_are_sha_256),
        cmocka_unit_test(a_digest_does_not_depend_on_how_the_bytes_are_cut),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
