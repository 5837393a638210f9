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

Text check_posting(const Checking *checking, Text account, Amount amount, const Entry *entry) {
    return text_print(checking->arena, "%.*s %.*s (%.*s %.*s)", TEXT_ARGUMENTS(account),
                      TEXT_ARGUMENTS(check_amount(checking, amount)),
                      TEXT_ARGUMENTS(checking->year.journals[entry->journal].code),
                      TEXT_ARGUMENTS(entry->number));
}

void check_list_add(CheckList *list, Text item) {
    if (list->count++ >= LIST_MOST) return;
    bool is_first = list->count == 1;
    list->text =
        is_first ? item : check_say(list->checking, N_("{1}; {2}"), list->text, item, (Text){0});
}

/* Which balances of the year are of the group; NULL when none is. */
static const bool *balances_in(const Checking *checking, const char *group) {
    const Balances *balances = &checking->year.balances;
    bool *is_in = ARENA_ARRAY(checking->arena, bool, balances->count);
    bool is_any = false;
    for (size_t i = 0; i < balances->count; i++) {
        is_in[i] = account_is_in(balances->items[i].account, group);
        is_any |= is_in[i];
    }
    return is_any ? is_in : NULL;
}

/* What the entry posts to those balances. */
static Amount posted(const FiscalYear *year, const Entry *entry, const bool *is_in) {
    Amount sum = {0};
    for (uint32_t i = 0; i < entry->line_count; i++) {
        const Line *line = &year->lines[entry->first_line + i];
        if (is_in[line->balance]) sum = amount_add(sum, line_amount(line));
    }
    return sum;
}

Amount check_list_add_lone(CheckList *list, const char *group) {
    const Checking *checking = list->checking;
    const FiscalYear *year = &checking->year;
    const bool *is_in = year_has_entries(year) ? balances_in(checking, group) : NULL;
    Amount left = {0};
    for (uint64_t i = 0; is_in && i < year->entry_count; i++) {
        const Entry *entry = &year->entries[i];
        if (entry->is_opening || entry->is_closing) continue;
        Amount sum = posted(year, entry, is_in);
        if (amount_is_zero(sum)) continue;
        left = amount_add(left, amount_absolute(sum));
        for (uint32_t j = 0; j < entry->line_count; j++) {
            const Line *line = &year->lines[entry->first_line + j];
            Text account = year->balances.items[line->balance].account;
            if (!is_in[line->balance]) continue;
            check_list_add(list, check_posting(checking, account, line_amount(line), entry));
        }
    }
    return left;
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

CheckResult check_explain_lone(const Checking *checking, CheckResult result, const char *group) {
    CheckList list = {.checking = checking};
    if (result.status != CHECK_FAILS) return result;
    check_list_add_lone(&list, group);
    if (list.count == 0) return result;
    Amount difference = amount_subtract(result.found.amount, result.expected.amount);
    result.explanation =
        check_say(checking, N_("They differ by {1}. Entries that do not cancel out: {2}"),
                  check_amount(checking, difference), check_list_text(&list), (Text){0});
    return result;
}

CheckResult check_skip(const Checking *checking, const char *reason) {
    return (CheckResult){.status = CHECK_SKIPPED,
                         .explanation = label_of(checking->arena, checking->language, reason)};
}
