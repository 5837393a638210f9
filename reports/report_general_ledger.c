/* The general ledger (grand livre): every line of every account with its running balance. */
#include "reports/report.h"

#include "engine/amount_text.h"
#include "ledger/account.h"
#include "reports/ledger_row.h"

enum { DATE, JOURNAL, NUMBER, PIECE, THIRD_PARTY, LETTERING, DEBIT, CREDIT, BALANCE, COLUMNS };

/* Lines of the year put in order of account, closing entries left out: positions first[a] to
 * first[a + 1] - 1 are the lines of account a, in the order of the file. */
typedef struct LedgerIndex {
    uint32_t *account_of; /* per balance: the ordinal of its account */
    uint32_t account_count;
    uint32_t *first;
    uint32_t *line_at;  /* per position */
    uint32_t *entry_at; /* per position */
} LedgerIndex;

static void number_accounts(const Balances *balances, LedgerIndex *index) {
    for (size_t b = 0; b < balances->count; b++) {
        bool is_new =
            b == 0 || !text_equal(balances->items[b].account, balances->items[b - 1].account);
        if (is_new) index->account_count++;
        index->account_of[b] = index->account_count - 1;
    }
}

/* A pass over the lines in the order of the file: counts them per account when `next` is NULL,
 * else puts each at its account's next position. */
static void visit_lines(const FiscalYear *year, LedgerIndex *index, uint32_t *next) {
    for (uint32_t e = 0; e < year->entry_count; e++) {
        const Entry *entry = &year->entries[e];
        if (entry->is_closing) continue;
        for (uint32_t k = 0; k < entry->line_count; k++) {
            uint32_t line = entry->first_line + k;
            uint32_t account = index->account_of[year->lines[line].balance];
            if (!next) {
                index->first[account + 1]++;
                continue;
            }
            index->line_at[next[account]] = line;
            index->entry_at[next[account]++] = e;
        }
    }
}

static LedgerIndex index_lines(Arena *arena, const FiscalYear *year) {
    size_t accounts = year->balances.count + 1;
    LedgerIndex index = {.account_of = ARENA_ARRAY(arena, uint32_t, accounts),
                         .first = ARENA_ARRAY(arena, uint32_t, accounts + 1),
                         .line_at = ARENA_ARRAY(arena, uint32_t, year->line_count + 1),
                         .entry_at = ARENA_ARRAY(arena, uint32_t, year->line_count + 1)};
    uint32_t *next = ARENA_ARRAY(arena, uint32_t, accounts);
    number_accounts(&year->balances, &index);
    visit_lines(year, &index, NULL);
    for (uint32_t a = 0; a < index.account_count; a++) {
        index.first[a + 1] += index.first[a];
        next[a] = index.first[a];
    }
    visit_lines(year, &index, next);
    return index;
}

static Table *ledger_table(Arena *arena, Document *document) {
    static const Column HEADS[COLUMNS] = {
        [DATE] = {.kind = CELL_DATE},
        [JOURNAL] = {.kind = CELL_TEXT},
        [NUMBER] = {.kind = CELL_TEXT},
        [PIECE] = {.kind = CELL_TEXT},
        [THIRD_PARTY] = {.kind = CELL_TEXT},
        [LETTERING] = {.kind = CELL_TEXT},
        [DEBIT] = {.kind = CELL_AMOUNT},
        [CREDIT] = {.kind = CELL_AMOUNT},
        [BALANCE] = {.kind = CELL_AMOUNT, .is_running = true},
    };
    static const char *const IDS[COLUMNS] = {"date",  "journal",     "number",
                                             "piece", "third_party", "lettering",
                                             "debit", "credit",      "balance"};
    static const char *const LABELS[COLUMNS] = {
        N_("Date"),     N_("Journal"), N_("Entry"),  N_("Piece"),          N_("Third party"),
        N_("Matching"), N_("Debit"),   N_("Credit"), N_("Running balance")};
    Column columns[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++) {
        columns[i] = HEADS[i];
        columns[i].id = text_of(IDS[i]);
        columns[i].label = label_of(arena, document->language, LABELS[i]);
    }
    Text title = label_of(arena, document->language, N_("General ledger"));
    Table *table = document_add_table(arena, document, "general-ledger", title, columns, COLUMNS);
    table->label_heading = label_of(arena, document->language, N_("Label"));
    table->is_ledger = true;
    table->starts_page = true;
    return table;
}

/* Sums of an account, or of the whole ledger. */
typedef struct Running {
    Amount debit, credit, balance;
} Running;

