#include "ledger/book/seal.h"

#include "engine/amount_text.h"
#include "engine/builder.h"
#include "engine/date_text.h"
#include "ledger/book/book_year.h"
#include "ledger/book/chain.h"
#include "ledger/book/chain_walk.h"
#include "ledger/book/replay.h"
#include "ledger/store/rows.h"

enum { UNIT_SEPARATOR = 0x1F };

/* The facts of a seal in their order; files stand where they are listed. */
typedef struct Fact {
    const char *key;
    size_t offset; /* of the text in Seal */
    bool is_needed;
    bool may_change; /* afterwards, without wrong: as events of the chain */
} Fact;

#define AT(member) offsetof(Seal, member)

static const Fact BEFORE_FILES[] = {
    {"entity", AT(entity), true},
    {"name", AT(name), false, true},
    {"period", AT(period), true},
    {"entries", AT(entries), true},
    {"lines", AT(lines), true},
    {"first", AT(first), false},
    {"last", AT(last), false},
    {"chain-start", AT(chain_start), true},
    {"events", AT(events), true},
    {"chain-head", AT(chain_head), true},
    {"previous-seal", AT(previous_seal), true},
    {"total-debit", AT(total_debit), true},
    {"total-credit", AT(total_credit), true},
    {"schema", AT(schema), true, true},
    {"result", AT(result), true},
    {"balance-sheet-total", AT(balance_sheet_total), false},
};

static const Fact BEHIND_FILES[] = {
    {"signed-by", AT(signed_by), false},
    {"key", AT(key), false},
    {"software", AT(software), false},
};

enum {
    FACTS_BEFORE = sizeof BEFORE_FILES / sizeof *BEFORE_FILES,
    FACTS_BEHIND = sizeof BEHIND_FILES / sizeof *BEHIND_FILES,
};

/* --- Gathering. */

static Text number_text(Arena *arena, int64_t number) {
    return text_print(arena, "%lld", (long long)number);
}

static Text amount_text(Arena *arena, Amount amount) {
    char room[AMOUNT_TEXT_SIZE];
    return text_copy(arena, amount_print(amount, AMOUNT_PLAIN, room));
}

/* Sums of all validated entries of the year. */
static bool gather_sums(Arena *arena, Book *book, int64_t year, Seal *seal, Error *error) {
    static const char SQL[] = "SELECT debit, credit, lines FROM balance WHERE entity = ?1"
                              " AND year = ?2 AND is_validated = 1";
    Amount debit = {0}, credit = {0};
    int64_t lines = 0, entries;
    Rows rows =
        rows_of(book->store, SQL, VALUES(value_of_integer(book->entity), value_of_integer(year)));
    while (rows_next(&rows)) {
        debit = amount_add(debit, rows_amount(&rows, 0));
        credit = amount_add(credit, rows_amount(&rows, 1));
        lines += rows_integer(&rows, 2);
    }
    bool ok =
        rows_end(&rows, error) && book_counted(book, year, TEXT("validated"), &entries, error);
    if (!ok) return false;
    seal->entries = number_text(arena, entries);
    seal->lines = number_text(arena, lines);
    seal->total_debit = amount_text(arena, debit);
    seal->total_credit = amount_text(arena, credit);
    return true;
}

/* The entries of the year that were validated first and last. */
static bool gather_ends(Arena *arena, Book *book, int64_t year, Seal *seal, Error *error) {
    static const char SQL[] =
        "SELECT journal, number FROM entry WHERE entity = ?1 AND year = ?2 AND sequence IN"
        " ((SELECT min(sequence) FROM entry WHERE entity = ?1 AND year = ?2 AND is_validated = 1),"
        " (SELECT max(sequence) FROM entry WHERE entity = ?1 AND year = ?2 AND is_validated = 1))"
        " ORDER BY sequence";
    Rows rows =
        rows_of(book->store, SQL, VALUES(value_of_integer(book->entity), value_of_integer(year)));
    while (rows_next(&rows)) {
        seal->last = text_print(arena, "%.*s-%lld", TEXT_ARGUMENTS(rows_text(&rows, 0)),
                                (long long)rows_integer(&rows, 1));
        if (!seal->first.size) seal->first = seal->last;
    }
    return rows_end(&rows, error);
}

