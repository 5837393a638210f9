#include "reports/cell_text.h"
#include "reports/presentation_unit.h"
#include "tests/reports/models.h"
#include "tests/reports/small_year.h"
#include "tests/support/random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state) {
    *state = arena_create();
    return 0;
}

static int tear_down(void **state) {
    arena_destroy(*state);
    return 0;
}

/* --- A table written in a test. */

static Table *table_of(Arena *arena, Document *document, size_t columns) {
    Column heads[3] = {{.id = TEXT("current"), .label = TEXT("2022"), .kind = CELL_AMOUNT},
                       {.id = TEXT("previous"), .label = TEXT("2021"), .kind = CELL_AMOUNT},
                       {.id = TEXT("change"), .label = TEXT("Change"), .kind = CELL_AMOUNT}};
    document->language = LANGUAGE_ENGLISH;
    Table *table = document_add_table(arena, document, "sample", TEXT("Sample"), heads, columns);
    table->may_round = true;
    return table;
}

static Row *line(Arena *arena, Table *table, const char *id, int64_t cents) {
    Row *row = table_add_row(arena, table, text_of(id), ROW_LINE, text_of(id));
    row->cells[0] = cell_of_amount(amount_of_cents(cents));
    return row;
}

/* The sum of the rows from `first` to `last`. */
static Row *sum(Arena *arena, Table *table, const char *id, uint32_t first, uint32_t last) {
    Amount total = {0};
    RowTerm *terms = ARENA_ARRAY(arena, RowTerm, last - first + 1);
    for (uint32_t r = first; r <= last; r++) {
        terms[r - first] = (RowTerm){r, 1};
        total = amount_add(total, table->rows.items[r].cells[0].amount);
    }
    Row *row = line(arena, table, id, 0);
    row->kind = ROW_TOTAL;
    row->cells[0] = cell_of_amount(total);
    row->terms = terms;
    row->term_count = last - first + 1;
    return row;
}

static void assert_cents(const Document *document, const char *id, int64_t cents) {
    const Row *row = table_find_row(&document->tables.items[0], id);
    assert_non_null(row);
    if (row->cells[0].amount.cents != cents) {
        fail_msg("%s: %lld", id, (long long)row->cells[0].amount.cents);
    }
}

static bool has_note(const Table *table, const char *note) {
    for (size_t i = 0; i < table->notes.count; i++) {
        if (text_equal(table->notes.items[i], text_of(note))) return true;
    }
    return false;
}

static void lines_that_add_up_are_each_the_nearest(void **state) {
    Document document = {0};
    Table *table = table_of(*state, &document, 1);
    line(*state, table, "a", 1050);
    line(*state, table, "b", -2050);
    sum(*state, table, "total", 0, 1);
    presentation_round(*state, &document, UNIT_EURO);
    assert_cents(&document, "a", 1100);
    assert_cents(&document, "b", -2100);
    assert_cents(&document, "total", -1000);
    assert_int_equal(document.unit, UNIT_EURO);
    assert_int_equal(table->unit, UNIT_EURO);
}

static void the_total_is_its_own_rounding_and_the_named_line_takes_the_difference(void **state) {
    Document document = {0};
    Table *table = table_of(*state, &document, 1);
    line(*state, table, "rent", 10040);
    line(*state, table, "other", 5040)->rounding = ROUNDING_TAKES;
    line(*state, table, "wages", 90040);
    sum(*state, table, "total", 0, 2);
    presentation_round(*state, &document, UNIT_EURO);
    assert_cents(&document, "total", 105100);
    assert_cents(&document, "rent", 10000);
    assert_cents(&document, "wages", 90000);
    assert_cents(&document, "other", 5100);
    assert_true(has_note(table, "Differences of rounding are carried by: other +1 (2022)."));
}

