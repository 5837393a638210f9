/* A report built in a test from entries that the test writes, and its tables as plain lines. */
#ifndef DENIER_TESTS_REPORTS_REPORTING_H
#define DENIER_TESTS_REPORTS_REPORTING_H

#include "reports/cell_text.h"
#include "reports/report.h"
#include "tests/ledger/reading.h"

/* Reads the lines as the FEC of 2022, entries kept. */
static inline void keep_lines_of(Reading *reading, const SampleLine *lines) {
    reading->choices.keep_lines = true;
    read_lines_of(reading, lines);
    assert_true(reading->is_read);
}

/* Reads the lines as the FECs of 2022 and 2021, entries kept. */
static inline void keep_years_of(Reading *reading, const SampleLine *of_2022,
                                 const SampleLine *of_2021) {
    reading->choices.keep_lines = true;
    const char *paths[] = {
        written(reading->arena, "123456789FEC20221231.txt", fec_of(reading->arena, of_2022)),
        written(reading->arena, "123456789FEC20211231.txt", fec_of(reading->arena, of_2021)),
    };
    read_paths(reading, paths, 2);
    assert_true(reading->is_read);
}

/* Asks for the report of the books read; the result says whether it was built. */
static inline bool ask_report(Reading *reading, const char *id, ReportRequest request,
                              Document *document) {
    static const Settings no_settings;
    request.books = &reading->books;
    if (!request.settings) request.settings = &no_settings;
    reading->error = (Error){0};
    const Report *report = report_find(text_of(id));
    assert_non_null(report);
    return report_build(reading->arena, report, &request, document, &reading->findings,
                        &reading->error);
}

static inline Document *report_of(Reading *reading, const char *id, ReportRequest request) {
    Document *document = ARENA_NEW(reading->arena, Document);
    assert_true(ask_report(reading, id, request, document));
    return document;
}

static inline Period period_of(const char *text) {
    Period period = {0};
    assert_true(period_read(text_of(text), &period, NULL));
    return period;
}

/* The row as "id cell cell", cells as programs read them, a point for an empty one. */
static inline void add_row_text(Builder *lines, const Table *table, const Row *row) {
    builder_add(lines, row->id);
    for (size_t c = 0; c < table->column_count; c++) {
        char room[CELL_TEXT_SIZE];
        Text cell = cell_print_plain(&row->cells[c], room);
        builder_add_byte(lines, ' ');
        builder_add(lines, cell.size ? cell : TEXT("."));
    }
    builder_add_byte(lines, '\n');
}

static inline const Table *table_of(const Document *document, const char *id) {
    const Table *table = document_find_table(document, id);
    if (!table) fail_msg("no table %s", id);
    return table;
}

/* The whole table is these lines. */
static inline void assert_table(Arena *arena, const Document *document, const char *id,
                                const char *expected) {
    const Table *table = table_of(document, id);
    Builder lines = builder_in(arena);
    for (size_t r = 0; r < table->rows.count; r++) {
        add_row_text(&lines, table, &table->rows.items[r]);
    }
    assert_string_equal(builder_text(&lines).bytes, expected);
}

/* One row of the table is this line. */
static inline void assert_row(Arena *arena, const Document *document, const char *id,
                              const char *row_id, const char *expected) {
    const Table *table = table_of(document, id);
    const Row *row = table_find_row(table, row_id);
    if (!row) {
        fail_msg("no row %s in %s", row_id, id);
        return;
    }
    Builder line = builder_in(arena);
    add_row_text(&line, table, row);
    Text text = builder_text(&line);
    assert_text((Text){text.bytes, text.size - 1}, expected);
}

static inline Amount sum_of_terms(const Table *table, const Row *row, size_t column) {
    Amount sum = {0};
    for (size_t t = 0; t < row->term_count; t++) {
        const Row *term = &table->rows.items[row->terms[t].row];
        if (term->cells[column].kind != CELL_AMOUNT) continue;
        Amount amount = term->cells[column].amount;
        sum = row->terms[t].sign > 0 ? amount_add(sum, amount) : amount_subtract(sum, amount);
    }
    return sum;
}

/* Every total is what the rows it names add up to, column by column; returns how many totals. */
static inline size_t assert_totals_add_up(const Table *table) {
    size_t totals = 0;
    for (size_t r = 0; r < table->rows.count; r++) {
        const Row *row = &table->rows.items[r];
        if (!row->terms) continue;
        totals++;
        for (size_t c = 0; c < table->column_count; c++) {
            if (row->cells[c].kind != CELL_AMOUNT || table->columns[c].is_running) continue;
            Amount sum = sum_of_terms(table, row, c);
            if (amount_compare(sum, row->cells[c].amount) != 0) {
                fail_msg("%.*s, column %zu", TEXT_ARGUMENTS(row->id), c);
            }
        }
    }
    return totals;
}

#endif
