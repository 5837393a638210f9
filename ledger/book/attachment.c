#include "ledger/book/attachment.h"

#include "engine/text_encoding.h"
#include "ledger/book/chain.h"
#include "ledger/book/content.h"
#include "ledger/book/piece_type.h"
#include "ledger/store/rows.h"

#include <string.h>

enum { LONGEST_NAME = 255 };

/* The name as a text that events and documents can say. */
static Text clean_name(Arena *arena, Text name) {
    Text readable =
        text_valid_size(name) == name.size ? name : text_to_utf_8(arena, name, encoding_of(name));
    if (readable.size > LONGEST_NAME) readable.size = LONGEST_NAME;
    readable.size = text_valid_size(readable);
    return chain_text(arena, readable);
}

static bool is_known(Book *book, int64_t year, int64_t entry, const Digest *digest, bool *known,
                     Error *error) {
    static const char SQL[] = "SELECT 1 FROM attachment WHERE entity = ?1 AND year = ?2"
                              " AND entry = ?3 AND digest = ?4";
    Rows rows = rows_of(book->store, SQL,
                        VALUES(value_of_integer(book->entity), value_of_integer(year),
                               value_of_integer(entry), value_of_digest(digest)));
    *known = rows_next(&rows);
    return rows_end(&rows, error);
}

static bool write(Book *book, int64_t year, const PostedEntry *entry, const Attachment *piece,
                  Error *error) {
    static const char SQL[] = "INSERT INTO attachment (entity, year, entry, digest, name, type,"
                              " is_early) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    Arena *arena = book->now.arena;
    const Text fields[] = {text_print(arena, "%lld", (long long)entry->id),
                           digest_print(arena, piece->digest), piece->name, piece->type};
    return chain_add(book, "attach", year, fields, 4, error) &&
           store_run(book->store, SQL,
                     VALUES(value_of_integer(book->entity), value_of_integer(year),
                            value_of_integer(entry->id), value_of_digest(&piece->digest),
                            value_of_text(piece->name), value_of_text(piece->type),
                            value_of_integer(piece->is_early)),
                     error);
}

bool attachment_add(Book *book, int64_t year, const PostedEntry *entry, Text bytes, Text name,
                    Error *error) {
    assert(book->now.arena);
    const PieceType *type = piece_type_of(bytes, name);
    bool known;
    if (!type) return error_set(error, ERROR_PIECE_TYPE, name);
    Attachment piece = {
        .name = clean_name(book->now.arena, name),
        .type = text_of(type->name),
        .is_early = !entry->is_validated,
    };
    if (!content_add(book, bytes, &piece.digest, error) ||
        !is_known(book, year, entry->id, &piece.digest, &known, error)) {
        return false;
    }
    if (!known) return write(book, year, entry, &piece, error);
    return error_set(error, ERROR_PIECE_TWICE, posted_entry_name(book->now.arena, entry), name);
}

bool attachments_of(Arena *arena, Book *book, int64_t year, int64_t entry, Attachments *list,
                    Error *error) {
    static const char SQL[] =
        "SELECT a.digest, a.name, a.type, a.is_early, length(c.bytes) FROM attachment a"
        " JOIN content c ON c.entity = a.entity AND c.digest = a.digest"
        " WHERE a.entity = ?1 AND a.year = ?2 AND a.entry = ?3 ORDER BY a.name, a.digest";
    *list = (Attachments){0};
    Rows rows = rows_of(
        book->store, SQL,
        VALUES(value_of_integer(book->entity), value_of_integer(year), value_of_integer(entry)));
    while (rows_next(&rows)) {
        *LIST_PUSH(arena, &list->items) = (Attachment){
            .digest = rows_digest(&rows, 0),
            .name = text_copy(arena, rows_text(&rows, 1)),
            .type = text_copy(arena, rows_text(&rows, 2)),
            .is_early = rows_integer(&rows, 3) != 0,
            .size = rows_integer(&rows, 4),
        };
    }
    return rows_end(&rows, error);
}

bool attachment_bytes(Arena *arena, Book *book, const Attachment *piece, Text *bytes,
                      Error *error) {
    static const char SQL[] = "SELECT bytes FROM content WHERE entity = ?1 AND digest = ?2";
    *bytes = (Text){0};
    Rows rows = rows_of(book->store, SQL,
                        VALUES(value_of_integer(book->entity), value_of_digest(&piece->digest)));
    if (rows_next(&rows)) *bytes = text_copy(arena, rows_bytes(&rows, 0));
    if (!rows_end(&rows, error)) return false;
    Digest found = digest_of(*bytes);
    return memcmp(&found, &piece->digest, sizeof found) == 0 ||
           error_set(error, ERROR_CONTENT_DIFFERS, digest_print(arena, piece->digest));
}

Text attachment_file_name(Arena *arena, const Attachment *piece) {
    enum { SHORT = 16 };
    Text digest = digest_print(arena, piece->digest), extension = piece_extension(piece->type);
    return text_print(arena, "%.*s%.*s", SHORT, digest.bytes, TEXT_ARGUMENTS(extension));
}
