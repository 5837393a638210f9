#include "reports/movement_tables.h"

#include "ledger/asset_movement.h"
#include "ledger/fund_movement.h"

/* A column or a row: its id, and the msgid of its label. */
typedef struct Head {
    const char *id, *label;
} Head;

enum { OPENING, ADDITIONS, USED, USED_REPAID, TRANSFERS, CLOSING, CLOSING_IDLE, FUND_COLUMNS };
enum { DEFERRED_CLOSING = USED + 1, MOVEMENT_COLUMNS = DEFERRED_CLOSING + 1 };
enum { MOST_COLUMNS = FUND_COLUMNS };

static const Head FUND_HEADS[FUND_COLUMNS] = {
    [OPENING] = {"opening", N_("At opening")},
    [ADDITIONS] = {"additions", N_("Carried to funds")},
    [USED] = {"used", N_("Used: total")},
    [USED_REPAID] = {"used_repaid", N_("of which repaid")},
    [TRANSFERS] = {"transfers", N_("Transfers")},
    [CLOSING] = {"closing", N_("At closing: total")},
    [CLOSING_IDLE] = {"closing_idle", N_("of which projects without expense for two years")},
};

static const Head FUND_ROWS[FUND_KINDS] = {
    [FUND_GRANTS] = {"subventions", N_("Operating grants")},
    [FUND_CONTRIBUTIONS] = {"contributions", N_("Financial contributions of other bodies")},
    [FUND_GENEROSITY] = {"generosite", N_("Resources from the generosity of the public")},
    [FUND_FOUNDATIONS] = {"fondations", N_("Funds of sheltered foundations")},
    [FUND_LEGACIES] = {"legs_donations", N_("Legacies and gifts")},
    [FUND_USUFRUCTS] = {"usufruits", N_("Temporary gifts of usufruct")},
};

static const Head DEFERRED_HEADS[MOVEMENT_COLUMNS] = {
    {"opening", N_("At opening")},
    {"additions", N_("Increase")},
    {"used", N_("Decrease")},
    {"closing", N_("At closing")},
};

static const Head ASSET_ROWS[ASSET_FAMILIES] = {
    [ASSET_INTANGIBLE] = {"incorporelles", N_("Intangible fixed assets")},
    [ASSET_TANGIBLE] = {"corporelles", N_("Tangible fixed assets")},
    [ASSET_LEGACY] = {"biens_legs_donations", N_("Assets from legacies or gifts, to be sold")},
    [ASSET_FINANCIAL] = {"financieres", N_("Financial fixed assets")},
};

/* A table of asset movements: its title, and the names of what comes and goes. */
static const struct {
    Head table;
    const char *increase_id, *increase, *decrease_id, *decrease;
} LAYERS[ASSET_LAYERS] = {
    [ASSET_GROSS] = {{"immobilisations", N_("Fixed assets: gross amounts")},
                     "increases",
                     N_("Increases"),
                     "decreases",
                     N_("Decreases")},
    [ASSET_DEPRECIATION] = {{"amortissements", N_("Fixed assets: depreciation")},
                            "additions",
                            N_("Additions"),
                            "reversals",
                            N_("Decreases")},
    [ASSET_IMPAIRMENT] = {{"depreciations", N_("Fixed assets: impairment")},
                          "additions",
                          N_("Additions"),
                          "reversals",
                          N_("Decreases")},
};

static Table *add_table(Arena *arena, Document *document, Head title, const Head *heads,
                        size_t count) {
    Column columns[MOST_COLUMNS] = {0};
    for (size_t i = 0; i < count; i++) {
        columns[i] = (Column){.id = text_of(heads[i].id), .kind = CELL_AMOUNT};
        columns[i].label = label_of(arena, document->language, heads[i].label);
    }
    Text label = label_of(arena, document->language, title.label);
    return document_add_table(arena, document, title.id, label, columns, count);
}

static Row *add_row(Arena *arena, const Document *document, Table *table, RowKind kind, Head head) {
    Text label = label_of(arena, document->language, head.label);
    return table_add_row(arena, table, text_of(head.id), kind, label);
}

static void add_note(Arena *arena, const Document *document, Table *table, const char *note) {
    *LIST_PUSH(arena, &table->notes) = label_of(arena, document->language, note);
}

/* Closing balances alone leave columns blank. */
static void note_missing_movements(Arena *arena, const Document *document, Table *table,
                                   const FiscalYear *year) {
    if (year_tells_movements(year)) return;
    add_note(arena, document, table,
             N_("The books give closing balances only: openings and movements are left blank."));
}

/* A last row that adds up the rows above it; a column that is blank in all of them stays so. */
static void add_total(Arena *arena, const Document *document, Table *table) {
    size_t count = table->rows.count;
    Row *total = add_row(arena, document, table, ROW_TOTAL, (Head){"total", N_("Total")});
    total->terms = ARENA_ARRAY(arena, RowTerm, count);
    total->term_count = count;
    for (size_t i = 0; i < count; i++) {
        const Row *row = &table->rows.items[i];
        total->terms[i] = (RowTerm){(uint32_t)i, 1};
        for (size_t c = 0; c < table->column_count; c++) {
            if (row->cells[c].kind != CELL_AMOUNT) continue;
            Amount sum = {0};
            if (total->cells[c].kind == CELL_AMOUNT) sum = total->cells[c].amount;
            total->cells[c] = cell_of_amount(amount_add(sum, row->cells[c].amount));
        }
    }
}

