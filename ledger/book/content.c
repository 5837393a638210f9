#include "ledger/book/content.h"

bool content_add(Book *book, Text bytes, Digest *digest, Error *error) {
    static const char SQL[] = "INSERT INTO content (entity, digest, bytes) VALUES (?1, ?2, ?3)"
                              " ON CONFLICT (entity, digest) DO NOTHING";
    *digest = digest_of(bytes);
    return store_run(
        book->store, SQL,
        VALUES(value_of_integer(book->entity), value_of_digest(digest), value_of_bytes(bytes)),
        error);
}
