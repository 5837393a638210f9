#include "ledger/book/entries.h"

#include "engine/builder.h"
#include "ledger/store/rows.h"

#include <stdio.h>
#include <stdlib.h>

/* Entries and their lines, read side by side. */
typedef struct Reader {
    Book *book;
    Arena *arena; /* of the entry at hand */
    int64_t year;
    const NameTable *journals, *auxiliaries;
    Rows lines;
    bool has_line; /* `lines` stands on a line that was not taken yet */
} Reader;

static const char ENTRIES[] =
    "SELECT entry, journal, date, kind, is_validated, number, sequence, validated_at, author,"
    " source, imported_number, imported_validation, reverses, donor, commitment FROM entry"
    " WHERE entity = ?1 AND year = ?2 AND entry >= ?3 AND entry <= ?4"
    " AND is_validated BETWEEN ?5 AND ?6 ORDER BY entry";

static const char LINES[] =
    "SELECT entry, account, auxiliary, piece, piece_date, label, debit, credit, currency,"
    " currency_amount, quantity, unit, price_source, tags, lettering, lettering_date, head"
    " FROM line WHERE entity = ?1 AND year = ?2 AND entry >= ?3 AND entry <= ?4"
    " ORDER BY entry, line";

static Text copy(const Reader *reader, const Rows *rows, int column) {
    Text text = rows_text(rows, column);
    return text.size ? text_copy(reader->arena, text) : (Text){0};
}

static Text label_of_name(const NameTable *table, Text code) {
    const Name *name = code.size ? name_find(table, code) : NULL;
    return name ? name->label : (Text){0};
}

static PostedLine read_line(const Reader *reader) {
    const Rows *rows = &reader->lines;
    PostedLine line = {
        .account = copy(reader, rows, 1),
        .auxiliary = copy(reader, rows, 2),
        .piece = copy(reader, rows, 3),
        .piece_date = rows_date(rows, 4),
        .label = copy(reader, rows, 5),
        .debit = rows_amount(rows, 6),
        .credit = rows_amount(rows, 7),
        .currency = copy(reader, rows, 8),
        .currency_amount = copy(reader, rows, 9),
        .quantity = copy(reader, rows, 10),
        .unit = copy(reader, rows, 11),
        .price_source = copy(reader, rows, 12),
        .tags = copy(reader, rows, 13),
        .lettering = copy(reader, rows, 14),
        .lettering_date = rows_date(rows, 15),
        .head = copy(reader, rows, 16),
    };
    line.auxiliary_label = label_of_name(reader->auxiliaries, line.auxiliary);
    return line;
}

static PostedEntry read_entry(const Reader *reader, const Rows *rows) {
    PostedEntry entry = {
        .id = rows_integer(rows, 0),
        .journal = copy(reader, rows, 1),
        .date = rows_date(rows, 2),
        .kind = (EntryKind)rows_integer(rows, 3),
        .is_validated = rows_integer(rows, 4) != 0,
        .number = rows_integer(rows, 5),
        .sequence = rows_integer(rows, 6),
        .validated_at = copy(reader, rows, 7),
        .author = copy(reader, rows, 8),
        .source = rows_integer(rows, 9),
        .imported_number = copy(reader, rows, 10),
        .imported_validation = rows_date(rows, 11),
        .reverses = rows_integer(rows, 12),
        .donor = rows_integer(rows, 13),
    };
    Text commitment = rows_bytes(rows, 14);
    if (commitment.size) entry.commitment = text_copy(reader->arena, commitment);
    entry.journal_label = label_of_name(reader->journals, entry.journal);
    return entry;
}

/* Passes over lines of earlier entries, and takes those of this one. */
static void read_lines(Reader *reader, PostedEntry *entry) {
    LIST_OF(PostedLine) lines = {0};
    while (reader->has_line && rows_integer(&reader->lines, 0) <= entry->id) {
        bool is_own = rows_integer(&reader->lines, 0) == entry->id;
        if (is_own) *LIST_PUSH(reader->arena, &lines) = read_line(reader);
        reader->has_line = rows_next(&reader->lines);
    }
    entry->lines = lines.items;
    entry->line_count = lines.count;
}

/* Which ids and states are wanted. */
typedef struct Span {
    int64_t first, last;
    int low, high;
} Span;

static bool read_span(Reader *reader, const Span *span, EntryTaker *take, void *data,
                      Error *error) {
    Book *book = reader->book;
    Rows entries = rows_of(book->store, ENTRIES,
                           VALUES(value_of_integer(book->entity), value_of_integer(reader->year),
                                  value_of_integer(span->first), value_of_integer(span->last),
                                  value_of_integer(span->low), value_of_integer(span->high)));
    reader->lines = rows_of(book->store, LINES,
                            VALUES(value_of_integer(book->entity), value_of_integer(reader->year),
                                   value_of_integer(span->first), value_of_integer(span->last)));
    reader->has_line = rows_next(&reader->lines);
    bool goes_on = true;
    while (goes_on && rows_next(&entries)) {
        reader->arena = arena_create();
        PostedEntry entry = read_entry(reader, &entries);
        read_lines(reader, &entry);
        goes_on = take(data, &entry);
        arena_destroy(reader->arena);
    }
    bool ok = rows_end(&reader->lines, error);
    return rows_end(&entries, error) && ok;
}

/* Learns the names that entries of the year use. */
static bool load_names(Reader *reader, Names *names, Error *error) {
    const Book *book = reader->book;
    int64_t year = reader->year;
    reader->journals = names_of(names, book->store, book->entity, NAME_JOURNAL, year, error);
    reader->auxiliaries = names_of(names, book->store, book->entity, NAME_AUXILIARY, year, error);
    return reader->journals && reader->auxiliaries;
}

