/* Files: read in blocks, written old-or-new and never half. */
#ifndef DENIER_ENGINE_FILE_H
#define DENIER_ENGINE_FILE_H

#include "engine/error.h"

/* A file open for reading in blocks; "-" is standard input. */
typedef struct FileReader {
    const char *path;
    int descriptor;
} FileReader;

/* Error: FILE_OPEN. The path must outlive the reader. */
bool file_open(FileReader *reader, const char *path, Error *error);

/* Fills `block` as far as the file goes; `*got` is less than `size` only at the end of the file.
 * Error: FILE_READ. */
bool file_read(FileReader *reader, char *block, size_t size, size_t *got, Error *error);
void file_close(FileReader *reader);

/* The whole content, owned by the arena and followed by a zero byte.
 * Errors: FILE_OPEN, FILE_READ, FILE_SIZE beyond `limit` bytes. */
bool file_read_all(Arena *arena, const char *path, size_t limit, Text *content, Error *error);

bool file_exists(const char *path);

/* The last part of the path: "2022.txt" of "books/2022.txt". It points into the path. */
Text file_name(const char *path);

/* True when both paths lead to one file that exists, whatever their names. */
bool file_is_same(const char *path, const char *other);

/* A file being written beside its target, which it replaces when it is complete. */
typedef struct FileWriter {
    const char *target;    /* the path asked for, links followed; "-" is standard output */
    const char *temporary; /* where to write until file_commit */
    bool is_poured; /* the target is standard output, a pipe or a device: nothing is renamed */
} FileWriter;

/* Chooses a temporary name beside the target, with the target's mode, and removes stale
 * temporaries of earlier runs. Both paths are owned by the arena. Error: FILE_WRITE. */
bool file_begin(Arena *arena, FileWriter *writer, const char *target, Error *error);

/* Writes the whole content to the temporary. Error: FILE_WRITE. */
bool file_write(FileWriter *writer, Text content, Error *error);

/* Syncs the temporary and renames it to the target (or copies it to standard output).
 * Error: FILE_WRITE; the target is then as it was. */
bool file_commit(FileWriter *writer, Error *error);

/* Removes the temporary; the target stays as it was. */
void file_abandon(FileWriter *writer);

/* begin, write and commit in one; a target of "-" is written straight to standard output. */
bool file_replace(const char *target, Text content, Error *error);

#endif
