#include "reports/report_checks.h"

#include "reports/cell_text.h"
#include "reports/check_accounts.h"
#include "reports/check_funds.h"
#include "reports/check_statements.h"

enum { STATUS, EXPECTED, FOUND, EXPLANATION, COLUMNS };

/* How a failed check is told. */
typedef enum CheckWeight {
    PROOF,  /* no accounts are final while it fails */
    TOLD,   /* likewise, and the statements or the reader found it themselves */
    REVIEW, /* the accounts may stand: somebody has to look */
} CheckWeight;

typedef struct Check {
    const char *id;
    const char *label;       /* msgid */
    const char *explanation; /* msgid: what is compared */
    CheckWeight weight;
    CheckResult (*run)(const Checking *checking);
} Check;

static const Check CHECKS[] = {
    {"ledger_balanced", N_("Debits equal credits"), N_("Closing balances, debit and credit"), PROOF,
     check_ledger_balanced},
    {"trial_balance_entries", N_("Trial balance equals entries"),
     N_("Debits of all entries, and of all accounts"), PROOF, check_sum_of_entries},
    {"accounts_on_lines", N_("Every account lies on one line"),
     N_("Accounts and lines out of place"), TOLD, check_accounts_on_lines},
    {"result_of_classes", N_("The result is that of classes 6 and 7"),
     N_("Accounts, and income statement"), TOLD, check_result_of_classes},
    {"result_agrees", N_("Both statements give the same result"),
     N_("Income statement, and balance sheet"), TOLD, check_both_results},
    {"equity_movement", N_("The result is what changed own funds"),
     N_("Result, and change of own funds less direct postings"), PROOF, check_equity},
    {"bilan_balanced", N_("Assets equal liabilities"), N_("Totals of the balance sheet"), TOLD,
     check_bilan},
    {"opening_agrees", N_("Opening equals the last closing"), N_("Account by account"), TOLD,
     check_opening},
    {"dedicated_funds", N_("Dedicated funds and their movements"),
     N_("193 to 196; opening, 689 and 789"), PROOF, check_dedicated_funds},
    {"dedicated_funds_bilan", N_("Dedicated funds of the balance sheet"),
     N_("Balance sheet, and table of movements"), PROOF, check_dedicated_funds_bilan},
    {"dedicated_funds_additions", N_("Dedicated funds carried forward"),
     N_("Income statement, and table"), PROOF, check_dedicated_funds_added},
    {"dedicated_funds_used", N_("Dedicated funds used"), N_("Income statement, and table"), PROOF,
     check_dedicated_funds_used},
    {"deferred_funds", N_("Deferred funds and their movements"), N_("1911; opening, 6891 and 7891"),
     PROOF, check_deferred_funds},
    {"deferred_funds_bilan", N_("Deferred funds of the balance sheet"),
     N_("Balance sheet, and table of movements"), PROOF, check_deferred_funds_bilan},
    {"usufructs", N_("Usufructs move with their assets only"),
     N_("Movements of 204 and 2804, and of 1912 (art. 213-2)"), PROOF, check_usufructs},
    {"fixed_assets_gross", N_("Fixed assets, gross"), N_("Balance sheet, and table of movements"),
     PROOF, check_assets_gross},
    {"fixed_assets_written_off", N_("Fixed assets, written off"),
     N_("Balance sheet, and tables of movements"), PROOF, check_assets_written_off},
    {"contributions_in_kind", N_("Contributions in kind are used in full"),
     N_("Accounts 87, and accounts 86 (art. 211-3)"), TOLD, check_contributions},
    {"suspense_accounts", N_("Suspense accounts are nil"), N_("Balances of 471 to 473"), REVIEW,
     check_suspense},
    {"internal_transfers", N_("Internal transfers are nil"), N_("Balances of 58"), REVIEW,
     check_transfers},
    {"liaison_accounts", N_("Liaison accounts cancel out"), N_("Sum of 18"), TOLD, check_liaison},
    {"opening_classes", N_("Classes 6 and 7 open at nil"), N_("What opening entries post there"),
     REVIEW, check_opening_classes},
    {"result_carried", N_("The result is not counted twice"),
     N_("Account 12, and what may be left there of last year"), PROOF, check_carried_result},
    {"balance_signs", N_("No balance is on an impossible side"), N_("Balances that cannot be"),
     REVIEW, check_signs},
};

