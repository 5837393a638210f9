#include "reports/document.h"

#include <string.h>

Table *document_add_table(Arena *arena, Document *document, const char *id, Text title,
                          const Column *columns, size_t column_count) {
    Table *table = LIST_PUSH(arena, &document->tables);
    table->id = text_of(id);
    table->title = title;
    table->columns = ARENA_ARRAY(arena, Column, column_count);
    table->column_count = column_count;
    if (column_count) memcpy(table->columns, columns, column_count * sizeof *columns);
    return table;
}

Row *table_add_row(Arena *arena, Table *table, Text id, RowKind kind, Text label) {
    Row *row = LIST_PUSH(arena, &table->rows);
    *row = (Row){.id = id, .kind = kind, .label = label};
    row->cells = ARENA_ARRAY(arena, Cell, table->column_count);
    return row;
}

void table_sum_rows(Arena *arena, const Table *table, Row *row, RowKind kind, size_t first) {
    size_t end = (size_t)(row - table->rows.items);
    row->terms = ARENA_ARRAY(arena, RowTerm, end - first);
    for (size_t i = first; i < end; i++) {
        if (table->rows.items[i].kind != kind) continue;
        row->terms[row->term_count++] = (RowTerm){.row = (uint32_t)i, .sign = 1};
    }
}

const Row *table_find_row(const Table *table, const char *id) {
    for (size_t i = 0; i < table->rows.count; i++) {
        const Row *row = &table->rows.items[i];
        if (text_equal(row->id, text_of(id)) || text_equal(row->alias, text_of(id))) return row;
    }
    return NULL;
}

const Table *document_find_table(const Document *document, const char *id) {
    for (size_t i = 0; i < document->tables.count; i++) {
        const Table *table = &document->tables.items[i];
        if (text_equal(table->id, text_of(id))) return table;
    }
    return NULL;
}

Cell cell_of_amount(Amount amount) {
    return (Cell){.kind = CELL_AMOUNT, .amount = amount};
}

Cell cell_of_text(Text text) {
    return (Cell){.kind = CELL_TEXT, .text = text};
}

Cell cell_of_coded_text(Text text, const char *code) {
    return (Cell){.kind = CELL_TEXT, .code = code, .text = text};
}

Cell cell_of_date(Date date) {
    return (Cell){.kind = date_is_set(date) ? CELL_DATE : CELL_BLANK, .date = date};
}

Cell cell_of_count(uint64_t count) {
    return (Cell){.kind = CELL_COUNT, .amount = {.cents = (int64_t)count}};
}
