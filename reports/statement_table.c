#include "reports/statement_definition.h"

#include "engine/builder.h"
#include "engine/date_text.h"
#include "reports/statement_passage.h"

#include <string.h>

enum { MOST_COLUMNS = 4 };

/* What prints one table of a statement. */
typedef struct Printing {
    Arena *arena;
    Document *document;
    const StatementDefinition *definition;
    StatementYears years;
    uint32_t table;
    bool all_lines;
    bool *is_printed; /* per line */
    uint32_t *rows;   /* per line that is printed: its row */
    bool has_mark[2]; /* which marks the table's rows bear */
} Printing;

static const RowKind ROW_KINDS[STYLE_COUNT] = {
    [STYLE_HEADING] = ROW_HEADING,   [STYLE_LINE] = ROW_LINE,   [STYLE_DETAIL] = ROW_DETAIL,
    [STYLE_SUBTOTAL] = ROW_SUBTOTAL, [STYLE_TOTAL] = ROW_TOTAL, [STYLE_RESULT] = ROW_RESULT,
    [STYLE_CONTROL] = ROW_LINE,
};

static Text labelled(const Printing *printing, Text french, Text english) {
    return label_in(printing->arena, printing->document->language, french, english);
}

static bool is_nil_in(const StatementFigures *figures, uint32_t line) {
    if (!figures) return true;
    const Amount *amounts = &figures->amounts[(size_t)line * STATEMENT_COLUMNS];
    for (size_t column = 0; column < FORMULA_COLUMNS; column++) {
        if (!amount_is_zero(amounts[column])) return false;
    }
    return true;
}

/* Nil in both years: such lines are not mentioned (art. 410-2). */
static bool is_nil(const Printing *printing, uint32_t line) {
    return is_nil_in(printing->years.current, line) && is_nil_in(printing->years.previous, line);
}

/* Whether anything is printed between the line and the next one that is not deeper. */
static bool has_printed_part(const Printing *printing, uint32_t line) {
    const StatementDefinition *definition = printing->definition;
    unsigned level = definition->lines.items[line].level;
    for (uint32_t i = line + 1; i < definition->lines.count; i++) {
        const StatementLine *below = &definition->lines.items[i];
        if (below->table != printing->table || below->level <= level) return false;
        if (printing->is_printed[i]) return true;
    }
    return false;
}

static bool must_print(const Printing *printing, uint32_t index) {
    const StatementLine *line = &printing->definition->lines.items[index];
    switch (line->style) {
    case STYLE_TOTAL:
    case STYLE_RESULT:
        return true;
    case STYLE_OUTSIDE:
        return false;
    case STYLE_CONTROL:
        return !is_nil(printing, index);
    case STYLE_HEADING:
        return printing->all_lines || has_printed_part(printing, index);
    case STYLE_SUBTOTAL:
        return printing->all_lines || !is_nil(printing, index) || has_printed_part(printing, index);
    default:
        return printing->all_lines || !is_nil(printing, index);
    }
}

/* Headings look at what follows them: the last line is decided on first. */
static void choose_lines(Printing *printing) {
    size_t count = printing->definition->lines.count;
    printing->is_printed = ARENA_ARRAY(printing->arena, bool, count);
    printing->rows = ARENA_ARRAY(printing->arena, uint32_t, count);
    for (size_t i = count; i-- > 0;) {
        uint32_t line = (uint32_t)i;
        bool is_here = printing->definition->lines.items[i].table == printing->table;
        printing->is_printed[i] = is_here && must_print(printing, line);
    }
}

/* The label with "{date}" replaced by the day. */
static Text dated(const Printing *printing, Text label, Date date) {
    static const Text mark = {"{date}", 6};
    char room[DATE_TEXT_SIZE];
    Builder built = builder_in(printing->arena);
    for (Text rest = label; rest.size > 0;) {
        bool is_mark = text_starts_with(rest, mark);
        size_t taken = is_mark ? mark.size : 1;
        if (is_mark)
            builder_add(&built, date_print_french(date, room));
        else
            builder_add_byte(&built, rest.bytes[0]);
        rest = (Text){rest.bytes + taken, rest.size - taken};
    }
    return builder_text(&built);
}

/* Fills the columns of the table, without the previous year when it is not known. */
static size_t make_columns(const Printing *printing, Column columns[MOST_COLUMNS]) {
    const StatementTable *table = &printing->definition->tables.items[printing->table];
    size_t count = table->columns.count - (printing->years.previous ? 0 : 1);
    Date last_closing = printing->years.previous_end;
    if (!date_is_set(last_closing)) {
        last_closing = date_add_days(printing->years.year->start, -1);
    }
    for (size_t i = 0; i < count; i++) {
        const StatementColumn *column = &table->columns.items[i];
        bool is_previous = text_equal(column->id, TEXT("previous"));
        Date date = is_previous ? last_closing : printing->years.year->end;
        Text label = labelled(printing, column->french, column->english);
        columns[i] = (Column){.id = column->id, .kind = CELL_AMOUNT};
        columns[i].label = dated(printing, label, date);
    }
    if (table->has_allowance) {
        columns[COLUMN_NET].plus = COLUMN_GROSS + 1;
        columns[COLUMN_NET].minus = COLUMN_ALLOWANCE + 1;
        columns[COLUMN_GROSS].gives_way = true;
    }
    return count;
}

