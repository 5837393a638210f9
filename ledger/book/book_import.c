#include "ledger/book/book_import.h"

#include "engine/date_text.h"
#include "engine/file.h"
#include "ledger/book/book_year.h"
#include "ledger/book/chain.h"
#include "ledger/book/imported_entry.h"
#include "ledger/book/imported_names.h"
#include "ledger/book/known_entries.h"
#include "ledger/book/posting.h"
#include "ledger/book/sources.h"
#include "ledger/book/year_opening.h"
#include "ledger/importer.h"
#include "ledger/opening_check.h"
#include "ledger/store/rows.h"
#include "ledger/year_dates.h"

#include <stdio.h>
#include <string.h>

/* Tells one progress of reading and writing: reading takes a tenth of the time. */
typedef struct Stages {
    Progress to;
    uint64_t total; /* bytes of the file */
} Stages;

enum {
    READING_SHARE = 10,
    BATCH = 256, /* entries whose texts share an arena */
};

static void tell_reading(void *listener, const char *path, uint64_t done, uint64_t total) {
    Stages *stages = listener;
    stages->total = total;
    stages->to.tell(stages->to.listener, path, done / READING_SHARE, total);
}

static void tell_writing(const Stages *stages, const char *path, uint64_t done, uint64_t all) {
    if (!stages->to.tell) return;
    uint64_t read = stages->total / READING_SHARE;
    uint64_t written = (stages->total - read) * done / all; /* bytes by entries: within 64 bits */
    stages->to.tell(stages->to.listener, path, read + written, stages->total);
}

/* One file on its way into the book. */
typedef struct FileImport {
    Arena *arena; /* of the file at hand */
    Book *book;
    const BookImport *task;
    ImportedFile *result;
    const FiscalYear *file;
    int64_t number; /* of the year */
    bool is_empty;  /* the year had no entries */
    bool has_own_opening;
    KnownEntries known;
    FecEncoding encoding;
    FecNotes notes;
    Stages *stages;
    int64_t source;
} FileImport;

/* A pointer into the book's years does not outlive a year that is opened. */
static const BookYear *year_of(const FileImport *import) {
    return &import->book->years.items[import->number - 1];
}

static bool is_real_siren(Text siren) {
    return siren.size == 9 && !text_equal(siren, TEXT("000000000"));
}

static bool check_kind(const Book *book, const FiscalYear *file, Error *error) {
    if (file->is_balance) {
        return error_set(error, ERROR_ENTRIES_ABSENT, file->source, .reason = N_("an import"));
    }
    Text own = settings_get(&book->settings, "siren");
    bool is_foreign =
        is_real_siren(own) && is_real_siren(file->siren) && !text_equal(own, file->siren);
    return !is_foreign || error_set(error, ERROR_IMPORT_SIREN, file->source, file->siren, own);
}

/* --- The year that the file goes to. */

/* The first day that a new year has: the day after the last one, when the file leaves it open. */
static Date start_of(const Book *book, const FiscalYear *file) {
    Date next = date_add_days(book->years.items[book->years.count - 1].end, 1);
    return date_compare(file->start, next) < 0 ? next : file->start;
}

/* Whether the closing date is said, by the file or on the command line: a year is not opened by
 * what its last entry makes likely. */
static bool is_dated(const BookImport *task, const FiscalYear *file) {
    bool is_named =
        date_is_set(file->end_in_name) && date_compare(file->end_in_name, file->end) == 0;
    return is_named || date_is_set(task->choices.year_end);
}

