/* The annual accounts (comptes annuels): one document of all statements, with its proofs. */
#include "reports/report.h"

#include "reports/movement_tables.h"
#include "reports/presentation_unit.h"
#include "reports/report_checks.h"

enum { CURRENT, PREVIOUS, CHANGE, COLUMNS };

static const char LATER[] = N_("not yet in this version");

/* A key figure is a figure of a statement, shown again on the first page under the same id. */
typedef struct KeyFigure {
    const char *table, *row, *current, *previous;
} KeyFigure;

static const KeyFigure KEY_FIGURES[] = {
    {"income-statement", "total_produits", "current", "previous"},
    {"income-statement", "total_charges", "current", "previous"},
    {"income-statement", "resultat", "current", "previous"},
    {"assets", "total_actif", "net", "previous"},
    {"liabilities", "total_fonds_propres", "current", "previous"},
    {"liabilities", "fonds_dedies", "current", "previous"},
    {"liabilities", "total_dettes", "current", "previous"},
    {"assets", "disponibilites", "net", "previous"},
    {"income-statement", "cvn_produits_total", "current", "previous"},
};

/* Labels that stand without their section, where the statement's own would not be understood. */
static const struct {
    const char *row, *label;
} PLAIN_LABELS[] = {
    {"total_produits", N_("Total income")},
    {"total_charges", N_("Total expenses")},
    {"resultat", N_("Surplus or deficit of the year")},
    {"total_actif", N_("Total of the balance sheet")},
    {"total_fonds_propres", N_("Equity (fonds propres)")},
    {"fonds_dedies", N_("Dedicated funds")},
    {"total_dettes", N_("Debts")},
    {"disponibilites", N_("Cash and bank")},
    {"cvn_produits_total", N_("Voluntary contributions in kind")},
};
_Static_assert(sizeof KEY_FIGURES / sizeof *KEY_FIGURES ==
                   sizeof PLAIN_LABELS / sizeof *PLAIN_LABELS,
               "each key figure has its label");

/* An empty key-figures table: it stands first, and is filled once the statements are there. */
static size_t add_key_figures(Arena *arena, Document *document) {
    static const char *const IDS[COLUMNS] = {"current", "previous", "change"};
    Column columns[COLUMNS] = {0};
    for (size_t i = 0; i < COLUMNS; i++) {
        columns[i] = (Column){.id = text_of(IDS[i]), .kind = CELL_AMOUNT};
    }
    columns[CHANGE].label = label_of(arena, document->language, N_("Change"));
    columns[CHANGE].plus = CURRENT + 1;
    columns[CHANGE].minus = PREVIOUS + 1;
    Text title = label_of(arena, document->language, N_("Key figures"));
    Table *table = document_add_table(arena, document, "key-figures", title, columns, COLUMNS);
    table->starts_page = true;
    table->may_round = true;
    return document->tables.count - 1;
}

static const Column *find_column(const Table *table, const char *id, size_t *index) {
    for (size_t c = 0; c < table->column_count; c++) {
        *index = c;
        if (text_equal(table->columns[c].id, text_of(id))) return &table->columns[c];
    }
    return NULL;
}

/* The figure of a statement's column; a line that is not printed is nil there. False when the
 * statement has no such column (no year before). */
static bool read_figure(const Table *table, const char *row_id, const char *column_id,
                        Amount *amount) {
    size_t column;
    *amount = (Amount){0};
    if (!find_column(table, column_id, &column)) return false;
    const Row *row = table_find_row(table, row_id);
    if (row && row->cells[column].kind == CELL_AMOUNT) *amount = row->cells[column].amount;
    return true;
}