static void a_named_line_that_is_nil_or_too_small_leaves_it_to_the_largest(void **state) {
    for (int64_t small = 0; small <= 60; small += 60) {
        Document document = {0};
        Table *table = table_of(*state, &document, 1);
        line(*state, table, "other", small)->rounding = ROUNDING_TAKES;
        line(*state, table, "rent", 10040);
        line(*state, table, "wages", 90040);
        sum(*state, table, "total", 0, 2);
        presentation_round(*state, &document, UNIT_EURO);
        Amount total = amount_round(amount_of_cents(100080 + small), 100, ROUND_HALF_AWAY);
        assert_cents(&document, "total", (int64_t)total.cents);
        assert_cents(&document, "other", small ? 100 : 0);
        assert_cents(&document, "rent", 10000);
        assert_cents(&document, "wages", small ? 90000 : 90100);
    }
}

static void a_row_shown_elsewhere_too_never_takes_a_difference(void **state) {
    Document document = {0};
    Table *table = table_of(*state, &document, 1);
    line(*state, table, "result", 90040)->rounding = ROUNDING_KEEPS;
    line(*state, table, "reserves", 5040);
    line(*state, table, "funds", 40);
    sum(*state, table, "total", 0, 2);
    presentation_round(*state, &document, UNIT_EURO);
    assert_cents(&document, "result", 90000);
    assert_cents(&document, "reserves", 5100);
    assert_cents(&document, "total", 95100);
}

static void the_grand_total_comes_first_and_totals_inside_give_way_by_one(void **state) {
    Document document = {0};
    Table *table = table_of(*state, &document, 1);
    line(*state, table, "a", 1045);
    sum(*state, table, "total_a", 0, 0);
    line(*state, table, "b", 2030);
    sum(*state, table, "total_b", 2, 2);
    Row *total = line(*state, table, "total", 3075);
    RowTerm terms[] = {{1, 1}, {3, 1}};
    total->kind = ROW_TOTAL;
    total->terms = terms;
    total->term_count = 2;
    presentation_round(*state, &document, UNIT_EURO);
    assert_cents(&document, "total", 3100);
    assert_cents(&document, "total_a", 1100);
    assert_cents(&document, "a", 1100);
    assert_cents(&document, "total_b", 2000);
    assert_true(has_note(
        table, "Totals that are not the nearest, so that columns add up: total_a +1 (2022)."));
}

static void thousands_are_shown_as_thousands_and_kept_as_euros(void **state) {
    Document document = {0};
    Table *table = table_of(*state, &document, 1);
    line(*state, table, "a", 123456789);
    line(*state, table, "b", -49999);
    presentation_round(*state, &document, UNIT_THOUSAND);
    const Cell *cell = &table->rows.items[0].cells[0];
    char room[CELL_TEXT_SIZE];
    assert_cents(&document, "a", 123500000);
    assert_true(text_equal(cell_print(cell, LANGUAGE_FRENCH, room), TEXT("1\u202f235")));
    assert_true(text_equal(cell_print_plain(cell, room), TEXT("1235000.00")));
    cell = &table->rows.items[1].cells[0];
    assert_true(text_equal(cell_print(cell, LANGUAGE_ENGLISH, room), TEXT("0")));
}

static void a_change_is_that_of_the_rounded_years(void **state) {
    Document document = {0};
    Table *table = table_of(*state, &document, 3);
    table->columns[2].plus = 1;
    table->columns[2].minus = 2;
    Row *row = line(*state, table, "result", 1049);
    row->cells[1] = cell_of_amount(amount_of_cents(951));
    row->cells[2] = cell_of_amount(amount_of_cents(98));
    presentation_round(*state, &document, UNIT_EURO);
    assert_int_equal((int64_t)row->cells[1].amount.cents, 1000);
    assert_int_equal((int64_t)row->cells[2].amount.cents, 0);
}

static void other_tables_stay_to_the_cent_and_say_so_once(void **state) {
    Document document = {0};
    line(*state, table_of(*state, &document, 1), "a", 149);
    Table *exact = table_of(*state, &document, 1);
    exact->may_round = false;
    line(*state, exact, "b", 149);
    presentation_round(*state, &document, UNIT_EURO);
    presentation_round(*state, &document, UNIT_EURO);
    assert_cents(&document, "a", 100);
    exact = &document.tables.items[1];
    assert_int_equal((int64_t)exact->rows.items[0].cells[0].amount.cents, 149);
    assert_int_equal(exact->notes.count, 1);
    assert_true(has_note(exact, "The amounts of this table are to the cent."));
}