/* The digest of the seal before: the first field behind its closing date. */
static bool gather_previous(Arena *arena, Book *book, int64_t last, Seal *seal, Error *error) {
    static const char SQL[] = "SELECT record FROM event WHERE entity = ?1 AND kind = 'seal'"
                              " AND sequence <= ?2 ORDER BY sequence DESC LIMIT 1";
    seal->previous_seal = TEXT("none");
    Rows rows =
        rows_of(book->store, SQL, VALUES(value_of_integer(book->entity), value_of_integer(last)));
    SaidEvent event;
    if (rows_next(&rows) && event_read(rows_text(&rows, 0), &event)) {
        text_take(&event.fields, UNIT_SEPARATOR);
        seal->previous_seal = text_copy(arena, text_take(&event.fields, UNIT_SEPARATOR));
    }
    return rows_end(&rows, error);
}

static bool gather_head(Arena *arena, Book *book, int64_t last, Seal *seal, Error *error) {
    Digest head;
    seal->events = number_text(arena, last);
    if (!chain_digest_at(book, last, &head, error)) return false;
    seal->chain_head = digest_print(arena, head);
    return true;
}

static bool gather_result(Arena *arena, Book *book, int64_t year, Seal *seal, Error *error) {
    Arena *scratch = arena_create();
    FiscalYear read;
    YearReading reading = {.without_drafts = true};
    bool ok = book_year_read(scratch, book, year, &reading, &read, error);
    if (ok) seal->result = amount_text(arena, year_result(&read));
    arena_destroy(scratch);
    return ok;
}

bool seal_gather(Arena *arena, Book *book, const BookYear *year, int64_t last, Seal *seal,
                 Error *error) {
    char start[DATE_TEXT_SIZE], end[DATE_TEXT_SIZE], first[DATE_TEXT_SIZE];
    date_print_iso(year->start, start);
    date_print_iso(year->end, end);
    date_print_iso(book->first_day, first);
    Digest schema;
    if (!store_schema_digest(book->store, &schema, error)) return false;
    *seal = (Seal){
        .entity = book->identifier,
        .name = settings_get(&book->settings, "entity"),
        .period = text_print(arena, "%s/%s", start, end),
        .chain_start =
            text_print(arena, "denier/1 %.*s %s", TEXT_ARGUMENTS(book->identifier), first),
        .schema = digest_print(arena, schema),
    };
    return gather_sums(arena, book, year->number, seal, error) &&
           gather_ends(arena, book, year->number, seal, error) &&
           gather_head(arena, book, last, seal, error) &&
           gather_previous(arena, book, last, seal, error) &&
           gather_result(arena, book, year->number, seal, error);
}

/* --- The text. */

static Text *fact_of(Seal *seal, const Fact *fact) {
    return (Text *)(void *)((char *)seal + fact->offset);
}

static void print_facts(Builder *text, const Seal *seal, const Fact *facts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        Text value = *fact_of((Seal *)seal, &facts[i]);
        if (!value.size) continue;
        builder_print(text, "%s: %.*s\n", facts[i].key, TEXT_ARGUMENTS(value));
    }
}

Text seal_print(Arena *arena, const Seal *seal, const char *const *notes) {
    Builder text = builder_in(arena);
    builder_add_string(&text, "seal-version: 1\n");
    print_facts(&text, seal, BEFORE_FILES, FACTS_BEFORE);
    for (size_t i = 0; i < seal->files.count; i++) {
        const SealedFile *file = &seal->files.items[i];
        builder_print(&text, "file: %.*s  %.*s\n", TEXT_ARGUMENTS(file->digest),
                      TEXT_ARGUMENTS(file->name));
    }
    print_facts(&text, seal, BEHIND_FILES, FACTS_BEHIND);
    for (; *notes; notes++) builder_print(&text, "note: %s\n", *notes);
    return builder_text(&text);
}

/* --- Reading. */

static void take_fact(Seal *seal, const Fact *facts, size_t count, Text key, Text value) {
    for (size_t i = 0; i < count; i++) {
        if (text_equal(text_of(facts[i].key), key)) *fact_of(seal, &facts[i]) = value;
    }
}

