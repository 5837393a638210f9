#include "engine/random_bytes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { SIZE = 32, DRAWS = 64 };

static void fills_the_room_and_nothing_else(void **state) {
    (void)state;
    unsigned char room[SIZE + 2] = {0}, seen[SIZE] = {0};
    for (int draw = 0; draw < DRAWS; draw++) {
        random_bytes(room + 1, SIZE);
        for (int i = 0; i < SIZE; i++) seen[i] |= room[i + 1];
    }
    assert_int_equal(room[0] + room[SIZE + 1], 0);
    for (int i = 0; i < SIZE; i++) assert_int_not_equal(seen[i], 0);
}

static void never_gives_the_same_twice(void **state) {
    (void)state;
    unsigned char one[SIZE], two[SIZE];
    random_bytes(one, sizeof one);
    random_bytes(two, sizeof two);
    assert_memory_not_equal(one, two, SIZE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_the_room_and_nothing_else),
        cmocka_unit_test(never_gives_the_same_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
