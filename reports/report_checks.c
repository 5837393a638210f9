#include "reports/report_checks.h"

#include "ledger/opening.h"

enum { STATUS, EXPECTED, FOUND, EXPLANATION, COLUMNS };

/* A check that two figures of the statements are equal. A row that is not printed is nil. */
typedef struct Comparison {
    const char *id;
    const char *label;
    const char *expected_table, *expected_row, *expected_column;
    const char *found_table, *found_row, *found_column;
    const char *explanation;
} Comparison;

static const Comparison COMPARISONS[] = {
    {"bilan_balanced", N_("Assets equal liabilities"), "assets", "total_actif", "net",
     "liabilities", "total_passif", "current",
     N_("Total of the assets (net) and total of the liabilities of the balance sheet")},
    {"result_agrees", N_("Both statements give the same result"), "income-statement", "resultat",
     "current", "liabilities", "resultat", "current",
     N_("Total income less total expenses, and the result line of the balance sheet")},
    {"contributions_in_kind", N_("Contributions in kind are used in full"), "income-statement",
     "cvn_produits_total", "current", "income-statement", "cvn_charges_total", "current",
     N_("Both parts at the foot of the income statement have equal totals (art. 211-3)")},
};

static Table *checks_table(Arena *arena, Document *document) {
    static const char *const IDS[COLUMNS] = {"status", "expected", "found", "explanation"};
    static const char *const LABELS[COLUMNS] = {N_("Verdict"), N_("Expected"), N_("Found"),
                                                N_("What is compared")};
    Column columns[COLUMNS] = {0};
    for (size_t i = 0; i < COLUMNS; i++) {
        bool is_amount = i == EXPECTED || i == FOUND;
        columns[i].kind = is_amount ? CELL_AMOUNT : CELL_TEXT;
        columns[i].id = text_of(IDS[i]);
        columns[i].label = label_of(arena, document->language, LABELS[i]);
    }
    Text title = label_of(arena, document->language, N_("Proofs"));
    Table *table = document_add_table(arena, document, "checks", title, columns, COLUMNS);
    table->label_heading = label_of(arena, document->language, N_("Check"));
    table->starts_page = true;
    return table;
}

static bool figure(const Document *document, const char *table_id, const char *row_id,
                   const char *column_id, Amount *amount) {
    const Table *table = document_find_table(document, table_id);
    if (!table) return false;
    *amount = (Amount){0};
    const Row *row = table_find_row(table, row_id);
    for (size_t c = 0; row && c < table->column_count; c++) {
        bool is_it = text_equal(table->columns[c].id, text_of(column_id));
        if (is_it && row->cells[c].kind == CELL_AMOUNT) *amount = row->cells[c].amount;
    }
    return true;
}

static Row *add_check(Arena *arena, Document *document, Table *table, const char *id,
                      const char *label, const char *status) {
    Text shown = label_of(arena, document->language, label);
    Row *row = table_add_row(arena, table, text_of(id), ROW_LINE, shown);
    row->cells[STATUS] = cell_of_text(text_of(status));
    return row;
}

static void compare(Arena *arena, Document *document, Table *table, const Comparison *check) {
    Amount expected = {0}, found = {0};
    bool is_there =
        figure(document, check->expected_table, check->expected_row, check->expected_column,
               &expected) &&
        figure(document, check->found_table, check->found_row, check->found_column, &found);
    bool agrees = is_there && amount_compare(expected, found) == 0;
    const char *status = agrees ? "ok" : is_there ? "fail" : "skipped";
    Row *row = add_check(arena, document, table, check->id, check->label, status);
    if (is_there) {
        row->cells[EXPECTED] = cell_of_amount(expected);
        row->cells[FOUND] = cell_of_amount(found);
    }
    Text explanation = label_of(arena, document->language, check->explanation);
    row->cells[EXPLANATION] = cell_of_text(explanation);
}

/* Every account lies on one line: what all accounts close with is nil when debits equal credits. */
static void check_ledger(Arena *arena, const ReportRequest *request, Document *document,
                         Table *table) {
    const Balances *balances = &request->books->years[0].balances;
    Amount debit = {0}, credit = {0};
    for (size_t i = 0; i < balances->count; i++) {
        Amount closing = balance_closing(&balances->items[i]);
        if (amount_sign(closing) > 0) debit = amount_add(debit, closing);
        if (amount_sign(closing) < 0) credit = amount_subtract(credit, closing);
    }
    bool agrees = amount_compare(debit, credit) == 0;
    Row *row = add_check(arena, document, table, "ledger_balanced", N_("Debits equal credits"),
                         agrees ? "ok" : "fail");
    row->cells[EXPECTED] = cell_of_amount(debit);
    row->cells[FOUND] = cell_of_amount(credit);
    Text explanation = label_of(arena, document->language,
                                N_("Closing balances of all accounts, debit and credit"));
    row->cells[EXPLANATION] = cell_of_text(explanation);
}

static void check_opening(Arena *arena, const ReportRequest *request, Document *document,
                          Table *table) {
    static const struct {
        const char *status, *explanation;
    } VERDICTS[] = {
        [OPENING_ABSENT] = {"skipped", N_("The year holds no opening entries to compare")},
        [OPENING_AGREES] = {"ok", N_("Account by account")},
        [OPENING_APPROPRIATED] = {"ok", N_("Result appropriated at opening: only accounts 10, 11 "
                                           "and 12 differ and their sum agrees")},
        [OPENING_DIFFERS] = {"fail", N_("Accounts differ between the closing of the year before "
                                        "and this opening")},
    };
    const char *status = "skipped", *explanation = N_("The year before is not among the books");
    if (request->books->count > 1) {
        OpeningComparison comparison =
            opening_compare(arena, &request->books->years[1], &request->books->years[0]);
        status = VERDICTS[comparison.verdict].status;
        explanation = VERDICTS[comparison.verdict].explanation;
    }
    Row *row = add_check(arena, document, table, "opening_agrees",
                         N_("Opening equals the last closing"), status);
    row->cells[EXPLANATION] = cell_of_text(label_of(arena, document->language, explanation));
}

void add_checks(Arena *arena, const ReportRequest *request, Document *document) {
    Table *table = checks_table(arena, document);
    check_ledger(arena, request, document, table);
    for (size_t i = 0; i < sizeof COMPARISONS / sizeof *COMPARISONS; i++) {
        compare(arena, document, table, &COMPARISONS[i]);
    }
    check_opening(arena, request, document, table);
}
