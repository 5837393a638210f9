#include "ledger/book/dump.h"

#include "engine/amount_text.h"
#include "engine/file.h"
#include "engine/new_file.h"
#include "engine/records.h"
#include "ledger/book/dump_tables.h"
#include "ledger/book/verify.h"
#include "ledger/store/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char FIRST_LINE[] = "# denier dump 1";
static const size_t LARGEST_DUMP = (size_t)8 << 30;

/* --- Writing. */

static bool needs_escape(Text text, size_t at) {
    unsigned char byte = (unsigned char)text.bytes[at];
    bool is_blank_end = byte == ' ' && (at == 0 || at + 1 == text.size);
    bool is_comment = at == 0 && (byte == '#' || byte == '[');
    return byte < ' ' || byte == 0x7F || byte == '\\' || byte == '|' || is_blank_end || is_comment;
}

/* Whether the byte is part of a U+00A0, which readers of rows trim like a blank. */
static bool is_hard_blank(Text text, size_t at) {
    static const Text BLANK = {"\xC2\xA0", 2};
    size_t start = at > 0 && text.bytes[at] == BLANK.bytes[1] ? at - 1 : at;
    Text rest = {text.bytes + start, text.size - start};
    return text_starts_with(rest, BLANK);
}

static void add_escaped(Builder *out, Text text) {
    for (size_t i = 0; i < text.size; i++) {
        if (needs_escape(text, i) || is_hard_blank(text, i)) {
            builder_print(out, "\\x%02x", (unsigned char)text.bytes[i]);
        } else {
            builder_add_byte(out, text.bytes[i]);
        }
    }
}

static void add_bytes(Builder *out, Text bytes) {
    static const char DIGITS[] = "0123456789abcdef";
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char byte = (unsigned char)bytes.bytes[i];
        builder_add_byte(out, DIGITS[byte >> 4]);
        builder_add_byte(out, DIGITS[byte & 0xF]);
    }
}

static void add_column(Builder *out, const Rows *rows, char kind, int column) {
    char room[AMOUNT_TEXT_SIZE];
    switch (kind) {
    case 'i':
        builder_print(out, "%lld", (long long)rows_integer(rows, column));
        break;
    case 'a':
        builder_add(out, amount_print(rows_amount(rows, column), AMOUNT_PLAIN, room));
        break;
    case 'b':
        add_bytes(out, rows_bytes(rows, column));
        break;
    default:
        add_escaped(out, rows_text(rows, column));
    }
}

/* "[setting] key | value" */
static void add_heading(Builder *out, const DumpTable *table) {
    builder_print(out, "\n[%s] ", table->name);
    for (const char *at = table->columns; *at; at++) {
        if (*at == ',') {
            builder_add_string(out, " |");
        } else {
            builder_add_byte(out, *at);
        }
    }
    builder_add_byte(out, '\n');
}

typedef struct Dumper {
    Book *book;
    Builder out;
    DumpWriter *write;
    void *data;
    uint64_t rows; /* written so far */
} Dumper;

static bool pass_on(Dumper *dumper, Error *error) {
    bool ok = dumper->write(dumper->data, &dumper->out, error);
    dumper->out.size = 0;
    return ok;
}

static bool dump_table(Dumper *dumper, const DumpTable *table, Error *error) {
    enum { ENOUGH = 64 * 1024 };
    add_heading(&dumper->out, table);
    Rows rows =
        rows_of(dumper->book->store, table->select, VALUES(value_of_integer(dumper->book->entity)));
    bool ok = true;
    while (ok && rows_next(&rows)) {
        for (int i = 0; table->kinds[i]; i++) {
            if (i) builder_add_string(&dumper->out, " | ");
            add_column(&dumper->out, &rows, table->kinds[i], i);
        }
        builder_add_byte(&dumper->out, '\n');
        dumper->rows++;
        if (dumper->out.size > ENOUGH) ok = pass_on(dumper, error);
    }
    ok = rows_end(&rows, error) && ok;
    return ok && pass_on(dumper, error);
}

