/* A digest is the SHA-256 of some bytes: the name of a file's content. */
#ifndef DENIER_ENGINE_DIGEST_H
#define DENIER_ENGINE_DIGEST_H

#include "engine/text.h"

#include <stdalign.h>

typedef struct Digest {
    unsigned char bytes[32];
} Digest;

/* A digest being computed, block by block. */
typedef struct Digester {
    alignas(16) unsigned char state[128]; /* the library's own state */
} Digester;

void digester_start(Digester *digester);
void digester_add(Digester *digester, Text bytes);
Digest digester_finish(Digester *digester);

Digest digest_of(Text bytes);

/* 64 lower-case hexadecimal digits, owned by the arena. */
Text digest_print(Arena *arena, Digest digest);

#endif
