/* Makes the book that tests of proof change: sample_book FILE.denier. Two years, the first one
 * closed, with pieces, lettering, an asserted balance, tags and drafts. */
#include "ledger/book/attachment.h"
#include "ledger/book/book_open.h"
#include "ledger/book/chain.h"
#include "ledger/book/content.h"
#include "ledger/book/posting.h"
#include "ledger/book/year_opening.h"

#include <stdio.h>
#include <string.h>

typedef struct Maker {
    Arena *arena;
    Book book;
    Error error;
} Maker;

static void must(bool ok, const Maker *maker) {
    if (ok) return;
    Text sentence =
        error_sentence(maker->arena, &maker->error, error_kind(maker->error.code)->message);
    fprintf(stderr, "sample_book: %.*s\n", TEXT_ARGUMENTS(sentence));
    fflush(stderr);
    assert(ok);
}

static PostedLine line_of(const char *account, const char *label, int64_t debit, int64_t credit) {
    return (PostedLine){
        .account = text_of(account),
        .account_label = text_of(account),
        .piece = TEXT("R1"),
        .label = text_of(label),
        .debit = amount_of_cents(debit),
        .credit = amount_of_cents(credit),
    };
}

/* Posts an entry of two lines; returns it. */
static PostedEntry post(Maker *maker, const char *journal, Date date, const PostedLine lines[2]) {
    PostedEntry entry = {.journal = text_of(journal), .date = date, .line_count = 2};
    entry.lines = ARENA_ARRAY(maker->arena, PostedLine, 2);
    memcpy(entry.lines, lines, 2 * sizeof *lines);
    for (size_t i = 0; i < 2; i++) entry.lines[i].piece_date = date;
    const BookYear *year = book_year_at(&maker->book, date);
    must(entry_post(&maker->book, year, &entry, &maker->error), maker);
    return entry;
}

static void validate(Maker *maker, PostedEntry *entry) {
    const BookYear *year = book_year_at(&maker->book, entry->date);
    must(entry_validate(&maker->book, year, entry, &maker->error), maker);
}

static void attach(Maker *maker, const PostedEntry *entry, Text bytes, Text name) {
    const BookYear *year = book_year_at(&maker->book, entry->date);
    must(attachment_add(&maker->book, year->number, entry, bytes, name, &maker->error), maker);
}

static void declare_tags(Maker *maker) {
    const DimensionValue values[] = {
        {.dimension = TEXT("channel"), .code = TEXT("street"), .label = TEXT("Rue")},
        {.dimension = TEXT("channel"), .code = TEXT("web"), .label = TEXT("Web")},
        {.dimension = TEXT("project"), .code = TEXT("academy"), .label = TEXT("Académie")},
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        Dimensions *dimensions = &maker->book.now.dimensions;
        must(dimension_declare_value(dimensions, &values[i], &maker->error), maker);
    }
}

static void add_gifts(Maker *maker) {
    for (int month = 1; month <= 6; month++) {
        PostedLine lines[] = {line_of("512000", "Don", INT64_C(1000) * month, 0),
                              line_of("754110", "Don", 0, INT64_C(1000) * month)};
        lines[1].tags = month % 2 ? TEXT("channel=street") : TEXT("channel=web,project=academy");
        PostedEntry entry = post(maker, "BQ", date_of(2022, month, 3), lines);
        if (month == 1) attach(maker, &entry, TEXT("%PDF-1.4 re\xC3\xA7u"), TEXT("recu.pdf"));
        validate(maker, &entry);
        if (month == 2) attach(maker, &entry, TEXT("%PDF-1.4 relev\xC3\xA9"), TEXT("releve.pdf"));
    }
}

