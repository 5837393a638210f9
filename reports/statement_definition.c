#include "reports/statement_definition.h"

/* Fields of a row of a line: id, style, side, level, two labels, one or two formulas. */
enum {
    FIELD_ID,
    FIELD_STYLE,
    FIELD_SIDE,
    FIELD_LEVEL,
    FIELD_FRENCH,
    FIELD_ENGLISH,
    FIELD_FORMULA,
    DEEPEST_LEVEL = 9,
};

static const char *const STYLE_NAMES[STYLE_COUNT] = {
    [STYLE_HEADING] = "heading",   [STYLE_LINE] = "line",       [STYLE_DETAIL] = "detail",
    [STYLE_SUBTOTAL] = "subtotal", [STYLE_TOTAL] = "total",     [STYLE_RESULT] = "result",
    [STYLE_CONTROL] = "control",   [STYLE_OUTSIDE] = "outside",
};

/* What reads a definition: the definition and the row in hand. */
typedef struct Reader {
    Arena *arena;
    StatementDefinition *definition;
    const Record *row;
    bool is_served;
    Error *error;
} Reader;

static Text field(const Reader *reader, size_t index) {
    return reader->row->fields[index].text;
}

/* Refuses the row at one of its fields. */
static bool refuse(const Reader *reader, size_t index) {
    return record_refuse(&reader->definition->records, reader->row,
                         reader->row->fields[index].start, reader->error);
}

static bool has_fields(const Reader *reader, size_t expected) {
    if (reader->row->count == expected) return true;
    error_set(reader->error, ERROR_STATEMENT_FIELDS, text_print(reader->arena, "%zu", expected),
              text_print(reader->arena, "%zu", reader->row->count));
    return refuse(reader, 0);
}

static bool is_id(Text text) {
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        bool is_other = (byte >= '0' && byte <= '9') || byte == '_';
        if (!is_letter && (i == 0 || !is_other)) return false;
    }
    return text.size > 0;
}

static StatementTable *last_table(const Reader *reader) {
    size_t count = reader->definition->tables.count;
    return count ? &reader->definition->tables.items[count - 1] : NULL;
}

static bool needs_table(const Reader *reader) {
    if (last_table(reader)) return true;
    error_set(reader->error, ERROR_STATEMENT_TABLE_ABSENT);
    return refuse(reader, 0);
}

/* serves | REGULATION ... */
static bool read_serves(Reader *reader) {
    if (!has_fields(reader, 2)) return false;
    Text rest = field(reader, 1);
    while (rest.size > 0) {
        Text served = text_take(&rest, ' ');
        if (text_equal(served, reader->definition->regulation)) reader->is_served = true;
    }
    if (reader->is_served) return true;
    error_set(reader->error, ERROR_STATEMENT_REGULATION, reader->definition->regulation);
    return refuse(reader, 1);
}

/* table | ID | FRENCH | ENGLISH, and | heading of its labels | English heading */
static bool read_table(Reader *reader) {
    if (reader->row->count != 4 && !has_fields(reader, 6)) return false;
    StatementTable *table = LIST_PUSH(reader->arena, &reader->definition->tables);
    *table = (StatementTable){field(reader, 1), field(reader, 2), field(reader, 3)};
    table->record = reader->row;
    if (reader->row->count == 6) {
        table->heading_french = field(reader, 4);
        table->heading_english = field(reader, 5);
    }
    return true;
}

/* column | ID | FRENCH | ENGLISH */
static bool read_column(Reader *reader) {
    if (!has_fields(reader, 4) || !needs_table(reader)) return false;
    StatementTable *table = last_table(reader);
    *LIST_PUSH(reader->arena, &table->columns) =
        (StatementColumn){field(reader, 1), field(reader, 2), field(reader, 3)};
    table->has_allowance = table->has_allowance || text_equal(field(reader, 1), TEXT("allowance"));
    return true;
}

static bool read_formula(Reader *reader, size_t index, Formula *formula) {
    const char *fault = NULL;
    if (formula_read(reader->arena, field(reader, index), formula, &fault, reader->error)) {
        return true;
    }
    return record_refuse(&reader->definition->records, reader->row, fault, reader->error);
}

/* choice | KEY | ACCOUNTS | LINES, the default first */
static bool read_choice(Reader *reader) {
    if (!has_fields(reader, 4)) return false;
    StatementChoice *choice = LIST_PUSH(reader->arena, &reader->definition->choices);
    *choice = (StatementChoice){.key = field(reader, 1), .lines = field(reader, 3)};
    choice->record = reader->row;
    if (!is_id(choice->key)) {
        error_set(reader->error, ERROR_STATEMENT_ID, choice->key);
        return refuse(reader, 1);
    }
    if (!read_formula(reader, 2, &choice->formula)) return false;
    bool has_both = choice->formula.prefixes.count > 0 && choice->lines.size > 0;
    if (has_both) return true;
    error_set(reader->error, ERROR_FORMULA_EMPTY, choice->key);
    return refuse(reader, 1);
}

