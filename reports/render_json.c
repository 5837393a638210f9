/* The document as JSON, for programs: one row a line, so that two outputs compare well. */
#include "reports/renderer.h"

#include "reports/cell_text.h"
#include "reports/characters.h"
#include "reports/layout.h"
#include "reports/output.h"
#include "reports/sentence.h"

static const char *const TROUBLES[] = {
    [TROUBLE_NONE] = "none",
    [TROUBLE_INFORMATION] = "information",
    [TROUBLE_IRREGULAR] = "irregular",
    [TROUBLE_PROOF] = "proof",
    [TROUBLE_UNREADABLE] = "unreadable",
    [TROUBLE_USAGE] = "usage",
    [TROUBLE_MACHINE] = "machine",
};

/* What is not shown to people is escaped, so that the output is safe on a terminal too. */
static void add_character(Builder *out, uint32_t character) {
    if (character == '"' || character == '\\') {
        builder_add_byte(out, '\\');
        builder_add_byte(out, (char)character);
    } else if (character == '\n') {
        builder_add_string(out, "\\n");
    } else if (character == '\t') {
        builder_add_string(out, "\\t");
    } else if (character_shown(character) != character) {
        builder_print(out, "\\u%04x", (unsigned)character);
    } else {
        character_add(out, character);
    }
}

static void add_string(Builder *out, Text text) {
    builder_add_byte(out, '"');
    while (text.size) add_character(out, character_take(&text));
    builder_add_byte(out, '"');
}

/* `"name": "text"`, or null when the text is empty. */
static void add_member(Builder *out, const char *name, Text text) {
    builder_print(out, "\"%s\": ", name);
    if (text.size) {
        add_string(out, text);
    } else {
        builder_add_string(out, "null");
    }
}

/* `"name": "text"`, also when the text is empty. */
static void add_text_member(Builder *out, const char *name, Text text) {
    builder_print(out, "\"%s\": ", name);
    add_string(out, text);
}

static void add_number(Builder *out, const char *name, uint64_t number) {
    builder_print(out, "\"%s\": %llu", name, (unsigned long long)number);
}

static void add_cell(Builder *out, const Cell *cell) {
    char room[CELL_TEXT_SIZE];
    if (cell->kind == CELL_BLANK) {
        builder_add_string(out, "null");
    } else if (cell->kind == CELL_COUNT) {
        builder_add(out, cell_print_plain(cell, room));
    } else {
        add_string(out, cell_print_plain(cell, room));
    }
}

static void add_row(Builder *out, const Table *table, const Row *row, bool is_alias) {
    builder_add_byte(out, '{');
    add_text_member(out, "id", is_alias ? row->alias : row->id);
    if (is_alias) {
        builder_add_string(out, ", ");
        add_text_member(out, "alias_of", row->id);
    }
    builder_print(out, ", \"kind\": \"%s\", \"level\": %u, ", row_style(row->kind)->name,
                  row->level);
    add_text_member(out, "label", row->label);
    builder_add_string(out, ", \"values\": {");
    for (size_t c = 0; c < table->column_count; c++) {
        if (c) builder_add_string(out, ", ");
        add_string(out, table->columns[c].id);
        builder_add_string(out, ": ");
        add_cell(out, &row->cells[c]);
    }
    builder_add_string(out, "}}");
}

/* Begins the next item of a list on a line of its own. */
static void next_line(Builder *out, bool is_first, const char *indentation) {
    builder_add_string(out, is_first ? "\n" : ",\n");
    builder_add_string(out, indentation);
}

static void add_rows(Output *output, const Table *table) {
    static const char indentation[] = "     ";
    Builder *out = &output->text;
    for (size_t r = 0; r < table->rows.count; r++) {
        const Row *row = &table->rows.items[r];
        next_line(out, r == 0, indentation);
        add_row(out, table, row, false);
        if (row->alias.size && !text_equal(row->alias, row->id)) {
            next_line(out, false, indentation);
            add_row(out, table, row, true);
        }
        output_pass_on(output);
    }
}