bool book_dump(Book *book, DumpWriter *write, void *data, Error *error) {
    if (!store_look(book->store, error)) return false;
    Arena *scratch = arena_create();
    Dumper dumper = {.book = book, .out = builder_in(scratch), .write = write, .data = data};
    builder_print(&dumper.out, "%s\n", FIRST_LINE);
    bool ok = true;
    for (const DumpTable *table = DUMP_TABLES; ok && table->name; table++) {
        ok = dump_table(&dumper, table, error);
    }
    builder_print(&dumper.out, "\n[end] %llu\n", (unsigned long long)dumper.rows);
    ok = ok && pass_on(&dumper, error);
    store_rollback(book->store);
    arena_destroy(scratch);
    return ok;
}

/* --- Reading. */

typedef struct Loader {
    Arena *arena;
    Store *store;
    Records records;
    uint64_t rows;    /* read so far */
    Text end_of_rows; /* how many the dump says that there are, once it ended */
} Loader;

static int digit_of(char byte) {
    if (byte >= '0' && byte <= '9') return byte - '0';
    if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
    return -1;
}

/* The byte that two hexadecimal digits write, or -1. */
static int byte_of(const char *digits) {
    int high = digit_of(digits[0]), low = high < 0 ? -1 : digit_of(digits[1]);
    return low < 0 ? -1 : high * 16 + low;
}

static bool read_escaped(Arena *arena, Text text, Value *value) {
    char *bytes = arena_allocate(arena, text.size + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        bytes[size] = text.bytes[i];
        if (text.bytes[i] == '\\') {
            bool is_escape = i + 3 < text.size && text.bytes[i + 1] == 'x';
            int byte = is_escape ? byte_of(text.bytes + i + 2) : -1;
            if (byte < 0) return false;
            bytes[size] = (char)byte;
            i += 3;
        }
        size++;
    }
    *value = value_of_text((Text){bytes, size});
    return true;
}

static bool read_bytes(Arena *arena, Text text, Value *value) {
    if (text.size % 2) return false;
    char *bytes = arena_allocate(arena, text.size / 2 + 1, 1);
    for (size_t i = 0; i < text.size; i += 2) {
        int byte = byte_of(text.bytes + i);
        if (byte < 0) return false;
        bytes[i / 2] = (char)byte;
    }
    *value = value_of_bytes((Text){bytes, text.size / 2});
    return true;
}

static bool read_integer(Arena *arena, Text text, Value *value) {
    char *end;
    const char *digits = text_copy(arena, text).bytes;
    *value = value_of_integer(strtoll(digits, &end, 10));
    return text.size && text.size < 20 && end == digits + text.size;
}

static bool read_amount(Text text, Value *value) {
    Amount amount;
    AmountOddities oddities = {0};
    bool ok = amount_read_fec(text, &amount, &oddities, NULL) && value_has_room(amount);
    if (ok) *value = value_of_amount(amount);
    return ok && !oddities.empty;
}

static bool read_column(Arena *arena, char kind, Text text, Value *value) {
    if (kind == 'i') return read_integer(arena, text, value);
    if (kind == 'a') return read_amount(text, value);
    if (kind == 'b') return read_bytes(arena, text, value);
    return read_escaped(arena, text, value);
}

static bool load_row(Loader *loader, const DumpTable *table, const Record *row, Error *error) {
    Value values[DUMP_COLUMNS + 1] = {value_of_integer(BOOK_ENTITY)};
    size_t count = strlen(table->kinds);
    if (row->count != count) {
        error_set(error, ERROR_DUMP_COLUMNS, text_of(table->name), text_of(table->columns));
        return record_refuse(&loader->records, row, row->fields[0].start, error);
    }
    Arena *scratch = arena_create();
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        Text field = row->fields[i].text;
        ok = read_column(scratch, table->kinds[i], field, &values[i + 1]);
        if (ok) continue;
        error_set(error, ERROR_DUMP_VALUE, field);
        record_refuse(&loader->records, row, row->fields[i].start, error);
    }
    ok = ok && store_run(loader->store, table->insert, values, count + 1, error);
    if (!ok) record_refuse(&loader->records, row, row->fields[0].start, error);
    arena_destroy(scratch);
    return ok;
}

