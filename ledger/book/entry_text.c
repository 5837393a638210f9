#include "ledger/book/entry_text.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum FieldKind {
    FIELD_TEXT,
    FIELD_BYTES, /* hexadecimal */
    FIELD_DATE,
    FIELD_AMOUNT,
    FIELD_NUMBER,
    FIELD_FLAG,
    FIELD_KIND,
} FieldKind;

typedef struct Field {
    const char *name;
    FieldKind kind;
    size_t offset;
} Field;

static const Field ENTRY_FIELDS[] = {
    {"journal", FIELD_TEXT, offsetof(PostedEntry, journal)},
    {"journal-label", FIELD_TEXT, offsetof(PostedEntry, journal_label)},
    {"date", FIELD_DATE, offsetof(PostedEntry, date)},
    {"kind", FIELD_KIND, offsetof(PostedEntry, kind)},
    {"validated", FIELD_FLAG, offsetof(PostedEntry, is_validated)},
    {"number", FIELD_NUMBER, offsetof(PostedEntry, number)},
    {"sequence", FIELD_NUMBER, offsetof(PostedEntry, sequence)},
    {"validated-at", FIELD_TEXT, offsetof(PostedEntry, validated_at)},
    {"author", FIELD_TEXT, offsetof(PostedEntry, author)},
    {"source", FIELD_NUMBER, offsetof(PostedEntry, source)},
    {"imported-number", FIELD_TEXT, offsetof(PostedEntry, imported_number)},
    {"imported-validation", FIELD_DATE, offsetof(PostedEntry, imported_validation)},
    {"reverses", FIELD_NUMBER, offsetof(PostedEntry, reverses)},
    {"donor", FIELD_NUMBER, offsetof(PostedEntry, donor)},
    {"commitment", FIELD_BYTES, offsetof(PostedEntry, commitment)},
    {0},
};

static const Field LINE_FIELDS[] = {
    {"account", FIELD_TEXT, offsetof(PostedLine, account)},
    {"account-label", FIELD_TEXT, offsetof(PostedLine, account_label)},
    {"third-party", FIELD_TEXT, offsetof(PostedLine, auxiliary)},
    {"third-party-label", FIELD_TEXT, offsetof(PostedLine, auxiliary_label)},
    {"piece", FIELD_TEXT, offsetof(PostedLine, piece)},
    {"piece-date", FIELD_DATE, offsetof(PostedLine, piece_date)},
    {"label", FIELD_TEXT, offsetof(PostedLine, label)},
    {"debit", FIELD_AMOUNT, offsetof(PostedLine, debit)},
    {"credit", FIELD_AMOUNT, offsetof(PostedLine, credit)},
    {"currency", FIELD_TEXT, offsetof(PostedLine, currency)},
    {"currency-amount", FIELD_TEXT, offsetof(PostedLine, currency_amount)},
    {"quantity", FIELD_TEXT, offsetof(PostedLine, quantity)},
    {"unit", FIELD_TEXT, offsetof(PostedLine, unit)},
    {"price-source", FIELD_TEXT, offsetof(PostedLine, price_source)},
    {"tags", FIELD_TEXT, offsetof(PostedLine, tags)},
    {"lettering", FIELD_TEXT, offsetof(PostedLine, lettering)},
    {"lettering-date", FIELD_DATE, offsetof(PostedLine, lettering_date)},
    {"head", FIELD_TEXT, offsetof(PostedLine, head)},
    {0},
};

static const char *const KINDS[] = {"ordinary", "opening", "closing"};
enum { KIND_COUNT = sizeof KINDS / sizeof *KINDS };

void entry_text_escape(Builder *out, Text value) {
    for (size_t i = 0; i < value.size; i++) {
        unsigned char byte = (unsigned char)value.bytes[i];
        bool is_plain = byte >= ' ' && byte != 0x7F && byte != '\\';
        if (is_plain) {
            builder_add_byte(out, value.bytes[i]);
        } else if (byte == '\t' || byte == '\n' || byte == '\\') {
            builder_add_byte(out, '\\');
            builder_add_byte(out, byte == '\t' ? 't' : byte == '\n' ? 'n' : '\\');
        } else {
            builder_print(out, "\\x%02X", byte);
        }
    }
}

