#include "reports/xlsx_formula.h"

#include "reports/xlsx_number.h"

#include <assert.h>

/* Spreadsheets take no longer formula. */
enum { FORMULA_LENGTH = 8192 };

/* Rows of one block whose cells are added, or subtracted, one below the other. */
typedef struct Run {
    const XlsxBlock *block;
    size_t first, last;
    int sign;
} Run;

XlsxFormulas xlsx_formulas_in(Arena *arena, const XlsxPlan *plan) {
    return (XlsxFormulas){.arena = arena, .plan = plan, .text = builder_in(arena)};
}

void xlsx_add_column(Builder *builder, size_t column) {
    if (column >= 26) xlsx_add_column(builder, column / 26 - 1);
    builder_add_byte(builder, (char)('A' + column % 26));
}

/* "B6": document columns stand behind the label's column, and lines are counted from 1. */
static void add_cell(Builder *text, const XlsxBlock *block, size_t row, size_t column) {
    xlsx_add_column(text, column + 1);
    builder_print(text, "%u", xlsx_line_of(block, row) + 1);
}

static const Table *table_of(const XlsxFormulas *formulas, const XlsxBlock *block) {
    return &formulas->plan->document->tables.items[block->table];
}

/* Notes the amount of a cell that the formula names. False when it holds no amount. */
static bool add_term(XlsxFormulas *formulas, const Cell *cell, int sign) {
    if (cell->kind != CELL_AMOUNT && cell->kind != CELL_BLANK) return false;
    Amount amount = cell->kind == CELL_AMOUNT ? cell->amount : (Amount){0};
    *LIST_PUSH(formulas->arena, &formulas->terms) = sign < 0 ? amount_negate(amount) : amount;
    return true;
}

/* Whether all rows between two of a run are headings without a figure, which a sum may cross. */
static bool are_headings(const Table *table, size_t from, size_t before, size_t column) {
    for (size_t row = from; row < before; row++) {
        const Row *between = &table->rows.items[row];
        if (between->kind != ROW_HEADING) return false;
        if (between->cells[column].kind != CELL_BLANK) return false;
    }
    return true;
}

/* The longest run that begins with the term at `*next`, which moves behind it. */
static Run take_run(const XlsxPlan *plan, size_t table_index, const Row *row, size_t column,
                    size_t *next) {
    const Table *table = &plan->document->tables.items[table_index];
    RowTerm start = row->terms[(*next)++];
    Run run = {.block = xlsx_block_of(plan, table_index, start.row),
               .first = start.row,
               .last = start.row,
               .sign = start.sign};
    size_t end = run.block->first_row + run.block->row_count;
    for (; *next < row->term_count; (*next)++) {
        RowTerm term = row->terms[*next];
        bool follows = term.sign == run.sign && term.row > run.last && term.row < end;
        if (!follows || !are_headings(table, run.last + 1, term.row, column)) break;
        run.last = term.row;
    }
    return run;
}

/* "'Journal (2)'!" before a cell of another sheet than the formula's. */
static void add_sheet(Builder *text, const XlsxPlan *plan, const XlsxBlock *home,
                      const XlsxBlock *block) {
    if (block->sheet == home->sheet) return;
    Text sheet = plan->sheets.items[block->sheet].name;
    builder_print(text, "'%.*s'!", TEXT_ARGUMENTS(sheet));
}

static void add_run(Builder *text, const XlsxPlan *plan, const XlsxBlock *home, Run run,
                    size_t column) {
    bool is_first = text->bytes[text->size - 1] == '(';
    if (run.sign < 0) builder_add_byte(text, '-');
    if (run.sign > 0 && !is_first) builder_add_byte(text, '+');
    bool is_range = run.last > run.first;
    if (is_range) builder_add_string(text, "SUM(");
    add_sheet(text, plan, home, run.block);
    add_cell(text, run.block, run.first, column);
    if (!is_range) return;
    builder_add_byte(text, ':');
    add_cell(text, run.block, run.last, column);
    builder_add_byte(text, ')');
}

/* "=ROUND(SUM(B6:B9)-B12,2)" */
static bool build_from_rows(XlsxFormulas *formulas, const XlsxBlock *block, const Row *row,
                            size_t column) {
    const Table *table = table_of(formulas, block);
    for (size_t i = 0; i < row->term_count; i++) {
        const Row *term = &table->rows.items[row->terms[i].row];
        assert(row->terms[i].row < table->rows.count && term != row);
        if (!add_term(formulas, &term->cells[column], row->terms[i].sign)) return false;
    }
    builder_add_string(&formulas->text, "=ROUND(");
    for (size_t next = 0; next < row->term_count && formulas->text.size < FORMULA_LENGTH;) {
        Run run = take_run(formulas->plan, block->table, row, column, &next);
        add_run(&formulas->text, formulas->plan, block, run, column);
    }
    builder_add_string(&formulas->text, ",2)");
    return true;
}

