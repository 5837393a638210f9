/* An index finds the number given to a pair of texts, fast when both are short (account and third
 * party, journal, day): such keys live in the slots themselves. */
#ifndef DENIER_LEDGER_PAIR_INDEX_H
#define DENIER_LEDGER_PAIR_INDEX_H

#include "engine/map.h"

typedef struct PairSlot {
    uint64_t first, second; /* the texts, up to eight bytes each, filled up with zero bytes */
    uint32_t value;         /* the number + 1; 0 for a free slot */
} PairSlot;

typedef struct PairIndex {
    Arena *arena;
    PairSlot *slots;
    size_t capacity; /* a power of two, or zero */
    size_t count;    /* slots in use */
    Map longer;      /* pairs that are too long for a slot: both texts with a zero byte between */
    uint32_t next;   /* the number that the next new pair gets: pairs are numbered from 0 */
} PairIndex;

PairIndex pair_index_in(Arena *arena);

/* The number of the pair, which gets the next one when it is new. Texts hold no zero bytes,
 * unless all firsts have one size, and all seconds too. */
uint32_t pair_number(PairIndex *index, Text first, Text second, bool *is_new);

#endif