static int hexadecimal(char digit) {
    static const char DIGITS[] = "0123456789ABCDEF0123456789abcdef";
    const char *found = digit ? strchr(DIGITS, digit) : NULL;
    return found ? (int)((found - DIGITS) & 15) : -1;
}

/* The byte that two digits stand for; -1 when they do not. */
static int byte_of(Text digits) {
    if (digits.size < 2) return -1;
    int high = hexadecimal(digits.bytes[0]), low = hexadecimal(digits.bytes[1]);
    return high < 0 || low < 0 ? -1 : 16 * high + low;
}

/* Takes what stands behind a backslash. */
static bool take_escape(Text *rest, char *byte) {
    static const char LETTERS[] = "tn\\", BYTES[] = "\t\n\\";
    if (!rest->size) return false;
    char letter = rest->bytes[0];
    size_t used = 1;
    const char *found = letter ? strchr(LETTERS, letter) : NULL;
    int code = found ? BYTES[found - LETTERS] : -1;
    if (letter == 'x') {
        code = byte_of((Text){rest->bytes + 1, rest->size - 1});
        used = 3;
    }
    if (code < 0) return false;
    *byte = (char)code;
    *rest = (Text){rest->bytes + used, rest->size - used};
    return true;
}

bool entry_text_unescape(Arena *arena, Text written, Text *value) {
    Builder plain = builder_in(arena);
    while (written.size) {
        char byte = written.bytes[0];
        written = (Text){written.bytes + 1, written.size - 1};
        if (byte == '\\' && !take_escape(&written, &byte)) return false;
        builder_add_byte(&plain, byte);
    }
    *value = builder_text(&plain);
    return true;
}

/* --- Writing. */

static void write_bytes(Builder *out, Text bytes) {
    for (size_t i = 0; i < bytes.size; i++) {
        builder_print(out, "%02x", (unsigned char)bytes.bytes[i]);
    }
}

/* Adds the field's value; nothing when it has none. */
static void write_value(Builder *out, const Field *field, const void *place) {
    char date[DATE_TEXT_SIZE], amount[AMOUNT_TEXT_SIZE];
    switch (field->kind) {
    case FIELD_TEXT:
        entry_text_escape(out, *(const Text *)place);
        return;
    case FIELD_BYTES:
        write_bytes(out, *(const Text *)place);
        return;
    case FIELD_DATE:
        builder_add(out, date_print_iso(*(const Date *)place, date));
        return;
    case FIELD_AMOUNT:
        if (amount_is_zero(*(const Amount *)place)) return;
        builder_add(out, amount_print(*(const Amount *)place, AMOUNT_PLAIN, amount));
        return;
    case FIELD_NUMBER:
        if (*(const int64_t *)place) builder_print(out, "%lld", (long long)*(const int64_t *)place);
        return;
    case FIELD_FLAG:
        if (*(const bool *)place) builder_add(out, TEXT("yes"));
        return;
    case FIELD_KIND:
        if (*(const EntryKind *)place) builder_add_string(out, KINDS[*(const EntryKind *)place]);
        return;
    }
}

static void write_fields(Builder *out, const Field *fields, const void *record, size_t indention) {
    for (const Field *field = fields; field->name; field++) {
        size_t start = out->size;
        builder_repeat(out, ' ', indention);
        builder_print(out, "%s: ", field->name);
        size_t before = out->size;
        write_value(out, field, (const char *)record + field->offset);
        if (out->size == before) {
            out->size = start;
        } else {
            builder_add_byte(out, '\n');
        }
    }
}

void entry_write_text(Builder *out, const PostedEntry *entry) {
    builder_print(out, "entry %lld\n", (long long)entry->id);
    write_fields(out, ENTRY_FIELDS, entry, 2);
    for (size_t i = 0; i < entry->line_count; i++) {
        builder_add_string(out, "  line\n");
        write_fields(out, LINE_FIELDS, &entry->lines[i], 4);
    }
}

