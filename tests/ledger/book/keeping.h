/* What tests of books share: a book in a folder of its own, and entries in few words. */
#ifndef DENIER_TESTS_LEDGER_BOOK_KEEPING_H
#define DENIER_TESTS_LEDGER_BOOK_KEEPING_H

#include "ledger/book/book_open.h"
#include "ledger/book/entries.h"
#include "ledger/book/posting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct Kept {
    Arena *arena;
    char folder[64];
    const char *path;
    Book book;
    Error error;
} Kept;

/* A new book of the year 2022, open for writing. */
static inline Kept *keep_book(void) {
    Arena *arena = arena_create();
    Kept *kept = ARENA_NEW(arena, Kept);
    kept->arena = arena;
    snprintf(kept->folder, sizeof kept->folder, "/tmp/denier-book-XXXXXX");
    assert_non_null(mkdtemp(kept->folder));
    kept->path = text_print(arena, "%s/lavoir.denier", kept->folder).bytes;
    NewBook about = {
        .entity = TEXT("Les Amis du Lavoir"),
        .siren = TEXT("123456782"),
        .start = date_of(2022, 1, 1),
        .end = date_of(2022, 12, 31),
        .program = TEXT("denier test"),
    };
    assert_true(book_create(arena, kept->path, &about, TEXT("treasurer"), &kept->error));
    assert_true(book_open(arena, kept->path, STORE_WRITE, NULL, &kept->book, &kept->error));
    kept->book.author = TEXT("treasurer");
    return kept;
}

static inline void give_back(Kept *kept) {
    book_close(&kept->book);
    unlink(kept->path);
    unlink(text_print(kept->arena, "%s-journal", kept->path).bytes);
    rmdir(kept->folder);
    arena_destroy(kept->arena);
}

static inline PostedLine line_of(const char *account, int64_t debit_cents, int64_t credit_cents) {
    return (PostedLine){
        .account = text_of(account),
        .account_label = text_of(account),
        .piece = TEXT("R1"),
        .piece_date = date_of(2022, 3, 15),
        .label = TEXT("Don"),
        .debit = amount_of_cents(debit_cents),
        .credit = amount_of_cents(credit_cents),
    };
}

/* A gift paid into the bank: 512000 to 754110. */
static inline PostedEntry gift_of(Arena *arena, int64_t cents, Date date) {
    PostedLine *lines = ARENA_ARRAY(arena, PostedLine, 2);
    lines[0] = line_of("512000", cents, 0);
    lines[1] = line_of("754110", 0, cents);
    return (PostedEntry){.journal = TEXT("BQ"), .date = date, .lines = lines, .line_count = 2};
}

/* Posts and validates a gift in a transaction of its own; returns its id. */
static inline int64_t keep_gift(Kept *kept, int64_t cents, Date date) {
    assert_true(book_begin(&kept->book, &kept->error));
    const BookYear *year = book_year_at(&kept->book, date);
    PostedEntry entry = gift_of(kept->arena, cents, date);
    assert_true(entry_post(&kept->book, year, &entry, &kept->error));
    assert_true(entry_validate(&kept->book, year, &entry, &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
    return entry.id;
}

#endif
