#include "ledger/pair_index.h"

#include "tests/ledger/figures.h"
#include "tests/support/random.h"

/* Accounts and third parties get numbers, whatever the length of their texts. */

static void each_account_and_third_party_keeps_its_number(void **state) {
    (void)state;
    Arena *arena = arena_create();
    PairIndex index = pair_index_in(arena);
    static const char *const pairs[][2] = {
        {"401000", "DURAND"}, {"401000", ""},          {"", "401000"},
        {"401", "000DURAND"}, {"401000DURAND", ""},    {"40100000", "DURANDET"},
        {"401", "DURAND"},    {"40100000", "DURANDE"}, {"401000", "DURAND ET FILS"},
    };
    bool is_new;
    for (uint32_t i = 0; i < 9; i++) {
        assert_int_equal(pair_number(&index, text_of(pairs[i][0]), text_of(pairs[i][1]), &is_new),
                         i);
        assert_true(is_new);
    }
    for (uint32_t i = 0; i < 9; i++) {
        assert_int_equal(pair_number(&index, text_of(pairs[i][0]), text_of(pairs[i][1]), &is_new),
                         i);
        assert_false(is_new);
    }
    arena_destroy(arena);
}

/* A text of up to eleven of few letters: many are alike, some are too long for a slot. */
static Text draw(Arena *arena, Random *random) {
    char letters[12];
    size_t size = (size_t)random_below(random, 12);
    for (size_t i = 0; i < size; i++) letters[i] = (char)('a' + random_below(random, 2));
    return text_copy(arena, (Text){letters, size});
}

static void any_pair_is_found_again(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Random random = random_start(); /* DENIER_SEED */
    PairIndex index = pair_index_in(arena);
    Map expected = map_in(arena);
    for (int i = 0; i < 100000; i++) {
        Text first = draw(arena, &random), second = draw(arena, &random);
        Text both = text_print(arena, "%.*s|%.*s", TEXT_ARGUMENTS(first), TEXT_ARGUMENTS(second));
        bool is_new, is_expected_new;
        uint32_t next = (uint32_t)expected.count;
        uint32_t wanted = *map_find_or_add(&expected, both, next, &is_expected_new);
        assert_int_equal(pair_number(&index, first, second, &is_new), wanted);
        assert_int_equal(is_new, is_expected_new);
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_account_and_third_party_keeps_its_number),
        cmocka_unit_test(any_pair_is_found_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