/* --- Reading. */

static bool read_number(Text text, int64_t *number) {
    char room[24], *end;
    if (text.size == 0 || text.size >= sizeof room) return false;
    memcpy(room, text.bytes, text.size);
    room[text.size] = '\0';
    *number = strtoll(room, &end, 10);
    return *end == '\0';
}

static bool read_bytes(Arena *arena, Text text, Text *bytes) {
    Builder read = builder_in(arena);
    for (; text.size; text = (Text){text.bytes + 2, text.size - 2}) {
        int byte = byte_of(text);
        if (byte < 0) return false;
        builder_add_byte(&read, (char)byte);
    }
    *bytes = builder_text(&read);
    return true;
}

static bool read_kind(Text text, EntryKind *kind) {
    for (int i = 0; i < KIND_COUNT; i++) {
        if (!text_equal(text, text_of(KINDS[i]))) continue;
        *kind = (EntryKind)i;
        return true;
    }
    return false;
}

static bool read_amount(Text text, Amount *amount) {
    AmountOddities oddities;
    return amount_read_fec(text, amount, &oddities, NULL);
}

static bool read_value(Arena *arena, const Field *field, Text text, void *place) {
    switch (field->kind) {
    case FIELD_TEXT:
        return entry_text_unescape(arena, text, place);
    case FIELD_BYTES:
        return read_bytes(arena, text, place);
    case FIELD_DATE:
        return date_read_iso(text, place, NULL);
    case FIELD_AMOUNT:
        return read_amount(text, place);
    case FIELD_NUMBER:
        return read_number(text, place);
    case FIELD_FLAG:
        *(bool *)place = text_equal(text, TEXT("yes"));
        return *(bool *)place;
    case FIELD_KIND:
        return read_kind(text, place);
    }
    return false;
}

/* Reads "name: value" into the field of the record that has that name. */
static bool read_field(Arena *arena, const Field *fields, Text row, void *record) {
    Text value = row;
    Text name = text_take(&value, ':');
    if (!value.size || value.bytes[0] != ' ') return false;
    value = (Text){value.bytes + 1, value.size - 1};
    for (const Field *field = fields; field->name; field++) {
        if (!text_equal(name, text_of(field->name))) continue;
        return read_value(arena, field, value, (char *)record + field->offset);
    }
    return false;
}

typedef LIST_OF(PostedLine) LineList;

/* Reads one indented row of the entry. */
static bool read_row(Arena *arena, Text row, PostedEntry *entry, LineList *lines) {
    if (text_equal(row, TEXT("  line"))) {
        LIST_PUSH(arena, lines);
        return true;
    }
    bool is_of_line = text_starts_with(row, TEXT("    "));
    size_t indention = is_of_line ? 4 : 2;
    if (row.size < indention || is_of_line != (lines->count > 0)) return false;
    Text field = {row.bytes + indention, row.size - indention};
    if (!is_of_line) return read_field(arena, ENTRY_FIELDS, field, entry);
    return read_field(arena, LINE_FIELDS, field, &lines->items[lines->count - 1]);
}

bool entry_read_text(Arena *arena, Text *rest, PostedEntry *entry, Error *error) {
    PostedEntry read = {0};
    LineList lines = {0};
    Text row = text_take(rest, '\n'), id = row;
    bool is_entry = text_equal(text_take(&id, ' '), TEXT("entry")) && read_number(id, &read.id);
    if (!is_entry) return error_set(error, ERROR_ENTRY_FORM, row);
    while (text_starts_with(*rest, TEXT("  "))) {
        row = text_take(rest, '\n');
        if (!read_row(arena, row, &read, &lines)) return error_set(error, ERROR_ENTRY_FORM, row);
    }
    read.lines = lines.items;
    read.line_count = lines.count;
    *entry = read;
    return true;
}
