/* The trial balance (balance générale): opening, movements and closing of every account. */
#include "reports/report.h"

#include "ledger/account.h"
#include "reports/report_third_parties.h"

enum { OPENING_DEBIT, OPENING_CREDIT, DEBIT, CREDIT, CLOSING_DEBIT, CLOSING_CREDIT, COLUMNS };

/* The six columns of one account: opening and closing stand on one side, movements on both. */
static void six_columns(const Balance *balance, Amount columns[COLUMNS]) {
    const Amount none = {0};
    Amount opening = balance_opening(balance), closing = balance_closing(balance);
    columns[OPENING_DEBIT] = amount_sign(opening) > 0 ? opening : none;
    columns[OPENING_CREDIT] = amount_sign(opening) < 0 ? amount_negate(opening) : none;
    columns[DEBIT] = balance->debit;
    columns[CREDIT] = balance->credit;
    columns[CLOSING_DEBIT] = amount_sign(closing) > 0 ? closing : none;
    columns[CLOSING_CREDIT] = amount_sign(closing) < 0 ? amount_negate(closing) : none;
}

Table *trial_balance_table(Arena *arena, Document *document, const char *id, Text title) {
    static const struct {
        const char *id, *label;
    } HEADS[COLUMNS] = {
        {"opening_debit", N_("Opening debit")}, {"opening_credit", N_("Opening credit")},
        {"debit", N_("Debit movements")},       {"credit", N_("Credit movements")},
        {"closing_debit", N_("Closing debit")}, {"closing_credit", N_("Closing credit")},
    };
    Column columns[COLUMNS] = {0};
    for (size_t i = 0; i < COLUMNS; i++) {
        columns[i] = (Column){.id = text_of(HEADS[i].id), .kind = CELL_AMOUNT};
        columns[i].label = label_of(arena, document->language, HEADS[i].label);
    }
    Table *table = document_add_table(arena, document, id, title, columns, COLUMNS);
    table->label_heading = label_of(arena, document->language, N_("Account"));
    table->starts_page = true;
    table->may_round = true;
    return table;
}

Row *trial_balance_row(Arena *arena, Table *table, const Balance *balance, Amount *totals) {
    bool has_auxiliary = balance->auxiliary.size > 0;
    Text id = balance->account, name = balance->label;
    if (has_auxiliary) {
        id = text_print(arena, "%.*s.%.*s", TEXT_ARGUMENTS(balance->account),
                        TEXT_ARGUMENTS(balance->auxiliary));
        name = balance->auxiliary_label;
    }
    Text shown = has_auxiliary ? balance->auxiliary : balance->account;
    Text label = text_print(arena, "%.*s  %.*s", TEXT_ARGUMENTS(shown), TEXT_ARGUMENTS(name));
    Row *row = table_add_row(arena, table, id, ROW_LINE, label);
    Amount columns[COLUMNS];
    six_columns(balance, columns);
    for (size_t i = 0; i < COLUMNS; i++) {
        row->cells[i] = cell_of_amount(columns[i]);
        totals[i] = amount_add(totals[i], columns[i]);
    }
    return row;
}

/* No account is to show another amount than its own: what rounding leaves has its row. */
static void add_rounding_row(Arena *arena, const Document *document, Table *table) {
    Text label = label_of(arena, document->language, N_("Difference of rounding"));
    Row *row = table_add_row(arena, table, TEXT("rounding"), ROW_LINE, label);
    row->rounding = ROUNDING_ROW;
    for (size_t i = 0; i < COLUMNS; i++) row->cells[i] = cell_of_amount((Amount){0});
}

void trial_balance_total(Arena *arena, const Document *document, Table *table,
                         const Amount *totals) {
    if (document->unit != UNIT_CENT) add_rounding_row(arena, document, table);
    size_t count = table->rows.count;
    Text label = label_of(arena, document->language, N_("Total"));
    Row *row = table_add_row(arena, table, TEXT("total"), ROW_TOTAL, label);
    row->terms = ARENA_ARRAY(arena, RowTerm, count);
    for (size_t i = 0; i < COLUMNS; i++) row->cells[i] = cell_of_amount(totals[i]);
    for (uint32_t i = 0; i < count; i++) {
        if (table->rows.items[i].kind != ROW_LINE) continue;
        row->terms[row->term_count++] = (RowTerm){.row = i, .sign = 1};
    }
}

/* A balance nobody moved and that carries nothing is not worth a row. */
static bool is_idle(const Balance *balance) {
    return amount_is_zero(balance->opening_debit) && amount_is_zero(balance->opening_credit) &&
           amount_is_zero(balance->debit) && amount_is_zero(balance->credit);
}

static void add_accounts(Arena *arena, const FiscalYear *year, bool all_lines, Document *document) {
    Text title = label_of(arena, document->language, N_("Trial balance"));
    Table *table = trial_balance_table(arena, document, "trial-balance", title);
    Amount totals[COLUMNS] = {{0}};
    Balances accounts = balances_by_account(arena, &year->balances);
    for (size_t i = 0; i < accounts.count; i++) {
        if (is_idle(&accounts.items[i]) && !all_lines) continue;
        trial_balance_row(arena, table, &accounts.items[i], totals);
    }
    trial_balance_total(arena, document, table, totals);
    if (!year->is_balance || year->has_opening) return;
    *LIST_PUSH(arena, &table->notes) =
        label_of(arena, document->language,
                 N_("The file read gives no openings: they are contained in the movements."));
}

bool report_trial_balance(Arena *arena, const ReportRequest *request, Document *document,
                          Findings *findings, Error *error) {
    (void)error;
    FiscalYear year = request_year(arena, request, PERIOD_CARRIES);
    if (!request->third_parties && !date_is_set(request->aged)) {
        add_accounts(arena, &year, request->all_lines, document);
    }
    if (request->third_parties) add_third_parties(arena, &year, document);
    if (date_is_set(request->aged)) {
        add_aged_items(arena, &year, request->aged, document, findings);
    }
    return true;
}