static void cents_change_nothing(void **state) {
    Document document = {0};
    Table *table = table_of(*state, &document, 1);
    line(*state, table, "a", 149);
    presentation_round(*state, &document, UNIT_CENT);
    assert_cents(&document, "a", 149);
    assert_int_equal(table->notes.count, 0);
}

static void units_have_their_names(void **state) {
    (void)state;
    AmountUnit unit;
    assert_true(unit_read(TEXT("euro"), &unit) && unit == UNIT_EURO);
    assert_true(unit_read(TEXT("euros"), &unit) && unit == UNIT_EURO);
    assert_true(unit_read(TEXT("k€"), &unit) && unit == UNIT_THOUSAND);
    assert_true(unit_read(TEXT("keur"), &unit) && unit == UNIT_THOUSAND);
    assert_false(unit_read(TEXT("dollar"), &unit));
    assert_false(unit_read(TEXT(""), &unit));
}

/* --- Any books, all models. */

/* Random balances on a tenth of the chart's accounts, mostly of small amounts, that balance. */
static SmallYear random_year(Arena *arena, Random *random, const Chart *chart, int year) {
    SmallYear small = small_year(arena, year);
    int64_t total = 0;
    for (size_t i = 0; i < chart->count; i++) {
        const ChartAccount *account = &chart->accounts[i];
        bool is_open = account->kind == CHART_PCG || account->kind == CHART_ASSOCIATION;
        bool is_taken = is_open && chart_is_posted(account) && account->number.bytes[0] <= '7' &&
                        !text_starts_with(account->number, TEXT("18")) &&
                        random_below(random, 10) == 0;
        if (!is_taken) continue;
        uint64_t magnitude = 1 + random_below(random, 9);
        int64_t limit = 1;
        while (magnitude-- > 0) limit *= 10;
        int64_t cents = (int64_t)random_below(random, (uint64_t)limit * 2) - limit;
        posted(&small, text_copy(arena, account->number).bytes, cents);
        total += cents;
    }
    posted(&small, "512999", -total);
    int64_t given = (int64_t)random_below(random, 1000000);
    posted(&small, "864", given);
    posted(&small, "8750", -given / 2);
    posted(&small, "871", given / 2 - given);
    return small;
}

static void add_statement(Arena *arena, Document *document, const Model *model, SmallYear *year,
                          SmallYear *before) {
    const StatementDefinition *definition = NULL;
    const Settings none = {0};
    Findings findings = findings_in(arena);
    assert_true(
        statement_load(arena, model->kind, text_of(model->regulation), &none, &definition, NULL));
    StatementFigures current, previous;
    statement_compute(arena, definition, finished(year), &current, &findings);
    statement_compute(arena, definition, finished(before), &previous, &findings);
    StatementYears years = {.year = &year->year, .current = &current, .previous = &previous};
    statement_add_tables(arena, document, definition, &years, false);
}

static Amount amount_at(const Row *row, size_t column) {
    return row && row->cells[column].kind == CELL_AMOUNT ? row->cells[column].amount : (Amount){0};
}

static Amount figure(const Document *document, const char *table, const char *id, size_t column) {
    return amount_at(table_find_row(document_find_table(document, table), id), column);
}

static void assert_equal_amounts(Amount a, Amount b) {
    assert_int_equal(amount_compare(a, b), 0);
}

static void assert_row_adds_up(const Table *table, const Row *row, AmountUnit unit) {
    for (size_t c = 0; c < table->column_count; c++) {
        Amount amount = amount_at(row, c), total = {0};
        assert_true(amount.cents % (int64_t)unit_cents(unit) == 0);
        const Column *column = &table->columns[c];
        if (column->plus) {
            assert_equal_amounts(amount, amount_subtract(amount_at(row, column->plus - 1),
                                                         amount_at(row, column->minus - 1)));
        }
        for (size_t i = 0; i < row->term_count; i++) {
            Amount part = amount_at(&table->rows.items[row->terms[i].row], c);
            total = row->terms[i].sign < 0 ? amount_subtract(total, part) : amount_add(total, part);
        }
        if (row->term_count > 0) assert_equal_amounts(amount, total);
    }
}

