/* Feeds any bytes to the FEC reader, flat or XML: it must read or refuse them, never break.
 *
 * With clang's libFuzzer this is a fuzz target; compiled with -DREPLAY it is a program that reads
 * the files given, for other compilers and for a look at one file. */
#include "engine/file.h"
#include "ledger/importer.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Reads the bytes through a file (in memory), as the program reads any file. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    char path[] = "/dev/shm/denier-fuzz-XXXXXX";
    int file = mkstemp(path);
    assert(file >= 0);
    ssize_t put = write(file, bytes, size);
    assert(put >= 0 && (size_t)put == size);
    close(file);
    const char *paths[] = {path};
    for (int kept = 0; kept < 2; kept++) {
        Arena *arena = arena_create();
        Books books;
        Error error = {0};
        Findings findings = findings_in(arena);
        ReadingChoices choices = {.paths = paths, .path_count = 1, .keep_lines = kept};
        bool ok = books_read(arena, &choices, &books, &findings, &error);
        assert(error.code == ERROR_NONE);
        assert(ok == (findings_count(&findings, TROUBLE_UNREADABLE) == 0));
        arena_destroy(arena);
    }
    unlink(path);
    return 0;
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
