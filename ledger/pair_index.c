#include "ledger/pair_index.h"

#include <assert.h>
#include <string.h>

enum { SHORT = 8, FIRST_CAPACITY = 64 };

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "words are read first byte lowest");

PairIndex pair_index_in(Arena *arena) {
    return (PairIndex){.arena = arena, .longer = map_in(arena)};
}

static inline uint64_t load4(const char *bytes) {
    uint32_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* Up to eight bytes as one number, whatever stands behind them. */
static inline uint64_t load_short(Text text) {
    uint64_t word = 0;
    if (text.size == 8) {
        memcpy(&word, text.bytes, sizeof word);
    } else if (text.size >= 4) {
        word = load4(text.bytes) | load4(text.bytes + text.size - 4) << 8 * (text.size - 4);
    } else if (text.size > 0) {
        const unsigned char *bytes = (const unsigned char *)text.bytes;
        word = bytes[0] | (uint64_t)bytes[text.size / 2] << 8 * (text.size / 2);
        word |= (uint64_t)bytes[text.size - 1] << 8 * (text.size - 1);
    }
    return word;
}

static inline size_t place_of(const PairIndex *index, uint64_t first, uint64_t second) {
    uint64_t hash = first * UINT64_C(0x9E3779B97F4A7C15) ^ second * UINT64_C(0xD1B54A32D192ED03);
    hash ^= hash >> 32;
    hash *= UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(hash >> 32) & (index->capacity - 1);
}

/* The slot of the pair, or the free slot where it belongs. */
static inline PairSlot *slot_of(const PairIndex *index, uint64_t first, uint64_t second) {
    for (size_t at = place_of(index, first, second);; at = (at + 1) & (index->capacity - 1)) {
        PairSlot *slot = &index->slots[at];
        if (slot->first == first && slot->second == second && slot->value) return slot;
        if (!slot->value) return slot;
    }
}

static void grow(PairIndex *index) {
    PairIndex old = *index;
    index->capacity = old.capacity ? old.capacity * 2 : FIRST_CAPACITY;
    index->slots = ARENA_ARRAY(index->arena, PairSlot, index->capacity);
    for (size_t i = 0; i < old.capacity; i++) {
        const PairSlot *slot = &old.slots[i];
        if (slot->value) *slot_of(index, slot->first, slot->second) = *slot;
    }
}

static uint32_t number_of_longer(PairIndex *index, Text first, Text second, bool *is_new) {
    Arena *arena = arena_create();
    char *bytes = ARENA_ARRAY(arena, char, first.size + second.size + 1);
    if (first.size) memcpy(bytes, first.bytes, first.size);
    if (second.size) memcpy(bytes + first.size + 1, second.bytes, second.size);
    Text key = {bytes, first.size + second.size + 1};
    uint32_t number = *map_find_or_add(&index->longer, key, index->next, is_new);
    index->next += *is_new;
    arena_destroy(arena);
    return number;
}

uint32_t pair_number(PairIndex *index, Text first, Text second, bool *is_new) {
    assert(index->next < UINT32_MAX - 1);
    if (first.size > SHORT || second.size > SHORT) {
        return number_of_longer(index, first, second, is_new);
    }
    if (index->count * 2 >= index->capacity) grow(index);
    uint64_t left = load_short(first), right = load_short(second);
    PairSlot *slot = slot_of(index, left, right);
    *is_new = slot->value == 0;
    if (*is_new) {
        *slot = (PairSlot){left, right, ++index->next};
        index->count++;
    }
    return slot->value - 1;
}