static void assert_nearest(const Document *exact, const Document *rounded, const char *table,
                           const char *id, size_t column) {
    Amount amount = figure(exact, table, id, column);
    uint64_t step = unit_cents(rounded->unit);
    assert_equal_amounts(figure(rounded, table, id, column),
                         amount_round(amount, step, ROUND_HALF_AWAY));
}

static void assert_ties(const Document *exact, const Document *rounded) {
    static const size_t net[] = {2, 3};
    for (size_t year = 0; year < 2; year++) {
        assert_nearest(exact, rounded, "income-statement", "resultat", year);
        assert_nearest(exact, rounded, "assets", "total_actif", net[year]);
        assert_nearest(exact, rounded, "liabilities", "total_passif", year);
        assert_equal_amounts(figure(rounded, "assets", "total_actif", net[year]),
                             figure(rounded, "liabilities", "total_passif", year));
        assert_equal_amounts(figure(rounded, "income-statement", "resultat", year),
                             figure(rounded, "liabilities", "resultat", year));
        assert_equal_amounts(figure(rounded, "income-statement", "cvn_produits_total", year),
                             figure(rounded, "income-statement", "cvn_charges_total", year));
    }
}

/* Both statements of one model, built anew: rounding changes the document. */
static Document both_statements(Arena *arena, size_t model, SmallYear *year, SmallYear *before) {
    enum { BALANCE_SHEETS = 3 };
    Document document = {.language = LANGUAGE_FRENCH};
    add_statement(arena, &document, &MODELS[model], year, before);
    add_statement(arena, &document, &MODELS[model + BALANCE_SHEETS], year, before);
    return document;
}

static void try_random_books(Arena *arena, Random *random, size_t model, AmountUnit unit) {
    static const int YEARS[] = {2022, 2025, 2027};
    Chart chart;
    assert_true(chart_load(arena, text_of(MODELS[model].regulation), &chart, NULL));
    SmallYear year = random_year(arena, random, &chart, YEARS[model]);
    SmallYear before = random_year(arena, random, &chart, YEARS[model]);
    Document exact = both_statements(arena, model, &year, &before);
    Document rounded = both_statements(arena, model, &year, &before);
    presentation_round(arena, &rounded, unit);
    for (size_t t = 0; t < rounded.tables.count; t++) {
        const Table *table = &rounded.tables.items[t];
        for (size_t r = 0; r < table->rows.count; r++) {
            assert_row_adds_up(table, &table->rows.items[r], unit);
        }
    }
    assert_ties(&exact, &rounded);
}

static void every_column_of_random_books_adds_up_and_both_statements_agree(void **state) {
    enum { TRIALS = 60 };
    (void)state;
    Random random = random_start();
    for (int trial = 0; trial < TRIALS; trial++) {
        for (size_t model = 0; model < 3; model++) {
            Arena *arena = arena_create();
            try_random_books(arena, &random, model, trial % 2 ? UNIT_EURO : UNIT_THOUSAND);
            arena_destroy(arena);
        }
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(lines_that_add_up_are_each_the_nearest),
        TEST(the_total_is_its_own_rounding_and_the_named_line_takes_the_difference),
        TEST(a_named_line_that_is_nil_or_too_small_leaves_it_to_the_largest),
        TEST(a_row_shown_elsewhere_too_never_takes_a_difference),
        TEST(the_grand_total_comes_first_and_totals_inside_give_way_by_one),
        TEST(thousands_are_shown_as_thousands_and_kept_as_euros),
        TEST(a_change_is_that_of_the_rounded_years),
        TEST(other_tables_stay_to_the_cent_and_say_so_once),
        TEST(cents_change_nothing),
        TEST(units_have_their_names),
        TEST(every_column_of_random_books_adds_up_and_both_statements_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
