#include "reports/presentation_unit.h"

#include "engine/builder.h"
#include "reports/cell_text.h"
#include "reports/column_rounding.h"

static const struct {
    const char *name, *other_names[3];
    uint64_t cents;
    const char *rule; /* msgid */
} UNITS[] = {
    [UNIT_CENT] = {.cents = 1},
    [UNIT_EURO] = {"euro",
                   {"euros", "EUR", "eur"},
                   100,
                   N_("Amounts are rounded to the nearest euro, and columns add up.")},
    [UNIT_THOUSAND] = {"keur",
                       {"k€", "K€", "kEUR"},
                       100000,
                       N_("Amounts are rounded to the nearest thousand euros, and columns add "
                          "up.")},
};

bool unit_read(Text name, AmountUnit *unit) {
    for (size_t i = UNIT_EURO; i < sizeof UNITS / sizeof UNITS[0]; i++) {
        bool is_it = text_equal(name, text_of(UNITS[i].name));
        for (size_t k = 0; k < 3; k++) {
            is_it = is_it || text_equal(name, text_of(UNITS[i].other_names[k]));
        }
        if (!is_it) continue;
        *unit = (AmountUnit)i;
        return true;
    }
    return false;
}

uint64_t unit_cents(AmountUnit unit) {
    return UNITS[unit].cents;
}

static Amount amount_in(const Row *row, size_t column) {
    const Cell *cell = &row->cells[column];
    return cell->kind == CELL_AMOUNT ? cell->amount : (Amount){0};
}

/* Of the columns of a relation n = plus - minus, the one that is computed once the others are
 * rounded; SIZE_MAX when the column has no such relation. */
static size_t yielding_column(const Table *table, size_t column) {
    const Column *columns = table->columns;
    unsigned plus = columns[column].plus, minus = columns[column].minus;
    if (!plus && !minus) return SIZE_MAX;
    if (plus && columns[plus - 1].gives_way) return plus - 1;
    if (minus && columns[minus - 1].gives_way) return minus - 1;
    return column;
}

static bool is_yielding(const Table *table, size_t column) {
    for (size_t c = 0; c < table->column_count; c++) {
        if (yielding_column(table, c) == column) return true;
    }
    return false;
}

/* n = plus - minus, solved for the column that gives way. */
static void derive(Row *row, const Column *relation, size_t net, size_t yielding) {
    Amount plus = relation->plus ? amount_in(row, relation->plus - 1) : (Amount){0};
    Amount minus = relation->minus ? amount_in(row, relation->minus - 1) : (Amount){0};
    Cell *cell = &row->cells[yielding];
    if (cell->kind != CELL_AMOUNT) return;
    if (yielding == net) {
        cell->amount = amount_subtract(plus, minus);
    } else if (yielding + 1 == relation->plus) {
        cell->amount = amount_add(amount_in(row, net), minus);
    } else {
        cell->amount = amount_subtract(plus, amount_in(row, net));
    }
}

static void derive_columns(Table *table) {
    for (size_t c = 0; c < table->column_count; c++) {
        size_t yielding = yielding_column(table, c);
        if (yielding == SIZE_MAX) continue;
        for (size_t r = 0; r < table->rows.count; r++) {
            derive(&table->rows.items[r], &table->columns[c], c, yielding);
        }
    }
}

static void set_unit(Table *table, AmountUnit unit) {
    table->unit = unit;
    for (size_t r = 0; r < table->rows.count; r++) {
        for (size_t c = 0; c < table->column_count; c++) {
            Cell *cell = &table->rows.items[r].cells[c];
            if (cell->kind == CELL_AMOUNT) cell->unit = unit;
        }
    }
}

/* What a row took that its own rounding would not have given it, for the note. */
typedef struct Differences {
    Arena *arena;
    const Document *document;
    const Table *table;
    AmountUnit unit;
    Builder lines, totals; /* "Autres charges −1 (31/12/2022)", parted by "; " */
} Differences;