/* A bill and its payment, matched. */
static void add_bill(Maker *maker) {
    static const char SQL[] = "INSERT INTO matching (entity, year, entry, line, code, date)"
                              " VALUES (?1, 1, ?2, ?3, 'AA', '2022-07-01')";
    PostedLine bill[] = {line_of("606100", "Eau", 4200, 0), line_of("401000", "Eau", 0, 4200)};
    PostedLine paid[] = {line_of("401000", "Eau", 4200, 0), line_of("512000", "Eau", 0, 4200)};
    bill[1].auxiliary = paid[0].auxiliary = TEXT("EAU");
    bill[1].auxiliary_label = paid[0].auxiliary_label = TEXT("Régie des eaux");
    PostedEntry first = post(maker, "AC", date_of(2022, 6, 1), bill);
    PostedEntry second = post(maker, "BQ", date_of(2022, 7, 1), paid);
    validate(maker, &first);
    validate(maker, &second);
    Arena *arena = maker->arena;
    const Text fields[] = {TEXT("AA"),
                           TEXT("2022-07-01"),
                           TEXT("401000"),
                           TEXT("EAU"),
                           text_print(arena, "%lld:2", (long long)first.id),
                           text_print(arena, "%lld:1", (long long)second.id)};
    must(chain_add(&maker->book, "match", 1, fields, 6, &maker->error), maker);
    const int64_t places[][2] = {{first.id, 2}, {second.id, 1}};
    for (size_t i = 0; i < 2; i++) {
        must(store_run(maker->book.store, SQL,
                       VALUES(value_of_integer(maker->book.entity), value_of_integer(places[i][0]),
                              value_of_integer(places[i][1])),
                       &maker->error),
             maker);
    }
}

static void assert_balance(Maker *maker) {
    static const char SQL[] = "INSERT INTO assertion (entity, account, date, amount, proof)"
                              " VALUES (?1, '512000', '2022-12-31', 16800, ?2)";
    Digest proof;
    must(content_add(&maker->book, TEXT("%PDF-1.4 banque"), &proof, &maker->error), maker);
    const Text fields[] = {TEXT("512000"), TEXT("2022-12-31"), TEXT("168.00"),
                           digest_print(maker->arena, proof)};
    must(chain_add(&maker->book, "assertion", 1, fields, 4, &maker->error) &&
             store_run(maker->book.store, SQL,
                       VALUES(value_of_integer(maker->book.entity), value_of_digest(&proof)),
                       &maker->error),
         maker);
}

static void close_year(Maker *maker) {
    static const char SQL[] = "UPDATE fiscal_year SET state = 2 WHERE entity = ?1 AND year = 1";
    const Text fields[] = {TEXT("2022-12-31")};
    must(chain_add(&maker->book, "year-close", 1, fields, 1, &maker->error) &&
             store_run(maker->book.store, SQL, VALUES(value_of_integer(maker->book.entity)),
                       &maker->error),
         maker);
}

static void add_next_year(Maker *maker) {
    PostedLine lines[] = {line_of("512000", "Cotisation", 500, 0),
                          line_of("756000", "Cotisation", 0, 500)};
    must(year_open(&maker->book, date_of(2023, 1, 1), date_of(2023, 12, 31), NUMBERED_BY_YEAR,
                   &maker->error),
         maker);
    PostedEntry entry = post(maker, "BQ", date_of(2023, 1, 9), lines);
    validate(maker, &entry);
    post(maker, "BQ", date_of(2023, 2, 9), lines); /* a draft */
}

int main(int argc, char **argv) {
    Maker maker = {.arena = arena_create()};
    const char *path = argc > 1 ? argv[1] : "sample.denier";
    NewBook about = {
        .entity = TEXT("Les Amis du Lavoir"),
        .siren = TEXT("123456782"),
        .start = date_of(2022, 1, 1),
        .end = date_of(2022, 12, 31),
        .program = TEXT("denier test"),
    };
    must(book_create(maker.arena, path, &about, TEXT("treasurer"), &maker.error), &maker);
    must(book_open(maker.arena, path, STORE_WRITE, NULL, &maker.book, &maker.error), &maker);
    maker.book.author = TEXT("treasurer");
    must(book_begin(&maker.book, &maker.error), &maker);
    declare_tags(&maker);
    add_gifts(&maker);
    add_bill(&maker);
    assert_balance(&maker);
    close_year(&maker);
    add_next_year(&maker);
    must(book_commit(&maker.book, &maker.error), &maker);
    book_close(&maker.book);
    arena_destroy(maker.arena);
    return 0;
}