/* The table that a heading begins, or NULL where the row is no heading. */
static bool read_heading(Loader *loader, const Record *row, const DumpTable **table, Error *error) {
    Text name = row->fields[0].text;
    if (!name.size || name.bytes[0] != '[') return true;
    name.bytes++;
    name.size--;
    Text rest = name;
    name = text_take(&rest, ']');
    if (text_equal(name, TEXT("end"))) {
        loader->end_of_rows = text_trim(rest);
        *table = NULL;
        return true;
    }
    for (const DumpTable *known = DUMP_TABLES; known->name; known++) {
        if (!text_equal(name, text_of(known->name))) continue;
        *table = known;
        return true;
    }
    error_set(error, ERROR_DUMP_TABLE, name);
    return record_refuse(&loader->records, row, row->fields[0].start, error);
}

static bool load_rows(Loader *loader, Error *error) {
    const DumpTable *table = NULL;
    for (size_t i = 0; i < loader->records.items.count; i++) {
        const Record *row = &loader->records.items.items[i];
        if (!read_heading(loader, row, &table, error)) return false;
        bool is_heading = row->fields[0].text.size && row->fields[0].text.bytes[0] == '[';
        if (is_heading) continue;
        if (!table) {
            error_set(error, ERROR_DUMP_TABLE, row->fields[0].text);
            return record_refuse(&loader->records, row, row->fields[0].start, error);
        }
        if (!load_row(loader, table, row, error)) return false;
        loader->rows++;
    }
    Text rows = text_print(loader->arena, "%llu", (unsigned long long)loader->rows);
    return text_equal(rows, loader->end_of_rows) ||
           error_set(error, ERROR_DUMP_CUT, text_of(loader->records.path), rows);
}

static bool fill(Loader *loader, Error *error) {
    if (!store_begin(loader->store, error)) return false;
    /* Triggers watch over what people do; a dump holds what they let pass already. */
    bool ok = store_guard(loader->store, false, error) && load_rows(loader, error) &&
              store_guard(loader->store, true, error) && store_commit(loader->store, error);
    if (!ok) store_rollback(loader->store);
    return ok;
}

/* Whether nothing in the book contradicts its own chain. */
static bool prove(Arena *arena, const char *made, Error *error) {
    Book book;
    if (!book_open(arena, made, STORE_READ, NULL, &book, error)) return false;
    VerifyResult *result = ARENA_NEW(arena, VerifyResult);
    Findings findings = findings_in(arena);
    verify_book(&book, result, &findings);
    book_close(&book);
    if (verify_is_clean(result)) return true;
    const Finding *first = &findings.kinds.items[0];
    Text sentence = error_sentence(arena, &first->first.items[0], error_kind(first->code)->message);
    return error_set(error, ERROR_DUMP_DOUBTFUL, sentence);
}

static bool read_dump(Loader *loader, const char *dump, Error *error) {
    Text content;
    if (!file_read_all(loader->arena, dump, LARGEST_DUMP, &content, error)) return false;
    if (!text_starts_with(content, text_of(FIRST_LINE))) {
        error_set(error, ERROR_DUMP_FORM, text_of(dump));
        return error_place(error, dump, 1, 1);
    }
    return records_read(loader->arena, content, dump, &DIALECT_BARS, &loader->records, error);
}

bool book_load(Arena *arena, const char *path, const char *dump, Error *error) {
    Loader loader = {.arena = arena_create()};
    NewFile file;
    bool ok = new_file_begin(arena, path, &file, error) && read_dump(&loader, dump, error);
    if (ok) {
        ok = store_open(arena, file.made, STORE_CREATE, NULL, &loader.store, error) &&
             fill(&loader, error);
        store_close(loader.store);
        unlink(text_print(arena, "%s-journal", file.made).bytes);
        ok = ok && prove(loader.arena, file.made, error);
        ok = ok ? new_file_appear(&file, error) : new_file_fail(&file, error);
    }
    arena_destroy(loader.arena);
    return ok;
}