static void add_columns(Builder *out, const Table *table) {
    for (size_t c = 0; c < table->column_count; c++) {
        next_line(out, c == 0, "     ");
        builder_add_byte(out, '{');
        add_text_member(out, "id", table->columns[c].id);
        builder_add_string(out, ", ");
        add_text_member(out, "label", table->columns[c].label);
        builder_add_byte(out, '}');
    }
}

/* The unit that amounts are rounded to; they stay amounts in euros with two digits. */
static void add_unit(Builder *out, const char *before, AmountUnit unit) {
    static const char *const names[] = {
        [UNIT_CENT] = "cent", [UNIT_EURO] = "euro", [UNIT_THOUSAND] = "keur"};
    builder_add_string(out, before);
    add_text_member(out, "unit", text_of(names[unit]));
}

static void add_table(Output *output, const Table *table) {
    Builder *out = &output->text;
    builder_add_byte(out, '{');
    add_text_member(out, "id", table->id);
    builder_add_string(out, ", ");
    add_text_member(out, "title", table->title);
    if (table->unit != UNIT_CENT) add_unit(out, ", ", table->unit);
    builder_add_string(out, ",\n    \"columns\": [");
    add_columns(out, table);
    builder_add_string(out, "],\n    \"rows\": [");
    add_rows(output, table);
    builder_add_string(out, "],\n    \"notes\": [");
    for (size_t n = 0; n < table->notes.count; n++) {
        next_line(out, n == 0, "     ");
        add_string(out, table->notes.items[n]);
    }
    builder_add_string(out, "]}");
}

/* A line or column, counted from 1; null when it is unknown. */
static void add_place(Builder *out, const char *name, uint64_t number) {
    if (number) {
        add_number(out, name, number);
    } else {
        add_member(out, name, TEXT(""));
    }
}

/* The sentence and the place of one error. */
static void add_error(Arena *arena, Builder *out, const Document *document, const Error *error) {
    const ErrorKind *kind = error_kind(error->code);
    Text message = error_sentence_in(arena, document->language, error, kind->message);
    add_text_member(out, "message", message);
    builder_add_string(out, ", ");
    add_member(out, "file", text_of(error->file));
    builder_add_string(out, ", ");
    add_place(out, "line", error->line);
    builder_add_string(out, ", ");
    add_place(out, "column", error->column);
}

/* One object for each kind: its first sentence and place, then all the places kept. */
static void add_finding(Arena *arena, Builder *out, const Document *document,
                        const Finding *finding) {
    const ErrorKind *kind = error_kind(finding->code);
    builder_print(out, "{\"id\": \"%s\", \"trouble\": \"%s\", ", kind->id, TROUBLES[kind->trouble]);
    add_number(out, "count", finding->count);
    builder_add_string(out, ", ");
    const Error *first = &finding->first.items[0];
    add_error(arena, out, document, first);
    builder_add_string(out, ", ");
    add_member(out, "hint", error_sentence_in(arena, document->language, first, kind->hint));
    builder_add_string(out, ",\n   \"places\": [");
    for (size_t i = 0; i < finding->first.count; i++) {
        next_line(out, i == 0, "    ");
        builder_add_byte(out, '{');
        add_error(arena, out, document, &finding->first.items[i]);
        builder_add_byte(out, '}');
    }
    builder_add_string(out, "]}");
}

static void add_findings(Arena *arena, Output *output, const Document *document) {
    Builder *out = &output->text;
    size_t count = document->findings ? document->findings->kinds.count : 0;
    builder_add_string(out, " \"findings\": [");
    for (size_t i = 0; i < count; i++) {
        next_line(out, i == 0, "  ");
        add_finding(arena, out, document, &document->findings->kinds.items[i]);
    }
    builder_add_string(out, "]\n");
}