/* "'Journal (2)'!B6:B9": cells of a column, from one row of the block to another. */
static void add_range(XlsxFormulas *formulas, const XlsxBlock *home, const Run *run,
                      size_t column) {
    add_sheet(&formulas->text, formulas->plan, home, run->block);
    add_cell(&formulas->text, run->block, run->first, column);
    builder_add_byte(&formulas->text, ':');
    add_cell(&formulas->text, run->block, run->last, column);
}

/* From the first to the last line of the block above the row; empty where there is none. */
static Run lines_above(const Table *table, const XlsxBlock *block, size_t row) {
    Run lines = {0};
    for (size_t i = 0; i < block->row_count && block->first_row + i < row; i++) {
        size_t at = block->first_row + i;
        if (table->rows.items[at].kind != ROW_LINE) continue;
        if (!lines.block) lines = (Run){.block = block, .first = at};
        lines.last = at;
    }
    return lines;
}

/* "=ROUND(SUMPRODUCT(EXACT(B6:B9,B10)*1,C6:C9),2)": EXACT takes no text for a pattern or a number,
 * as the criteria of SUMIF would be. */
static bool build_from_key(XlsxFormulas *formulas, const XlsxBlock *block, size_t row,
                           size_t column) {
    const Table *table = table_of(formulas, block);
    const Row *keyed = &table->rows.items[row];
    size_t key = keyed->key - 1;
    for (size_t i = 0; i < row; i++) {
        const Row *line = &table->rows.items[i];
        if (line->kind != ROW_LINE || !text_equal(line->cells[key].text, keyed->cells[key].text)) {
            continue;
        }
        if (!add_term(formulas, &line->cells[column], 1)) return false;
    }
    Builder *text = &formulas->text;
    builder_add_string(text, "=ROUND(");
    bool is_first = true;
    for (const XlsxBlock *each = xlsx_block_of(formulas->plan, block->table, 0); each <= block;
         each++) {
        Run lines = lines_above(table, each, row);
        if (!lines.block) continue;
        builder_add_string(text, is_first ? "SUMPRODUCT(EXACT(" : "+SUMPRODUCT(EXACT(");
        add_range(formulas, block, &lines, key);
        builder_add_byte(text, ',');
        add_cell(text, block, row, key);
        builder_add_string(text, ")*1,");
        add_range(formulas, block, &lines, column);
        builder_add_byte(text, ')');
        is_first = false;
    }
    builder_add_string(text, ",2)");
    return !is_first;
}

/* "=ROUND(B6-C6,2)" */
static bool build_from_columns(XlsxFormulas *formulas, const XlsxBlock *block, size_t row,
                               const Column *column) {
    const Cell *cells = table_of(formulas, block)->rows.items[row].cells;
    Builder *text = &formulas->text;
    builder_add_string(text, "=ROUND(");
    if (column->plus) {
        if (!add_term(formulas, &cells[column->plus - 1], 1)) return false;
        add_cell(text, block, row, column->plus - 1);
    }
    if (column->minus) {
        if (!add_term(formulas, &cells[column->minus - 1], -1)) return false;
        builder_add_byte(text, '-');
        add_cell(text, block, row, column->minus - 1);
    }
    builder_add_string(text, ",2)");
    return true;
}

static void start_formula(XlsxFormulas *formulas) {
    formulas->text.size = 0;
    formulas->terms.count = 0;
}

static bool agrees(const XlsxFormulas *formulas, Amount amount) {
    return formulas->text.size < FORMULA_LENGTH &&
           xlsx_adds_up(formulas->terms.items, formulas->terms.count, amount);
}

XlsxComputed xlsx_formula(XlsxFormulas *formulas, const XlsxBlock *block, size_t row, size_t column,
                          const char **formula) {
    const Table *table = table_of(formulas, block);
    const Row *computed = &table->rows.items[row];
    const Column *head = &table->columns[column];
    bool by_rows = (computed->term_count > 0 || computed->key) && !head->is_running,
         by_columns = head->plus || head->minus;
    const Cell *cell = &computed->cells[column];
    if (cell->kind != CELL_AMOUNT || (!by_rows && !by_columns)) return XLSX_INPUT;
    start_formula(formulas);
    bool found = by_rows &&
                 (computed->key ? build_from_key(formulas, block, row, column)
                                : build_from_rows(formulas, block, computed, column)) &&
                 agrees(formulas, cell->amount);
    if (!found && by_columns) {
        start_formula(formulas);
        found = build_from_columns(formulas, block, row, head) && agrees(formulas, cell->amount);
    }
    *formula = builder_text(&formulas->text).bytes;
    return found ? XLSX_FORMULA : XLSX_NO_AGREEMENT;
}
