#include "ledger/book/fingerprints.h"

#include "engine/amount_text.h"
#include "engine/builder.h"
#include "engine/date_text.h"
#include "ledger/store/rows.h"

static void add_text(Builder *out, Text text) {
    builder_add(out, text);
    builder_add_byte(out, '\0');
}

static void add_date(Builder *out, Date date) {
    char room[DATE_TEXT_SIZE];
    add_text(out, date_print_iso(date, room));
}

static void add_amount(Builder *out, Amount amount) {
    char room[AMOUNT_TEXT_SIZE];
    add_text(out, amount_print(amount, AMOUNT_PLAIN, room));
}

static Digest finish(Arena *scratch, Builder *out) {
    Digest digest = digest_of(builder_text(out));
    arena_destroy(scratch);
    return digest;
}

Digest fingerprint_of(const PostedEntry *entry, Text number) {
    Arena *scratch = arena_create();
    Builder out = builder_in(scratch);
    add_text(&out, TEXT("entry"));
    add_text(&out, entry->journal);
    add_date(&out, entry->date);
    add_text(&out, number);
    for (size_t i = 0; i < entry->line_count; i++) {
        const PostedLine *line = &entry->lines[i];
        add_text(&out, line->account);
        add_text(&out, line->auxiliary);
        add_text(&out, line->piece);
        add_text(&out, line->label);
        add_amount(&out, line->debit);
        add_amount(&out, line->credit);
    }
    return finish(scratch, &out);
}

Digest fingerprint_of_name(const PostedEntry *entry, Text number) {
    Arena *scratch = arena_create();
    Builder out = builder_in(scratch);
    add_text(&out, TEXT("name"));
    add_text(&out, entry->journal);
    add_text(&out, number);
    add_text(&out, number.size ? (Text){0} : entry->lines[0].piece);
    return finish(scratch, &out);
}

bool fingerprint_find(Arena *arena, Book *book, const Digest *fingerprint,
                      FingerprintEntries *entries, Error *error) {
    static const char SQL[] =
        "SELECT entry.entry FROM fingerprint"
        " JOIN fiscal_year ON fiscal_year.entity = fingerprint.entity"
        " JOIN entry ON entry.entity = fingerprint.entity AND entry.year = fiscal_year.year"
        " AND entry.entry = fingerprint.entry"
        " WHERE fingerprint.entity = ?1 AND fingerprint.fingerprint = ?2 ORDER BY entry.entry";
    *entries = (FingerprintEntries){0};
    Rows rows = rows_of(book->store, SQL,
                        VALUES(value_of_integer(book->entity), value_of_digest(fingerprint)));
    while (rows_next(&rows)) *LIST_PUSH(arena, entries) = rows_integer(&rows, 0);
    return rows_end(&rows, error);
}

bool fingerprint_add(Book *book, const Digest *fingerprint, int64_t entry, Error *error) {
    static const char SQL[] =
        "INSERT INTO fingerprint (entity, fingerprint, entry) VALUES (?1, ?2, ?3)";
    return store_run(book->store, SQL,
                     VALUES(value_of_integer(book->entity), value_of_digest(fingerprint),
                            value_of_integer(entry)),
                     error);
}
