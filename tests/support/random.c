#include "tests/support/random.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

Random random_start(void) {
    const char *given = getenv("DENIER_SEED");
    uint64_t seed = given ? strtoull(given, NULL, 10) : 0;
    if (!given) {
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        seed = (uint64_t)now.tv_sec * 1000000000U + (uint64_t)now.tv_nsec;
    }
    fprintf(stderr, "DENIER_SEED=%" PRIu64 " repeats this run\n", seed);
    return (Random){seed};
}

uint64_t random_next(Random *random) {
    uint64_t mixed = random->state += 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBU;
    return mixed ^ mixed >> 31;
}

uint64_t random_below(Random *random, uint64_t limit) {
    return random_next(random) % limit;
}

uint64_t random_magnitude(Random *random) {
    uint64_t bits = random_below(random, 65);
    return bits ? random_next(random) >> (64 - bits) : 0;
}

bool random_bool(Random *random) {
    return random_next(random) >> 63;
}
