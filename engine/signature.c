#include "engine/signature.h"

#include "engine/file.h"

#include <sodium/crypto_sign_ed25519.h>
#include <sodium/utils.h>
#include <string.h>

enum { SEED_SIZE = 32, KEY_SIZE = 48, FILE_LIMIT = 1 << 16 };

/* What stands before the seed in a PKCS #8 structure of an Ed25519 key (RFC 8410). */
static const unsigned char BEFORE_SEED[] = {0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06,
                                            0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20};

/* The base64 between the marks of a PEM file. */
static Text armoured(Text pem) {
    static const char BEGIN[] = "-----BEGIN PRIVATE KEY-----", END[] = "-----END PRIVATE KEY-----";
    const char *begin = strstr(pem.bytes, BEGIN);
    const char *end = begin ? strstr(begin, END) : NULL;
    if (!end) return (Text){0};
    begin += sizeof BEGIN - 1;
    return (Text){begin, (size_t)(end - begin)};
}

bool signing_key_read(Arena *arena, const char *path, SigningKey *key, Error *error) {
    Text pem;
    if (!file_read_all(arena, path, FILE_LIMIT, &pem, error)) return false;
    Text base64 = armoured(pem);
    unsigned char bytes[KEY_SIZE + 1];
    size_t size = 0;
    bool is_base64 = base64.size > 0 &&
                     sodium_base642bin(bytes, sizeof bytes, base64.bytes, base64.size, "\r\n ",
                                       &size, NULL, sodium_base64_VARIANT_ORIGINAL) == 0;
    bool is_key =
        is_base64 && size == KEY_SIZE && memcmp(bytes, BEFORE_SEED, sizeof BEFORE_SEED) == 0;
    if (is_key) {
        crypto_sign_ed25519_seed_keypair(key->public, key->secret, bytes + sizeof BEFORE_SEED);
    }
    sodium_memzero(bytes, sizeof bytes);
    sodium_memzero((void *)pem.bytes, pem.size);
    return is_key || error_set(error, ERROR_KEY_FORM, text_of(path));
}

void signing_key_forget(SigningKey *key) {
    sodium_memzero(key->secret, sizeof key->secret);
}

Signature signature_of(const SigningKey *key, Text text) {
    Signature signature;
    crypto_sign_ed25519_detached(signature.bytes, NULL, (const unsigned char *)text.bytes,
                                 text.size, key->secret);
    return signature;
}

bool signature_is_right(Text signature, Text text, Text public_key) {
    return signature.size == crypto_sign_ed25519_BYTES && public_key.size == SEED_SIZE &&
           crypto_sign_ed25519_verify_detached((const unsigned char *)signature.bytes,
                                               (const unsigned char *)text.bytes, text.size,
                                               (const unsigned char *)public_key.bytes) == 0;
}

Text public_key_print(Arena *arena, const SigningKey *key) {
    char *digits = ARENA_ARRAY(arena, char, 2 * sizeof key->public + 1);
    sodium_bin2hex(digits, 2 * sizeof key->public + 1, key->public, sizeof key->public);
    return (Text){digits, 2 * sizeof key->public};
}

bool public_key_read(Text digits, unsigned char public_key[32]) {
    size_t size = 0;
    return digits.size == (size_t)2 * SEED_SIZE &&
           sodium_hex2bin(public_key, SEED_SIZE, digits.bytes, digits.size, NULL, &size, NULL) ==
               0 &&
           size == SEED_SIZE;
}