/* The amounts of a line; a line of an actif that can have no allowance leaves that cell blank. */
static void fill_cells(const Printing *printing, uint32_t index, Row *row) {
    const StatementLine *line = &printing->definition->lines.items[index];
    bool has_allowance = printing->definition->tables.items[printing->table].has_allowance;
    const Amount *current = &printing->years.current->amounts[(size_t)index * STATEMENT_COLUMNS];
    size_t cell = 0;
    row->cells[cell++] = cell_of_amount(current[COLUMN_AMOUNT]);
    if (has_allowance) {
        bool is_blank = line->term_count == 0 && formula_is_empty(&line->formulas[1]);
        if (!is_blank) row->cells[cell] = cell_of_amount(current[COLUMN_ALLOWANCE]);
        row->cells[++cell] = cell_of_amount(current[COLUMN_NET]);
        cell++;
    }
    if (!printing->years.previous) return;
    const Amount *previous = &printing->years.previous->amounts[(size_t)index * STATEMENT_COLUMNS];
    row->cells[cell] = cell_of_amount(previous[has_allowance ? COLUMN_NET : COLUMN_AMOUNT]);
}

/* The rows that the row adds up: those of its terms that are printed. */
static void fill_terms(const Printing *printing, const StatementLine *line, Row *row) {
    if (line->term_count == 0) return;
    row->terms = ARENA_ARRAY(printing->arena, RowTerm, line->term_count);
    for (size_t i = 0; i < line->term_count; i++) {
        const LineTerm *term = &line->terms[i];
        if (!printing->is_printed[term->line]) continue;
        row->terms[row->term_count++] = (RowTerm){printing->rows[term->line], term->sign};
    }
}

/* Marks of rows that hold figures of the year before from other lines of the earlier model. */
static const struct {
    bool (*concerns)(PassageVerdict verdict);
    const char *mark, *legend;
} MARKS[] = {
    {passage_is_moved, "(r)",
     N_("(r) The figure of the year before was reclassified: the table of reclassified figures "
        "gives its former line and its accounts.")},
    {passage_is_left, "(n)",
     N_("(n) The figure of the year before was not reclassified, as its new line is not certain: "
        "the table of reclassified figures gives the accounts and the reasons.")},
};
enum { MARK_COUNT = sizeof MARKS / sizeof MARKS[0] };

static bool is_marked(const Printing *printing, size_t mark, uint32_t line) {
    const StatementPassage *passage = printing->years.passage;
    for (size_t i = 0; passage && i < passage->moves.count; i++) {
        const PassagePlace *place = &passage->moves.items[i].place;
        if (place->claim.line == line && MARKS[mark].concerns(place->verdict)) return true;
    }
    return false;
}

static Text with_marks(Printing *printing, uint32_t line, Text label) {
    for (size_t mark = 0; mark < MARK_COUNT; mark++) {
        if (!is_marked(printing, mark, line)) continue;
        printing->has_mark[mark] = true;
        label = text_print(printing->arena, "%.*s %s", TEXT_ARGUMENTS(label), MARKS[mark].mark);
    }
    return label;
}

static void add_row(Printing *printing, Table *table, uint32_t index) {
    const StatementLine *line = &printing->definition->lines.items[index];
    Text label = labelled(printing, line->french, line->english);
    label = with_marks(printing, index, label);
    printing->rows[index] = (uint32_t)table->rows.count;
    Row *row = table_add_row(printing->arena, table, line->id, ROW_KINDS[line->style], label);
    row->alias = line->alias;
    row->level = line->level;
    if (line->takes_rounding) row->rounding = ROUNDING_TAKES;
    if (index == printing->definition->result) row->rounding = ROUNDING_KEEPS;
    if (line->style != STYLE_HEADING) fill_cells(printing, index, row);
    if (line->note_french.size == 0) return;
    *LIST_PUSH(printing->arena, &table->notes) =
        labelled(printing, line->note_french, line->note_english);
}

/* Terms come last: a row may add up rows that stand below it. */
static void add_rows(Printing *printing, Table *table) {
    const StatementDefinition *definition = printing->definition;
    for (uint32_t i = 0; i < definition->lines.count; i++) {
        if (printing->is_printed[i]) add_row(printing, table, i);
    }
    for (uint32_t i = 0; i < definition->lines.count; i++) {
        if (!printing->is_printed[i]) continue;
        fill_terms(printing, &definition->lines.items[i], &table->rows.items[printing->rows[i]]);
    }
    for (size_t mark = 0; mark < MARK_COUNT; mark++) {
        if (!printing->has_mark[mark]) continue;
        *LIST_PUSH(printing->arena, &table->notes) =
            label_of(printing->arena, printing->document->language, MARKS[mark].legend);
        printing->has_mark[mark] = false;
    }
}

static void add_table(Printing *printing) {
    const StatementTable *printed = &printing->definition->tables.items[printing->table];
    choose_lines(printing);
    Column columns[MOST_COLUMNS] = {0};
    size_t count = make_columns(printing, columns);
    Text id = text_copy(printing->arena, printed->id);
    Table *table =
        document_add_table(printing->arena, printing->document, id.bytes,
                           labelled(printing, printed->french, printed->english), columns, count);
    table->label_heading = labelled(printing, printed->heading_french, printed->heading_english);
    table->starts_page = true;
    table->may_round = true;
    add_rows(printing, table);
}

void statement_add_tables(Arena *arena, Document *document, const StatementDefinition *definition,
                          const StatementYears *years, bool all_lines) {
    Printing printing = {.arena = arena,
                         .document = document,
                         .definition = definition,
                         .years = *years,
                         .all_lines = all_lines};
    for (printing.table = 0; printing.table < definition->tables.count; printing.table++) {
        add_table(&printing);
    }
}
