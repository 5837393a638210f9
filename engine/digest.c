#include "engine/digest.h"

#include <sodium/crypto_hash_sha256.h>

_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(Digester), "room for the state");

static crypto_hash_sha256_state *state_of(Digester *digester) {
    return (void *)digester->state;
}

void digester_start(Digester *digester) {
    crypto_hash_sha256_init(state_of(digester));
}

void digester_add(Digester *digester, Text bytes) {
    crypto_hash_sha256_update(state_of(digester), (const unsigned char *)bytes.bytes, bytes.size);
}

Digest digester_finish(Digester *digester) {
    Digest digest;
    crypto_hash_sha256_final(state_of(digester), digest.bytes);
    return digest;
}

Digest digest_of(Text bytes) {
    Digester digester;
    digester_start(&digester);
    digester_add(&digester, bytes);
    return digester_finish(&digester);
}

Text digest_print(Arena *arena, Digest digest) {
    static const char DIGITS[] = "0123456789abcdef";
    char *hex = ARENA_ARRAY(arena, char, 2 * sizeof digest.bytes + 1);
    for (size_t i = 0; i < sizeof digest.bytes; i++) {
        hex[2 * i] = DIGITS[digest.bytes[i] >> 4];
        hex[2 * i + 1] = DIGITS[digest.bytes[i] & 15];
    }
    return (Text){hex, 2 * sizeof digest.bytes};
}