/* The parts of a document of several, those not available with the reason. */
static void add_parts(Builder *out, const Document *document) {
    if (!document->parts.count) return;
    builder_add_string(out, " \"parts\": [");
    for (size_t i = 0; i < document->parts.count; i++) {
        const Part *part = &document->parts.items[i];
        bool available = part->table < document->tables.count;
        next_line(out, i == 0, "  ");
        builder_add_byte(out, '{');
        add_text_member(out, "title", part->title);
        builder_add_string(out, ", ");
        add_member(out, "table", available ? document->tables.items[part->table].id : TEXT(""));
        builder_add_string(out, ", ");
        add_member(out, "reason", part->reason);
        builder_add_byte(out, '}');
    }
    builder_add_string(out, "],\n");
}

static void add_sources(Builder *out, const Document *document) {
    builder_add_string(out, " \"sources\": [");
    for (size_t i = 0; i < document->sources.count; i++) {
        next_line(out, i == 0, "  ");
        builder_add_byte(out, '{');
        add_text_member(out, "path", document->sources.items[i].path);
        builder_add_string(out, ", ");
        const Source *source = &document->sources.items[i];
        add_member(out, "sha256", source->is_book ? TEXT("") : source->digest);
        builder_add_byte(out, '}');
    }
    builder_add_string(out, "],\n");
}

/* The head of the book's chain, and how many entries can still change; null for files. */
static void add_book(Builder *out, const Document *document) {
    const Source *source = document->sources.items;
    bool is_book = document->sources.count && source->is_book;
    add_member(out, "head", is_book ? source->digest : TEXT(""));
    if (!is_book) return;
    builder_add_string(out, ", ");
    add_number(out, "drafts", document->draft_count);
}

static void add_head(Builder *out, const Document *document) {
    char room[CELL_TEXT_SIZE];
    Cell start = cell_of_date(document->start), end = cell_of_date(document->end);
    const char *status = document->status == STATUS_FINAL ? "final" : "draft";
    builder_add_byte(out, ' ');
    add_text_member(out, "report", document->report);
    builder_add_string(out, ",\n ");
    add_member(out, "regulation", document->regulation);
    builder_add_string(out, ",\n ");
    add_text_member(out, "currency", document->currency);
    if (document->unit != UNIT_CENT) add_unit(out, ",\n ", document->unit);
    builder_print(out, ",\n \"status\": \"%s\",\n \"entity\": {", status);
    add_text_member(out, "name", document->entity_name);
    builder_add_string(out, ", ");
    add_member(out, "siren", document->entity_siren);
    builder_add_string(out, "},\n \"period\": {");
    add_member(out, "start", cell_print_plain(&start, room));
    builder_add_string(out, ", ");
    add_member(out, "end", cell_print_plain(&end, room));
    builder_add_string(out, "},\n \"book\": {");
    add_number(out, "entries", document->entry_count);
    builder_add_string(out, ", ");
    add_number(out, "lines", document->line_count);
    builder_add_string(out, ", ");
    add_book(out, document);
    builder_add_string(out, "},\n");
    if (document->administration_verdict.size) {
        builder_add_byte(out, ' ');
        add_text_member(out, "administration_verdict", document->administration_verdict);
        builder_add_string(out, ",\n");
    }
    if (document->notice.size) {
        builder_add_byte(out, ' ');
        add_text_member(out, "notice", document->notice);
        builder_add_string(out, ",\n");
    }
}

bool render_json(Arena *arena, const Document *document, const RenderingChoices *choices,
                 const char *path, Error *error) {
    (void)choices;
    Output output;
    if (!output_open(arena, &output, path, error)) return false;
    Builder *out = &output.text;
    builder_add_string(out, "{\n");
    add_head(out, document);
    add_sources(out, document);
    builder_add_string(out, " \"tables\": [");
    for (size_t t = 0; t < document->tables.count; t++) {
        next_line(out, t == 0, "   ");
        add_table(&output, &document->tables.items[t]);
    }
    builder_add_string(out, "],\n");
    add_parts(out, document);
    add_findings(arena, &output, document);
    builder_add_string(out, "}\n");
    return output_close(&output, error);
}
