#include "engine/file.h"
#include "engine/file_digest.h"
#include "engine/signature.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

/* The first example of RFC 8032, 7.1, as PKCS #8. */
static const char KEY[] = "-----BEGIN PRIVATE KEY-----\n"
                          "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
                          "-----END PRIVATE KEY-----\n";
static const char PUBLIC[] = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
static const char OF_NOTHING[] = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                                 "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

static bool read_key(const char *pem, SigningKey *key, Error *error) {
    Arena *arena = arena_create();
    char path[] = "/tmp/denier-key-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    close(descriptor);
    assert_true(file_replace(path, text_of(pem), error));
    bool ok = signing_key_read(arena, path, key, error);
    unlink(path);
    arena_destroy(arena);
    return ok;
}

static void signs_as_the_standard_says(void **state) {
    (void)state;
    Arena *arena = arena_create();
    SigningKey key;
    Error error = {0};
    assert_true(read_key(KEY, &key, &error));
    assert_string_equal(public_key_print(arena, &key).bytes, PUBLIC);
    Signature signature = signature_of(&key, TEXT(""));
    char digits[2 * sizeof signature.bytes + 1];
    for (size_t i = 0; i < sizeof signature.bytes; i++) {
        snprintf(digits + 2 * i, 3, "%02x", signature.bytes[i]);
    }
    assert_string_equal(digits, OF_NOTHING);
    signing_key_forget(&key);
    arena_destroy(arena);
}

static void verifies_its_own_signatures_and_no_others(void **state) {
    (void)state;
    SigningKey key;
    Error error = {0};
    assert_true(read_key(KEY, &key, &error));
    Signature signature = signature_of(&key, TEXT("a seal"));
    Text bytes = {(const char *)signature.bytes, sizeof signature.bytes};
    Text public = {(const char *)key.public, sizeof key.public};
    assert_true(signature_is_right(bytes, TEXT("a seal"), public));
    assert_false(signature_is_right(bytes, TEXT("a seam"), public));
    assert_false(signature_is_right((Text){bytes.bytes, 63}, TEXT("a seal"), public));
    assert_false(signature_is_right(bytes, TEXT("a seal"), (Text){public.bytes, 31}));
    signature.bytes[0] ^= 1;
    assert_false(signature_is_right(bytes, TEXT("a seal"), public));
}

static void refuses_what_is_no_private_key(void **state) {
    (void)state;
    static const char *const STRANGE[] = {
        "",
        "-----BEGIN PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1h\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\n" /* X25519 */
        "MC4CAQAwBQYDK2VuBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
        "-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\n" /* one byte too many */
        "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9gAA==\n"
        "-----END PRIVATE KEY-----\n",
        "-----BEGIN PUBLIC KEY-----\n"
        "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
        "-----END PUBLIC KEY-----\n",
    };
    for (size_t i = 0; i < sizeof STRANGE / sizeof *STRANGE; i++) {
        SigningKey key;
        Error error = {0};
        assert_false(read_key(STRANGE[i], &key, &error));
        assert_int_equal(error.code, ERROR_KEY_FORM);
    }
}

static void public_keys_read_back(void **state) {
    (void)state;
    unsigned char key[32];
    assert_true(public_key_read(text_of(PUBLIC), key));
    assert_int_equal(key[0], 0xD7);
    assert_int_equal(key[31], 0x1A);
    assert_false(public_key_read(TEXT(""), key));
    assert_false(public_key_read((Text){PUBLIC, 62}, key));
    assert_false(public_key_read(
        TEXT("x75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"), key));
}

/* A file longer than a block has the digest of its whole content. */
static void a_file_has_the_digest_of_its_content(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Error error = {0};
    char path[] = "/tmp/denier-digest-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    close(descriptor);
    const size_t sizes[] = {0, 1, 65535, 65536, 65537, 200000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Text content = {ARENA_ARRAY(arena, char, sizes[i] + 1), sizes[i]};
        assert_true(file_replace(path, content, &error));
        Digest found, expected = digest_of(content);
        assert_true(file_digest(path, &found, &error));
        assert_memory_equal(&found, &expected, sizeof found);
    }
    unlink(path);
    Digest digest;
    assert_false(file_digest(path, &digest, &error));
    assert_int_equal(error.code, ERROR_FILE_ABSENT);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_as_the_standard_says),
        cmocka_unit_test(verifies_its_own_signatures_and_no_others),
        cmocka_unit_test(refuses_what_is_no_private_key),
        cmocka_unit_test(public_keys_read_back),
        cmocka_unit_test(a_file_has_the_digest_of_its_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
