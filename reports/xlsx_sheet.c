#include "reports/xlsx_sheet.h"

#include "reports/layout.h"
#include "reports/xlsx_formula.h"
#include "reports/xlsx_measure.h"
#include "reports/xlsx_number.h"

/* A sheet wider than that is printed across the page; one with more columns of figures keeps its
 * labels in sight. */
enum { PORTRAIT_PIXELS = 900, COLUMNS_IN_SIGHT = 5 };

enum { NAME_LENGTH = 200, TITLE_HEIGHT = 30 };

/* A sheet being written. */
typedef struct SheetWriter {
    XlsxWriter *common;
    XlsxBook *book;
    const XlsxSheet *sheet;
    unsigned *widths;
    unsigned total_width;
    XlsxFormulas formulas;
} SheetWriter;

static const Document *document_of(const SheetWriter *writer) {
    return writer->common->plan->document;
}

/* A line at the head of the sheet. What is longer than the tables are wide is broken into lines,
 * as it would make the page wider and its print smaller. */
static void write_head_line(SheetWriter *writer, uint32_t line, Text text, XlsxRole role) {
    bool is_title = role == XLSX_TITLE;
    XlsxStyle style = {role};
    unsigned pixels = xlsx_text_pixels(text) * (is_title ? 3 : 2) / 2;
    if (pixels > writer->total_width && writer->sheet->column_count > 1) {
        unsigned width = is_title ? writer->total_width * 2 / 3 : writer->total_width;
        unsigned height = xlsx_height_pixels(text, width);
        xlsx_set_height(writer->book, line, is_title ? height * 3 / 2 : height);
        xlsx_write_across(writer->book, (XlsxPlace){line, 0}, writer->sheet->column_count - 1, text,
                          style);
        return;
    }
    xlsx_set_height(writer->book, line, is_title || role == XLSX_NOTICE ? TITLE_HEIGHT : 0);
    xlsx_write_text(writer->book, (XlsxPlace){line, 0}, text, style);
}

/* Title, entity, period, status and notice at the top of the sheet. */
static void write_head(SheetWriter *writer, const XlsxBlock *block, const Table *table) {
    const Document *document = document_of(writer);
    Arena *arena = writer->common->arena;
    bool is_final = document->status == STATUS_FINAL;
    Text title = table->title.size ? table->title : document->title;
    if (block->first_row) {
        Text continued = label_of(arena, document->language, N_("{1} (continued)"));
        title = sentence_fill(arena, continued.bytes, (Text[ERROR_ARGUMENTS]){title});
    }
    Text period = layout_period(arena, document), basis = layout_basis(arena, document);
    Text facts = text_print(arena, "%.*s · %.*s", TEXT_ARGUMENTS(period), TEXT_ARGUMENTS(basis));
    write_head_line(writer, 0, title, XLSX_TITLE);
    write_head_line(writer, 1, layout_entity(arena, document), XLSX_SUBTITLE);
    write_head_line(writer, 2, facts, XLSX_FACTS);
    write_head_line(writer, 3, layout_status(arena, document), is_final ? XLSX_FACTS : XLSX_DRAFT);
    write_head_line(writer, 4, document->notice, XLSX_NOTICE);
}

static void write_headings(SheetWriter *writer, const XlsxBlock *block, const Table *table) {
    uint32_t line = block->heading_line;
    XlsxStyle style = {XLSX_LABEL_HEADING};
    if (block->has_title) {
        xlsx_write_text(writer->book, (XlsxPlace){line - 1, 0}, table->title,
                        (XlsxStyle){XLSX_SUBTITLE});
    }
    xlsx_set_height(writer->book, line, xlsx_heading_pixels(table, writer->widths));
    xlsx_write_text(writer->book, (XlsxPlace){line, 0}, table->label_heading, style);
    for (size_t i = 0; i < table->column_count; i++) {
        const Column *column = &table->columns[i];
        style.role = column_is_figures(column) ? XLSX_FIGURE_HEADING : XLSX_LABEL_HEADING;
        style.level = column->kind == CELL_TEXT ? 1 : 0;
        xlsx_write_text(writer->book, (XlsxPlace){line, i + 1}, column->label, style);
    }
    xlsx_write_text(writer->book, (XlsxPlace){line, writer->sheet->column_count}, table->id,
                    (XlsxStyle){XLSX_LABEL_HEADING});
}

