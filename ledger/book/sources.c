#include "ledger/book/sources.h"

#include "engine/file.h"
#include "ledger/book/chain.h"
#include "ledger/store/rows.h"

bool source_is_new(Book *book, const char *path, const Digest *digest, Error *error) {
    static const char SQL[] = "SELECT name, taken_at FROM source"
                              " WHERE entity = ?1 AND digest = ?2 ORDER BY source";
    Arena *scratch = arena_create();
    Text name = {0}, taken_at = {0};
    Rows rows =
        rows_of(book->store, SQL, VALUES(value_of_integer(book->entity), value_of_digest(digest)));
    bool is_known = rows_next(&rows);
    if (is_known) {
        name = text_copy(scratch, rows_text(&rows, 0));
        taken_at = text_copy(scratch, rows_text(&rows, 1));
    }
    bool ok =
        rows_end(&rows, error) && (!is_known || error_set(error, ERROR_IMPORT_AGAIN, text_of(path),
                                                          name, text_take(&taken_at, 'T')));
    arena_destroy(scratch);
    return ok;
}

bool source_add(Book *book, int64_t year, const char *path, const Digest *digest, int64_t *source,
                Error *error) {
    static const char SQL[] = "INSERT INTO source (entity, source, year, name, digest, taken_at)"
                              " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    Text time;
    return book_count(book, 0, TEXT("source"), 1, source, error) &&
           chain_time(book, &time, error) &&
           store_run(book->store, SQL,
                     VALUES(value_of_integer(book->entity), value_of_integer(*source),
                            value_of_integer(year), value_of_text(file_name(path)),
                            value_of_digest(digest), value_of_text(time)),
                     error);
}