static bool find_year(FileImport *import, const FiscalYear *dated, Error *error) {
    Book *book = import->book;
    const BookYear *year = book_year_at(book, dated->end);
    char rooms[2][DATE_TEXT_SIZE];
    if (!year && date_compare(dated->end, book->years.items[0].start) < 0) {
        return error_set(error, ERROR_IMPORT_EARLY, dated->source,
                         date_print_iso(dated->end, rooms[0]),
                         date_print_iso(book->years.items[0].start, rooms[1]));
    }
    if (!year && !is_dated(import->task, dated)) {
        return error_set(error, ERROR_IMPORT_UNDATED, dated->source,
                         date_print_iso(dated->end, rooms[0]));
    }
    if (!year) {
        const BookYear *last = &book->years.items[book->years.count - 1];
        if (!year_open(book, start_of(book, dated), dated->end, last->numbering, error)) {
            return false;
        }
        import->result->is_year_new = true;
        year = &book->years.items[book->years.count - 1];
    }
    if (year->state != YEAR_OPEN) {
        bool is_closed = year->state == YEAR_CLOSED;
        return error_set(error, is_closed ? ERROR_ENTRY_YEAR_CLOSED : ERROR_ENTRY_YEAR_LOCKED,
                         date_print_iso(year->end, rooms[0]));
    }
    import->number = year->number;
    import->result->start = year->start;
    import->result->end = year->end;
    int64_t drafts = 0, validated = 0;
    bool ok = book_counted(book, year->number, TEXT("drafts"), &drafts, error) &&
              book_counted(book, year->number, TEXT("validated"), &validated, error);
    import->is_empty = drafts + validated == 0;
    return ok;
}

/* --- Reading. */

/* Whether the file was read whole when its dates were looked for, and the book has no others. */
static bool is_read_already(const FileImport *import, const FiscalYear *dated) {
    return year_has_entries(dated) && date_compare(dated->start, import->result->start) == 0 &&
           date_compare(dated->end, import->result->end) == 0;
}

/* Reads the file alone, as of the dates that the book has for the year. */
static bool read_file(FileImport *import, const FiscalYear *dated, FiscalYear *file, Error *error) {
    ReadingChoices choices = import->task->choices;
    Books books;
    *file = *dated;
    if (is_read_already(import, dated)) return true;
    Findings *findings = import->task->findings;
    if (year_has_entries(dated)) *findings = findings_in(findings->arena); /* found again */
    choices.paths = &import->result->path;
    choices.path_count = 1;
    choices.year_start = import->result->start;
    choices.year_end = import->result->end;
    choices.keep_lines = choices.digest_sources = true;
    if (choices.progress.tell) choices.progress = (Progress){tell_reading, import->stages};
    if (!books_read(import->arena, &choices, &books, findings, error)) return false;
    *file = books.years[0];
    return true;
}

static bool is_told_apart(FileImport *import) {
    if (import->file->grouping < GROUPED_BY_JOURNAL) return true;
    fec_note(&import->notes, (FecPlace){0}, (ErrorCause){ERROR_IMPORT_UNBALANCED});
    return false;
}

/* --- The opening. */

static bool has_opening_entries(const FiscalYear *file) {
    for (uint64_t i = 0; i < file->entry_count; i++) {
        if (file->entries[i].is_opening) return true;
    }
    return false;
}

/* Compares the file's opening with what the year before closed at in the book. */
static bool compare_opening(FileImport *import, Error *error) {
    const BookYear *year = year_of(import);
    FiscalYear before;
    YearReading reading = {0};
    Book *book = import->book;
    bool ok = sums_write(&book->now.sums, book->store, book->entity, error) &&
              book_year_read(import->arena, book, year->number - 1, &reading, &before, error);
    if (!ok) return false;
    OpeningComparison comparison = opening_compare(import->arena, &before, import->file);
    import->result->verdict = comparison.verdict;
    opening_check(&import->notes, &before, import->file);
    bool is_equal = comparison.verdict == OPENING_AGREES;
    if (import->is_empty || import->known.has_openings) return true;
    if (is_equal) {
        import->result->opening = IMPORTED_OPENING_LEFT_OUT;
        return true;
    }
    fec_note(&import->notes, (FecPlace){0}, (ErrorCause){ERROR_IMPORT_OPENING});
    return true;
}

static bool settle_opening(FileImport *import, Error *error) {
    ImportedFile *result = import->result;
    bool is_first = import->number == 1, has_entries = has_opening_entries(import->file);
    if (!has_entries) {
        result->opening = is_first ? IMPORTED_OPENING_NONE : IMPORTED_OPENING_DERIVED;
        return true;
    }
    result->opening = is_first ? IMPORTED_OPENING_FIRST : IMPORTED_OPENING_OF_FILE;
    return is_first || compare_opening(import, error);
}

/* --- Entries. */

/* Whether errors of that kind are about one entry, so that the others are looked at too. */
static bool is_about_data(ErrorCode code) {
    return error_kind(code)->trouble == TROUBLE_UNREADABLE && code != ERROR_STORE_REFUSED;
}