/* Adds an id to the name of a cell, which begins with a letter and has letters, digits and "_". */
static bool add_name_part(Builder *name, Text id) {
    for (size_t i = 0; i < id.size; i++) {
        char byte = id.bytes[i] == '-' ? '_' : id.bytes[i];
        bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        bool is_valid = is_letter || byte == '_' || (byte >= '0' && byte <= '9');
        if (!is_valid || (!is_letter && name->size == 0)) return false;
        builder_add_byte(name, byte);
    }
    return id.size > 0;
}

/* Spreadsheets do not tell capitals from small letters in names. */
static bool is_new_name(XlsxWriter *writer, Text name) {
    Builder lower = builder_in(writer->arena);
    for (size_t i = 0; i < name.size; i++) {
        bool is_capital = name.bytes[i] >= 'A' && name.bytes[i] <= 'Z';
        builder_add_byte(&lower, (char)(name.bytes[i] + (is_capital ? 'a' - 'A' : 0)));
    }
    bool is_new = false;
    map_find_or_add(&writer->names, builder_text(&lower), 1, &is_new);
    return is_new;
}

/* Names the totals and results, so that a script or another workbook can find a figure without
 * counting lines: "income_statement.total_I.current". */
static void define_name(SheetWriter *writer, const Table *table, Text row_id, XlsxPlace place) {
    Builder name = builder_in(writer->common->arena);
    const Column *column = &table->columns[place.column - 1];
    if (!add_name_part(&name, table->id)) return;
    builder_add_byte(&name, '.');
    if (!add_name_part(&name, row_id)) return;
    builder_add_byte(&name, '.');
    if (!add_name_part(&name, column->id)) return;
    if (name.size > NAME_LENGTH || !is_new_name(writer->common, builder_text(&name))) return;
    xlsx_define_name(writer->book, writer->sheet->name, place, builder_text(&name).bytes);
}

static void write_figure(SheetWriter *writer, const XlsxBlock *block, const Table *table,
                         size_t row_index, XlsxPlace place) {
    const Row *row = &table->rows.items[row_index];
    const Cell *cell = &row->cells[place.column - 1];
    XlsxStyle style = {.kind = row->kind, .level = cell->kind == CELL_TEXT ? 1 : 0};
    if (cell->kind == CELL_TEXT && column_is_figures(&table->columns[place.column - 1])) {
        style = (XlsxStyle){.role = XLSX_FIGURE_TEXT, .kind = row->kind};
        xlsx_write_text(writer->book, place, cell->text, style);
        return;
    }
    const char *formula = NULL;
    XlsxComputed computed =
        xlsx_formula(&writer->formulas, block, row_index, place.column - 1, &formula);
    xlsx_write_cell(writer->book, place, cell, computed == XLSX_FORMULA ? formula : NULL, style);
    if (computed == XLSX_NO_AGREEMENT && xlsx_keeps(cell->amount)) {
        const char *reason =
            N_("A number, not a formula: no sum of cells of this table gives it to the cent.");
        Text comment = label_of(writer->common->arena, document_of(writer)->language, reason);
        xlsx_comment(writer->book, place, comment);
    }
    bool is_named = row->kind == ROW_TOTAL || row->kind == ROW_RESULT;
    if (!is_named || cell->kind != CELL_AMOUNT || table->is_ledger) return;
    define_name(writer, table, row->id, place);
    define_name(writer, table, row->alias, place);
}

