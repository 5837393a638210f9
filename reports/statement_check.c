#include "reports/statement_check.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "ledger/account.h"

static Text printed(const StatementCheck *check, Amount amount) {
    char room[AMOUNT_TEXT_SIZE];
    return text_copy(check->arena, amount_print(amount, AMOUNT_SAID, room));
}

static void find(StatementCheck *check, ErrorCause cause) {
    Error error = {0};
    error_set_cause(&error, cause);
    error_place(&error, text_copy(check->arena, check->year->source).bytes, 0, 0);
    findings_add(check->findings, &error);
}

/* A year kept under an earlier regulation is laid out by today's lines for comparison: its own
 * chart was right for it. */
static bool is_of_earlier_rules(const StatementCheck *check) {
    return text_compare(regulation_of(check->year->start), check->definition->regulation) < 0;
}

static bool is_outside(const StatementCheck *check, Text number) {
    const StatementDefinition *definition = check->definition;
    const Claim *claim = placement_find(&definition->placement, number, false);
    return claim && definition->lines.items[claim->line].style == STYLE_OUTSIDE;
}

/* What is wrong with an account whose balance is not nil. */
static ErrorCode fault_of(const StatementCheck *check, const AccountSum *account,
                          const ChartAccount *known) {
    ChartKind kind = known ? known->kind : CHART_PCG;
    if (kind == CHART_COMPANY) return ERROR_ACCOUNT_COMPANY;
    if (kind == CHART_REMOVED && !is_of_earlier_rules(check) && !check->is_opening) {
        return ERROR_ACCOUNT_REMOVED;
    }
    if (is_outside(check, account->number)) return ERROR_ACCOUNT_OUTSIDE;
    return amount_is_zero(account->unplaced) ? ERROR_NONE : ERROR_ACCOUNT_UNPLACED;
}

static void check_chart(StatementCheck *check, const AccountSum *account) {
    bool is_known = chart_knows(&check->definition->chart, account->number) ||
                    is_outside(check, account->number);
    if (is_known || is_of_earlier_rules(check)) return;
    find(check, (ErrorCause){ERROR_ACCOUNT_ABSENT, account->number, account->label,
                             check->definition->regulation});
}

static void check_balance(StatementCheck *check, const AccountSum *account) {
    const ChartAccount *known = chart_find(&check->definition->chart, account->number);
    ErrorCode fault = fault_of(check, account, known);
    if (fault == ERROR_NONE) return;
    Text successors = known ? known->successors : (Text){0};
    Text label = account->label.size || !known ? account->label : known->label;
    find(check,
         (ErrorCause){fault, account->number, label, printed(check, account->counted), successors});
}

void statement_check_account(StatementCheck *check, const AccountSum *account) {
    int class = account_class(account->number);
    if (account_is_under(account->number, "86")) {
        check->given_contributions = amount_add(check->given_contributions, account->counted);
    }
    if (account_is_under(account->number, "87")) {
        check->received_contributions = amount_add(check->received_contributions, account->counted);
    }
    if (!statement_shows_class(check->definition->kind, class)) return;
    if (class <= 7) check->unplaced = amount_add(check->unplaced, account->unplaced);
    if (!check->is_opening) check_chart(check, account);
    bool is_nil = amount_is_zero(account->counted) && amount_is_zero(account->unplaced);
    bool is_said = check->is_opening && !amount_is_zero(account->closing);
    if (!is_nil && !is_said) check_balance(check, account);
}

static Amount net_of(const StatementFigures *figures, uint32_t line) {
    return figures->amounts[(size_t)line * STATEMENT_COLUMNS + COLUMN_NET];
}

/* Each grand total equals the sum of the accounts on the lines it counts. */
static void check_root(StatementCheck *check, const StatementFigures *figures, uint32_t root) {
    const StatementDefinition *definition = check->definition;
    Amount sum = {0};
    for (size_t i = 0; i < figures->parts.count; i++) {
        const StatementPart *part = &figures->parts.items[i];
        const StatementLine *line = &definition->lines.items[part->line];
        if (line->root != root) continue;
        bool is_subtracted = (line->root_sign < 0) != (part->column == COLUMN_ALLOWANCE);
        sum = is_subtracted ? amount_subtract(sum, part->amount) : amount_add(sum, part->amount);
    }
    Amount total = net_of(figures, root);
    if (amount_compare(total, sum) == 0) return;
    find(check, (ErrorCause){ERROR_TOTAL_DIFFERS, definition->lines.items[root].french,
                             printed(check, total), printed(check, sum)});
}

