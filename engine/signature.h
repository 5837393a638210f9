/* A signature by an Ed25519 key, as `openssl pkeyutl -rawin` makes and verifies them. */
#ifndef DENIER_ENGINE_SIGNATURE_H
#define DENIER_ENGINE_SIGNATURE_H

#include "engine/error.h"

typedef struct SigningKey {
    unsigned char secret[64];
    unsigned char public[32];
} SigningKey;

typedef struct Signature {
    unsigned char bytes[64];
} Signature;

/* Reads a private key without a passphrase: PKCS #8 in PEM, as `openssl genpkey -algorithm
 * ed25519` writes it. Errors: FILE_*, KEY_FORM. */
bool signing_key_read(Arena *arena, const char *path, SigningKey *key, Error *error);

/* Forgets the secret. */
void signing_key_forget(SigningKey *key);

Signature signature_of(const SigningKey *key, Text text);

/* Whether the signature (64 bytes) is one of the text by that public key (32 bytes). */
bool signature_is_right(Text signature, Text text, Text public_key);

/* 64 lower-case hexadecimal digits of the public key, owned by the arena; and back. */
Text public_key_print(Arena *arena, const SigningKey *key);
bool public_key_read(Text digits, unsigned char public_key[32]);

#endif
