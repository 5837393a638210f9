/* The way of a FEC through a book: written by the program, taken in, written again. */
#ifndef DENIER_TESTS_LEDGER_BOOK_ROUND_TRIP_H
#define DENIER_TESTS_LEDGER_BOOK_ROUND_TRIP_H

#include "ledger/book/book_import.h"
#include "ledger/book/book_year.h"
#include "ledger/exporter.h"
#include "tests/ledger/book/keeping.h"
#include "tests/ledger/reading.h"

static inline Text exported(Arena *arena, const FiscalYear *year) {
    const Exporter *fec = exporter_find(TEXT("fec"));
    Builder out = builder_in(arena);
    fec->begin(&out, year);
    for (uint64_t i = 0; i < year->entry_count; i++) fec->add_entry(&out, year, &year->entries[i]);
    return builder_text(&out);
}

/* The file as the program writes it; false when it cannot be read, or holds no entries. */
static inline bool write_again(Arena *arena, const char *path, FiscalYear *year, Text *fec) {
    ReadingChoices choices = {.paths = &path, .path_count = 1, .keep_lines = true};
    Findings findings = findings_in(arena);
    Books books;
    bool is_read = books_read(arena, &choices, &books, &findings, NULL);
    if (!is_read || !year_has_entries(&books.years[0])) return false;
    *year = books.years[0];
    *fec = exported(arena, year);
    return true;
}

/* A book whose first year is that of the file. */
static inline void open_book(Kept *kept, const FiscalYear *year) {
    NewBook about = {.entity = TEXT("Les Amis du Lavoir"),
                     .start = year->start,
                     .end = year->end,
                     .program = TEXT("denier test")};
    kept->path = text_print(kept->arena, "%s/other.denier", kept->folder).bytes;
    book_close(&kept->book);
    assert_true(book_create(kept->arena, kept->path, &about, TEXT("treasurer"), &kept->error));
    assert_true(book_open(kept->arena, kept->path, STORE_WRITE, NULL, &kept->book, &kept->error));
    kept->book.author = TEXT("treasurer");
}

/* Takes the files into the book; false when they are refused. */
static inline bool take(Kept *kept, const char *const *paths, size_t count) {
    Findings findings = findings_in(kept->arena);
    BookImport import = {.choices = {.paths = paths, .path_count = count}, .findings = &findings};
    assert_true(book_begin(&kept->book, &kept->error));
    if (!book_import(kept->arena, &kept->book, &import, &kept->error)) {
        book_rollback(&kept->book);
        return false;
    }
    return book_commit(&kept->book, &kept->error);
}

static inline FiscalYear year_in(Kept *kept, int64_t number) {
    FiscalYear year = {0};
    YearReading reading = {.keep_lines = true, .without_drafts = true};
    assert_true(book_year_read(kept->arena, &kept->book, number, &reading, &year, &kept->error));
    return year;
}

static inline void assert_same_bytes(const char *path, Text found, Text expected) {
    bool is_same = text_equal(found, expected);
    if (!is_same) fprintf(stderr, "%s differs behind the book\n", path);
    assert_true(is_same);
}

static inline void drop_book(Kept *kept) {
    unlink(text_print(kept->arena, "%s/lavoir.denier", kept->folder).bytes);
    give_back(kept);
}

/* Whether the file went through the book; false when it is none that a book takes. */
static inline bool goes_through(const char *path, const char *name) {
    Kept *kept = keep_book();
    FiscalYear year = {0};
    Text fec = {0};
    bool is_taken = write_again(kept->arena, path, &year, &fec);
    if (is_taken) {
        const char *again = written(kept->arena, name, fec);
        open_book(kept, &year);
        is_taken = take(kept, &again, 1);
        if (is_taken) {
            FiscalYear kept_year = year_in(kept, 1);
            assert_same_bytes(path, exported(kept->arena, &kept_year), fec);
        }
        unlink(again);
        rmdir(test_folder(kept->arena).bytes);
    }
    drop_book(kept);
    return is_taken;
}

#endif