static FecPlace place_of(const FileImport *import, const Entry *entry) {
    return (FecPlace){.number = import->file->lines[entry->first_line].source_line};
}

/* Whether numbers alone tell entries of the file apart. */
static bool is_numbered(const FiscalYear *file) {
    return file->grouping <= GROUPED_BY_JOURNAL_AND_NUMBER;
}

/* Whether the entry is to be left out, because the year has it or says the same without it. */
static bool is_left_out(FileImport *import, const Entry *entry, const PostedEntry *posted) {
    ImportedFile *result = import->result;
    if (entry->is_opening && result->opening == IMPORTED_OPENING_LEFT_OUT) {
        result->opening_left_out++;
        return true;
    }
    if (import->is_empty) return false;
    Acquaintance found = known_entries_find(&import->known, posted);
    if (found == ENTRY_IS_KNOWN) {
        result->known++;
        if (entry->is_opening) result->opening = IMPORTED_OPENING_KNOWN;
        return true;
    }
    bool is_second = entry->is_opening && import->known.has_openings;
    bool is_changed = found == ENTRY_IS_CHANGED && is_numbered(import->file);
    if (is_second || is_changed) {
        ErrorCode code = is_second ? ERROR_IMPORT_OPENED : ERROR_IMPORT_CHANGED;
        fec_note(&import->notes, place_of(import, entry),
                 (ErrorCause){code, posted->imported_number, posted->journal});
    }
    return is_second || is_changed;
}

static bool take_entry(FileImport *import, EntryTurner *turner, const Entry *entry, Error *error) {
    PostedEntry posted = imported_entry(turner, entry);
    Error cause = {0};
    bool ok = true;
    if (!is_left_out(import, entry, &posted)) {
        ok = entry_take_over(import->book, year_of(import), &posted, &cause);
        import->result->entries++;
        import->result->lines += posted.line_count;
        import->result->unvalidated += !date_is_set(posted.imported_validation);
    }
    if (ok) return true;
    if (is_about_data(cause.code)) {
        fec_note_error(&import->notes, place_of(import, entry), &cause);
        return true;
    }
    *error = cause;
    return false;
}

static bool take_entries(FileImport *import, Error *error) {
    const FiscalYear *file = import->file;
    EntryTurner turner = {.file = file, .source = import->source, .line_arena = import->arena};
    bool ok = true;
    for (uint64_t i = 0; ok && i < file->entry_count;) {
        Arena *batch = turner.arena = arena_create();
        for (uint64_t end = i + BATCH; ok && i < end && i < file->entry_count; i++) {
            ok = take_entry(import, &turner, &file->entries[i], error);
        }
        arena_destroy(batch);
        tell_writing(import->stages, import->result->path, i, file->entry_count);
    }
    return ok;
}

/* --- After a bulk: what the triggers would have refused one by one is asked of all at once. */

static bool verify_year(const FileImport *import, Error *error) {
    static const char SQL[] =
        "SELECT count(*), total(lines), total(is_wrong) FROM"
        " (SELECT count(*) AS lines, sum(debit) <> sum(credit) AS is_wrong FROM line"
        "  WHERE entity = ?1 AND year = ?2 GROUP BY entry)";
    static const char COUNT[] =
        "SELECT count(*) FROM entry WHERE entity = ?1 AND year = ?2 AND is_validated = 1";
    Book *book = import->book;
    const ImportedFile *result = import->result;
    bool is_right = false;
    Rows sums = rows_of(book->store, SQL,
                        VALUES(value_of_integer(book->entity), value_of_integer(import->number)));
    if (rows_next(&sums)) {
        is_right = rows_integer(&sums, 0) == (int64_t)result->entries &&
                   rows_integer(&sums, 1) == (int64_t)result->lines && !rows_integer(&sums, 2);
    }
    if (!rows_end(&sums, error)) return false;
    Rows count = rows_of(book->store, COUNT,
                         VALUES(value_of_integer(book->entity), value_of_integer(import->number)));
    if (rows_next(&count)) is_right &= rows_integer(&count, 0) == (int64_t)result->entries;
    if (!rows_end(&count, error)) return false;
    return is_right || error_set(error, ERROR_IMPORT_VERIFY, text_of(result->path));
}

