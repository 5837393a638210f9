#include "ledger/fec_scan.h"

#include "tests/support/random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { LARGEST = 4096 };

typedef struct Room {
    char bytes[LARGEST];
    uint32_t ends[LARGEST + FEC_SCAN_SLACK], lines[LARGEST + FEC_SCAN_SLACK];
} Room;

static FecMarks scan(FecScanner scanner, Room *room, const char *bytes, size_t size) {
    FecMarks marks = {.ends = room->ends, .lines = room->lines};
    scanner(bytes, size, '\t', '\n', &marks);
    return marks;
}

static void assert_same(const FecMarks *a, const FecMarks *b) {
    assert_int_equal(a->end_count, b->end_count);
    assert_int_equal(a->line_count, b->line_count);
    assert_memory_equal(a->ends, b->ends, a->end_count * sizeof *a->ends);
    assert_memory_equal(a->lines, b->lines, a->line_count * sizeof *a->lines);
    assert_int_equal(a->has_zero, b->has_zero);
    assert_int_equal(a->has_beyond_ascii, b->has_beyond_ascii);
}

static void finds_where_fields_and_lines_end(void **state) {
    (void)state;
    Room room;
    const char *line = "AC\tAchats\t12\nBQ\tBanque\n";
    FecMarks marks = scan(fec_scan_plain, &room, line, strlen(line));
    const uint32_t ends[] = {2, 9, 12, 15, 22}, lines[] = {2, 4};
    assert_int_equal(marks.end_count, 5);
    assert_memory_equal(marks.ends, ends, sizeof ends);
    assert_int_equal(marks.line_count, 2);
    assert_memory_equal(marks.lines, lines, sizeof lines);
    assert_false(marks.has_zero);
    assert_false(marks.has_beyond_ascii);
}

static void notices_zero_bytes_and_characters_beyond_ascii(void **state) {
    (void)state;
    Room room;
    for (size_t at = 0; at < 200; at++) {
        memset(room.bytes, 'x', 200);
        room.bytes[at] = '\0';
        assert_true(scan(fec_scanner(), &room, room.bytes, 200).has_zero);
        room.bytes[at] = (char)0xE9;
        FecMarks marks = scan(fec_scanner(), &room, room.bytes, 200);
        assert_true(marks.has_beyond_ascii);
        assert_false(marks.has_zero);
    }
}

/* Bytes with many, few or no delimiters, so that vectors full of them and empty ones occur. */
static size_t draw(Random *random, char *bytes) {
    static const char letters[] = "\t\n|\r\0\xE9 0123456789,abcdefghijklmnopqrstuvwxyz";
    uint64_t kinds = 1 + random_below(random, sizeof letters - 1);
    size_t size = (size_t)random_below(random, LARGEST);
    for (size_t i = 0; i < size; i++) bytes[i] = letters[random_below(random, kinds)];
    return size;
}

static void every_scanner_gives_the_same_marks(void **state) {
    (void)state;
    Room plain, fast;
    Random random = random_start();
    for (int i = 0; i < 20000; i++) {
        size_t size = draw(&random, plain.bytes);
        FecMarks expected = scan(fec_scan_plain, &plain, plain.bytes, size);
        FecMarks found = scan(fec_scanner(), &fast, plain.bytes, size);
        assert_same(&expected, &found);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_where_fields_and_lines_end),
        cmocka_unit_test(notices_zero_bytes_and_characters_beyond_ascii),
        cmocka_unit_test(every_scanner_gives_the_same_marks), /* draws by DENIER_SEED */
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