/* note | LINE | FRENCH | ENGLISH, below the line it is about */
static bool read_note(Reader *reader) {
    if (!has_fields(reader, 4) || !needs_table(reader)) return false;
    StatementDefinition *definition = reader->definition;
    uint32_t table = (uint32_t)definition->tables.count - 1;
    uint32_t line = statement_find_line(definition, table, field(reader, 1));
    if (line == NO_LINE) {
        error_set(reader->error, ERROR_STATEMENT_LINE_UNKNOWN, field(reader, 1),
                  last_table(reader)->id);
        return refuse(reader, 1);
    }
    definition->lines.items[line].note_french = field(reader, 2);
    definition->lines.items[line].note_english = field(reader, 3);
    return true;
}

/* rounding | LINE ..., below the lines of the table */
static bool read_rounding(Reader *reader) {
    if (!has_fields(reader, 2) || !needs_table(reader)) return false;
    StatementDefinition *definition = reader->definition;
    uint32_t table = (uint32_t)definition->tables.count - 1;
    for (Text rest = field(reader, 1); rest.size > 0;) {
        Text id = text_take(&rest, ' ');
        uint32_t line = statement_find_line(definition, table, id);
        if (line == NO_LINE) {
            error_set(reader->error, ERROR_STATEMENT_LINE_UNKNOWN, id, last_table(reader)->id);
            return record_refuse(&definition->records, reader->row, id.bytes, reader->error);
        }
        definition->lines.items[line].takes_rounding = true;
    }
    return true;
}

static bool refuse_word(const Reader *reader, size_t index, const char *words) {
    error_set(reader->error, ERROR_STATEMENT_WORD, field(reader, index), text_of(words));
    return refuse(reader, index);
}

static bool read_style(const Reader *reader, StatementLine *line) {
    for (size_t i = 0; i < STYLE_COUNT; i++) {
        if (!text_equal(field(reader, FIELD_STYLE), text_of(STYLE_NAMES[i]))) continue;
        line->style = (LineStyle)i;
        return true;
    }
    return refuse_word(reader, FIELD_STYLE,
                       "heading, line, detail, subtotal, total, result, control, outside");
}

static bool read_side(const Reader *reader, StatementLine *line) {
    Text side = field(reader, FIELD_SIDE);
    line->is_credit = text_equal(side, TEXT("credit"));
    bool is_free = line->style == STYLE_HEADING || line->style == STYLE_SUBTOTAL;
    if (line->is_credit || text_equal(side, TEXT("debit")) || (is_free && side.size == 0)) {
        return true;
    }
    return refuse_word(reader, FIELD_SIDE, "debit, credit");
}

static bool read_level(const Reader *reader, StatementLine *line) {
    Text level = field(reader, FIELD_LEVEL);
    if (level.size != 1 || level.bytes[0] < '0' || level.bytes[0] > '0' + DEEPEST_LEVEL) {
        return refuse_word(reader, FIELD_LEVEL, "0 - 9");
    }
    line->level = (unsigned)(level.bytes[0] - '0');
    return true;
}

static bool take_id(const Reader *reader, Text id) {
    StatementDefinition *definition = reader->definition;
    if (!is_id(id)) {
        error_set(reader->error, ERROR_STATEMENT_ID, id);
        return refuse(reader, FIELD_ID);
    }
    uint32_t table = (uint32_t)definition->tables.count - 1;
    uint32_t earlier = statement_find_line(definition, table, id);
    if (earlier == NO_LINE) return true;
    uint64_t line = definition->lines.items[earlier].record->line;
    error_set(reader->error, ERROR_STATEMENT_ID_TWICE, id,
              text_print(reader->arena, "%llu", (unsigned long long)line));
    return refuse(reader, FIELD_ID);
}

/* The row's id, and its second one behind a blank. */
static bool read_ids(const Reader *reader, StatementLine *line) {
    Text rest = field(reader, FIELD_ID);
    line->id = text_take(&rest, ' ');
    line->alias = text_trim(rest);
    return take_id(reader, line->id) && (line->alias.size == 0 || take_id(reader, line->alias));
}

/* What formulas each style has: lines have accounts, results have terms, headings have nothing. */
static bool suits(const StatementLine *line, const Formula *formula, size_t column) {
    static const struct {
        bool accounts, terms;
    } allowed[STYLE_COUNT] = {
        [STYLE_LINE] = {.accounts = true},    [STYLE_DETAIL] = {.accounts = true},
        [STYLE_SUBTOTAL] = {.terms = true},   [STYLE_TOTAL] = {.accounts = true, .terms = true},
        [STYLE_RESULT] = {.terms = true},     [STYLE_CONTROL] = {.accounts = true},
        [STYLE_OUTSIDE] = {.accounts = true},
    };
    if (formula->prefixes.count > 0 && !allowed[line->style].accounts) return false;
    if (formula->terms.count > 0 && (!allowed[line->style].terms || column > 0)) return false;
    bool is_needed = column == 0 && !allowed[line->style].accounts && allowed[line->style].terms;
    return !is_needed || !formula_is_empty(formula);
}