static void add_key_figure(Arena *arena, const Document *document, Table *table, size_t index) {
    const KeyFigure *key = &KEY_FIGURES[index];
    const Table *statement = document_find_table(document, key->table);
    Amount current, previous;
    bool has_previous = read_figure(statement, key->row, key->previous, &previous);
    if (!read_figure(statement, key->row, key->current, &current)) return;
    if (amount_is_zero(current) && amount_is_zero(previous)) return;
    RowKind kind = text_equal(text_of(key->row), TEXT("resultat")) ? ROW_RESULT : ROW_LINE;
    Text label = label_of(arena, document->language, PLAIN_LABELS[index].label);
    Row *row = table_add_row(arena, table, text_of(key->row), kind, label);
    row->cells[CURRENT] = cell_of_amount(current);
    if (!has_previous) return;
    row->cells[PREVIOUS] = cell_of_amount(previous);
    row->cells[CHANGE] = cell_of_amount(amount_subtract(current, previous));
}

static void fill_key_figures(Arena *arena, Document *document, size_t index) {
    Table *table = &document->tables.items[index];
    const Table *income = document_find_table(document, "income-statement");
    size_t column;
    if (find_column(income, "current", &column)) {
        table->columns[CURRENT].label = income->columns[column].label;
    }
    if (find_column(income, "previous", &column)) {
        table->columns[PREVIOUS].label = income->columns[column].label;
    }
    for (size_t i = 0; i < sizeof KEY_FIGURES / sizeof *KEY_FIGURES; i++) {
        add_key_figure(arena, document, table, i);
    }
}

static void add_part(Arena *arena, Document *document, const char *title, size_t table) {
    Part *part = LIST_PUSH(arena, &document->parts);
    *part = (Part){.title = label_of(arena, document->language, title), .table = table};
}

/* Names a part that this document should have and has not. */
static void add_missing_part(Arena *arena, Document *document, const char *title,
                             const char *reason) {
    add_part(arena, document, title, SIZE_MAX);
    document->parts.items[document->parts.count - 1].reason =
        label_of(arena, document->language, reason);
}

static void add_fixed_assets(Arena *arena, const ReportRequest *request, Document *document) {
    FiscalYear year = request_year(arena, request, PERIOD_CARRIES);
    size_t first = document->tables.count;
    add_asset_tables(arena, document, &year);
    add_part(arena, document, N_("Fixed assets"), first);
}

/* Builds one report into the document as a part of its own. */
static bool add_report(Arena *arena, const ReportRequest *request, const char *id,
                       Document *document, Findings *findings, Error *error) {
    const Report *report = report_find(text_of(id));
    size_t first = document->tables.count;
    if (!report->build(arena, request, document, findings, error)) return false;
    add_part(arena, document, report->title, first);
    return true;
}

static bool add_working_papers(Arena *arena, const ReportRequest *request, Document *document,
                               Findings *findings, Error *error) {
    ReportRequest plain = *request;
    plain.filter = (LedgerFilter){0};
    return (!request->with_trial_balance ||
            add_report(arena, &plain, "trial-balance", document, findings, error)) &&
           (!request->with_general_ledger ||
            add_report(arena, &plain, "general-ledger", document, findings, error));
}

bool report_annual_accounts(Arena *arena, const ReportRequest *request, Document *document,
                            Findings *findings, Error *error) {
    size_t key_figures = add_key_figures(arena, document);
    add_part(arena, document, N_("Key figures"), key_figures);
    if (!add_report(arena, request, "balance-sheet", document, findings, error)) return false;
    if (!add_report(arena, request, "income-statement", document, findings, error)) return false;
    add_missing_part(arena, document, N_("Notes to the accounts"), LATER);
    if (!add_report(arena, request, "funds", document, findings, error)) return false;
    add_fixed_assets(arena, request, document);
    add_missing_part(arena, document, N_("Ratios"), LATER);
    add_missing_part(arena, document, N_("Tie-out with published figures"),
                     N_("by the command tie-out"));
    if (!add_checks(arena, request, document, findings, error)) return false;
    add_part(arena, document, N_("Proofs"), document->tables.count - 1);
    /* The proofs were made on cents; the key figures are those that the statements show. */
    presentation_round(arena, document, request->unit);
    fill_key_figures(arena, document, key_figures);
    return add_working_papers(arena, request, document, findings, error);
}
