#include "reports/frozen_year.h"

#include "engine/amount_text.h"
#include "engine/builder.h"
#include "engine/date_text.h"
#include "engine/file.h"
#include "ledger/entry_digest.h"
#include "reports/definition_digest.h"
#include "reports/statement_definition.h"
#include "reports/year_figures.h"

#include <string.h>

static const Text NO_BREAK_SPACE = {"\u00A0", 2};

typedef struct Writing {
    Arena *arena;
    Builder out;
    const ReportRequest *request;
    YearFigures figures;
    char end[DATE_TEXT_SIZE]; /* the closing date */
} Writing;

/* Whether the byte may stand as it is: no bar, no byte of a no-break space (which an edge would
 * lose), no blank at an edge. */
static bool is_plain(Text text, size_t i) {
    unsigned char byte = (unsigned char)text.bytes[i];
    bool is_edge = i == 0 || i + 1 == text.size;
    bool is_blank =
        text_starts_with((Text){text.bytes + i, text.size - i}, NO_BREAK_SPACE) ||
        (i > 0 && text_starts_with((Text){text.bytes + i - 1, text.size - i + 1}, NO_BREAK_SPACE));
    bool is_lost = byte < ' ' || byte == '|' || byte == '%' || is_blank;
    return !is_lost && !(is_edge && byte == ' ');
}

/* A field as it can be read back. */
static void add_field(Builder *out, Text field) {
    for (size_t i = 0; i < field.size; i++) {
        if (is_plain(field, i)) {
            builder_add_byte(out, field.bytes[i]);
        } else {
            builder_print(out, "%%%02X", (unsigned)(unsigned char)field.bytes[i]);
        }
    }
}

static void next_field(Builder *out, Text field) {
    builder_add_string(out, " | ");
    add_field(out, field);
}