/* A blank cell is written only where a rule or a ground goes through it. */
static bool is_drawn_when_blank(RowKind kind) {
    return row_style(kind)->has_rule || kind == ROW_RESULT;
}

static void write_row(SheetWriter *writer, const XlsxBlock *block, const Table *table,
                      size_t row_index) {
    const Row *row = &table->rows.items[row_index];
    uint32_t line = xlsx_line_of(block, row_index);
    unsigned level = row->level + row_style(row->kind)->indention;
    XlsxStyle label = {.role = XLSX_LABEL, .kind = row->kind, .level = level};
    xlsx_set_height(writer->book, line, xlsx_row_pixels(table, row, writer->widths));
    xlsx_write_text(writer->book, (XlsxPlace){line, 0}, row->label, label);
    for (size_t i = 0; i < table->column_count; i++) {
        if (row->cells[i].kind == CELL_BLANK && !is_drawn_when_blank(row->kind)) continue;
        write_figure(writer, block, table, row_index, (XlsxPlace){line, i + 1});
    }
    XlsxPlace id = {line, writer->sheet->column_count};
    if (row->id.size) xlsx_write_text(writer->book, id, row->id, (XlsxStyle){XLSX_ID});
    id.column++;
    if (row->alias.size) xlsx_write_text(writer->book, id, row->alias, (XlsxStyle){XLSX_ID});
}

static void write_notes(SheetWriter *writer, const XlsxBlock *block, const Table *table) {
    uint32_t line = block->heading_line + 1 + (uint32_t)block->row_count;
    for (size_t i = 0; i < table->notes.count; i++) {
        Text note = table->notes.items[i];
        xlsx_set_height(writer->book, line, xlsx_height_pixels(note, writer->total_width));
        xlsx_write_across(writer->book, (XlsxPlace){line++, 0}, writer->sheet->column_count - 1,
                          note, (XlsxStyle){XLSX_NOTE});
    }
}

static void set_page(SheetWriter *writer) {
    const XlsxSheet *sheet = writer->sheet;
    const XlsxBlock *block = &writer->common->plan->blocks.items[sheet->first_block];
    const Table *table = &document_of(writer)->tables.items[block->table];
    XlsxPage page = {
        .widths = writer->widths,
        .width_count = sheet->column_count,
        .frozen_columns = sheet->column_count > COLUMNS_IN_SIGHT ? 1 : 0,
        .hides_ids = true,
        .is_landscape = writer->total_width > PORTRAIT_PIXELS,
        .has_headings = sheet->block_count == 1,
        .heading_line = block->heading_line,
        .has_filters = table->is_ledger && block->row_count > 0,
        .last_line = block->heading_line + (uint32_t)block->row_count,
        .header = writer->common->header,
        .footer = writer->common->footer,
    };
    xlsx_set_page(writer->book, &page);
}

void xlsx_write_sheet(XlsxWriter *common, size_t index) {
    const XlsxPlan *plan = common->plan;
    SheetWriter writer = {.common = common,
                          .book = common->book,
                          .sheet = &plan->sheets.items[index],
                          .formulas = xlsx_formulas_in(common->arena, plan)};
    writer.widths = xlsx_column_pixels(common->arena, plan, writer.sheet);
    for (size_t i = 0; i < writer.sheet->column_count; i++) {
        writer.total_width += writer.widths[i];
    }
    xlsx_add_sheet(common->book, writer.sheet->name);
    for (size_t i = 0; i < writer.sheet->block_count; i++) {
        const XlsxBlock *block = &plan->blocks.items[writer.sheet->first_block + i];
        const Table *table = &plan->document->tables.items[block->table];
        if (i == 0) write_head(&writer, block, table);
        write_headings(&writer, block, table);
        for (size_t row = 0; row < block->row_count; row++) {
            write_row(&writer, block, table, block->first_row + row);
        }
        if (block->is_last) write_notes(&writer, block, table);
    }
    set_page(&writer);
}