/* What serves every row: where to write and what to choose. */
typedef struct Ledger {
    Arena *arena;
    const ReportRequest *request;
    const FiscalYear *year;
    LedgerIndex index;
    Document *document;
    Table *table;
    Running total;
} Ledger;

static bool account_is_wanted(const LedgerFilter *filter, Text account) {
    for (size_t i = 0; i < filter->account_count; i++) {
        if (account_is_under(account, filter->accounts[i])) return true;
    }
    return filter->account_count == 0;
}

static Text third_party_of(const FiscalYear *year, const Line *line) {
    return line->auxiliary ? year->auxiliaries[line->auxiliary - 1].number : (Text){0};
}

static bool is_within(const LedgerFilter *filter, Amount amount) {
    return amount_compare(amount, filter->least) >= 0 && amount_compare(amount, filter->most) <= 0;
}

static bool line_is_wanted(const Ledger *ledger, const Line *line) {
    const LedgerFilter *filter = &ledger->request->filter;
    if (filter->third_party.size &&
        !text_equal(third_party_of(ledger->year, line), filter->third_party)) {
        return false;
    }
    if (!filter->by_amount) return true;
    Amount size = amount_absolute(line_amount(line));
    return is_within(filter, size);
}

/* Running balances of part of an account would not be the account's. */
static bool lines_are_filtered(const Ledger *ledger) {
    return ledger->request->filter.third_party.size || ledger->request->filter.by_amount;
}

static void add_heading(Ledger *ledger, const Balance *balance) {
    Text label = text_print(ledger->arena, "%.*s  %.*s", TEXT_ARGUMENTS(balance->account),
                            TEXT_ARGUMENTS(balance->label));
    table_add_row(ledger->arena, ledger->table, balance->account, ROW_HEADING, label);
}

/* The balance carried into the period, when there is any. */
static void add_carried(Ledger *ledger, const Balance *balance, Amount carried) {
    if (amount_is_zero(carried)) return;
    Text id = text_print(ledger->arena, "%.*s_carried", TEXT_ARGUMENTS(balance->account));
    Text label = label_of(ledger->arena, ledger->document->language, N_("Balance carried in"));
    Row *row = table_add_row(ledger->arena, ledger->table, id, ROW_LINE, label);
    row->level = 1;
    row->cells[DATE] = cell_of_date(ledger->year->start);
    row->cells[BALANCE] = cell_of_amount(carried);
}

static void add_line(Ledger *ledger, const Entry *entry, const Line *line, Running *running) {
    const FiscalYear *year = ledger->year;
    LineHead head = year_line_head(year, entry, line);
    running->debit = amount_add(running->debit, line->debit);
    running->credit = amount_add(running->credit, line->credit);
    running->balance = amount_add(running->balance, line_amount(line));
    Text id = ledger_row_id(ledger->arena, year, entry, line);
    Row *row = table_add_row(ledger->arena, ledger->table, id, ROW_LINE, line->label);
    row->level = 1;
    row->cells[DATE] = cell_of_date(head.date);
    row->cells[JOURNAL] = cell_of_text(year->journals[head.journal].code);
    row->cells[NUMBER] =
        ledger_row_entry(ledger->arena, ledger->request->language, year, entry, line);
    row->cells[PIECE] = cell_of_text(line->piece);
    row->cells[THIRD_PARTY] = cell_of_text(third_party_of(year, line));
    row->cells[LETTERING] = cell_of_text(line->lettering);
    if (!amount_is_zero(line->debit)) row->cells[DEBIT] = cell_of_amount(line->debit);
    if (!amount_is_zero(line->credit)) row->cells[CREDIT] = cell_of_amount(line->credit);
    if (!lines_are_filtered(ledger)) row->cells[BALANCE] = cell_of_amount(running->balance);
}

static Row *add_total(Ledger *ledger, Text id, RowKind kind, Text label, const Running *sums) {
    Row *row = table_add_row(ledger->arena, ledger->table, id, kind, label);
    row->cells[DEBIT] = cell_of_amount(sums->debit);
    row->cells[CREDIT] = cell_of_amount(sums->credit);
    if (!lines_are_filtered(ledger)) row->cells[BALANCE] = cell_of_amount(sums->balance);
    return row;
}

/* What the account carries into the printed lines: movements before the period, which its balance
 * holds and no printed line shows. */
static Amount carried_into(const Ledger *ledger, uint32_t account, size_t first_balance) {
    Amount carried = {0};
    for (size_t b = first_balance; b < ledger->year->balances.count; b++) {
        if (ledger->index.account_of[b] != account) break;
        carried = amount_add(carried, balance_closing(&ledger->year->balances.items[b]));
    }
    for (uint32_t i = ledger->index.first[account]; i < ledger->index.first[account + 1]; i++) {
        const Line *line = &ledger->year->lines[ledger->index.line_at[i]];
        carried = amount_subtract(carried, line_amount(line));
    }
    return carried;
}

