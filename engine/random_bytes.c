#include "engine/random_bytes.h"

#include <assert.h>
#include <sodium/core.h>
#include <sodium/randombytes.h>

void random_bytes(unsigned char *room, size_t size) {
    int started = sodium_init();
    assert(started >= 0);
    randombytes_buf(room, size);
}
