#include "reports/text_table.h"

#include "reports/characters.h"
#include "reports/layout.h"

enum { INDENTATION = 2, DATE_WIDTH = 10, LABEL_LEAST = 16, TEXT_LEAST = 5, LABEL_SHARES = 3 };

static size_t larger(size_t a, size_t b) {
    return a > b ? a : b;
}

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

static size_t indentation_of(const Row *row) {
    size_t steps = row->level + row_style(row->kind)->indention;
    return INDENTATION * steps;
}

/* The least and the most of the figures of a column: the widest is one of them. */
typedef struct Extent {
    bool is_known;
    Cell least, most;
} Extent;

static void extend(Extent *extent, const Cell *cell) {
    if (!extent->is_known) *extent = (Extent){true, *cell, *cell};
    if (amount_compare(cell->amount, extent->least.amount) < 0) extent->least = *cell;
    if (amount_compare(cell->amount, extent->most.amount) > 0) extent->most = *cell;
}

static size_t extent_width(const Extent *extent, Language language) {
    if (!extent->is_known) return 0;
    char room[CELL_TEXT_SIZE];
    size_t least = text_width(cell_print(&extent->least, language, room));
    return larger(least, text_width(cell_print(&extent->most, language, room)));
}

/* Columns of the terminal that the longest cell of column `c` takes. */
static size_t content_width(const Table *table, size_t c, Language language) {
    Extent amounts = {0}, counts = {0};
    size_t width = 0;
    for (size_t r = 0; r < table->rows.count; r++) {
        const Cell *cell = &table->rows.items[r].cells[c];
        if (cell->kind == CELL_AMOUNT) extend(&amounts, cell);
        if (cell->kind == CELL_COUNT) extend(&counts, cell);
        if (cell->kind == CELL_DATE) width = larger(width, DATE_WIDTH);
        if (cell->kind == CELL_TEXT) width = larger(width, text_width(cell->text));
    }
    width = larger(width, extent_width(&amounts, language));
    return larger(width, extent_width(&counts, language));
}

static size_t label_width(const Table *table) {
    size_t width = 0;
    for (size_t r = 0; r < table->rows.count; r++) {
        const Row *row = &table->rows.items[r];
        if (row->label.size == 0 || row_is_across(table, row)) continue;
        width = larger(width, indentation_of(row) + text_width(row->label));
    }
    return width;
}

static Text heading_of(const Table *table, size_t c) {
    return c ? table->columns[c - 1].label : table->label_heading;
}

/* Columns of texts, the label among them, may be narrower than they would like. */
static bool is_flexible(const TextTable *table, size_t c) {
    return c == 0 || table->table->columns[c - 1].kind == CELL_TEXT;
}

static void measure_columns(TextTable *measured) {
    const Table *table = measured->table;
    for (size_t c = 0; c <= table->column_count; c++) {
        TextColumn *column = &measured->columns[c];
        column->content = c ? content_width(table, c - 1, measured->language) : label_width(table);
        column->is_right = c && column_is_figures(&table->columns[c - 1]);
        if (!column->content && is_flexible(measured, c)) continue;
        column->width = larger(column->content, text_longest_word(heading_of(table, c)));
    }
}

/* The columns shown and the gaps between them; `fixed` is the part that cannot shrink. */
static size_t total_width(const TextTable *table, size_t *fixed) {
    size_t width = 0, shown = 0;
    *fixed = 0;
    for (size_t c = 0; c <= table->table->column_count; c++) {
        if (!table->columns[c].width) continue;
        width += table->columns[c].width;
        if (!is_flexible(table, c)) *fixed += table->columns[c].width;
        shown++;
    }
    size_t gaps = shown > 1 ? (shown - 1) * table->gap : 0;
    *fixed += gaps;
    return width + gaps;
}

/* In a ledger the other texts are short references. */
static size_t shares_of(const TextTable *table, size_t c) {
    return c == 0 && table->table->is_ledger ? LABEL_SHARES : 1;
}

/* The width of one share such that the columns of texts fill `available`: those that want less
 * than their shares get what they want, the others share what is left. */
static size_t fair_share(const TextTable *table, size_t available) {
    size_t count = table->table->column_count + 1, share = 0;
    for (size_t pass = 0; pass < count; pass++) {
        size_t rest = available, shares = 0;
        for (size_t c = 0; c < count; c++) {
            size_t width = table->columns[c].width;
            if (!is_flexible(table, c)) continue;
            if (width <= share * shares_of(table, c)) {
                rest -= smaller(width, rest);
            } else {
                shares += shares_of(table, c);
            }
        }
        if (!shares || rest / shares <= share) break;
        share = rest / shares;
    }
    return share;
}