static bool write_entries(FileImport *import, Error *error) {
    if (!import->is_empty) return take_entries(import, error);
    Book *book = import->book;
    if (!store_guard(book->store, false, error)) return false;
    book->now.is_bulk = true;
    bool ok = take_entries(import, error);
    book->now.is_bulk = false;
    ok = store_guard(book->store, true, error) && ok;
    return ok && (import->notes.is_unreadable || verify_year(import, error));
}

/* --- What is written of the file itself. */

static bool write_grouping(FileImport *import, Error *error) {
    static const char SQL[] =
        "UPDATE fiscal_year SET grouping = ?3 WHERE entity = ?1 AND year = ?2";
    Book *book = import->book;
    BookYear *year = &book->years.items[import->number - 1];
    if (year->grouping >= import->file->grouping) return true;
    year->grouping = import->file->grouping;
    return store_run(book->store, SQL,
                     VALUES(value_of_integer(book->entity), value_of_integer(year->number),
                            value_of_integer(year->grouping)),
                     error);
}

static bool write_event(FileImport *import, Error *error) {
    char entries[32];
    int size =
        snprintf(entries, sizeof entries, "%llu", (unsigned long long)import->result->entries);
    const BookYear *year = &import->book->years.items[import->number - 1];
    const Text fields[] = {file_name(import->result->path),
                           digest_print(import->arena, import->file->digest),
                           {entries, (size_t)size},
                           text_print(import->arena, "%d", (int)year->grouping)};
    return chain_add(import->book, "import", import->number, fields, 4, error);
}

static bool write_file(FileImport *import, Error *error) {
    Book *book = import->book;
    const char *path = import->result->path;
    return source_is_new(book, path, &import->file->digest, error) &&
           source_add(book, import->number, path, &import->file->digest, &import->source, error) &&
           write_grouping(import, error) &&
           imported_names_add(book, import->number, import->file, import->is_empty, error) &&
           (import->is_empty ||
            known_entries_read(import->arena, book, import->number, &import->known, error)) &&
           settle_opening(import, error) && write_entries(import, error) &&
           write_event(import, error);
}

/* Takes in one file; false with an error, or with findings. */
static bool take_file(FileImport *import, const FiscalYear *dated, Error *error) {
    FiscalYear file;
    if (!check_kind(import->book, dated, error) || !find_year(import, dated, error) ||
        !read_file(import, dated, &file, error)) {
        return false;
    }
    import->file = &file;
    import->notes = fec_notes_for(import->task->findings, import->result->path, &import->encoding);
    if (!is_told_apart(import)) return false;
    return write_file(import, error) && !import->notes.is_unreadable;
}

/* Finds the dates of all files, in order of date. Of several files only these are kept, and what
 * else is found in them is found again: one at a time has its lines in memory. */
static bool find_dates(Arena *arena, BookImport *import, Stages *stages, Books *books,
                       Error *error) {
    ReadingChoices choices = import->choices;
    bool is_single = choices.path_count == 1;
    for (size_t i = 0; i < choices.path_count; i++) {
        if (strcmp(choices.paths[i], "-") == 0) return error_set(error, ERROR_IMPORT_NAMELESS);
    }
    choices.progress = (Progress){0};
    if (is_single && stages->to.tell) choices.progress = (Progress){tell_reading, stages};
    choices.keep_lines = choices.digest_sources = is_single;
    if (!books_read(arena, &choices, books, import->findings, error)) return false;
    if (!is_single) *import->findings = findings_in(import->findings->arena);
    return true;
}

bool book_import(Arena *arena, Book *book, BookImport *import, Error *error) {
    assert(book->now.arena);
    Books books = {0};
    Stages stages = {.to = import->choices.progress};
    bool ok = find_dates(arena, import, &stages, &books, error);
    for (size_t i = books.count; ok && i-- > 0;) {
        Arena *scratch = arena_create();
        ImportedFile *result = LIST_PUSH(arena, &import->files);
        result->path = books.years[i].source.bytes;
        FileImport one = {
            .arena = scratch, .book = book, .task = import, .result = result, .stages = &stages};
        ok = take_file(&one, &books.years[i], error);
        arena_destroy(scratch);
    }
    return ok;
}
