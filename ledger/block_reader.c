#include "ledger/block_reader.h"

#include <assert.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool block_reader_open(Arena *arena, BlockReader *reader, const char *path, bool has_digest,
                       Error *error) {
    *reader = (BlockReader){.arena = arena, .has_digest = has_digest};
    if (has_digest) digester_start(&reader->digester);
    if (!file_open(&reader->file, path, error)) return false;
    struct stat about;
    bool is_known = fstat(reader->file.descriptor, &about) == 0 && S_ISREG(about.st_mode);
    off_t start = is_known ? lseek(reader->file.descriptor, 0, SEEK_CUR) : -1;
    if (start >= 0 && about.st_size > start) reader->expected = (uint64_t)(about.st_size - start);
    return true;
}

bool block_reader_fill(BlockReader *reader, Error *error) {
    size_t wanted = reader->size + BLOCK_SIZE;
    if (wanted > reader->capacity) {
        size_t capacity = reader->capacity ? reader->capacity * 2 : wanted;
        size_t old = reader->capacity ? reader->capacity + BLOCK_SLACK : 0;
        reader->bytes = arena_resize(reader->arena, reader->bytes, old, capacity + BLOCK_SLACK);
        reader->capacity = capacity;
    }
    size_t got;
    char *block = reader->bytes + reader->size;
    if (!file_read(&reader->file, block, BLOCK_SIZE, &got, error)) return false;
    if (reader->has_digest) digester_add(&reader->digester, (Text){block, got});
    reader->size += got;
    reader->got += got;
    reader->is_at_end = got < BLOCK_SIZE;
    bool has_shrunk = reader->is_at_end && reader->got < reader->expected;
    if (has_shrunk) return error_set(error, ERROR_FILE_CHANGED, text_of(reader->file.path));
    const Progress *progress = &reader->progress;
    if (progress->tell) {
        progress->tell(progress->listener, reader->file.path, reader->got, reader->expected);
    }
    return true;
}

void block_reader_drop(BlockReader *reader, size_t count) {
    assert(count <= reader->size);
    reader->size -= count;
    if (reader->size && count) memmove(reader->bytes, reader->bytes + count, reader->size);
}

Digest block_reader_close(BlockReader *reader) {
    file_close(&reader->file);
    if (!reader->has_digest || !reader->is_at_end) return (Digest){0};
    return digester_finish(&reader->digester);
}
