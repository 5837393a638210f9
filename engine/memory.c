#include "engine/memory.h"

#include <assert.h>
#include <gmp.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = alignof(max_align_t), FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 1024 * 1024 };

/* A chunk from the system; its bytes follow the header. */
typedef struct Chunk Chunk;
struct Chunk {
    Chunk *previous;
    size_t size;
    size_t used;
    alignas(max_align_t) unsigned char bytes[];
};

struct Arena {
    Chunk *current;
    size_t next_size;
    size_t footprint;
};

static _Noreturn void exhausted(void) {
    static const char line[] = "denier: error[D0001]: memory is exhausted / mémoire épuisée\n";
    fwrite(line, 1, sizeof line - 1, stderr);
    _Exit(3);
}

static size_t aligned(size_t size) {
    if (size > SIZE_MAX - ALIGNMENT) exhausted();
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static size_t product(size_t count, size_t size) {
    size_t total;
    if (__builtin_mul_overflow(count, size, &total)) exhausted();
    return total;
}

static void add_chunk(Arena *arena, size_t room) {
    size_t size = room > arena->next_size ? room : arena->next_size;
    if (size > SIZE_MAX - sizeof(Chunk)) exhausted();
    Chunk *chunk = calloc(1, sizeof(Chunk) + size);
    if (!chunk) exhausted();
    chunk->size = size;
    chunk->previous = arena->current;
    arena->current = chunk;
    arena->footprint += sizeof(Chunk) + size;
    if (arena->next_size < LARGEST_CHUNK) arena->next_size *= 2;
}

Arena *arena_create(void) {
    Arena *arena = calloc(1, sizeof *arena);
    if (!arena) exhausted();
    arena->next_size = FIRST_CHUNK;
    return arena;
}

void arena_destroy(Arena *arena) {
    if (!arena) return;
    for (Chunk *chunk = arena->current, *previous; chunk; chunk = previous) {
        previous = chunk->previous;
        free(chunk);
    }
    free(arena);
}

void *arena_allocate(Arena *arena, size_t count, size_t size) {
    size_t room = aligned(product(count, size));
    if (!arena->current || arena->current->size - arena->current->used < room) {
        add_chunk(arena, room);
    }
    void *block = arena->current->bytes + arena->current->used;
    arena->current->used += room;
    return block;
}

/* Whether the block is the last one given from the current chunk. */
static bool is_last(const Arena *arena, const unsigned char *block, size_t size) {
    const Chunk *chunk = arena->current;
    return chunk && block + aligned(size) == chunk->bytes + chunk->used;
}

void *arena_resize(Arena *arena, void *block, size_t old_size, size_t new_size) {
    if (!block) return arena_allocate(arena, 1, new_size);
    if (new_size <= old_size) return block;
    size_t extra = aligned(new_size) - aligned(old_size);
    if (is_last(arena, block, old_size) && arena->current->size - arena->current->used >= extra) {
        arena->current->used += extra;
        return block;
    }
    void *moved = arena_allocate(arena, 1, new_size);
    memcpy(moved, block, old_size);
    return moved;
}

size_t arena_footprint(const Arena *arena) {
    return arena->footprint;
}

void *list_reserve(Arena *arena, void *items, size_t count, size_t *capacity, size_t size) {
    assert(count <= *capacity);
    if (count < *capacity) return items;
    size_t wanted = *capacity ? product(*capacity, 2) : 8;
    void *grown = arena_resize(arena, items, product(*capacity, size), product(wanted, size));
    *capacity = wanted;
    return grown;
}

void *memory_allocate(size_t size) {
    return malloc(size);
}

void *memory_resize(void *block, size_t size) {
    return realloc(block, size);
}

void memory_release(void *block) {
    free(block);
}

static void *gmp_allocate(size_t size) {
    void *block = malloc(size);
    if (!block) exhausted();
    return block;
}

static void *gmp_resize(void *block, size_t old_size, size_t new_size) {
    (void)old_size;
    void *moved = realloc(block, new_size);
    if (!moved) exhausted();
    return moved;
}

static void gmp_release(void *block, size_t size) {
    (void)size;
    free(block);
}

void memory_serve_gmp(void) {
    mp_set_memory_functions(gmp_allocate, gmp_resize, gmp_release);
}
