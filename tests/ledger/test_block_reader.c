#include "ledger/block_reader.h"

#include "tests/ledger/reading.h"

/* Files come in blocks: whole ones, pipes, and files that change meanwhile. */

/* A file of that many bytes, each telling where it stands. */
static const char *file_of(Reading *reading, size_t size) {
    Builder bytes = builder_in(reading->arena);
    for (size_t i = 0; i < size; i++) builder_add_byte(&bytes, (char)('a' + i % 26));
    return written(reading->arena, "blocks.txt", builder_text(&bytes));
}

static void blocks_make_up_the_file(void **state) {
    Reading *reading = *state;
    const size_t size = 3 * (size_t)BLOCK_SIZE + 5;
    const char *path = file_of(reading, size);
    BlockReader blocks;
    Error error = {0};
    assert_true(block_reader_open(reading->arena, &blocks, path, true, &error));
    size_t at = 0;
    while (!blocks.is_at_end) {
        assert_true(block_reader_fill(&blocks, &error));
        size_t used = blocks.is_at_end ? blocks.size : blocks.size - 7; /* seven stay */
        for (size_t i = 0; i < used; i++, at++) {
            if (blocks.bytes[i] != (char)('a' + at % 26)) fail_msg("byte %zu differs", at);
        }
        block_reader_drop(&blocks, used);
    }
    assert_int_equal(at, size);
    Text content;
    assert_true(file_read_all(reading->arena, path, 1 << 20, &content, &error));
    Digest expected = digest_of(content), found = block_reader_close(&blocks);
    assert_memory_equal(found.bytes, expected.bytes, sizeof expected.bytes);
    unlink(path);
}

static void a_file_that_shrinks_is_an_error(void **state) {
    Reading *reading = *state;
    const char *path = file_of(reading, 3 * (size_t)BLOCK_SIZE);
    BlockReader blocks;
    Error error = {0};
    assert_true(block_reader_open(reading->arena, &blocks, path, false, &error));
    assert_true(block_reader_fill(&blocks, &error));
    assert_int_equal(truncate(path, BLOCK_SIZE + 10), 0);
    assert_false(block_reader_fill(&blocks, &error));
    assert_int_equal(error.code, ERROR_FILE_CHANGED);
    block_reader_close(&blocks);
    unlink(path);
}

/* Runs the reading with these bytes as standard input. */
static void read_standard_input(Reading *reading, Text bytes) {
    int ends[2], standard = dup(STDIN_FILENO);
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], bytes.bytes, bytes.size), (ssize_t)bytes.size);
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    const char *path = "-";
    read_paths(reading, &path, 1);
    if (standard >= 0) {
        dup2(standard, STDIN_FILENO);
        close(standard);
    }
    close(ends[0]);
}

static void a_year_is_read_from_standard_input(void **state) {
    Reading *reading = *state;
    const SampleLine lines[] = {
        {"BQ", "1", "20220315", "512000", "80,00", NULL},
        {"BQ", "1", "20220315", "754100", NULL, "80,00"},
        {0},
    };
    read_standard_input(reading, fec_of(reading->arena, lines));
    assert_true(reading->is_read);
    assert_closing(&reading->books.years[0], "512000", "80,00");
    assert_int_equal(times_found(reading, ERROR_FEC_NAME), 0);
    assert_int_equal(times_found(reading, ERROR_FEC_END_FOUND), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(blocks_make_up_the_file),
        ACCOUNTING_TEST(a_file_that_shrinks_is_an_error),
        ACCOUNTING_TEST(a_year_is_read_from_standard_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