static bool read_year(Book *book, int64_t year, const Span *span, EntryTaker *take, void *data,
                      Error *error) {
    Arena *scratch = arena_create();
    Names names = names_in(scratch);
    Reader reader = {.book = book, .year = year};
    bool ok = load_names(&reader, &names, error) && read_span(&reader, span, take, data, error);
    arena_destroy(scratch);
    return ok;
}

bool entries_of(Book *book, int64_t year, EntryIds ids, EntryTaker *take, void *data,
                Error *error) {
    Arena *scratch = arena_create();
    Names names = names_in(scratch);
    Reader reader = {.book = book, .year = year};
    bool ok = load_names(&reader, &names, error);
    for (size_t i = 0; ok && i < ids.count; i++) {
        Span span = {ids.items[i], ids.items[i], 0, 1};
        ok = read_span(&reader, &span, take, data, error);
    }
    arena_destroy(scratch);
    return ok;
}

bool entries_each(Book *book, int64_t year, EntryChoice choice, EntryTaker *take, void *data,
                  Error *error) {
    Span span = {0, INT64_MAX, choice == ENTRIES_VALIDATED, choice != ENTRIES_DRAFT};
    return read_year(book, year, &span, take, data, error);
}

bool entry_early_pieces(Arena *arena, Book *book, int64_t year, int64_t entry, Text *pieces,
                        Error *error) {
    static const char SQL[] =
        "SELECT digest FROM attachment WHERE entity = ?1 AND year = ?2 AND entry = ?3"
        " AND is_early = 1 ORDER BY digest";
    Builder digests = builder_in(arena);
    Rows rows = rows_of(
        book->store, SQL,
        VALUES(value_of_integer(book->entity), value_of_integer(year), value_of_integer(entry)));
    while (rows_next(&rows)) {
        if (digests.size) builder_add_byte(&digests, ',');
        builder_add(&digests, digest_print(arena, rows_digest(&rows, 0)));
    }
    *pieces = digests.size ? builder_text(&digests) : (Text){0};
    return rows_end(&rows, error);
}

/* An entry on its way out of the reader. */
typedef struct Kept {
    Arena *arena;
    PostedEntry *entry;
    bool is_found;
} Kept;

void posted_entry_keep(Arena *arena, PostedEntry *entry) {
    Text *texts[] = {&entry->journal, &entry->journal_label,   &entry->validated_at,
                     &entry->author,  &entry->imported_number, &entry->commitment};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (texts[i]->size) *texts[i] = text_copy(arena, *texts[i]);
    }
    PostedLine *lines = ARENA_ARRAY(arena, PostedLine, entry->line_count);
    for (size_t i = 0; i < entry->line_count; i++) {
        PostedLine *line = &lines[i];
        *line = entry->lines[i];
        Text *parts[] = {
            &line->account,   &line->account_label, &line->auxiliary,    &line->auxiliary_label,
            &line->piece,     &line->label,         &line->currency,     &line->currency_amount,
            &line->quantity,  &line->unit,          &line->price_source, &line->tags,
            &line->lettering, &line->head};
        for (size_t j = 0; j < sizeof parts / sizeof *parts; j++) {
            if (parts[j]->size) *parts[j] = text_copy(arena, *parts[j]);
        }
    }
    entry->lines = lines;
}

static bool keep(void *data, const PostedEntry *entry) {
    Kept *kept = data;
    *kept->entry = *entry;
    posted_entry_keep(kept->arena, kept->entry);
    kept->is_found = true;
    return false;
}

bool entry_find(Arena *arena, Book *book, int64_t id, PostedEntry *entry, int64_t *year,
                Error *error) {
    Kept kept = {arena, entry, false};
    Span span = {id, id, 0, 1};
    for (size_t i = 0; i < book->years.count && !kept.is_found; i++) {
        *year = book->years.items[i].number;
        if (!read_year(book, *year, &span, keep, &kept, error)) return false;
    }
    char room[32];
    snprintf(room, sizeof room, "%lld", (long long)id);
    return kept.is_found || error_set(error, ERROR_ENTRY_ABSENT, text_of(room));
}

static bool is_number(Text text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9') return false;
    }
    return text.size > 0 && text.size < 18;
}

bool entry_named(Book *book, const BookYear *year, Text name, int64_t *id, Error *error) {
    static const char SQL[] = "SELECT entry FROM entry WHERE entity = ?1 AND year = ?2"
                              " AND journal = ?3 AND number = ?4";
    if (is_number(name)) {
        *id = strtoll(text_copy(book->arena, name).bytes, NULL, 10);
        return true;
    }
    size_t dash = name.size;
    while (dash > 0 && name.bytes[dash - 1] != '-') dash--;
    Text digits = {name.bytes + dash, name.size - dash};
    *id = 0;
    if (dash > 1 && is_number(digits)) {
        int64_t number = strtoll(text_copy(book->arena, digits).bytes, NULL, 10);
        Rows rows =
            rows_of(book->store, SQL,
                    VALUES(value_of_integer(book->entity), value_of_integer(year->number),
                           value_of_text((Text){name.bytes, dash - 1}), value_of_integer(number)));
        if (rows_next(&rows)) *id = rows_integer(&rows, 0);
        if (!rows_end(&rows, error)) return false;
    }
    return *id > 0 || error_set(error, ERROR_ENTRY_ABSENT, name);
}
