#include "reports/check_statements.h"

#include "ledger/account.h"
#include "ledger/account_group.h"
#include "ledger/equity_movement.h"
#include "ledger/opening.h"

CheckResult check_ledger_balanced(const Checking *checking) {
    const Balances *balances = &checking->year.balances;
    Amount debit = {0}, credit = {0};
    for (size_t i = 0; i < balances->count; i++) {
        Amount closing = balance_closing(&balances->items[i]);
        if (amount_sign(closing) > 0) debit = amount_add(debit, closing);
        if (amount_sign(closing) < 0) credit = amount_subtract(credit, closing);
    }
    return check_equal(checking, debit, credit, "");
}

CheckResult check_sum_of_entries(const Checking *checking) {
    const FiscalYear *year = &checking->year;
    if (!year_has_entries(year))
        return check_skip(checking, N_("Only balances are at hand, no entries"));
    Amount entries = {0}, balances = {0};
    for (uint64_t i = 0; i < year->entry_count; i++) {
        const Entry *entry = &year->entries[i];
        if (entry->is_closing) continue;
        for (uint32_t j = 0; j < entry->line_count; j++) {
            entries = amount_add(entries, year->lines[entry->first_line + j].debit);
        }
    }
    for (size_t i = 0; i < year->balances.count; i++) {
        const Balance *balance = &year->balances.items[i];
        balances = amount_add(balances, amount_add(balance->opening_debit, balance->debit));
    }
    return check_equal(checking, entries, balances, "");
}

/* The findings that say that an account or a line is not where it belongs. */
static bool is_misplaced(ErrorCode code) {
    return code == ERROR_ACCOUNT_UNPLACED || code == ERROR_ACCOUNT_COMPANY ||
           code == ERROR_ACCOUNT_REMOVED || code == ERROR_TOTAL_DIFFERS;
}

/* The accounts and lines that are not where they belong, and how many there are. */
static Text list_misplaced(const Checking *checking, uint64_t *count) {
    CheckList list = {.checking = checking};
    *count = 0;
    for (size_t i = 0; i < checking->findings->kinds.count; i++) {
        const Finding *finding = &checking->findings->kinds.items[i];
        if (!is_misplaced(finding->code)) continue;
        *count += finding->count;
        for (size_t j = 0; j < finding->first.count; j++) {
            check_list_add(&list, text_of(finding->first.items[j].arguments[0]));
        }
    }
    return check_list_text(&list);
}

CheckResult check_accounts_on_lines(const Checking *checking) {
    uint64_t count;
    Text list = list_misplaced(checking, &count);
    CheckResult result = {.expected = cell_of_count(0), .found = cell_of_count(count)};
    if (count == 0) return result;
    result.status = CHECK_FAILS;
    result.explanation =
        check_say(checking, N_("Not where the model wants them: {1}"), list, (Text){0}, (Text){0});
    return result;
}

/* Adds the accounts of the group to the list when they do not cancel out together. */
static void list_open_group(const Checking *checking, CheckList *list, const char *group) {
    if (amount_is_zero(flow_closing(flow_of(&checking->year.balances, group)))) return;
    check_list_add(list, check_accounts(checking, group));
}

/* What makes two figures of the statements differ: accounts out of place, and groups of accounts
 * that the statements leave out because they should cancel out. Empty when nothing does. */
static Text list_causes(const Checking *checking) {
    CheckList list = {.checking = checking};
    uint64_t count;
    Text misplaced = list_misplaced(checking, &count);
    if (count) check_list_add(&list, misplaced);
    list_open_group(checking, &list, "0 80 81 82 83 84 85 88 89 9");
    list_open_group(checking, &list, "86 87");
    list_open_group(checking, &list, "18");
    return check_list_text(&list);
}

/* Two figures of the statements. */
static CheckResult check_figures(const Checking *checking, Amount expected, Amount found) {
    CheckResult result = check_equal(checking, expected, found, "");
    Text causes = result.status == CHECK_OK ? (Text){0} : list_causes(checking);
    if (causes.size) {
        Text difference = check_amount(checking, amount_subtract(found, expected));
        result.explanation = check_say(checking, N_("They differ by {1}. Look at: {2}"), difference,
                                       causes, (Text){0});
    }
    return result;
}

CheckResult check_result_of_classes(const Checking *checking) {
    Amount shown = year_figure(&checking->figures, "income_statement", "resultat");
    return check_figures(checking, year_result(&checking->year), shown);
}

CheckResult check_both_results(const Checking *checking) {
    Amount income = year_figure(&checking->figures, "income_statement", "resultat");
    Amount bilan = year_figure(&checking->figures, "liabilities", "resultat");
    return check_figures(checking, income, bilan);
}

CheckResult check_bilan(const Checking *checking) {
    Amount actif = year_figure(&checking->figures, "assets", "total_actif");
    Amount passif = year_figure(&checking->figures, "liabilities", "total_passif");
    return check_figures(checking, actif, passif);
}

CheckResult check_contributions(const Checking *checking) {
    const Balances *balances = &checking->year.balances;
    Amount received = amount_negate(flow_closing(flow_of(balances, "87")));
    CheckResult result =
        check_equal(checking, received, flow_closing(flow_of(balances, "86")), "86 87");
    return check_explain_lone(checking, result, "86 87");
}

