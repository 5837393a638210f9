/* The arena: what it gives is zeroed, aligned and kept until it is destroyed. */
#include "engine/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static bool is_zero(const unsigned char *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (bytes[i]) return false;
    }
    return true;
}

static void gives_zeroed_and_aligned_blocks_of_any_size(void **state) {
    (void)state;
    Arena *arena = arena_create();
    for (size_t size = 1; size < 3000000; size = size * 3 + 1) {
        unsigned char *block = arena_allocate(arena, 1, size);
        assert_int_equal((uintptr_t)block % sizeof(max_align_t) % 16, 0);
        assert_true(is_zero(block, size));
        memset(block, 0xAB, size);
    }
    arena_destroy(arena);
}

static void keeps_blocks_apart(void **state) {
    (void)state;
    enum { COUNT = 1000, SIZE = 100 };
    Arena *arena = arena_create();
    unsigned char *blocks[COUNT];
    for (int i = 0; i < COUNT; i++) {
        blocks[i] = arena_allocate(arena, 1, SIZE);
        memset(blocks[i], i & 255, SIZE);
    }
    for (int i = 0; i < COUNT; i++) {
        for (int k = 0; k < SIZE; k++) assert_int_equal(blocks[i][k], i & 255);
    }
    arena_destroy(arena);
}

static void grows_the_last_block_where_it_is(void **state) {
    (void)state;
    Arena *arena = arena_create();
    unsigned char *block = arena_allocate(arena, 1, 100);
    memset(block, 7, 100);
    assert_ptr_equal(arena_resize(arena, block, 100, 5000), block);
    assert_int_equal(block[99], 7);
    assert_true(is_zero(block + 112, 5000 - 112));
    arena_destroy(arena);
}

static void moves_an_earlier_block_and_keeps_its_content(void **state) {
    (void)state;
    Arena *arena = arena_create();
    unsigned char *block = arena_allocate(arena, 1, 64);
    memset(block, 9, 64);
    (void)arena_allocate(arena, 1, 16);
    unsigned char *moved = arena_resize(arena, block, 64, 256);
    assert_ptr_not_equal(moved, block);
    for (int i = 0; i < 64; i++) assert_int_equal(moved[i], 9);
    assert_true(is_zero(moved + 64, 192));
    arena_destroy(arena);
}

static void lists_grow_and_keep_their_items(void **state) {
    (void)state;
    Arena *arena = arena_create();
    LIST_OF(uint64_t) numbers = {0};
    for (uint64_t i = 0; i < 100000; i++) *LIST_PUSH(arena, &numbers) = i * i;
    assert_int_equal(numbers.count, 100000);
    for (uint64_t i = 0; i < 100000; i++) assert_int_equal(numbers.items[i], i * i);
    arena_destroy(arena);
}

static void holds_little_more_than_what_was_asked_for(void **state) {
    (void)state;
    Arena *arena = arena_create();
    for (int i = 0; i < 100000; i++) (void)arena_allocate(arena, 1, 64);
    assert_in_range(arena_footprint(arena), 6400000, 6400000 * 3 / 2);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_zeroed_and_aligned_blocks_of_any_size),
        cmocka_unit_test(keeps_blocks_apart),
        cmocka_unit_test(grows_the_last_block_where_it_is),
        cmocka_unit_test(moves_an_earlier_block_and_keeps_its_content),
        cmocka_unit_test(lists_grow_and_keep_their_items),
        cmocka_unit_test(holds_little_more_than_what_was_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