/* Without movements, what the fund opened with and what was transferred is not known. */
static void fill_fund(Row *row, const FundMovement *movement, bool has_movements) {
    bool is_moved = has_movements && !amount_is_zero(movement->rest);
    if (has_movements) row->cells[OPENING] = cell_of_amount(movement->opening);
    row->cells[ADDITIONS] = cell_of_amount(movement->additions);
    row->cells[USED] = cell_of_amount(movement->used);
    if (is_moved) row->cells[TRANSFERS] = cell_of_amount(movement->rest);
    row->cells[CLOSING] = cell_of_amount(movement->closing);
}

static void add_dedicated_funds(Arena *arena, Document *document, const FiscalYear *year) {
    Table *table =
        add_table(arena, document, (Head){"variation", N_("Movements of dedicated funds")},
                  FUND_HEADS, FUND_COLUMNS);
    table->starts_page = true;
    for (FundKind kind = 0; kind < FUND_DEDICATED; kind++) {
        FundMovement movement = fund_movement(&year->balances, kind);
        if (kind == FUND_FOUNDATIONS && !fund_is_used(&movement)) continue;
        Row *row = add_row(arena, document, table, ROW_LINE, FUND_ROWS[kind]);
        fill_fund(row, &movement, year_tells_movements(year));
    }
    add_total(arena, document, table);
    add_note(arena, document, table,
             N_("Told from the accounts alone: repayments, transfers within a category and "
                "projects without expense for two years are known from the detail by project "
                "only, and left blank."));
    note_missing_movements(arena, document, table, year);
    FundMovement total = fund_movement_total(&year->balances);
    bool has_transfers = false;
    for (size_t i = 0; i < table->rows.count; i++) {
        has_transfers |= table->rows.items[i].cells[TRANSFERS].kind == CELL_AMOUNT;
    }
    if (!has_transfers) return;
    add_note(arena, document, table,
             amount_is_zero(total.rest)
                 ? N_("Transfers are what moved the funds beside 689 and 789; they cancel out.")
                 : N_("Transfers are what moved the funds beside 689 and 789; they do not cancel "
                      "out: an entry is wrong."));
}

static void add_deferred_funds(Arena *arena, Document *document, const FiscalYear *year) {
    FundMovement movements[FUND_KINDS];
    bool is_used = false;
    for (FundKind kind = FUND_LEGACIES; kind < FUND_KINDS; kind++) {
        movements[kind] = fund_movement(&year->balances, kind);
        is_used |= fund_is_used(&movements[kind]);
    }
    if (!is_used) return;
    Table *table =
        add_table(arena, document, (Head){"fonds_reportes", N_("Movements of deferred funds")},
                  DEFERRED_HEADS, MOVEMENT_COLUMNS);
    for (FundKind kind = FUND_LEGACIES; kind < FUND_KINDS; kind++) {
        if (!fund_is_used(&movements[kind])) continue;
        Row *row = add_row(arena, document, table, ROW_LINE, FUND_ROWS[kind]);
        row->cells[DEFERRED_CLOSING] = cell_of_amount(movements[kind].closing);
        if (!year_tells_movements(year)) continue;
        row->cells[OPENING] = cell_of_amount(movements[kind].opening);
        row->cells[ADDITIONS] = cell_of_amount(movements[kind].additions);
        row->cells[USED] = cell_of_amount(movements[kind].used);
    }
    add_total(arena, document, table);
}

void add_fund_tables(Arena *arena, Document *document, const FiscalYear *year) {
    add_dedicated_funds(arena, document, year);
    add_deferred_funds(arena, document, year);
}

static void add_asset_table(Arena *arena, Document *document, const FiscalYear *year,
                            AssetLayer layer) {
    const Head heads[MOVEMENT_COLUMNS] = {{"opening", N_("At opening")},
                                          {LAYERS[layer].increase_id, LAYERS[layer].increase},
                                          {LAYERS[layer].decrease_id, LAYERS[layer].decrease},
                                          {"closing", N_("At closing")}};
    Table *table = add_table(arena, document, LAYERS[layer].table, heads, MOVEMENT_COLUMNS);
    table->starts_page = layer == ASSET_GROSS;
    for (AssetFamily family = 0; family < ASSET_FAMILIES; family++) {
        AssetMovement movement = asset_movement(year, family, layer);
        bool is_usual = layer == ASSET_GROSS && family != ASSET_LEGACY;
        if (!is_usual && !asset_is_used(&movement)) continue;
        Row *row = add_row(arena, document, table, ROW_LINE, ASSET_ROWS[family]);
        const Amount amounts[MOVEMENT_COLUMNS] = {movement.opening, movement.increase,
                                                  movement.decrease, movement.closing};
        size_t known = year_tells_movements(year) ? 0 : MOVEMENT_COLUMNS - 1;
        for (size_t i = known; i < MOVEMENT_COLUMNS; i++) {
            row->cells[i] = cell_of_amount(amounts[i]);
        }
    }
    add_total(arena, document, table);
    if (layer != ASSET_GROSS) return;
    note_missing_movements(arena, document, table, year);
    add_note(arena, document, table,
             N_("Increases and decreases are the debits and credits of the accounts: a transfer "
                "from one account to another counts in both."));
}

void add_asset_tables(Arena *arena, Document *document, const FiscalYear *year) {
    for (AssetLayer layer = 0; layer < ASSET_LAYERS; layer++) {
        AssetMovement total = asset_movement_total(year, layer);
        if (layer == ASSET_GROSS || asset_is_used(&total)) {
            add_asset_table(arena, document, year, layer);
        }
    }
}
