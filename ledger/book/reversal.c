#include "ledger/book/reversal.h"

#include "ledger/store/rows.h"

/* Refuses to take an entry back a second time. */
static bool check_once(Arena *arena, Book *book, const PostedEntry *entry, Error *error) {
    static const char SQL[] = "SELECT entry FROM entry WHERE entity = ?1 AND reverses = ?2";
    int64_t by = 0;
    Rows rows = rows_of(book->store, SQL,
                        VALUES(value_of_integer(book->entity), value_of_integer(entry->id)));
    if (rows_next(&rows)) by = rows_integer(&rows, 0);
    if (!rows_end(&rows, error)) return false;
    return !by || error_set(error, ERROR_REVERSE_TWICE, posted_entry_name(arena, entry),
                            text_print(arena, "%lld", (long long)by));
}

static PostedLine reverse_line(Arena *arena, Text name, const PostedLine *line) {
    PostedLine reversed = *line;
    reversed.label = text_print(arena, "Contre-passation de %.*s : %.*s", TEXT_ARGUMENTS(name),
                                TEXT_ARGUMENTS(line->label));
    reversed.debit = line->credit;
    reversed.credit = line->debit;
    reversed.lettering = reversed.head = (Text){0};
    reversed.lettering_date = (Date){0};
    return reversed;
}

bool reversal_of(Arena *arena, Book *book, const PostedEntry *entry, Date date,
                 PostedEntry *reversal, Error *error) {
    Text name = posted_entry_name(arena, entry);
    if (!entry->is_validated) {
        return error_set(error, ERROR_REVERSE_DRAFT,
                         text_print(arena, "%lld", (long long)entry->id));
    }
    if (!check_once(arena, book, entry, error)) return false;
    bool is_same_year = book_year_at(book, date) == book_year_at(book, entry->date);
    *reversal = (PostedEntry){
        .journal = entry->journal,
        .date = date,
        .kind = is_same_year ? entry->kind : ENTRY_ORDINARY,
        .reverses = entry->id,
        .donor = entry->donor,
        .commitment = entry->commitment,
        .lines = ARENA_ARRAY(arena, PostedLine, entry->line_count),
        .line_count = entry->line_count,
    };
    for (size_t i = 0; i < entry->line_count; i++) {
        reversal->lines[i] = reverse_line(arena, name, &entry->lines[i]);
    }
    return true;
}
