#include "ledger/book/acts.h"

#include "ledger/book/draft_pieces.h"
#include "ledger/book/entries.h"
#include "ledger/book/entry_text.h"
#include "ledger/book/posting.h"
#include "ledger/store/rows.h"

#include <stdlib.h>
#include <string.h>

/* --- Keeping an act. */

/* Adds "piece DIGEST early TYPE NAME" behind the text of its draft. */
static void write_piece(Arena *arena, Builder *out, const DraftPiece *piece) {
    builder_add_string(out, "piece ");
    builder_add(out, digest_print(arena, piece->digest));
    builder_add_string(out, piece->is_early ? " early " : " late ");
    entry_text_escape(out, piece->type);
    builder_add_byte(out, ' ');
    entry_text_escape(out, piece->name);
    builder_add_byte(out, '\n');
}

static const BookYear *year_of(const Book *book, const PostedEntry *entry) {
    const BookYear *year = book_year_at(book, entry->date);
    assert(year); /* drafts lie in a year */
    return year;
}

/* The draft with its pieces, as text. */
static bool keep_draft(Book *book, const PostedEntry *draft, Builder *out, Error *error) {
    DraftPieces pieces;
    Arena *arena = book->now.arena;
    if (!draft_pieces_read(arena, book, year_of(book, draft)->number, draft->id, &pieces, error)) {
        return false;
    }
    entry_write_text(out, draft);
    for (size_t i = 0; i < pieces.count; i++) write_piece(arena, out, &pieces.items[i]);
    return true;
}

static Text list_ids(Arena *arena, const MadeEntries *made) {
    Builder list = builder_in(arena);
    for (size_t i = 0; i < made->count; i++) {
        builder_print(&list, i ? " %lld" : "%lld", (long long)made->items[i]);
    }
    return list.size ? builder_text(&list) : (Text){0};
}

static bool keep_act(Book *book, const char *kind, const MadeEntries *made, Text before,
                     Error *error) {
    static const char SQL[] = "INSERT INTO act (entity, act, kind, made, before)"
                              " VALUES (?1, ?2, ?3, ?4, ?5)";
    int64_t number;
    return book_count(book, 0, TEXT("act"), 1, &number, error) &&
           store_run(book->store, SQL,
                     VALUES(value_of_integer(book->entity), value_of_integer(number),
                            value_of_text(text_of(kind)),
                            value_of_text(list_ids(book->now.arena, made)), value_of_text(before)),
                     error);
}

static bool keep_one(Book *book, const char *kind, int64_t id, Text before, Error *error) {
    MadeEntries made = {.items = &id, .count = 1};
    return keep_act(book, kind, &made, before, error);
}

bool act_post(Book *book, const char *kind, const BookYear *year, PostedEntry *entry,
              Error *error) {
    return entry_post(book, year, entry, error) &&
           keep_one(book, kind, entry->id, (Text){0}, error);
}

bool act_edit(Book *book, const PostedEntry *draft, const BookYear *year, PostedEntry *entry,
              Error *error) {
    DraftPieces pieces;
    Builder before = builder_in(book->now.arena);
    const BookYear *old = year_of(book, draft);
    entry->id = draft->id;
    return keep_draft(book, draft, &before, error) &&
           draft_pieces_read(book->now.arena, book, old->number, draft->id, &pieces, error) &&
           entry_delete(book, old, draft, error) && entry_post(book, year, entry, error) &&
           draft_pieces_write(book, year->number, entry->id, &pieces, error) &&
           keep_one(book, "edit", entry->id, builder_text(&before), error);
}

bool act_delete(Book *book, const PostedEntry *draft, Error *error) {
    Builder before = builder_in(book->now.arena);
    return keep_draft(book, draft, &before, error) &&
           entry_delete(book, year_of(book, draft), draft, error) &&
           keep_act(book, "delete", &(MadeEntries){0}, builder_text(&before), error);
}

bool act_import(Book *book, const MadeEntries *made, Error *error) {
    return keep_act(book, "import", made, (Text){0}, error);
}

/* --- Withdrawing one. */

