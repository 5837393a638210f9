/* The document as CSV (RFC 4180), for spreadsheets.
 *
 * A spreadsheet reads CSV in its own language, so documents in French separate fields with ";" and
 * decimals with ",", documents in English fields with "," and decimals with "."; dates stay
 * 2022-12-31, which both read. A byte order mark says UTF-8. Every record has the same number of
 * fields: table, code, label, then the columns; a record of headings begins each table, records
 * with the code "note" hold its notes. The last records, of the table "document", say whether it is
 * a draft and what its amounts are. */
#include "reports/renderer.h"

#include "reports/cell_text.h"
#include "reports/characters.h"
#include "reports/layout.h"
#include "reports/output.h"

#include <string.h>

typedef struct Csv {
    Output output;
    char separator;
    AmountForm form;
    size_t field_count; /* of every record */
    size_t fields_done; /* of the present record */
} Csv;

/* A spreadsheet takes a text for a formula when it begins like one, even between quotes. */
static bool looks_like_formula(Text text) {
    return text.size > 0 && memchr("=+-@\t\r\n", text.bytes[0], 7) != NULL;
}

/* Texts such as "-12.5" are numbers and harmless. */
static bool is_number(Text text) {
    size_t digits = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool is_digit = text.bytes[i] >= '0' && text.bytes[i] <= '9';
        bool is_sign = i == 0 && memchr("+-", text.bytes[i], 2) != NULL;
        if (!is_digit && !is_sign && !memchr(".,", text.bytes[i], 2)) return false;
        digits += is_digit;
    }
    return digits > 0;
}

/* Whether the text holds a separator of either language, a quote or the end of a line. */
static bool needs_quotes(Text text) {
    for (size_t i = 0; i < text.size; i++) {
        if (memchr("\",;\r\n", text.bytes[i], 5)) return true;
    }
    return false;
}

static void begin_field(Csv *csv) {
    if (csv->fields_done++) builder_add_byte(&csv->output.text, csv->separator);
}

static void add_plain(Csv *csv, Text text) {
    begin_field(csv);
    builder_add(&csv->output.text, text);
}

/* A text that nobody vouches for: quoted where needed, and never a formula. */
static void add_text(Csv *csv, Text text) {
    Builder *out = &csv->output.text;
    bool is_guarded = looks_like_formula(text) && !is_number(text);
    bool is_quoted = needs_quotes(text);
    begin_field(csv);
    if (is_quoted) builder_add_byte(out, '"');
    if (is_guarded) builder_add_byte(out, '\'');
    while (text.size) {
        uint32_t character = character_take(&text);
        bool is_break = character == '\n' || character == '\r' || character == '\t';
        if (character == '"') builder_add_byte(out, '"');
        character_add(out, is_break ? character : character_shown(character));
    }
    if (is_quoted) builder_add_byte(out, '"');
}

static void end_record(Csv *csv) {
    while (csv->fields_done < csv->field_count) add_plain(csv, TEXT(""));
    builder_add_string(&csv->output.text, "\r\n");
    csv->fields_done = 0;
    output_pass_on(&csv->output);
}

static void add_cell(Csv *csv, const Cell *cell) {
    char room[CELL_TEXT_SIZE];
    if (cell->kind == CELL_TEXT) {
        add_text(csv, cell->text);
    } else if (cell->kind == CELL_AMOUNT) {
        bool is_whole = cell->unit != UNIT_CENT;
        add_plain(csv,
                  (is_whole ? amount_print_whole : amount_print)(cell->amount, csv->form, room));
    } else {
        add_plain(csv, cell_print_plain(cell, room));
    }
}

static void add_headings(Arena *arena, Csv *csv, const Document *document, const Table *table) {
    Text label = label_of(arena, document->language, N_("Label"));
    add_text(csv, label_of(arena, document->language, N_("Table")));
    add_text(csv, label_of(arena, document->language, N_("Code")));
    add_text(csv, table->label_heading.size ? table->label_heading : label);
    for (size_t c = 0; c < table->column_count; c++) add_text(csv, table->columns[c].label);
    end_record(csv);
}

static void add_rows(Csv *csv, const Table *table) {
    for (size_t r = 0; r < table->rows.count; r++) {
        const Row *row = &table->rows.items[r];
        add_text(csv, table->id);
        add_text(csv, row->id);
        add_text(csv, row->label);
        for (size_t c = 0; c < table->column_count; c++) add_cell(csv, &row->cells[c]);
        end_record(csv);
    }
}

/* A sentence where labels stand. */
static void add_sentence(Csv *csv, Text table, const char *code, Text sentence) {
    add_text(csv, table);
    add_text(csv, text_of(code));
    add_text(csv, sentence);
    end_record(csv);
}

static void add_notes(Csv *csv, const Table *table) {
    for (size_t i = 0; i < table->notes.count; i++) {
        add_sentence(csv, table->id, "note", table->notes.items[i]);
    }
}

static void add_document(Arena *arena, Csv *csv, const Document *document) {
    add_sentence(csv, TEXT("document"), "status", layout_status(arena, document));
    add_sentence(csv, TEXT("document"), "basis", layout_basis(arena, document));
}

/* Fields of the widest table. */
static size_t count_fields(const Document *document) {
    enum { TABLE_CODE_LABEL = 3 };
    size_t most = 0;
    for (size_t t = 0; t < document->tables.count; t++) {
        size_t count = document->tables.items[t].column_count;
        if (count > most) most = count;
    }
    return most + TABLE_CODE_LABEL;
}

bool render_csv(Arena *arena, const Document *document, const RenderingChoices *choices,
                const char *path, Error *error) {
    (void)choices;
    bool english = document->language == LANGUAGE_ENGLISH;
    Csv csv = {.separator = english ? ',' : ';',
               .form = english ? AMOUNT_PLAIN : AMOUNT_FEC,
               .field_count = count_fields(document)};
    if (!output_open(arena, &csv.output, path, error)) return false;
    builder_add_string(&csv.output.text, "\uFEFF");
    for (size_t t = 0; t < document->tables.count; t++) {
        const Table *table = &document->tables.items[t];
        add_headings(arena, &csv, document, table);
        add_rows(&csv, table);
        add_notes(&csv, table);
    }
    add_document(arena, &csv, document);
    return output_close(&csv.output, error);
}
