/* A random is a repeatable stream of numbers (splitmix64) for tests. */
#ifndef DENIER_TESTS_SUPPORT_RANDOM_H
#define DENIER_TESTS_SUPPORT_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Random {
    uint64_t state;
} Random;

/* A stream from the seed in the environment variable DENIER_SEED, else from the clock; says on
 * standard error which, so that a failure can be repeated. */
Random random_start(void);

/* Any of 2^64 numbers, all equally likely. */
uint64_t random_next(Random *random);

/* A number less than `limit`, which is not zero. */
uint64_t random_below(Random *random, uint64_t limit);

/* A number of a random count of bits, 0 to 64: small and large ones are equally likely. */
uint64_t random_magnitude(Random *random);

bool random_bool(Random *random);

#endif
