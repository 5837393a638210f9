/* Keeps a book as tests tell it to: keep_book BOOK < acts, fields parted by tabs, all written at
 * once.
 *
 *     entry    JOURNAL DATE KIND(0 1 2) VALIDATED(0 1) [IMPORTED-NUMBER]
 *     line     ACCOUNT THIRD-PARTY PIECE LABEL DEBIT-CENTS CREDIT-CENTS
 *     year     START END
 *     setting  KEY VALUE
 *     many     COUNT           gifts all over the newest year, validated
 */
#include "engine/date_text.h"
#include "ledger/book/book_open.h"
#include "ledger/book/posting.h"
#include "ledger/book/year_opening.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Keeper {
    Arena *arena;
    Book book;
    PostedEntry entry; /* without journal: none at hand */
    LIST_OF(PostedLine) lines;
    bool is_to_validate;
    Error error;
} Keeper;

static _Noreturn void give_up(const Keeper *keeper) {
    Text said =
        error_sentence(keeper->arena, &keeper->error, error_kind(keeper->error.code)->message);
    fprintf(stderr, "keep_book: %.*s\n", TEXT_ARGUMENTS(said));
    exit(1);
}

static void require(const Keeper *keeper, bool ok) {
    if (!ok) give_up(keeper);
}

static Date date_in(Text text) {
    Date date = {0};
    date_read_iso(text, &date, NULL);
    return date;
}

static int64_t integer_in(Text text) {
    return strtoll(text.bytes, NULL, 10);
}

static void post(Keeper *keeper) {
    PostedEntry *entry = &keeper->entry;
    if (!entry->journal.size) return;
    entry->lines = keeper->lines.items;
    entry->line_count = keeper->lines.count;
    const BookYear *year = book_year_at(&keeper->book, entry->date);
    require(keeper, entry_post(&keeper->book, year, entry, &keeper->error));
    if (keeper->is_to_validate) {
        require(keeper, entry_validate(&keeper->book, year, entry, &keeper->error));
    }
    *entry = (PostedEntry){0};
    keeper->lines.count = 0;
}

static void begin_entry(Keeper *keeper, Text rest) {
    keeper->entry = (PostedEntry){.journal = text_take(&rest, '\t')};
    keeper->entry.journal_label = keeper->entry.journal;
    keeper->entry.date = date_in(text_take(&rest, '\t'));
    keeper->entry.kind = (EntryKind)integer_in(text_take(&rest, '\t'));
    keeper->is_to_validate = integer_in(text_take(&rest, '\t')) != 0;
    if (!rest.size) return;
    keeper->entry.imported_number = rest;
    keeper->entry.imported_validation = keeper->entry.date;
    keeper->entry.source = 1;
}

static void add_line(Keeper *keeper, Text rest) {
    PostedLine *line = LIST_PUSH(keeper->arena, &keeper->lines);
    *line = (PostedLine){.account = text_take(&rest, '\t')};
    line->account_label = line->account;
    line->auxiliary = text_take(&rest, '\t');
    line->auxiliary_label = line->auxiliary;
    line->piece = text_take(&rest, '\t');
    line->piece_date = keeper->entry.date;
    line->label = text_take(&rest, '\t');
    line->debit = amount_of_cents(integer_in(text_take(&rest, '\t')));
    line->credit = amount_of_cents(integer_in(rest));
}

/* Gifts of one to a hundred euros, to seven accounts of income and expenses, on all days. */
static void add_many(Keeper *keeper, int64_t count) {
    static const char *const ACCOUNTS[] = {"754110", "756100", "706000", "740000",
                                           "768000", "606400", "613200"};
    Date start = keeper->book.years.items[keeper->book.years.count - 1].start;
    for (int64_t i = 0; i < count; i++) {
        const char *account = ACCOUNTS[i % 7];
        char room[96];
        snprintf(room, sizeof room, "BQ\t\t0\t1");
        begin_entry(keeper, text_of(room));
        keeper->entry.date = date_add_days(start, (int)(i * 360 / count));
        keeper->entry.journal = TEXT("BQ");
        char lines[2][96];
        long long cents = 100 + i % 9901;
        snprintf(lines[0], sizeof lines[0], "512000\t\tR%lld\tDon\t%lld\t0", (long long)i, cents);
        snprintf(lines[1], sizeof lines[1], "%s\t\tR%lld\tDon\t0\t%lld", account, (long long)i,
                 cents);
        add_line(keeper, text_of(lines[0]));
        add_line(keeper, text_of(lines[1]));
        post(keeper);
    }
}

static void open_year(Keeper *keeper, Text rest) {
    Date start = date_in(text_take(&rest, '\t'));
    require(keeper,
            year_open(&keeper->book, start, date_in(rest), NUMBERED_BY_JOURNAL, &keeper->error));
}

static void act(Keeper *keeper, Text rest) {
    Text what = text_take(&rest, '\t');
    bool is_line = text_equal(what, TEXT("line"));
    if (!is_line) post(keeper);
    if (is_line) add_line(keeper, rest);
    if (text_equal(what, TEXT("entry"))) begin_entry(keeper, rest);
    if (text_equal(what, TEXT("year"))) open_year(keeper, rest);
    if (text_equal(what, TEXT("many"))) add_many(keeper, integer_in(rest));
    if (text_equal(what, TEXT("setting"))) {
        Text key = text_take(&rest, '\t');
        require(keeper, book_set(&keeper->book, key, rest, &keeper->error));
    }
}

int main(int argc, char **argv) {
    char line[1024];
    memory_serve_gmp();
    Keeper keeper = {.arena = arena_create()};
    if (argc != 2) return 2;
    require(&keeper,
            book_open(keeper.arena, argv[1], STORE_WRITE, NULL, &keeper.book, &keeper.error));
    keeper.book.author = TEXT("treasurer");
    require(&keeper, book_begin(&keeper.book, &keeper.error));
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        act(&keeper, text_copy(keeper.arena, text_of(line)));
    }
    post(&keeper);
    require(&keeper, book_commit(&keeper.book, &keeper.error));
    book_close(&keeper.book);
    arena_destroy(keeper.arena);
    return 0;
}
