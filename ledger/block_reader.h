/* A block reader brings a file into memory a block at a time, keeping what is not used up yet. */
#ifndef DENIER_LEDGER_BLOCK_READER_H
#define DENIER_LEDGER_BLOCK_READER_H

#include "engine/digest.h"
#include "engine/file.h"
#include "engine/progress.h"

enum {
    BLOCK_SIZE = 128 * 1024, /* with what is found in it, a block stays in a processor's cache */
    BLOCK_SLACK = 64,        /* bytes that may be written and read behind the last one */
};

typedef struct BlockReader {
    Arena *arena;
    FileReader file;
    char *bytes;
    size_t size;       /* bytes at hand */
    size_t capacity;   /* without the slack */
    bool is_at_end;    /* nothing follows the bytes at hand */
    uint64_t expected; /* bytes there were when it was opened; 0 when unknown, as in a pipe */
    uint64_t got;      /* bytes read so far */
    bool has_digest;   /* the SHA-256 of the file is computed on the way */
    Digester digester;
    Progress progress; /* told of each block, when it is set after opening */
} BlockReader;

/* Opens the file ("-" is standard input) without reading. Error: FILE_OPEN. */
bool block_reader_open(Arena *arena, BlockReader *reader, const char *path, bool has_digest,
                       Error *error);

/* Reads up to a block more behind the bytes at hand. Errors: FILE_READ, FILE_CHANGED when the
 * file ends before the size it had when it was opened. */
bool block_reader_fill(BlockReader *reader, Error *error);

/* Lets go of the first `count` bytes at hand; the others move to the front. */
void block_reader_drop(BlockReader *reader, size_t count);

/* Closes the file; gives the digest, of all bytes when the end was reached, else zero. */
Digest block_reader_close(BlockReader *reader);

#endif
