#include "ledger/book/chart_names.h"

#include "ledger/chart.h"
#include "ledger/regulation.h"

bool chart_label(Arena *arena, const BookYear *year, Text number, Text *label, Error *error) {
    Chart chart;
    if (!chart_load(arena, regulation_of(year->start), &chart, error)) return false;
    bool is_known = chart_knows(&chart, number);
    const ChartAccount *account = is_known ? chart_find(&chart, number) : NULL;
    *label = account ? account->label : (Text){0};
    return true;
}

static bool is_listed(const NumberList *list, Text number) {
    for (size_t i = 0; i < list->count; i++) {
        if (text_equal(list->items[i], number)) return true;
    }
    return false;
}

bool chart_names_lines(Arena *arena, Book *book, const BookYear *year, PostedEntry *entry,
                       NumberList *added, Error *error) {
    const NameTable *accounts = book_names(book, NAME_ACCOUNT, year->number, error);
    if (!accounts) return false;
    *added = (NumberList){0};
    for (size_t i = 0; i < entry->line_count; i++) {
        PostedLine *line = &entry->lines[i];
        if (name_find(accounts, line->account) || line->account_label.size) continue;
        if (!chart_label(arena, year, line->account, &line->account_label, error)) return false;
        bool is_new = line->account_label.size && !is_listed(added, line->account);
        if (is_new) *LIST_PUSH(arena, added) = line->account;
    }
    return true;
}