static const struct {
    const char *code, *label;
} STATUSES[] = {
    [CHECK_OK] = {"ok", N_("ok")},
    [CHECK_FAILS] = {"fail", N_("differs")},
    [CHECK_SKIPPED] = {"skipped", N_("not checked")},
};

static Table *checks_table(Arena *arena, Document *document) {
    static const char *const IDS[COLUMNS] = {"status", "expected", "found", "explanation"};
    static const char *const LABELS[COLUMNS] = {N_("Verdict"), N_("Expected"), N_("Found"),
                                                N_("What is compared, where to look")};
    Column columns[COLUMNS] = {0};
    for (size_t i = 0; i < COLUMNS; i++) {
        bool is_amount = i == EXPECTED || i == FOUND;
        columns[i].kind = is_amount ? CELL_AMOUNT : CELL_TEXT;
        columns[i].id = text_of(IDS[i]);
        columns[i].label = label_of(arena, document->language, LABELS[i]);
    }
    bool is_alone = text_equal(document->report, TEXT("tie-out"));
    Text title = is_alone ? document->title : label_of(arena, document->language, N_("Proofs"));
    Table *table = document_add_table(arena, document, "checks", title, columns, COLUMNS);
    table->label_heading = label_of(arena, document->language, N_("Check"));
    table->starts_page = true;
    return table;
}

Row *checks_add_row(Arena *arena, const Document *document, Table *table, Text id, Text label,
                    const CheckResult *result) {
    Row *row = table_add_row(arena, table, id, ROW_LINE, label);
    Text status = label_of(arena, document->language, STATUSES[result->status].label);
    row->cells[STATUS] = cell_of_coded_text(status, STATUSES[result->status].code);
    row->cells[STATUS].is_alert = result->status == CHECK_FAILS;
    row->cells[EXPECTED] = result->expected;
    row->cells[FOUND] = result->found;
    row->cells[EXPLANATION] = cell_of_text(result->explanation);
    return row;
}

static void tell(const Check *check, const CheckResult *result, const Document *document,
                 Findings *findings) {
    bool is_told = check->weight == TOLD && findings_count(findings, TROUBLE_PROOF) > 0;
    if (result->status != CHECK_FAILS || is_told) return;
    bool is_tie_out = text_equal(document->report, TEXT("tie-out"));
    bool is_mild = check->weight == REVIEW && !is_tie_out;
    char expected[CELL_TEXT_SIZE], found[CELL_TEXT_SIZE];
    Error error = {0};
    error_set(&error, is_mild ? ERROR_CHECK_DOUBTFUL : ERROR_CHECK_FAILED,
              cell_print_plain(&result->expected, expected),
              cell_print_plain(&result->found, found), .reason = check->label);
    findings_add(findings, &error);
}

/* The year up to the end of the period asked for, from its first day. */
static FiscalYear year_to_date(Arena *arena, const ReportRequest *request) {
    const FiscalYear *year = &request->books->years[0];
    if (!request->has_period) return *year;
    return year_within(arena, year, (Period){.to = request->period.to}, PERIOD_CARRIES);
}

static void run_check(const Checking *checking, const Check *check, Document *document,
                      Table *table, Findings *findings) {
    CheckResult result = check->run(checking);
    if (!result.explanation.size) {
        result.explanation = label_of(checking->arena, checking->language, check->explanation);
    }
    Text label = label_of(checking->arena, checking->language, check->label);
    checks_add_row(checking->arena, document, table, text_of(check->id), label, &result);
    tell(check, &result, document, findings);
}

bool add_checks(Arena *arena, const ReportRequest *request, Document *document, Findings *findings,
                Error *error) {
    Findings apart = findings_in(arena);
    bool is_said = document_find_table(document, "income-statement") != NULL;
    Findings *own = is_said ? &apart : findings;
    Checking checking = {.arena = arena,
                         .language = document->language,
                         .books = request->books,
                         .year = year_to_date(arena, request),
                         .findings = own};
    if (!year_figures_compute(arena, &checking.year, request->settings, &checking.figures, own,
                              error)) {
        return false;
    }
    Table *table = checks_table(arena, document);
    for (size_t i = 0; i < sizeof CHECKS / sizeof *CHECKS; i++) {
        run_check(&checking, &CHECKS[i], document, table, findings);
    }
    return true;
}