static void check_roots(StatementCheck *check, const StatementFigures *figures) {
    const StatementDefinition *definition = check->definition;
    bool *is_done = ARENA_ARRAY(check->arena, bool, definition->lines.count);
    for (size_t i = 0; i < definition->lines.count; i++) {
        uint32_t root = definition->lines.items[i].root;
        if (root == NO_LINE || is_done[root]) continue;
        is_done[root] = true;
        check_root(check, figures, root);
    }
}

/* Names the accounts that may explain a difference: those of which `is_suspect` holds and whose
 * balance, in this statement, is not nil. */
static void name_accounts(StatementCheck *check, bool (*is_suspect)(Text number)) {
    Balances accounts = balances_by_account(check->arena, &check->year->balances);
    for (size_t i = 0; i < accounts.count; i++) {
        const Balance *account = &accounts.items[i];
        Amount counted = check->is_opening ? balance_opening(account) : balance_closing(account);
        if (!is_suspect(account->account) || amount_is_zero(counted)) continue;
        find(check, (ErrorCause){ERROR_ACCOUNT_BEHIND, account->account, account->label,
                                 printed(check, counted)});
    }
}

static bool is_contribution(Text number) {
    return account_is_under(number, "86") || account_is_under(number, "87");
}

/* Classes 1 to 7 are on the bilan, by their lines or by the result. */
static bool is_off_balance_sheet(Text number) {
    int class = account_class(number);
    return class < 1 || class > 7;
}

/* The statement's result and that of classes 6 and 7; art. 211-3 for class 8. */
static void check_income(StatementCheck *check, const StatementFigures *figures) {
    Amount shown = net_of(figures, check->definition->result);
    Amount explained = amount_subtract(shown, check->unplaced);
    if (amount_compare(shown, figures->result) != 0 &&
        amount_compare(explained, figures->result) != 0) {
        find(check, (ErrorCause){ERROR_RESULTS_DIFFER, printed(check, shown),
                                 printed(check, figures->result)});
    }
    Amount received = amount_negate(check->received_contributions);
    if (amount_compare(check->given_contributions, received) == 0) return;
    find(check, (ErrorCause){ERROR_CONTRIBUTIONS_DIFFER, printed(check, check->given_contributions),
                             printed(check, received)});
    name_accounts(check, is_contribution);
}

/* Sum of the lines that must be nil; credit positive. */
static Amount check_controls(StatementCheck *check, const StatementFigures *figures) {
    const StatementDefinition *definition = check->definition;
    Amount sum = {0};
    for (uint32_t i = 0; i < definition->lines.count; i++) {
        Amount amount = net_of(figures, i);
        if (definition->lines.items[i].style != STYLE_CONTROL || amount_is_zero(amount)) continue;
        sum = amount_add(sum, amount);
        find(check, (ErrorCause){ERROR_LIAISON_OPEN, printed(check, amount)});
    }
    return sum;
}

static void check_balance_sheet(StatementCheck *check, const StatementFigures *figures) {
    Amount actif = {0}, passif = {0};
    statement_amount(check->definition, figures, "total_actif", &actif);
    statement_amount(check->definition, figures, "total_passif", &passif);
    Amount apart = amount_subtract(check_controls(check, figures), check->unplaced);
    Amount difference = amount_subtract(actif, passif);
    if (amount_is_zero(difference) || amount_compare(difference, apart) == 0) return;
    find(check, (ErrorCause){ERROR_BALANCE_SHEET_OPEN, printed(check, actif),
                             printed(check, passif), printed(check, difference)});
    name_accounts(check, is_off_balance_sheet);
}

void statement_check_totals(StatementCheck *check, const StatementFigures *figures) {
    check_roots(check, figures);
    if (check->definition->kind == STATEMENT_INCOME)
        check_income(check, figures);
    else
        check_balance_sheet(check, figures);
}
