#include "engine/map.h"

#include <string.h>

Map map_in(Arena *arena) {
    return (Map){.arena = arena};
}

static uint64_t mix(uint64_t a, uint64_t b) {
    __extension__ unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Up to eight bytes as a number, little end first. */
static uint64_t load(const char *bytes, size_t size) {
    unsigned char room[8] = {0};
    memcpy(room, bytes, size);
    uint64_t value = 0;
    for (size_t i = 8; i-- > 0;) value = value << 8 | room[i];
    return value;
}

uint64_t text_hash(Text text) {
    const uint64_t first = UINT64_C(0x9E3779B97F4A7C15), second = UINT64_C(0xD1B54A32D192ED03);
    uint64_t hash = first ^ text.size;
    size_t at = 0;
    for (; text.size - at >= 8; at += 8) hash = mix(hash ^ load(text.bytes + at, 8), second);
    if (text.size > at) hash = mix(hash ^ load(text.bytes + at, text.size - at), first);
    return mix(hash, second ^ first);
}

/* The slot of the key, or the free slot where it belongs. The map is not full. */
static MapSlot *slot_of(const Map *map, Text key, uint64_t hash) {
    for (size_t at = hash & (map->capacity - 1);; at = (at + 1) & (map->capacity - 1)) {
        MapSlot *slot = &map->slots[at];
        if (!slot->used) return slot;
        if (slot->hash == hash && text_equal(slot->key, key)) return slot;
    }
}

static void grow(Map *map) {
    Map grown = {.arena = map->arena, .count = map->count};
    grown.capacity = map->capacity ? map->capacity * 2 : 64;
    grown.slots = ARENA_ARRAY(map->arena, MapSlot, grown.capacity);
    for (size_t i = 0; i < map->capacity; i++) {
        const MapSlot *slot = &map->slots[i];
        if (slot->used) *slot_of(&grown, slot->key, slot->hash) = *slot;
    }
    *map = grown;
}

uint32_t *map_find(const Map *map, Text key) {
    if (map->count == 0) return NULL;
    MapSlot *slot = slot_of(map, key, text_hash(key));
    return slot->used ? &slot->value : NULL;
}

uint32_t *map_find_or_add(Map *map, Text key, uint32_t initial, bool *added) {
    if (map->count * 2 >= map->capacity) grow(map);
    uint64_t hash = text_hash(key);
    MapSlot *slot = slot_of(map, key, hash);
    if (added) *added = !slot->used;
    if (!slot->used) {
        *slot = (MapSlot){text_copy(map->arena, key), hash, initial, true};
        map->count++;
    }
    return &slot->value;
}