/* Makes the columns of texts fit; the headings of a ledger give way to its content. */
static void squeeze(TextTable *table, size_t width) {
    size_t fixed;
    const Table *content = table->table;
    if (content->is_ledger) table->gap = 1;
    for (size_t c = 1; content->is_ledger && c <= content->column_count; c++) {
        TextColumn *column = &table->columns[c];
        if (!is_flexible(table, c) || !column->width) continue;
        column->width = larger(column->content, smaller(column->width, TEXT_LEAST));
    }
    if (total_width(table, &fixed) <= width) return;
    size_t share = fair_share(table, width > fixed ? width - fixed : 0);
    for (size_t c = 0; c <= content->column_count; c++) {
        TextColumn *column = &table->columns[c];
        if (!is_flexible(table, c)) continue;
        size_t least = c ? TEXT_LEAST : LABEL_LEAST;
        column->width = smaller(column->width, larger(share * shares_of(table, c), least));
    }
}

TextTable text_table_measure(Arena *arena, const Table *table, Language language, size_t width) {
    TextTable measured = {.table = table, .language = language, .gap = 2};
    measured.columns = ARENA_ARRAY(arena, TextColumn, table->column_count + 1);
    measured.fields = ARENA_ARRAY(arena, TextField, table->column_count + 1);
    measure_columns(&measured);
    size_t fixed;
    if (total_width(&measured, &fixed) > width) squeeze(&measured, width);
    measured.width = total_width(&measured, &fixed);
    return measured;
}

/* What becomes of a text that is wider than its column. */
typedef enum Flow {
    FLOW_WRAPPED, /* it goes on in the next line */
    FLOW_CUT,     /* it ends with "…" */
    FLOW_HEADING, /* it goes on in the next line, words too wide end with "…" */
} Flow;

/* A line being written: blanks are held back until something follows them. */
typedef struct TextLine {
    Builder *out;
    size_t blanks;
    bool has_color;
} TextLine;

static void line_add(TextLine *line, Text text, TextMark mark) {
    builder_repeat(line->out, ' ', line->blanks);
    line->blanks = 0;
    text_add_marked(line->out, text, mark, line->has_color);
}

static void line_end(TextLine *line) {
    builder_add_byte(line->out, '\n');
    line->blanks = 0;
}

/* Takes the part of a field that the present line has room for. */
static Text take_part(TextField *field, size_t room, Flow flow) {
    size_t reach = room;
    if (flow == FLOW_CUT) reach = SIZE_MAX;
    if (flow == FLOW_HEADING) reach = larger(room, text_longest_word(field->rest));
    return text_take_line(&field->rest, reach);
}

static void add_field(TextLine *line, TextField *field, const TextColumn *column, Flow flow) {
    size_t indentation = field->indentation < column->width ? field->indentation : 0;
    size_t room = column->width - indentation;
    Text part = take_part(field, room, flow);
    bool is_long = text_width(part) > room;
    if (is_long) part = text_head(part, room - 1);
    size_t width = text_width(part) + is_long, slack = room > width ? room - width : 0;
    line->blanks += indentation + (column->is_right ? slack : 0);
    if (part.size) line_add(line, part, field->mark);
    if (is_long) line_add(line, TEXT("…"), field->mark);
    line->blanks += column->is_right ? 0 : slack;
}

/* The columns from `c` on that one field may use: in a ledger a text goes on over blank cells
 * rather than be cut. `*next` is the first column behind them. */
static TextColumn reach_of(const TextTable *table, size_t c, Flow flow, size_t *next) {
    TextColumn reach = table->columns[c];
    bool may_go_on = flow == FLOW_CUT && !reach.is_right && table->fields[c].rest.size > 0;
    *next = c + 1;
    while (may_go_on && *next <= table->table->column_count && !table->fields[*next].rest.size) {
        const TextColumn *blank = &table->columns[(*next)++];
        if (blank->width) reach.width += table->gap + blank->width;
    }
    return reach;
}

/* Prints the fields of one row, on as many lines as the longest of them needs. */
static void write_fields(const TextTable *table, Builder *out, Flow flow) {
    TextLine line = {.out = out, .has_color = table->has_color};
    bool is_unfinished = true;
    for (size_t printed = 0; is_unfinished; printed++) {
        is_unfinished = false;
        bool is_first = true;
        for (size_t c = 0, next = 0; c <= table->table->column_count; c = next) {
            TextColumn column = reach_of(table, c, flow, &next);
            if (!column.width) continue;
            if (!is_first) line.blanks += table->gap;
            is_first = false;
            add_field(&line, &table->fields[c], &column, flow);
            is_unfinished = is_unfinished || table->fields[c].rest.size;
        }
        line_end(&line);
        if (printed == 0 && flow == FLOW_WRAPPED) table->fields[0].indentation += INDENTATION;
    }
}