static void note_difference(Differences *differences, const Row *row, size_t column,
                            Amount difference) {
    if (amount_is_zero(difference) || row->rounding == ROUNDING_ROW) return;
    Builder *list = row->term_count > 0 ? &differences->totals : &differences->lines;
    char room[CELL_TEXT_SIZE];
    Cell cell = {.kind = CELL_AMOUNT, .unit = differences->unit, .amount = difference};
    bool is_english = differences->document->language == LANGUAGE_ENGLISH;
    if (list->size > 0) builder_add_string(list, is_english ? "; " : " ; ");
    builder_add(list, row->label);
    builder_add_string(list, amount_sign(difference) > 0 ? " +" : " ");
    builder_add(list, cell_print(&cell, differences->document->language, room));
    builder_print(list, " (%.*s)", TEXT_ARGUMENTS(differences->table->columns[column].label));
}

static void round_column(Arena *arena, Table *table, size_t column, Differences *differences) {
    size_t count = table->rows.count;
    Amount *rounded = column_round(arena, table, column, unit_cents(differences->unit));
    for (size_t r = 0; r < count; r++) {
        Row *row = &table->rows.items[r];
        if (row->cells[column].kind != CELL_AMOUNT) continue;
        Amount own =
            amount_round(row->cells[column].amount, unit_cents(differences->unit), ROUND_HALF_AWAY);
        note_difference(differences, row, column, amount_subtract(rounded[r], own));
        row->cells[column].amount = rounded[r];
    }
}

static bool has_totals(const Table *table) {
    for (size_t r = 0; r < table->rows.count; r++) {
        if (table->rows.items[r].term_count > 0) return true;
    }
    return false;
}

static void add_note(Arena *arena, Table *table, Text sentence) {
    *LIST_PUSH(arena, &table->notes) = sentence;
}

static void add_list(Differences *differences, Table *table, const char *msgid, Builder *list) {
    if (list->size == 0) return;
    Text template = label_of(differences->arena, differences->document->language, msgid);
    add_note(differences->arena, table,
             sentence_fill(differences->arena, template.bytes,
                           (Text[ERROR_ARGUMENTS]){builder_text(list)}));
}

static void add_notes(Differences *differences, Table *table) {
    Arena *arena = differences->arena;
    if (!has_totals(table)) return;
    add_note(arena, table,
             label_of(arena, differences->document->language, UNITS[differences->unit].rule));
    add_list(differences, table, N_("Differences of rounding are carried by: {1}."),
             &differences->lines);
    add_list(differences, table,
             N_("Totals that are not the nearest, so that columns add up: {1}."),
             &differences->totals);
}

static void round_table(Arena *arena, Document *document, Table *table, AmountUnit unit) {
    Differences differences = {.arena = arena, .document = document, .table = table, .unit = unit};
    differences.lines = builder_in(arena);
    differences.totals = builder_in(arena);
    for (size_t c = 0; c < table->column_count; c++) {
        if (table->columns[c].kind != CELL_AMOUNT || is_yielding(table, c)) continue;
        round_column(arena, table, c, &differences);
    }
    derive_columns(table);
    set_unit(table, unit);
    add_notes(&differences, table);
}

static bool has_amounts(const Table *table) {
    for (size_t c = 0; c < table->column_count; c++) {
        if (table->columns[c].kind == CELL_AMOUNT) return true;
    }
    return false;
}

/* A table to the cent among rounded ones says so, once. */
static void add_exact_note(Arena *arena, Document *document, Table *table) {
    Text sentence =
        label_of(arena, document->language, N_("The amounts of this table are to the cent."));
    for (size_t i = 0; i < table->notes.count; i++) {
        if (text_equal(table->notes.items[i], sentence)) return;
    }
    add_note(arena, table, sentence);
}

void presentation_round(Arena *arena, Document *document, AmountUnit unit) {
    document->unit = UNIT_CENT;
    if (unit == UNIT_CENT) return;
    for (size_t t = 0; t < document->tables.count; t++) {
        Table *table = &document->tables.items[t];
        if (!table->may_round || table->rows.count == 0) continue;
        document->unit = unit;
        if (table->unit == UNIT_CENT) round_table(arena, document, table, unit);
    }
    for (size_t t = 0; t < document->tables.count && document->unit != UNIT_CENT; t++) {
        Table *table = &document->tables.items[t];
        if (!table->may_round && has_amounts(table)) add_exact_note(arena, document, table);
    }
}
