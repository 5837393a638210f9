#include "reports/check.h"

#include "ledger/account_group.h"
#include "reports/cell_text.h"

enum { LIST_MOST = 6 };

Text check_say(const Checking *checking, const char *msgid, Text first, Text second, Text third) {
    Text sentence = label_of(checking->arena, checking->language, msgid);
    const Text values[ERROR_ARGUMENTS] = {first, second, third};
    return sentence_fill(checking->arena, text_copy(checking->arena, sentence).bytes, values);
}

Text check_amount(const Checking *checking, Amount amount) {
    char room[CELL_TEXT_SIZE];
    Cell cell = cell_of_amount(amount);
    return text_copy(checking->arena, cell_print(&cell, checking->language, room));
}

void check_list_add(CheckList *list, Text item) {
    if (list->count++ >= LIST_MOST) return;
    list->text = list->count == 1 ? item
                                  : text_print(list->checking->arena, "%.*s; %.*s",
                                               TEXT_ARGUMENTS(list->text), TEXT_ARGUMENTS(item));
}

Text check_list_text(CheckList *list) {
    if (list->count <= LIST_MOST) return list->text;
    Text rest = text_print(list->checking->arena, "%zu", list->count - LIST_MOST);
    return check_say(list->checking, N_("{1}; and {2} more"), list->text, rest, (Text){0});
}

Text check_accounts(const Checking *checking, const char *group) {
    CheckList list = {.checking = checking};
    Balances balances = balances_by_account(checking->arena, &checking->year.balances);
    for (size_t i = 0; i < balances.count; i++) {
        const Balance *balance = &balances.items[i];
        Amount closing = balance_closing(balance);
        if (amount_is_zero(closing) || !account_is_in(balance->account, group)) continue;
        check_list_add(&list,
                       text_print(checking->arena, "%.*s %.*s", TEXT_ARGUMENTS(balance->account),
                                  TEXT_ARGUMENTS(check_amount(checking, closing))));
    }
    return check_list_text(&list);
}

CheckResult check_equal(const Checking *checking, Amount expected, Amount found,
                        const char *accounts) {
    CheckResult result = {.expected = cell_of_amount(expected), .found = cell_of_amount(found)};
    if (amount_compare(expected, found) == 0) return result;
    result.status = CHECK_FAILS;
    Text difference = check_amount(checking, amount_subtract(found, expected));
    Text list = check_accounts(checking, accounts);
    result.explanation = check_say(
        checking, list.size ? N_("They differ by {1}. Look at: {2}") : N_("They differ by {1}"),
        difference, list, (Text){0});
    return result;
}

CheckResult check_skip(const Checking *checking, const char *reason) {
    return (CheckResult){.status = CHECK_SKIPPED,
                         .explanation = label_of(checking->arena, checking->language, reason)};
}
