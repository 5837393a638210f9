#include "ledger/book/csv_import.h"

#include "engine/date_text.h"
#include "ledger/book/acts.h"
#include "ledger/book/chart_names.h"
#include "ledger/book/fingerprints.h"
#include "ledger/book/posting.h"
#include "ledger/store/rows.h"

typedef struct Importing {
    Arena *arena;
    Book *book;
    CsvImport *task;
    FecNotes notes;
    FecEncoding encoding;
    Map taken; /* entries of the book that an entry of the file was found to be, by id */
} Importing;

/* --- The mapping kept for a header. */

static bool find_mapping(Importing *importing, Text key, Error *error) {
    static const char SQL[] =
        "SELECT mapping FROM column_mapping WHERE entity = ?1 AND header = ?2";
    Book *book = importing->book;
    Rows rows =
        rows_of(book->store, SQL, VALUES(value_of_integer(book->entity), value_of_text(key)));
    if (rows_next(&rows)) {
        importing->task->choices.mapping = text_copy(importing->arena, rows_text(&rows, 0));
    }
    return rows_end(&rows, error);
}

static bool keep_mapping(const Importing *importing, Text key, Error *error) {
    static const char SQL[] = "INSERT INTO column_mapping (entity, header, mapping)"
                              " VALUES (?1, ?2, ?3) ON CONFLICT (entity, header)"
                              " DO UPDATE SET mapping = excluded.mapping";
    Book *book = importing->book;
    return store_run(book->store, SQL,
                     VALUES(value_of_integer(book->entity), value_of_text(key),
                            value_of_text(importing->task->choices.mapping)),
                     error);
}

/* --- What an entry of the file is. */

static Text id_key(const int64_t *id) {
    return (Text){(const char *)id, sizeof *id};
}

/* The first entry of the list that no entry of the file was found to be yet; 0 for none. */
static int64_t first_free(const Importing *importing, const FingerprintEntries *entries) {
    for (size_t i = 0; i < entries->count; i++) {
        if (!map_find(&importing->taken, id_key(&entries->items[i]))) return entries->items[i];
    }
    return 0;
}

static void take(Importing *importing, CsvResult *result, int64_t entry, CsvFate fate) {
    result->entry = entry;
    result->fate = fate;
    map_find_or_add(&importing->taken, id_key(&entry), 1, NULL);
}

static bool find_same(Importing *importing, CsvResult *result, Error *error) {
    FingerprintEntries found;
    Digest digest = fingerprint_of(&result->read.posted, result->read.number);
    if (!fingerprint_find(importing->arena, importing->book, &digest, &found, error)) return false;
    int64_t entry = first_free(importing, &found);
    if (entry) take(importing, result, entry, CSV_DUPLICATE);
    return true;
}

static bool has_name(const CsvEntry *entry) {
    return entry->number.size || entry->posted.lines[0].piece.size;
}

static bool find_changed(Importing *importing, CsvResult *result, Error *error) {
    if (result->entry || !has_name(&result->read)) return true;
    FingerprintEntries found;
    Digest digest = fingerprint_of_name(&result->read.posted, result->read.number);
    if (!fingerprint_find(importing->arena, importing->book, &digest, &found, error)) return false;
    int64_t entry = first_free(importing, &found);
    if (entry) take(importing, result, entry, CSV_CHANGED);
    return true;
}

/* Those that are the same are found first, so that they are not taken for changed ones. */
static bool find_known(Importing *importing, Error *error) {
    CsvImport *task = importing->task;
    bool ok = true;
    for (size_t i = 0; ok && i < task->results.count; i++) {
        ok = find_same(importing, &task->results.items[i], error);
    }
    for (size_t i = 0; ok && i < task->results.count; i++) {
        ok = find_changed(importing, &task->results.items[i], error);
    }
    return ok;
}

/* --- Drafts. */

static bool is_about_data(ErrorCode code) {
    return error_kind(code)->trouble == TROUBLE_UNREADABLE && code != ERROR_STORE_REFUSED;
}

static bool post(Importing *importing, CsvResult *result, Error *error) {
    Book *book = importing->book;
    PostedEntry *entry = &result->read.posted;
    const BookYear *year = book_year_at(book, entry->date);
    char room[DATE_TEXT_SIZE];
    if (!year) {
        return error_set(error, ERROR_CSV_YEAR, date_print_iso(entry->date, room));
    }
    Digest all = fingerprint_of(entry, result->read.number);
    Digest name = fingerprint_of_name(entry, result->read.number);
    NumberList added;
    if (!chart_names_lines(importing->arena, book, year, entry, &added, error) ||
        !entry_post(book, year, entry, error) || !fingerprint_add(book, &all, entry->id, error)) {
        return false;
    }
    result->entry = entry->id;
    *LIST_PUSH(importing->arena, &importing->task->made) = entry->id;
    return !has_name(&result->read) || fingerprint_add(book, &name, entry->id, error);
}

static bool post_new(Importing *importing, Error *error) {
    CsvImport *task = importing->task;
    for (size_t i = 0; i < task->results.count; i++) {
        CsvResult *result = &task->results.items[i];
        Error cause = {0};
        if (result->fate != CSV_NEW || post(importing, result, &cause)) continue;
        if (!is_about_data(cause.code)) {
            *error = cause;
            return false;
        }
        fec_note_error(&importing->notes, result->read.place, &cause);
    }
    return true;
}

static bool take_entries(Importing *importing, const Records *records, Error *error) {
    CsvImport *task = importing->task;
    CsvEntries entries;
    Text key = csv_header_key(importing->arena, &records->items.items[0]);
    bool is_given = task->choices.mapping.size > 0;
    if (!is_given && !find_mapping(importing, key, error)) return false;
    csv_entries_read(importing->arena, records, &task->choices, &entries, &importing->notes);
    if (importing->notes.is_unreadable) return true;
    for (size_t i = 0; i < entries.items.count; i++) {
        LIST_PUSH(importing->arena, &task->results)->read = entries.items.items[i];
    }
    bool ok = find_known(importing, error) && post_new(importing, error);
    if (ok && task->made.count) ok = act_import(importing->book, &task->made, error);
    return ok && (!is_given || keep_mapping(importing, key, error));
}

bool csv_import(Arena *arena, Book *book, CsvImport *import, Error *error) {
    assert(book->now.arena);
    Importing importing = {.arena = arena, .book = book, .task = import, .taken = map_in(arena)};
    importing.notes = fec_notes_for(import->findings, import->path, &importing.encoding);
    Records records = {0};
    if (!csv_records_read(arena, import->path, &records, &importing.notes, error)) return false;
    bool ok = importing.notes.is_unreadable || take_entries(&importing, &records, error);
    if (!ok || importing.notes.is_unreadable || !import->made.count) {
        return ok && !importing.notes.is_unreadable;
    }
    const MadeEntries made = {.items = import->made.items, .count = import->made.count};
    return act_import(book, &made, error);
}
