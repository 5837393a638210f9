#include "reports/check_accounts.h"

#include "ledger/account.h"
#include "ledger/account_group.h"
#include "ledger/balance_sign.h"
#include "ledger/carry.h"

/* The accounts of the group, each on its own, are nil: their amounts cannot make up for each
 * other. */
static CheckResult check_nil(const Checking *checking, const char *group) {
    Balances balances = balances_by_account(checking->arena, &checking->year.balances);
    Amount sum = {0};
    for (size_t i = 0; i < balances.count; i++) {
        const Balance *balance = &balances.items[i];
        if (!account_is_in(balance->account, group)) continue;
        sum = amount_add(sum, amount_absolute(balance_closing(balance)));
    }
    return check_equal(checking, (Amount){0}, sum, group);
}

CheckResult check_suspense(const Checking *checking) {
    return check_nil(checking, "471 472 473");
}

CheckResult check_transfers(const Checking *checking) {
    return check_nil(checking, "58");
}

/* Liaison accounts cancel out together. */
CheckResult check_liaison(const Checking *checking) {
    Amount sum = flow_closing(flow_of(&checking->year.balances, "18"));
    return check_equal(checking, (Amount){0}, sum, "18");
}

/* Whether all that the entry posts to classes 1 to 5 was accrued or set aside at the last closing:
 * on the first day of the year it is taken back, whatever its label says ("Reprise CCA"). */
static bool is_taking_back(const FiscalYear *year, const Entry *entry) {
    static const char ACCRUED[] = "15 19 29 39 408 418 428 438 448 467 468 48 49 59 6 7";
    for (uint32_t i = 0; i < entry->line_count; i++) {
        const Line *line = &year->lines[entry->first_line + i];
        if (!account_is_in(year->balances.items[line->balance].account, ACCRUED)) return false;
    }
    return true;
}

/* Whether the entry carries balances forward: its journal or its labels say so, on the first day
 * of the year. */
static bool is_like_opening(const FiscalYear *year, const Entry *entry) {
    if (date_compare(entry->date, year->start) != 0) return false;
    const Journal *journal = &year->journals[entry->journal];
    if (entry->is_opening || carry_is_opening_journal(journal->code, journal->label)) return true;
    for (uint32_t i = 0; i < entry->line_count; i++) {
        if (!carry_is_opening_label(year->lines[entry->first_line + i].label)) return false;
    }
    return entry->line_count > 0 && !is_taking_back(year, entry);
}

CheckResult check_opening_classes(const Checking *checking) {
    const FiscalYear *year = &checking->year;
    if (!year_has_entries(year))
        return check_skip(checking, N_("Only balances are at hand, no entries"));
    CheckList list = {.checking = checking};
    Amount sum = {0};
    for (uint64_t i = 0; i < year->entry_count; i++) {
        const Entry *entry = &year->entries[i];
        if (!is_like_opening(year, entry)) continue;
        for (uint32_t j = 0; j < entry->line_count; j++) {
            const Line *line = &year->lines[entry->first_line + j];
            Text account = year->balances.items[line->balance].account;
            if (!account_is_in(account, "6 7")) continue;
            sum = amount_add(sum, amount_absolute(line_amount(line)));
            check_list_add(&list, check_posting(checking, account, line_amount(line), entry));
        }
    }
    CheckResult result = check_equal(checking, (Amount){0}, sum, "");
    if (result.status == CHECK_FAILS) {
        result.explanation = check_say(checking, N_("Opening entries post to classes 6 and 7: {1}"),
                                       check_list_text(&list), (Text){0}, (Text){0});
    }
    return result;
}

/* What of last year's result may still be on 12: all of it, nothing, or a part. */
static Amount within(Amount carried, Amount opening) {
    bool is_other_side = amount_sign(carried) * amount_sign(opening) < 0;
    if (amount_sign(opening) == 0 || is_other_side) return (Amount){0};
    bool is_more = amount_compare(amount_absolute(carried), amount_absolute(opening)) > 0;
    return is_more ? opening : carried;
}

CheckResult check_carried_result(const Checking *checking) {
    const FiscalYear *year = &checking->year;
    Flow flow = flow_of(&year->balances, "12");
    Amount carried = amount_negate(flow_closing(flow)), opening = amount_negate(flow.opening);
    if (year->has_closing && amount_compare(year->closing_result, year_result(year)) != 0) {
        CheckResult result = check_equal(checking, year_result(year), year->closing_result, "12");
        result.explanation =
            check_say(checking, N_("Closing entries posted {1} to 12, not the result of the year"),
                      check_amount(checking, year->closing_result), (Text){0}, (Text){0});
        return result;
    }
    if (!year->has_opening && !amount_is_zero(carried)) {
        return check_skip(checking, N_("Without opening entries, 12 tells nothing"));
    }
    CheckResult result = check_equal(checking, within(carried, opening), carried, "12");
    if (result.status == CHECK_FAILS) {
        Text posted = check_amount(checking, amount_subtract(carried, within(carried, opening)));
        result.explanation = check_say(
            checking, N_("{1} on 12 is not of last year: the result comes from 6 and 7. See: {2}"),
            posted, check_accounts(checking, "12"), (Text){0});
    }
    return result;
}

/* "401000 F12 395,20: a supplier owes: paid twice, or in advance". */
static void list_sign(const Checking *checking, CheckList *list, const Balance *balance,
                      const char *reason) {
    Text amount = check_amount(checking, balance_closing(balance));
    Text why = label_of(checking->arena, checking->language, reason);
    Text who = balance->auxiliary_label.size ? balance->auxiliary_label : balance->auxiliary;
    const char *gap = who.size ? " " : "";
    check_list_add(list, text_print(checking->arena, "%.*s%s%.*s %.*s (%.*s)",
                                    TEXT_ARGUMENTS(balance->account), gap, TEXT_ARGUMENTS(who),
                                    TEXT_ARGUMENTS(amount), TEXT_ARGUMENTS(why)));
}

CheckResult check_signs(const Checking *checking) {
    CheckList lists[SIGN_IMPOSSIBLE + 1] = {0};
    for (size_t i = 0; i <= SIGN_IMPOSSIBLE; i++) lists[i].checking = checking;
    const Balances *balances = &checking->year.balances;
    for (size_t i = 0; i < balances->count; i++) {
        const char *reason;
        SignVerdict verdict = balance_sign(&balances->items[i], &reason);
        if (verdict == SIGN_USUAL) continue;
        list_sign(checking, &lists[verdict], &balances->items[i], reason);
    }
    size_t impossible = lists[SIGN_IMPOSSIBLE].count;
    CheckResult result = {.expected = cell_of_count(0), .found = cell_of_count(impossible)};
    if (impossible) {
        result.status = CHECK_FAILS;
        result.explanation =
            check_say(checking, N_("These balances cannot be: {1}"),
                      check_list_text(&lists[SIGN_IMPOSSIBLE]), (Text){0}, (Text){0});
    } else if (lists[SIGN_UNUSUAL].count) {
        result.explanation = check_say(checking, N_("None; unusual, but possible: {1}"),
                                       check_list_text(&lists[SIGN_UNUSUAL]), (Text){0}, (Text){0});
    }
    return result;
}