static void write_headings(const TextTable *table, Builder *out) {
    for (size_t c = 0; c <= table->table->column_count; c++) {
        TextField *field = &table->fields[c];
        field->rest = heading_of(table->table, c);
        field->indentation = 0;
        field->mark = MARK_NONE;
    }
    write_fields(table, out, FLOW_HEADING);
    text_add_rule(out, "─", table->width);
    builder_add_byte(out, '\n');
}

static void write_across(const TextTable *table, Builder *out, const Row *row) {
    TextLine line = {.out = out, .has_color = table->has_color};
    size_t indentation = indentation_of(row), least = LABEL_LEAST;
    size_t room = table->width > indentation ? table->width - indentation : 0;
    Text rest = row->label;
    do {
        line.blanks = indentation;
        line_add(&line, text_take_line(&rest, larger(room, least)), MARK_STRONG);
        line_end(&line);
    } while (rest.size);
}

/* Rules lie above figures only, so that it shows what was added up. */
static void write_rule_above(const TextTable *table, Builder *out) {
    TextLine line = {.out = out};
    bool is_first = true;
    for (size_t c = 0; c <= table->table->column_count; c++) {
        const TextColumn *column = &table->columns[c];
        if (!column->width) continue;
        if (!is_first) line.blanks += table->gap;
        is_first = false;
        if (column->is_right) {
            line_add(&line, TEXT(""), MARK_NONE);
            text_add_rule(out, "─", column->width);
        } else {
            line.blanks += column->width;
        }
    }
    line_end(&line);
}

/* The blank line or the rule between two rows. */
static void write_separation(const TextTable *table, Builder *out, const Row *previous,
                             const Row *row) {
    bool is_heading = row->kind == ROW_HEADING, follows_heading = previous->kind == ROW_HEADING;
    bool follows_result = previous->kind == ROW_RESULT && row->kind != ROW_RESULT;
    if (follows_result || (is_heading && !follows_heading)) builder_add_byte(out, '\n');
    bool follows_sum = row_style(previous->kind)->has_rule || follows_heading;
    if (row_style(row->kind)->has_rule && !follows_sum) write_rule_above(table, out);
}

static void write_row(const TextTable *table, Builder *out, const Row *row) {
    if (row_is_across(table->table, row)) {
        write_across(table, out, row);
        return;
    }
    bool is_strong = row_style(row->kind)->is_strong;
    TextField *label = &table->fields[0];
    label->rest = row->label;
    label->indentation = indentation_of(row);
    label->mark = is_strong ? MARK_STRONG : MARK_NONE;
    for (size_t c = 0; c < table->table->column_count; c++) {
        TextField *field = &table->fields[c + 1];
        bool is_negative = cell_is_negative(&row->cells[c]);
        field->rest = cell_print(&row->cells[c], table->language, field->room);
        field->mark = is_negative ? MARK_NEGATIVE : MARK_NONE;
        if (row->cells[c].is_alert) field->mark = MARK_STRONG_NEGATIVE;
        if (is_strong) field->mark = is_negative ? MARK_STRONG_NEGATIVE : MARK_STRONG;
    }
    write_fields(table, out, table->table->is_ledger ? FLOW_CUT : FLOW_WRAPPED);
}

void text_add_marked(Builder *out, Text text, TextMark mark, bool has_color) {
    static const char *const codes[] = {[MARK_STRONG] = "\033[1m",
                                        [MARK_NEGATIVE] = "\033[31m",
                                        [MARK_STRONG_NEGATIVE] = "\033[1;31m"};
    bool is_marked = has_color && codes[mark] && text.size;
    if (is_marked) builder_add_string(out, codes[mark]);
    text_add_shown(out, text);
    if (is_marked) builder_add_string(out, "\033[0m");
}

void text_add_rule(Builder *out, const char *character, size_t width) {
    for (size_t i = 0; i < width; i++) builder_add_string(out, character);
}

void text_table_write(const TextTable *text_table, Output *output) {
    const Row *rows = text_table->table->rows.items;
    write_headings(text_table, &output->text);
    for (size_t r = 0; r < text_table->table->rows.count; r++) {
        if (r) write_separation(text_table, &output->text, &rows[r - 1], &rows[r]);
        write_row(text_table, &output->text, &rows[r]);
        output_pass_on(output);
    }
    text_add_rule(&output->text, "─", text_table->width);
    builder_add_byte(&output->text, '\n');
}
