#include "ledger/book/known_entries.h"

#include "engine/builder.h"
#include "ledger/book/entries.h"

static void add_text(Builder *key, Text text) {
    builder_add(key, text);
    builder_add_byte(key, '\0');
}

static void add_number(Builder *key, int64_t number) {
    builder_add(key, (Text){(const char *)&number, sizeof number});
}

static void add_line(Builder *key, const PostedLine *line, bool is_whole) {
    add_text(key, line->account);
    add_text(key, line->auxiliary);
    add_number(key, (int64_t)line->debit.cents);
    add_number(key, (int64_t)line->credit.cents);
    if (!is_whole) return;
    add_text(key, line->piece);
    add_number(key, line->piece_date.day);
    add_text(key, line->label);
    add_text(key, line->head);
}

/* What the entry says, as one digest: all of it, or only what a person entering it by hand would
 * say the same way. */
static Digest digest_of_entry(const PostedEntry *entry, bool is_whole) {
    Arena *scratch = arena_create();
    Builder key = builder_in(scratch);
    add_text(&key, entry->journal);
    add_number(&key, entry->date.day);
    if (is_whole) add_text(&key, entry->imported_number);
    for (size_t i = 0; i < entry->line_count; i++) add_line(&key, &entry->lines[i], is_whole);
    Digest digest = digest_of(builder_text(&key));
    arena_destroy(scratch);
    return digest;
}

static Text bytes_of(const Digest *digest) {
    return (Text){(const char *)digest->bytes, sizeof digest->bytes};
}

/* Journal and number of an entry of a file, as one digest. */
static Digest digest_of_number(const PostedEntry *entry) {
    Arena *scratch = arena_create();
    Digest digest = digest_of(text_print(scratch, "%.*s\t%.*s", TEXT_ARGUMENTS(entry->journal),
                                         TEXT_ARGUMENTS(entry->imported_number)));
    arena_destroy(scratch);
    return digest;
}

static void count_one_more(Map *map, Digest key) {
    ++*map_find_or_add(map, bytes_of(&key), 0, NULL);
}

/* Whether there is one left, which is then taken. */
static bool take_one(Map *map, Digest key) {
    uint32_t *count = map_find(map, bytes_of(&key));
    if (!count || !*count) return false;
    --*count;
    return true;
}

static bool remember(void *data, const PostedEntry *entry) {
    KnownEntries *known = data;
    known->has_openings |= entry->kind == ENTRY_OPENING;
    if (!entry->source) {
        count_one_more(&known->amounts, digest_of_entry(entry, false));
        return true;
    }
    count_one_more(&known->says, digest_of_entry(entry, true));
    if (entry->imported_number.size) count_one_more(&known->numbers, digest_of_number(entry));
    return true;
}

bool known_entries_read(Arena *arena, Book *book, int64_t year, KnownEntries *known, Error *error) {
    *known = (KnownEntries){
        .arena = arena, .says = map_in(arena), .amounts = map_in(arena), .numbers = map_in(arena)};
    return entries_each(book, year, ENTRIES_ALL, remember, known, error);
}

Acquaintance known_entries_find(KnownEntries *known, const PostedEntry *entry) {
    Digest number = digest_of_number(entry);
    if (take_one(&known->says, digest_of_entry(entry, true))) {
        take_one(&known->numbers, number);
        return ENTRY_IS_KNOWN;
    }
    if (take_one(&known->amounts, digest_of_entry(entry, false))) return ENTRY_IS_KNOWN;
    const uint32_t *count = map_find(&known->numbers, bytes_of(&number));
    return count && *count ? ENTRY_IS_CHANGED : ENTRY_IS_NEW;
}
