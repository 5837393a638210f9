#include "engine/records.h"

#include <assert.h>
#include <string.h>

const Dialect DIALECT_BARS = {.separator = '|', .commented = true, .trimmed = true};
const Dialect DIALECT_SETTINGS = {.separator = '=', .limit = 2, .commented = true, .trimmed = true};
const Dialect DIALECT_CSV_COMMAS = {.separator = ',', .quoted = true};
const Dialect DIALECT_CSV_SEMICOLONS = {.separator = ';', .quoted = true};

/* The state of a reader that walks through the content. */
typedef struct Cutter {
    Arena *arena;
    const Dialect *dialect;
    Records *records;
    const char *at, *end;
    uint64_t line;        /* of `at` */
    LIST_OF(Field) built; /* the fields of the row in hand */
} Cutter;

static bool ends_line(char byte) {
    return byte == '\n' || byte == '\r';
}

/* Steps over one end of line, when there is one. */
static void skip_line_end(Cutter *cutter) {
    if (cutter->at == cutter->end) return;
    char first = *cutter->at++;
    if (first == '\r' && cutter->at < cutter->end && *cutter->at == '\n') cutter->at++;
    cutter->line++;
}

static Text between(const char *start, const char *end) {
    return (Text){start, (size_t)(end - start)};
}

static bool is_last_allowed(const Cutter *cutter) {
    return cutter->dialect->limit > 0 && cutter->built.count + 1 == cutter->dialect->limit;
}

static void keep_field(Cutter *cutter, Text text, const char *start) {
    if (cutter->dialect->trimmed) {
        text = text_trim(text);
        start = text.bytes;
    }
    *LIST_PUSH(cutter->arena, &cutter->built) = (Field){text, start};
}

static void cut_plain_field(Cutter *cutter) {
    const char *start = cutter->at;
    char separator = is_last_allowed(cutter) ? '\n' : cutter->dialect->separator;
    while (cutter->at < cutter->end && *cutter->at != separator && !ends_line(*cutter->at)) {
        cutter->at++;
    }
    keep_field(cutter, between(start, cutter->at), start);
}

/* The text between quotes, each doubled quote in it made one. */
static Text without_doubling(Arena *arena, Text raw) {
    if (!raw.size || !memchr(raw.bytes, '"', raw.size)) return raw;
    char *bytes = ARENA_ARRAY(arena, char, raw.size);
    size_t size = 0;
    for (size_t i = 0; i < raw.size; i++) {
        bytes[size++] = raw.bytes[i];
        if (raw.bytes[i] == '"') i++;
    }
    return (Text){bytes, size};
}

/* Refuses at a position of the row that began at `row_start` on `row_line`. */
static bool refuse(const Cutter *cutter, const Record *row, const char *position, Error *error) {
    Record shown = *row;
    const char *end = position;
    while (end < cutter->end && !ends_line(*end)) end++;
    shown.source = between(row->source.bytes, end);
    return record_refuse(cutter->records, &shown, position, error);
}

static bool cut_quoted_field(Cutter *cutter, const Record *row, Error *error) {
    const char *start = cutter->at++;
    const char *inside = cutter->at;
    for (;; cutter->at++) {
        if (cutter->at == cutter->end) {
            error_set(error, ERROR_RECORD_QUOTE_OPEN);
            return refuse(cutter, row, start, error);
        }
        if (*cutter->at == '\n') cutter->line++;
        if (*cutter->at != '"') continue;
        if (cutter->at + 1 == cutter->end || cutter->at[1] != '"') break;
        cutter->at++;
    }
    Text text = without_doubling(cutter->arena, between(inside, cutter->at));
    *LIST_PUSH(cutter->arena, &cutter->built) = (Field){text, start};
    cutter->at++;
    bool is_closed = cutter->at == cutter->end || ends_line(*cutter->at) ||
                     *cutter->at == cutter->dialect->separator;
    if (is_closed) return true;
    error_set(error, ERROR_RECORD_QUOTE_CLOSED, text);
    return refuse(cutter, row, cutter->at, error);
}

static bool cut_fields(Cutter *cutter, Record *row, Error *error) {
    cutter->built.count = 0;
    for (;;) {
        bool is_quoted = cutter->dialect->quoted && cutter->at < cutter->end && *cutter->at == '"';
        if (!is_quoted) {
            cut_plain_field(cutter);
        } else if (!cut_quoted_field(cutter, row, error)) {
            return false;
        }
        if (cutter->at == cutter->end || ends_line(*cutter->at)) break;
        cutter->at++;
    }
    row->count = cutter->built.count;
    assert(row->count > 0 && cutter->built.items);
    row->fields = ARENA_ARRAY(cutter->arena, Field, row->count);
    memcpy(row->fields, cutter->built.items, row->count * sizeof *row->fields);
    row->source.size = (size_t)(cutter->at - row->source.bytes);
    return true;
}

/* Whether the line at hand holds nothing to read; `at` then stands at its end. */
static bool skip_silent_line(Cutter *cutter) {
    const char *end = cutter->at;
    while (end < cutter->end && !ends_line(*end)) end++;
    Text line = text_trim(between(cutter->at, end));
    bool is_silent = line.size == 0 || (cutter->dialect->commented && line.bytes[0] == '#');
    if (is_silent) cutter->at = end;
    return is_silent;
}

bool records_read(Arena *arena, Text content, const char *path, const Dialect *dialect,
                  Records *records, Error *error) {
    static const Text byte_order_mark = {"\xEF\xBB\xBF", 3};
    *records = (Records){.path = path};
    Text rest = content;
    if (text_starts_with(rest, byte_order_mark)) rest = (Text){rest.bytes + 3, rest.size - 3};
    Cutter cutter = {.arena = arena, .dialect = dialect, .records = records, .line = 1};
    cutter.at = rest.bytes;
    cutter.end = rest.size ? rest.bytes + rest.size : rest.bytes;
    while (cutter.at < cutter.end) {
        if (!skip_silent_line(&cutter)) {
            Record row = {.line = cutter.line, .source = {cutter.at, 0}};
            if (!cut_fields(&cutter, &row, error)) return false;
            *LIST_PUSH(arena, &records->items) = row;
        }
        skip_line_end(&cutter);
    }
    return true;
}

uint64_t record_column(const Record *record, const char *position) {
    const char *start = record->source.bytes;
    assert(position >= start && position <= start + record->source.size);
    uint64_t column = 1;
    for (const char *at = start; at < position; at++) {
        bool begins_character = ((unsigned char)*at & 0xC0) != 0x80;
        column = *at == '\n' ? 1 : column + begins_character;
    }
    return column;
}

bool record_refuse(const Records *records, const Record *record, const char *position,
                   Error *error) {
    uint64_t line = record->line;
    for (const char *at = record->source.bytes; at < position; at++) line += *at == '\n';
    error_place(error, records->path, line, record_column(record, position));
    error_show(error, record->source);
    return false;
}
