/* The arena: memory with one owner, given back all at once.
 *
 * The arena given first to a function owns what the function returns. Our own code
 * allocates nowhere else; `main` (or a test) creates the arena and destroys it. */
#ifndef DENIER_ENGINE_MEMORY_H
#define DENIER_ENGINE_MEMORY_H

#include <stddef.h>

typedef struct Arena Arena;

/* A new empty arena. Never NULL: memory that cannot be had ends the process with exit 3. */
Arena *arena_create(void);

/* Gives back the arena and everything it owns. NULL is allowed. */
void arena_destroy(Arena *arena);

/* Zeroed room for `count` items of `size` bytes, aligned for any type. Never NULL. */
void *arena_allocate(Arena *arena, size_t count, size_t size);

/* Grows a block of `old_size` bytes to `new_size`; the old content is kept, the rest zeroed.
 * The block grows in place when it is the last one of the arena. */
void *arena_resize(Arena *arena, void *block, size_t old_size, size_t new_size);

/* Bytes that the arena holds from the system, for measurements. */
size_t arena_footprint(const Arena *arena);

#define ARENA_NEW(arena, Type) ((Type *)arena_allocate((arena), 1, sizeof(Type)))
#define ARENA_ARRAY(arena, Type, count) ((Type *)arena_allocate((arena), (count), sizeof(Type)))

/* A growing list of items of one type, owned by an arena: `LIST_OF(Line) lines;`.
 * `LIST_PUSH` makes room for one more zeroed item and is the pointer to it; pointers to
 * earlier items may move. */
#define LIST_OF(Type)                                                                              \
    struct {                                                                                       \
        Type *items;                                                                               \
        size_t count;                                                                              \
        size_t capacity;                                                                           \
    }
#define LIST_PUSH(arena, list)                                                                     \
    ((list)->items = list_reserve((arena), (list)->items, (list)->count, &(list)->capacity,        \
                                  sizeof *(list)->items),                                          \
     &(list)->items[(list)->count++])

/* Room for at least one item beyond `count`; updates `capacity`. Serves LIST_PUSH. */
void *list_reserve(Arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* Allocation for foreign libraries that take hooks (SQLite, expat, libharu). These return
 * NULL when memory is exhausted, and the library reports it. */
void *memory_allocate(size_t size);
void *memory_resize(void *block, size_t size);
void memory_release(void *block);

/* Makes GMP use this module; its allocations end the process with exit 3 when they fail. */
void memory_serve_gmp(void);

#endif