static bool read_formulas(Reader *reader, StatementLine *line) {
    size_t columns = last_table(reader)->has_allowance ? 2 : 1;
    for (size_t column = 0; column < columns; column++) {
        Formula *formula = &line->formulas[column];
        if (!read_formula(reader, FIELD_FORMULA + column, formula)) return false;
        if (suits(line, formula, column)) continue;
        error_set(reader->error, ERROR_STATEMENT_FORMULA, text_of(STYLE_NAMES[line->style]));
        return refuse(reader, FIELD_FORMULA + column);
    }
    return true;
}

/* ID [ALIAS] | STYLE | SIDE | LEVEL | FRENCH | ENGLISH | FORMULA [| FORMULA] */
static bool read_line(Reader *reader) {
    if (!needs_table(reader)) return false;
    size_t formulas = last_table(reader)->has_allowance ? 2 : 1;
    if (!has_fields(reader, FIELD_FORMULA + formulas)) return false;
    StatementLine line = {.root = NO_LINE, .record = reader->row};
    line.table = (uint32_t)reader->definition->tables.count - 1;
    line.french = field(reader, FIELD_FRENCH);
    line.english = field(reader, FIELD_ENGLISH);
    bool is_read = read_ids(reader, &line) && read_style(reader, &line) &&
                   read_side(reader, &line) && read_level(reader, &line) &&
                   read_formulas(reader, &line);
    if (is_read) *LIST_PUSH(reader->arena, &reader->definition->lines) = line;
    return is_read;
}

static bool read_row(Reader *reader) {
    static const struct {
        const char *word;
        bool (*read)(Reader *reader);
    } rows[] = {{"serves", read_serves}, {"table", read_table}, {"column", read_column},
                {"choice", read_choice}, {"note", read_note},   {"rounding", read_rounding}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (text_equal(field(reader, 0), text_of(rows[i].word))) return rows[i].read(reader);
    }
    return read_line(reader);
}

/* A table has the columns of two years, or those of an actif. */
static bool check_columns(const StatementDefinition *definition, Error *error) {
    static const char *const years[] = {"current", "previous"};
    static const char *const actif[] = {"gross", "allowance", "net", "previous"};
    for (size_t t = 0; t < definition->tables.count; t++) {
        const StatementTable *table = &definition->tables.items[t];
        const char *const *expected = table->has_allowance ? actif : years;
        size_t count = table->has_allowance ? 4 : 2;
        bool is_right = table->columns.count == count;
        for (size_t i = 0; is_right && i < count; i++) {
            is_right = text_equal(table->columns.items[i].id, text_of(expected[i]));
        }
        if (is_right) continue;
        error_set(error, ERROR_STATEMENT_COLUMNS, table->id);
        return record_refuse(&definition->records, table->record, table->record->source.bytes,
                             error);
    }
    return true;
}

static bool read_rows(Reader *reader) {
    const Records *records = &reader->definition->records;
    for (size_t i = 0; i < records->items.count; i++) {
        reader->row = &records->items.items[i];
        if (!read_row(reader)) return false;
    }
    if (!reader->is_served) {
        error_set(reader->error, ERROR_STATEMENT_REGULATION, reader->definition->regulation);
        return error_place(reader->error, records->path, 1, 1);
    }
    return check_columns(reader->definition, reader->error);
}

uint32_t statement_find_line(const StatementDefinition *definition, uint32_t table, Text id) {
    for (uint32_t i = 0; i < definition->lines.count; i++) {
        const StatementLine *line = &definition->lines.items[i];
        if (line->table != table) continue;
        if (text_equal(line->id, id)) return i;
        if (line->alias.size > 0 && text_equal(line->alias, id)) return i;
    }
    return NO_LINE;
}

bool line_has_accounts(const StatementLine *line) {
    return line->style != STYLE_DETAIL && line->term_count == 0 &&
           (line->has_choice || line->formulas[COLUMN_AMOUNT].prefixes.count > 0 ||
            line->formulas[COLUMN_ALLOWANCE].prefixes.count > 0);
}

bool statement_define(Arena *arena, Text content, const char *path, StatementDefinition *definition,
                      const Settings *settings, Error *error) {
    Records *records = &definition->records;
    if (!records_read(arena, content, path, &DIALECT_BARS, records, error)) return false;
    Reader reader = {.arena = arena, .definition = definition, .error = error};
    return read_rows(&reader) && statement_place(arena, definition, settings, error) &&
           statement_resolve(arena, definition, error) && statement_prove(arena, definition, error);
}
