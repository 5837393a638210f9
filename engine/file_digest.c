#include "engine/file_digest.h"

#include "engine/file.h"

bool file_digest(const char *path, Digest *digest, Error *error) {
    FileReader reader;
    char block[1 << 16];
    size_t got = sizeof block;
    if (!file_open(&reader, path, error)) return false;
    Digester digester;
    digester_start(&digester);
    bool ok = true;
    while (ok && got == sizeof block) {
        ok = file_read(&reader, block, sizeof block, &got, error);
        if (ok) digester_add(&digester, (Text){block, got});
    }
    file_close(&reader);
    if (ok) *digest = digester_finish(&digester);
    return ok;
}