/* The lines of one account that are wanted; false when there are none. */
static bool has_wanted_lines(const Ledger *ledger, uint32_t account, Amount carried) {
    if (!lines_are_filtered(ledger) && !amount_is_zero(carried)) return true;
    for (uint32_t i = ledger->index.first[account]; i < ledger->index.first[account + 1]; i++) {
        if (line_is_wanted(ledger, &ledger->year->lines[ledger->index.line_at[i]])) return true;
    }
    return false;
}

static void add_account(Ledger *ledger, uint32_t account, size_t first_balance) {
    const Balance *balance = &ledger->year->balances.items[first_balance];
    Amount carried = carried_into(ledger, account, first_balance);
    if (!has_wanted_lines(ledger, account, carried)) return;
    Running running = {0};
    size_t first = ledger->table->rows.count;
    add_heading(ledger, balance);
    if (!lines_are_filtered(ledger)) {
        running.balance = carried;
        add_carried(ledger, balance, carried);
    }
    for (uint32_t i = ledger->index.first[account]; i < ledger->index.first[account + 1]; i++) {
        const Line *line = &ledger->year->lines[ledger->index.line_at[i]];
        if (!line_is_wanted(ledger, line)) continue;
        add_line(ledger, &ledger->year->entries[ledger->index.entry_at[i]], line, &running);
    }
    Text id = text_print(ledger->arena, "%.*s_total", TEXT_ARGUMENTS(balance->account));
    Text of = label_of(ledger->arena, ledger->document->language, N_("Total of account"));
    Text label = text_print(ledger->arena, "%.*s %.*s", TEXT_ARGUMENTS(of),
                            TEXT_ARGUMENTS(balance->account));
    Row *total = add_total(ledger, id, ROW_SUBTOTAL, label, &running);
    table_sum_rows(ledger->arena, ledger->table, total, ROW_LINE, first);
    ledger->total.debit = amount_add(ledger->total.debit, running.debit);
    ledger->total.credit = amount_add(ledger->total.credit, running.credit);
    ledger->total.balance = amount_add(ledger->total.balance, running.balance);
}

static bool has_account_under(const FiscalYear *year, const char *prefix) {
    for (size_t b = 0; b < year->balances.count; b++) {
        if (account_is_under(year->balances.items[b].account, prefix)) return true;
    }
    return false;
}

static bool has_third_party(const FiscalYear *year, Text number) {
    for (uint32_t i = 0; i < year->auxiliary_count; i++) {
        if (text_equal(year->auxiliaries[i].number, number)) return true;
    }
    return false;
}

/* What was asked for and is nowhere in the year is said: an empty ledger may be a slip. */
static void check_filter(const LedgerFilter *filter, const FiscalYear *year, Findings *findings) {
    for (size_t i = 0; i < filter->account_count; i++) {
        if (has_account_under(year, filter->accounts[i])) continue;
        Error error = {0};
        error_set(&error, ERROR_FILTER_ACCOUNT, text_of(filter->accounts[i]));
        findings_add(findings, &error);
    }
    if (filter->third_party.size == 0 || has_third_party(year, filter->third_party)) return;
    Error error = {0};
    error_set(&error, ERROR_FILTER_THIRD_PARTY, filter->third_party);
    findings_add(findings, &error);
}

bool report_general_ledger(Arena *arena, const ReportRequest *request, Document *document,
                           Findings *findings, Error *error) {
    (void)error;
    FiscalYear year = request_year(arena, request, PERIOD_CARRIES);
    check_filter(&request->filter, &year, findings);
    Ledger ledger = {.arena = arena,
                     .request = request,
                     .year = &year,
                     .index = index_lines(arena, &year),
                     .document = document,
                     .table = ledger_table(arena, document)};
    for (size_t b = 0; b < year.balances.count; b++) {
        const Balance *balance = &year.balances.items[b];
        uint32_t account = ledger.index.account_of[b];
        bool is_first = b == 0 || ledger.index.account_of[b - 1] != account;
        if (is_first && account_is_wanted(&request->filter, balance->account)) {
            add_account(&ledger, account, b);
        }
    }
    Text label = label_of(arena, document->language, N_("Total"));
    Row *total = add_total(&ledger, TEXT("total"), ROW_TOTAL, label, &ledger.total);
    table_sum_rows(arena, ledger.table, total, ROW_SUBTOTAL, 0);
    return true;
}
