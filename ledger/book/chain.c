#include "ledger/book/chain.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "ledger/store/rows.h"

#include <time.h>

enum { UNIT_SEPARATOR = 0x1F };

Digest chain_start(const Book *book) {
    Arena *scratch = arena_create();
    char room[DATE_TEXT_SIZE];
    Text day = date_print_iso(book->first_day, room);
    Digest start = digest_of(text_print(scratch, "denier/1 %.*s %.*s",
                                        TEXT_ARGUMENTS(book->identifier), TEXT_ARGUMENTS(day)));
    arena_destroy(scratch);
    return start;
}

Digest chain_next(const Digest *before, Text record) {
    static const char DIGITS[] = "0123456789abcdef";
    char head[2 * sizeof before->bytes + 1];
    for (size_t i = 0; i < sizeof before->bytes; i++) {
        head[2 * i] = DIGITS[before->bytes[i] >> 4];
        head[2 * i + 1] = DIGITS[before->bytes[i] & 0xF];
    }
    head[sizeof head - 1] = '\n';
    Digester digester;
    digester_start(&digester);
    digester_add(&digester, (Text){head, sizeof head});
    digester_add(&digester, record);
    digester_add(&digester, TEXT("\n"));
    return digester_finish(&digester);
}

static void add_text(Builder *record, Text text) {
    builder_add_byte(record, UNIT_SEPARATOR);
    builder_add(record, text);
}

static void add_date(Builder *record, Date date) {
    char room[DATE_TEXT_SIZE];
    add_text(record, date_print_iso(date, room));
}

static void add_amount(Builder *record, Amount amount) {
    char room[AMOUNT_TEXT_SIZE];
    add_text(record, amount_print(amount, AMOUNT_PLAIN, room));
}

/* A number; none where it is zero. */
static void add_number(Builder *record, int64_t number) {
    builder_add_byte(record, UNIT_SEPARATOR);
    if (number) builder_print(record, "%lld", (long long)number);
}

static void add_hexadecimal(Builder *record, Text bytes) {
    builder_add_byte(record, UNIT_SEPARATOR);
    for (size_t i = 0; i < bytes.size; i++) {
        builder_print(record, "%02x", (unsigned char)bytes.bytes[i]);
    }
}

/* The head of a line is parted by tabs where it is kept, by commas in a record. */
static void add_head(Builder *record, Text head) {
    builder_add_byte(record, UNIT_SEPARATOR);
    for (size_t i = 0; i < head.size; i++) {
        builder_add_byte(record, head.bytes[i] == '\t' ? ',' : head.bytes[i]);
    }
}

static void add_line(Builder *record, const PostedLine *line) {
    add_text(record, line->account);
    add_text(record, line->auxiliary);
    add_text(record, line->label);
    add_amount(record, line->debit);
    add_amount(record, line->credit);
    add_text(record, line->lettering);
    add_date(record, line->lettering_date);
    add_text(record, line->auxiliary_label);
    add_text(record, line->piece);
    add_date(record, line->piece_date);
    add_text(record, line->currency);
    add_text(record, line->currency_amount);
    add_text(record, line->quantity);
    add_text(record, line->unit);
    add_text(record, line->price_source);
    add_text(record, line->tags);
    add_head(record, line->head);
}

void chain_entry_record(Builder *record, const PostedEntry *entry, Text attachments) {
    static const char *const KINDS[] = {"ordinary", "opening", "closing"};
    const PostedLine *first = entry->lines;
    builder_add(record, TEXT("1\x1F"
                             "entry"));
    add_text(record, entry->journal);
    add_number(record, entry->number);
    add_date(record, entry->date);
    add_text(record, entry->validated_at);
    add_text(record, first->piece);
    add_date(record, first->piece_date);
    add_text(record, first->label);
    add_text(record, attachments);
    add_hexadecimal(record, entry->commitment);
    add_text(record, entry->author);
    add_text(record, entry->journal_label);
    bool is_known = (size_t)entry->kind < sizeof KINDS / sizeof *KINDS;
    add_text(record, text_of(is_known ? KINDS[entry->kind] : "?"));
    add_text(record, entry->imported_number);
    add_date(record, entry->imported_validation);
    add_number(record, entry->id);
    add_number(record, entry->reverses);
    add_number(record, entry->source);
    add_number(record, (int64_t)entry->line_count);
    for (size_t i = 0; i < entry->line_count; i++) add_line(record, &entry->lines[i]);
}