static bool load_last(Arena *arena, Book *book, Act *act, Text *before, Error *error) {
    static const char SQL[] = "SELECT act, kind, made, before FROM act WHERE entity = ?1"
                              " ORDER BY act DESC LIMIT 1";
    Text ids = {0};
    Rows rows = rows_of(book->store, SQL, VALUES(value_of_integer(book->entity)));
    if (rows_next(&rows)) {
        act->number = rows_integer(&rows, 0);
        act->kind = text_copy(arena, rows_text(&rows, 1));
        ids = text_copy(arena, rows_text(&rows, 2));
        *before = text_copy(arena, rows_text(&rows, 3));
    }
    if (!rows_end(&rows, error)) return false;
    if (!act->number) return error_set(error, ERROR_ACT_NONE);
    while (ids.size) {
        Text id = text_copy(arena, text_take(&ids, ' '));
        *LIST_PUSH(arena, &act->made) = strtoll(id.bytes, NULL, 10);
    }
    return true;
}

/* A file that an entry came from may be read again once the entry is gone. */
static bool forget_fingerprint(Book *book, int64_t entry, Error *error) {
    static const char SQL[] = "DELETE FROM fingerprint WHERE entity = ?1 AND entry = ?2";
    return store_run(book->store, SQL,
                     VALUES(value_of_integer(book->entity), value_of_integer(entry)), error);
}

static bool withdraw(Arena *arena, Book *book, int64_t id, Error *error) {
    PostedEntry entry;
    int64_t year;
    if (!entry_find(arena, book, id, &entry, &year, error)) return false;
    if (entry.is_validated) {
        return error_set(error, ERROR_ACT_VALIDATED, posted_entry_name(arena, &entry));
    }
    return entry_delete(book, &book->years.items[year - 1], &entry, error);
}

static void read_digest(Text text, Digest *digest) {
    for (size_t i = 0; i < sizeof digest->bytes; i++) {
        char digits[] = {text.bytes[2 * i], text.bytes[2 * i + 1], '\0'};
        digest->bytes[i] = (unsigned char)strtoul(digits, NULL, 16);
    }
}

/* Takes the pieces that stand behind a draft. */
static bool take_pieces(Arena *arena, Text *rest, DraftPieces *pieces) {
    *pieces = (DraftPieces){0};
    while (text_starts_with(*rest, TEXT("piece "))) {
        Text row = text_take(rest, '\n');
        text_take(&row, ' ');
        Text digest = text_take(&row, ' ');
        DraftPiece *piece = LIST_PUSH(arena, pieces);
        piece->is_early = text_equal(text_take(&row, ' '), TEXT("early"));
        if (digest.size != 2 * sizeof piece->digest.bytes) return false;
        read_digest(digest, &piece->digest);
        bool ok = entry_text_unescape(arena, text_take(&row, ' '), &piece->type) &&
                  entry_text_unescape(arena, row, &piece->name);
        if (!ok) return false;
    }
    return true;
}

static bool restore(Arena *arena, Book *book, Text before, Act *act, Error *error) {
    while (before.size) {
        DraftPieces pieces;
        PostedEntry *entry = LIST_PUSH(arena, &act->restored);
        if (!entry_read_text(arena, &before, entry, error)) return false;
        if (!take_pieces(arena, &before, &pieces)) {
            return error_set(error, ERROR_ENTRY_FORM, before);
        }
        const BookYear *year = year_of(book, entry);
        bool ok = entry_post(book, year, entry, error) &&
                  draft_pieces_write(book, year->number, entry->id, &pieces, error);
        if (!ok) return false;
    }
    return true;
}

static bool forget(Book *book, int64_t number, Error *error) {
    static const char SQL[] = "DELETE FROM act WHERE entity = ?1 AND act = ?2";
    return store_run(book->store, SQL,
                     VALUES(value_of_integer(book->entity), value_of_integer(number)), error);
}

bool act_undo(Arena *arena, Book *book, Act *act, Error *error) {
    Text before = {0};
    *act = (Act){0};
    if (!load_last(arena, book, act, &before, error)) return false;
    for (size_t i = 0; i < act->made.count; i++) {
        int64_t id = act->made.items[i];
        if (!withdraw(arena, book, id, error)) return false;
        if (!before.size && !forget_fingerprint(book, id, error)) return false;
    }
    return restore(arena, book, before, act, error) && forget(book, act->number, error);
}
