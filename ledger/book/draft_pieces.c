#include "ledger/book/draft_pieces.h"

#include "ledger/store/rows.h"

bool draft_pieces_read(Arena *arena, Book *book, int64_t year, int64_t entry, DraftPieces *pieces,
                       Error *error) {
    static const char SQL[] = "SELECT digest, name, type, is_early FROM attachment"
                              " WHERE entity = ?1 AND year = ?2 AND entry = ?3 ORDER BY digest";
    *pieces = (DraftPieces){0};
    Rows rows = rows_of(
        book->store, SQL,
        VALUES(value_of_integer(book->entity), value_of_integer(year), value_of_integer(entry)));
    while (rows_next(&rows)) {
        *LIST_PUSH(arena, pieces) = (DraftPiece){
            .digest = rows_digest(&rows, 0),
            .name = text_copy(arena, rows_text(&rows, 1)),
            .type = text_copy(arena, rows_text(&rows, 2)),
            .is_early = rows_integer(&rows, 3) != 0,
        };
    }
    return rows_end(&rows, error);
}

bool draft_pieces_write(Book *book, int64_t year, int64_t entry, const DraftPieces *pieces,
                        Error *error) {
    static const char SQL[] = "INSERT INTO attachment (entity, year, entry, digest, name, type,"
                              " is_early) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    for (size_t i = 0; i < pieces->count; i++) {
        const DraftPiece *piece = &pieces->items[i];
        bool ok = store_run(book->store, SQL,
                            VALUES(value_of_integer(book->entity), value_of_integer(year),
                                   value_of_integer(entry), value_of_digest(&piece->digest),
                                   value_of_text(piece->name), value_of_text(piece->type),
                                   value_of_integer(piece->is_early)),
                            error);
        if (!ok) return false;
    }
    return true;
}