bool chain_load(Book *book, Error *error) {
    static const char SQL[] = "SELECT sequence, digest FROM event WHERE entity = ?1"
                              " ORDER BY sequence DESC LIMIT 1";
    book->last_sequence = 0;
    book->head = chain_start(book);
    Rows rows = rows_of(book->store, SQL, VALUES(value_of_integer(book->entity)));
    if (rows_next(&rows)) {
        book->last_sequence = rows_integer(&rows, 0);
        book->head = rows_digest(&rows, 1);
    }
    return rows_end(&rows, error);
}

typedef struct Event {
    const char *kind;
    int64_t year, entry;
    Text record; /* as it is kept: empty for an entry */
} Event;

static bool write_event(Book *book, const Event *event, Text record, Error *error) {
    static const char SQL[] = "INSERT INTO event (entity, sequence, kind, year, entry, record,"
                              " digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    Digest digest = chain_next(&book->head, record);
    int64_t sequence = book->last_sequence + 1;
    bool ok = store_run(book->store, SQL,
                        VALUES(value_of_integer(book->entity), value_of_integer(sequence),
                               value_of_text(text_of(event->kind)), value_of_integer(event->year),
                               value_of_integer(event->entry), value_of_text(event->record),
                               value_of_digest(&digest)),
                        error);
    if (!ok) return false;
    book->last_sequence = sequence;
    book->head = digest;
    return true;
}

Text chain_text(Arena *arena, Text text) {
    Builder clean = builder_in(arena);
    for (size_t i = 0; i < text.size; i++) {
        bool is_control = (unsigned char)text.bytes[i] < ' ' || text.bytes[i] == 0x7F;
        builder_add_byte(&clean, is_control ? ' ' : text.bytes[i]);
    }
    return builder_text(&clean);
}

/* Writes an event at a time that is known. */
static bool add_at(Book *book, const Event *event, Text time, const Text *fields, size_t count,
                   Error *error) {
    Arena *scratch = arena_create();
    Builder record = builder_in(scratch);
    builder_print(&record, "1\x1F%s", event->kind);
    add_text(&record, time);
    add_text(&record, chain_text(scratch, book->author));
    add_number(&record, event->year);
    for (size_t i = 0; i < count; i++) add_text(&record, chain_text(scratch, fields[i]));
    Event kept = *event;
    kept.record = builder_text(&record);
    bool ok = write_event(book, &kept, kept.record, error);
    arena_destroy(scratch);
    return ok;
}

bool chain_add(Book *book, const char *kind, int64_t year, const Text *fields, size_t count,
               Error *error) {
    Text time;
    Event event = {.kind = kind, .year = year};
    return chain_time(book, &time, error) && add_at(book, &event, time, fields, count, error);
}

bool chain_add_entry(Book *book, int64_t year, const PostedEntry *entry, Text attachments,
                     Error *error) {
    Builder *record = &book->now.record;
    record->size = 0;
    chain_entry_record(record, entry, attachments);
    Event event = {.kind = "entry", .year = year, .entry = entry->id};
    return write_event(book, &event, builder_text(record), error);
}

static Text print_time(Arena *arena, time_t seconds) {
    struct tm parts;
    char room[32];
    gmtime_r(&seconds, &parts);
    size_t size = strftime(room, sizeof room, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text_copy(arena, (Text){room, size});
}

/* Finds the time of the transaction: now, but never before that of the last one. */
static bool find_time(Book *book, Error *error) {
    int64_t last, counted, now = (int64_t)time(NULL);
    if (!book_counted(book, 0, TEXT("time"), &last, error)) return false;
    int64_t used = now > last ? now : last;
    book->now.time = print_time(book->arena, (time_t)used);
    if (now >= last) return book_count(book, 0, TEXT("time"), used - last, &counted, error);
    Text back = text_print(book->arena, "%lld", (long long)(last - now));
    return add_at(book, &(Event){.kind = "clock"}, book->now.time, &back, 1, error);
}

bool chain_time(Book *book, Text *result, Error *error) {
    if (!book->now.time.size && !find_time(book, error)) return false;
    *result = book->now.time;
    return true;
}
