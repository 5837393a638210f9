/* Feeds bytes to the readers of books as the program does: through a file, with and without lines.
 *
 * A fuzz program defines LLVMFuzzerTestOneInput by feed_books. With clang's libFuzzer it is a fuzz
 * target; compiled with -DREPLAY it is a program that reads the files given, for other compilers
 * and for a look at one file. */
#ifndef DENIER_TESTS_FUZZ_FEED_H
#define DENIER_TESTS_FUZZ_FEED_H

#include "engine/file.h"
#include "ledger/importer.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* The bytes must be read or refused: never a broken program, never books beside a refusal. */
static inline void feed_books(const uint8_t *bytes, size_t size, ReadingChoices choices) {
    char path[] = "/dev/shm/denier-fuzz-XXXXXX";
    int file = mkstemp(path);
    assert(file >= 0);
    ssize_t put = write(file, bytes, size);
    assert(put >= 0 && (size_t)put == size);
    close(file);
    const char *paths[] = {path};
    choices.paths = paths;
    choices.path_count = 1;
    for (int kept = 0; kept < 2; kept++) {
        Arena *arena = arena_create();
        Books books;
        Error error = {0};
        Findings findings = findings_in(arena);
        choices.keep_lines = kept;
        bool ok = books_read(arena, &choices, &books, &findings, &error);
        assert(error.code == ERROR_NONE);
        assert(ok == (findings_count(&findings, TROUBLE_UNREADABLE) == 0));
        arena_destroy(arena);
    }
    unlink(path);
}

#ifdef REPLAY
int main(int count, char **arguments) {
    for (int i = 1; i < count; i++) {
        Arena *arena = arena_create();
        Text content;
        Error error = {0};
        if (file_read_all(arena, arguments[i], SIZE_MAX / 2, &content, &error)) {
            LLVMFuzzerTestOneInput((const uint8_t *)content.bytes, content.size);
        }
        arena_destroy(arena);
    }
    return 0;
}
#endif

#endif