/* "DIGEST  NAME", as sha256sum reads it. */
static void take_file(Arena *arena, Seal *seal, Text value) {
    enum { DIGITS = 64, NAME = DIGITS + 2 };
    if (value.size <= NAME) return;
    *LIST_PUSH(arena, &seal->files) = (SealedFile){
        .digest = {value.bytes, DIGITS},
        .name = {value.bytes + NAME, value.size - NAME},
    };
}

static bool refuse(const char *path, const char *key, Error *error) {
    return error_set(error, ERROR_SEAL_FORM, text_of(path), text_of(key));
}

bool seal_read(Arena *arena, Text text, const char *path, Seal *seal, Error *error) {
    *seal = (Seal){0};
    if (!text_equal(text_take(&text, '\n'), TEXT("seal-version: 1"))) {
        return refuse(path, "seal-version", error);
    }
    while (text.size) {
        Text value = text_take(&text, '\n'), key = text_take(&value, ':');
        if (value.size && value.bytes[0] == ' ') value = (Text){value.bytes + 1, value.size - 1};
        if (text_equal(key, TEXT("file"))) take_file(arena, seal, value);
        take_fact(seal, BEFORE_FILES, FACTS_BEFORE, key, value);
        take_fact(seal, BEHIND_FILES, FACTS_BEHIND, key, value);
    }
    for (size_t i = 0; i < FACTS_BEFORE; i++) {
        const Fact *fact = &BEFORE_FILES[i];
        bool is_missing = fact->is_needed && !fact_of(seal, fact)->size;
        if (is_missing) return refuse(path, fact->key, error);
    }
    return true;
}

void seal_compare(const Seal *sealed, const Seal *now, FactTaker *take, void *data) {
    for (size_t i = 0; i < FACTS_BEFORE; i++) {
        const Fact *fact = &BEFORE_FILES[i];
        if (fact->may_change) continue;
        take(data, fact->key, *fact_of((Seal *)sealed, fact), *fact_of((Seal *)now, fact));
    }
}

/* --- In the chain. */

bool seal_record(Book *book, const BookYear *year, const Seal *seal, Text text, Error *error) {
    char end[DATE_TEXT_SIZE];
    Arena *arena = book->now.arena;
    size_t count = seal->files.count;
    Text *fields = ARENA_ARRAY(arena, Text, count + 2);
    fields[0] = date_print_iso(year->end, end);
    fields[1] = digest_print(arena, digest_of(text));
    for (size_t i = 0; i < count; i++) {
        const SealedFile *file = &seal->files.items[i];
        fields[i + 2] = text_print(arena, "%.*s  %.*s", TEXT_ARGUMENTS(file->digest),
                                   TEXT_ARGUMENTS(file->name));
    }
    return chain_add(book, "seal", year->number, fields, count + 2, error);
}

/* Looks for the digest in what one event says. */
static GivenSeal find_in(Text fields, Text digest) {
    GivenSeal given = {.closing = text_take(&fields, UNIT_SEPARATOR)};
    given.is_found = text_equal(text_take(&fields, UNIT_SEPARATOR), digest);
    while (fields.size && !given.is_found) {
        Text file = text_take(&fields, UNIT_SEPARATOR);
        if (!text_starts_with(file, digest) || file.size < digest.size + 2) continue;
        given.name = (Text){file.bytes + digest.size + 2, file.size - digest.size - 2};
        given.is_found = true;
    }
    return given;
}

bool seal_find(Arena *arena, Book *book, Text digest, GivenSeal *given, Error *error) {
    static const char SQL[] = "SELECT record FROM event WHERE entity = ?1 AND kind = 'seal'"
                              " ORDER BY sequence DESC";
    *given = (GivenSeal){0};
    Rows rows = rows_of(book->store, SQL, VALUES(value_of_integer(book->entity)));
    while (!given->is_found && rows_next(&rows)) {
        SaidEvent event;
        if (!event_read(rows_text(&rows, 0), &event)) continue;
        *given = find_in(event.fields, digest);
        given->closing = text_copy(arena, given->closing);
        given->name = text_copy(arena, given->name);
    }
    return rows_end(&rows, error);
}