static int digit_of(char byte) {
    static const char digits[] = "0123456789ABCDEF";
    const char *found = byte ? strchr(digits, byte) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* The field that was written so. */
static Text plain_field(Arena *arena, Text written) {
    char *bytes = ARENA_ARRAY(arena, char, written.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < written.size; i++) {
        bytes[size] = written.bytes[i];
        bool is_code = written.bytes[i] == '%' && i + 2 < written.size &&
                       digit_of(written.bytes[i + 1]) >= 0 && digit_of(written.bytes[i + 2]) >= 0;
        if (is_code) {
            bytes[size] =
                (char)(digit_of(written.bytes[i + 1]) * 16 + digit_of(written.bytes[i + 2]));
            i += 2;
        }
        size++;
    }
    return (Text){bytes, size};
}

static void write_head(Writing *writing) {
    char start[DATE_TEXT_SIZE];
    const FiscalYear *year = writing->figures.year;
    builder_add_string(&writing->out,
                       "# A voted year. Compare its figures when they are last year's:\n"
                       "# denier -f NEXT -f THIS tie-out THIS-FILE\n"
                       "#\n"
                       "# figure | value | rounding | line\n\n");
    builder_add_string(&writing->out, "year");
    next_field(&writing->out, date_print_iso(year->start, start));
    next_field(&writing->out, text_of(writing->end));
    builder_add_byte(&writing->out, '\n');
}

static void write_definition(Writing *writing, const StatementDefinition *definition) {
    Digest digest = definition_digest(definition, writing->request->settings);
    builder_add_string(&writing->out, "definition");
    next_field(&writing->out, definition_name(writing->arena, definition));
    next_field(&writing->out, digest_print(writing->arena, digest));
    builder_add_byte(&writing->out, '\n');
}

static void write_figures(Writing *writing, const StatementDefinition *definition,
                          const StatementFigures *figures) {
    builder_add_byte(&writing->out, '\n');
    for (uint32_t i = 0; i < definition->lines.count; i++) {
        const StatementLine *line = &definition->lines.items[i];
        if (line->style == STYLE_HEADING || line->style == STYLE_OUTSIDE) continue;
        Text table = definition->kind == STATEMENT_INCOME
                         ? TEXT("income_statement")
                         : definition->tables.items[line->table].id;
        char room[AMOUNT_TEXT_SIZE];
        Amount amount = figures->amounts[(size_t)i * STATEMENT_COLUMNS + COLUMN_NET];
        builder_print(&writing->out, "%.*s.%.*s@%s", TEXT_ARGUMENTS(table),
                      TEXT_ARGUMENTS(line->id), writing->end);
        next_field(&writing->out, amount_print(amount, AMOUNT_PLAIN, room));
        next_field(&writing->out, TEXT("0.01"));
        builder_print(&writing->out, " | %.*s\n", TEXT_ARGUMENTS(line->french));
    }
}

static void write_balances(Writing *writing) {
    const Balances *balances = &writing->figures.year->balances;
    builder_add_byte(&writing->out, '\n');
    for (size_t i = 0; i < balances->count; i++) {
        const Balance *balance = &balances->items[i];
        char room[AMOUNT_TEXT_SIZE];
        builder_add_string(&writing->out, "balance");
        next_field(&writing->out, balance->account);
        next_field(&writing->out, balance->auxiliary);
        next_field(&writing->out, amount_print(balance_closing(balance), AMOUNT_PLAIN, room));
        builder_add_byte(&writing->out, '\n');
    }
}

static void write_entries(Writing *writing) {
    const FiscalYear *year = writing->figures.year;
    builder_add_byte(&writing->out, '\n');
    for (uint64_t i = 0; year_has_entries(year) && i < year->entry_count; i++) {
        const Entry *entry = &year->entries[i];
        char room[DATE_TEXT_SIZE];
        builder_add_string(&writing->out, "entry");
        next_field(&writing->out, year->journals[entry->journal].code);
        next_field(&writing->out, entry->number);
        next_field(&writing->out, date_print_iso(entry->date, room));
        next_field(&writing->out, digest_print(writing->arena, entry_digest(year, entry)));
        builder_add_byte(&writing->out, '\n');
    }
}

bool frozen_year_write(Arena *arena, const ReportRequest *request, const char *path, Error *error) {
    Writing writing = {.arena = arena, .out = builder_in(arena), .request = request};
    const FiscalYear *year = &request->books->years[0];
    Findings apart = findings_in(arena);
    if (!year_figures_compute(arena, year, request->settings, &writing.figures, &apart, error)) {
        return false;
    }
    date_print_iso(year->end, writing.end);
    write_head(&writing);
    write_definition(&writing, writing.figures.income);
    write_definition(&writing, writing.figures.balance_sheet);
    write_figures(&writing, writing.figures.income, &writing.figures.income_figures);
    write_figures(&writing, writing.figures.balance_sheet, &writing.figures.balance_sheet_figures);
    write_balances(&writing);
    write_entries(&writing);
    return file_replace(path, builder_text(&writing.out), error);
}

typedef struct Reading {
    Arena *arena;
    FrozenYear *frozen;
    LIST_OF(Balance) balances;
    const Records *records;
    const Record *row;
    const char *fault; /* where in the row */
} Reading;

static Text field(Reading *reading, size_t index) {
    reading->fault = reading->row->fields[index].start;
    return plain_field(reading->arena, reading->row->fields[index].text);
}

static bool read_year(Reading *reading, Error *error) {
    FiscalYear *year = &reading->frozen->year;
    return date_read_iso(field(reading, 1), &year->start, error) &&
           date_read_iso(field(reading, 2), &year->end, error);
}

static bool read_definition(Reading *reading, Error *error) {
    (void)error;
    FrozenDefinition *definition = LIST_PUSH(reading->arena, &reading->frozen->definitions);
    *definition = (FrozenDefinition){field(reading, 1), field(reading, 2)};
    return true;
}

static bool read_balance(Reading *reading, Error *error) {
    Amount amount;
    Text account = field(reading, 1), auxiliary = field(reading, 2);
    if (!amount_read_english(field(reading, 3), &amount, error)) return false;
    Balance *balance = LIST_PUSH(reading->arena, &reading->balances);
    *balance = (Balance){.account = account, .label = account, .auxiliary = auxiliary};
    *(amount_sign(amount) < 0 ? &balance->credit : &balance->debit) = amount_absolute(amount);
    return true;
}

static bool read_entry(Reading *reading, Error *error) {
    FrozenEntry entry = {.journal = field(reading, 1), .number = field(reading, 2)};
    entry.digest = field(reading, 4);
    if (!date_read_iso(field(reading, 3), &entry.date, error)) return false;
    *LIST_PUSH(reading->arena, &reading->frozen->entries) = entry;
    return true;
}

/* The rows by their first field, with how many fields they have. */
static const struct {
    const char *word;
    size_t fields;
    bool (*read)(Reading *reading, Error *error);
} ROWS[] = {
    {"year", 3, read_year},
    {"definition", 3, read_definition},
    {"balance", 4, read_balance},
    {"entry", 5, read_entry},
};

static bool read_row(Reading *reading, Error *error) {
    Text word = reading->row->fields[0].text;
    reading->fault = reading->row->fields[0].start;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        bool is_it = text_equal(word, text_of(ROWS[i].word));
        if (is_it && reading->row->count == ROWS[i].fields) return ROWS[i].read(reading, error);
    }
    return error_set(error, ERROR_FROZEN_ROW, reading->row->source);
}

static void refuse(const Reading *reading, Error *error, Findings *findings) {
    record_refuse(reading->records, reading->row, reading->fault, error);
    findings_add(findings, error);
}

bool frozen_year_read(Arena *arena, const PublishedFigures *figures, FrozenYear *frozen,
                      bool *is_frozen, Findings *findings) {
    *frozen = (FrozenYear){0};
    Reading reading = {.arena = arena, .frozen = frozen, .records = &figures->records};
    *is_frozen = figures->frozen.count > 0;
    bool is_read = true;
    for (size_t i = 0; i < figures->frozen.count; i++) {
        Error error = {0};
        reading.row = figures->frozen.items[i];
        if (read_row(&reading, &error)) continue;
        refuse(&reading, &error, findings);
        is_read = false;
    }
    if (is_read && *is_frozen && !date_is_set(frozen->year.end)) {
        Error error = {0};
        reading.row = figures->frozen.items[0];
        reading.fault = reading.row->source.bytes;
        error_set(&error, ERROR_FROZEN_ROW, reading.row->source);
        refuse(&reading, &error, findings);
        is_read = false;
    }
    frozen->year.balances = (Balances){reading.balances.items, reading.balances.count};
    frozen->year.source = text_of(figures->records.path);
    balances_sort(&frozen->year.balances);
    return is_read;
}