/* What the movements of one place posted; credit positive, as own funds are. */
static Text list_movements(const Checking *checking, const EquityMovements *movements,
                           EquityPlace place) {
    CheckList list = {.checking = checking};
    for (size_t i = 0; i < movements->items.count; i++) {
        const EquityMovement *movement = &movements->items.items[i];
        if (movement->place != place) continue;
        check_list_add(&list, check_posting(checking, movement->balance->account, movement->amount,
                                            movement->entry));
    }
    return check_list_text(&list);
}

CheckResult check_equity(const Checking *checking) {
    if (!year_has_entries(&checking->year)) {
        return check_skip(checking, N_("Only balances are at hand, no entries"));
    }
    EquityMovements movements = equity_movements(checking->arena, &checking->year);
    Amount closing = year_figure(&checking->figures, "liabilities", "total_fonds_propres");
    Amount opening = year_opening_figure(&checking->figures, "liabilities", "total_fonds_propres");
    Amount change = amount_subtract(closing, opening);
    Amount told = amount_subtract(change, movements.total[EQUITY_DIRECT]);
    CheckResult result = check_figures(checking, year_result(&checking->year), told);
    Text changed = check_amount(checking, change);
    Text direct = list_movements(checking, &movements, EQUITY_DIRECT);
    Text carried = list_movements(checking, &movements, EQUITY_CARRIED);
    Text total = check_amount(checking, movements.total[EQUITY_DIRECT]);
    if (result.status == CHECK_OK) {
        result.explanation =
            direct.size
                ? check_say(checking, N_("Own funds: {1}, of which {2} posted directly: {3}"),
                            changed, total, direct)
                : check_say(checking, N_("Own funds: {1}, nothing posted directly"), changed,
                            (Text){0}, (Text){0});
    } else if (carried.size) {
        result.explanation = check_say(
            checking,
            N_("Own funds changed by {1}. Posted to 11 or 12 without appropriating a result: {2}"),
            changed, carried, (Text){0});
    }
    if (result.status == CHECK_FAILS && direct.size) {
        result.explanation = check_say(checking, N_("{1}. Posted directly, {2}: {3}"),
                                       result.explanation, total, direct);
    }
    return result;
}

/* Debit balances of classes 1 to 5 but those of 10 to 12, which the appropriation changes. */
static Amount debits(const Balances *balances, bool is_opening) {
    Amount sum = {0};
    for (size_t i = 0; i < balances->count; i++) {
        const Balance *balance = &balances->items[i];
        Amount amount = is_opening ? balance_opening(balance) : balance_closing(balance);
        bool is_carried = account_is_in(balance->account, "1 2 3 4 5 !10 !11 !12");
        if (is_carried && amount_sign(amount) > 0) sum = amount_add(sum, amount);
    }
    return sum;
}

static Text list_differences(const Checking *checking, const OpeningComparison *comparison) {
    CheckList list = {.checking = checking};
    for (size_t i = 0; i < comparison->count; i++) {
        const OpeningDifference *difference = &comparison->differences[i];
        Text closing = check_amount(checking, difference->closing);
        Text opening = check_amount(checking, difference->opening);
        check_list_add(&list, text_print(checking->arena, "%.*s %.*s \u2192 %.*s",
                                         TEXT_ARGUMENTS(difference->account),
                                         TEXT_ARGUMENTS(closing), TEXT_ARGUMENTS(opening)));
    }
    return check_list_text(&list);
}

CheckResult check_opening(const Checking *checking) {
    static const struct {
        CheckStatus status;
        const char *explanation;
    } VERDICTS[] = {
        [OPENING_ABSENT] = {CHECK_SKIPPED, N_("The year holds no opening entries to compare")},
        [OPENING_AGREES] = {CHECK_OK, N_("Account by account (debits of 13 to 59)")},
        [OPENING_APPROPRIATED] = {CHECK_OK, N_("Result appropriated at opening: {1}")},
        [OPENING_DIFFERS] = {CHECK_FAILS, N_("Closing and opening differ: {1}")},
    };
    const FiscalYear *year = &checking->year;
    const FiscalYear *previous = checking->books->count > 1 ? &checking->books->years[1] : NULL;
    bool is_next = previous && date_compare(date_add_days(previous->end, 1), year->start) == 0;
    if (!is_next) return check_skip(checking, N_("The year before is not among the books"));
    OpeningComparison comparison = opening_compare(checking->arena, previous, year);
    Text differences = list_differences(checking, &comparison);
    bool is_lost = comparison.verdict == OPENING_ABSENT && comparison.count;
    OpeningVerdict verdict = is_lost ? OPENING_DIFFERS : comparison.verdict;
    CheckResult result = {.status = VERDICTS[verdict].status};
    result.explanation =
        check_say(checking, VERDICTS[verdict].explanation, differences, (Text){0}, (Text){0});
    if (verdict == OPENING_ABSENT) return result;
    Balances before = balances_by_account(checking->arena, &previous->balances);
    Balances now = balances_by_account(checking->arena, &year->balances);
    result.expected = cell_of_amount(debits(&before, false));
    result.found = cell_of_amount(debits(&now, true));
    return result;
}
