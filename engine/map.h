/* A map from texts to numbers: open addressing, keys copied into the arena. */
#ifndef DENIER_ENGINE_MAP_H
#define DENIER_ENGINE_MAP_H

#include "engine/text.h"

typedef struct MapSlot {
    Text key;
    uint64_t hash;
    uint32_t value;
    bool used;
} MapSlot;

typedef struct Map {
    Arena *arena;
    MapSlot *slots;
    size_t capacity; /* a power of two, or zero */
    size_t count;
} Map;

Map map_in(Arena *arena);

/* The value of the key, or NULL. The pointer is valid until the next addition. */
uint32_t *map_find(const Map *map, Text key);

/* The value of the key, which is added with the value `initial` when it is new; `*added` (may
 * be NULL) tells so. */
uint32_t *map_find_or_add(Map *map, Text key, uint32_t initial, bool *added);

/* A 64-bit hash of the bytes, the same on every machine. */
uint64_t text_hash(Text text);

#endif
