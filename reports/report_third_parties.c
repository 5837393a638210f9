#include "reports/report_third_parties.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "engine/map.h"
#include "ledger/account.h"
#include "ledger/period.h"

enum { TO_30, TO_60, TO_90, BEYOND, AGES, AGED_TOTAL = AGES, AGED_COLUMNS };

/* The row that names the account above its third parties. */
static void add_account_heading(Arena *arena, Table *table, const Balance *balance) {
    Text label = text_print(arena, "%.*s  %.*s", TEXT_ARGUMENTS(balance->account),
                            TEXT_ARGUMENTS(balance->label));
    table_add_row(arena, table, balance->account, ROW_HEADING, label);
}

static bool begins_account(const Balances *balances, size_t index) {
    return index == 0 ||
           !text_equal(balances->items[index].account, balances->items[index - 1].account);
}

void add_third_parties(Arena *arena, const FiscalYear *year, Document *document) {
    Text title = label_of(arena, document->language, N_("Third parties"));
    Table *table = trial_balance_table(arena, document, "third-parties", title);
    table->label_heading = label_of(arena, document->language, N_("Third party"));
    Amount totals[6] = {{0}};
    for (size_t i = 0; i < year->balances.count; i++) {
        const Balance *balance = &year->balances.items[i];
        if (!account_is_third_party(balance->account)) continue;
        if (begins_account(&year->balances, i) && balance->auxiliary.size) {
            add_account_heading(arena, table, balance);
        }
        trial_balance_row(arena, table, balance, totals)->level = balance->auxiliary.size ? 1 : 0;
    }
    trial_balance_total(arena, document, table, totals);
}

/* What is known of lettering on a day: the sum of each group of lettered lines. */
typedef struct Lettering {
    Map groups; /* key: index of the balance, then the letters */
    LIST_OF(Amount) sums;
} Lettering;

static Text group_key(const Line *line, char room[64]) {
    size_t size = 0;
    for (uint32_t rest = line->balance; rest; rest >>= 8) room[size++] = (char)(rest & 255);
    room[size++] = ' ';
    for (size_t i = 0; i < line->lettering.size && size < 64; i++) {
        room[size++] = line->lettering.bytes[i];
    }
    return (Text){room, size};
}

static Amount *group_sum(Arena *arena, Lettering *lettering, const Line *line) {
    char room[64];
    bool added;
    uint32_t *group = map_find_or_add(&lettering->groups, group_key(line, room),
                                      (uint32_t)lettering->sums.count, &added);
    uint32_t index = *group;
    if (added) LIST_PUSH(arena, &lettering->sums);
    return &lettering->sums.items[index];
}

/* Calls for the lines of accounts 40 to 47 up to a day. */
typedef struct Aging {
    Arena *arena;
    const FiscalYear *year;
    Date at;
    Lettering lettering;
    Amount (*items)[AGED_COLUMNS]; /* per balance of the year */
} Aging;

static void add_to_group(Aging *aging, const Entry *entry, const Line *line) {
    (void)entry;
    if (line->lettering.size == 0) return;
    Amount *sum = group_sum(aging->arena, &aging->lettering, line);
    *sum = amount_add(*sum, line_amount(line));
}

static size_t age_of(Date since, Date at) {
    int days = at.day - since.day;
    return days <= 30 ? TO_30 : days <= 60 ? TO_60 : days <= 90 ? TO_90 : BEYOND;
}

static void add_open_item(Aging *aging, const Entry *entry, const Line *line) {
    if (line->lettering.size && amount_is_zero(*group_sum(aging->arena, &aging->lettering, line))) {
        return;
    }
    Date since = date_is_set(line->piece_date) ? line->piece_date : entry->date;
    Amount *columns = aging->items[line->balance];
    size_t age = age_of(since, aging->at);
    columns[age] = amount_add(columns[age], line_amount(line));
    columns[AGED_TOTAL] = amount_add(columns[AGED_TOTAL], line_amount(line));
}

static void visit_lines(Aging *aging, void (*visit)(Aging *, const Entry *, const Line *)) {
    const FiscalYear *year = aging->year;
    for (uint64_t i = 0; i < year->entry_count; i++) {
        const Entry *entry = &year->entries[i];
        if (date_compare(entry->date, aging->at) > 0 || entry->is_closing) continue;
        for (uint32_t k = 0; k < entry->line_count; k++) {
            const Line *line = &year->lines[entry->first_line + k];
            Text account = year->balances.items[line->balance].account;
            if (account_is_third_party(account)) visit(aging, entry, line);
        }
    }
}

static Table *aged_table(Arena *arena, Date at, Document *document) {
    static const char *const IDS[AGED_COLUMNS] = {"to_30", "to_60", "to_90", "beyond", "total"};
    static const char *const LABELS[AGED_COLUMNS] = {N_("To 30 days"), N_("31 to 60 days"),
                                                     N_("61 to 90 days"), N_("Over 90 days"),
                                                     N_("Open items")};
    Column columns[AGED_COLUMNS] = {0};
    for (size_t i = 0; i < AGED_COLUMNS; i++) {
        columns[i] = (Column){.id = text_of(IDS[i]), .kind = CELL_AMOUNT};
        columns[i].label = label_of(arena, document->language, LABELS[i]);
    }
    char room[DATE_TEXT_SIZE];
    Text day = document->language == LANGUAGE_ENGLISH ? date_print_iso(at, room)
                                                      : date_print_french(at, room);
    Text name = label_of(arena, document->language, N_("Open items by age at"));
    Text title = text_print(arena, "%.*s %.*s", TEXT_ARGUMENTS(name), TEXT_ARGUMENTS(day));
    Table *table = document_add_table(arena, document, "aged", title, columns, AGED_COLUMNS);
    table->label_heading = label_of(arena, document->language, N_("Third party"));
    table->starts_page = true;
    return table;
}

static bool has_open_items(const Amount *columns) {
    for (size_t i = 0; i < AGED_COLUMNS; i++) {
        if (!amount_is_zero(columns[i])) return true;
    }
    return false;
}

static void add_aged_row(Aging *aging, Table *table, size_t index, Amount *totals) {
    const Balance *balance = &aging->year->balances.items[index];
    bool has_auxiliary = balance->auxiliary.size > 0;
    Text name = has_auxiliary ? balance->auxiliary_label : balance->label;
    Text shown = has_auxiliary ? balance->auxiliary : balance->account;
    Text id = has_auxiliary
                  ? text_print(aging->arena, "%.*s.%.*s", TEXT_ARGUMENTS(balance->account),
                               TEXT_ARGUMENTS(balance->auxiliary))
                  : balance->account;
    Text label =
        text_print(aging->arena, "%.*s  %.*s", TEXT_ARGUMENTS(shown), TEXT_ARGUMENTS(name));
    Row *row = table_add_row(aging->arena, table, id, ROW_LINE, label);
    row->level = has_auxiliary ? 1 : 0;
    for (size_t c = 0; c < AGED_COLUMNS; c++) {
        row->cells[c] = cell_of_amount(aging->items[index][c]);
        totals[c] = amount_add(totals[c], aging->items[index][c]);
    }
}

/* The same total by another road: the balances of the accounts on that day. */
static Amount balance_at(Arena *arena, const FiscalYear *year, Date at) {
    Amount total = {0};
    FiscalYear cut = year_within(arena, year, (Period){.to = at}, PERIOD_CARRIES);
    for (size_t i = 0; i < cut.balances.count; i++) {
        const Balance *balance = &cut.balances.items[i];
        if (!account_is_third_party(balance->account)) continue;
        total = amount_add(total, balance_closing(balance));
    }
    return total;
}

static void check_total(Arena *arena, const Aging *aging, Amount found, Findings *findings) {
    Amount expected = balance_at(arena, aging->year, aging->at);
    if (amount_compare(expected, found) == 0) return;
    char expected_room[AMOUNT_TEXT_SIZE], found_room[AMOUNT_TEXT_SIZE];
    Error error = {0};
    error_set(&error, ERROR_AGED_DIFFERS, amount_print(found, AMOUNT_SAID, found_room),
              amount_print(expected, AMOUNT_SAID, expected_room));
    findings_add(findings, &error);
}

void add_aged_items(Arena *arena, const FiscalYear *year, Date at, Document *document,
                    Findings *findings) {
    Aging aging = {.arena = arena, .year = year, .at = at};
    aging.lettering.groups = map_in(arena);
    aging.items = arena_allocate(arena, year->balances.count, sizeof *aging.items);
    visit_lines(&aging, add_to_group);
    visit_lines(&aging, add_open_item);
    Table *table = aged_table(arena, at, document);
    Amount totals[AGED_COLUMNS] = {{0}};
    Text headed = {0};
    for (size_t i = 0; i < year->balances.count; i++) {
        const Balance *balance = &year->balances.items[i];
        if (!has_open_items(aging.items[i])) continue;
        if (balance->auxiliary.size && !text_equal(headed, balance->account)) {
            add_account_heading(arena, table, balance);
            headed = balance->account;
        }
        add_aged_row(&aging, table, i, totals);
    }
    Row *total = table_add_row(arena, table, TEXT("total"), ROW_TOTAL,
                               label_of(arena, document->language, N_("Total")));
    for (size_t c = 0; c < AGED_COLUMNS; c++) total->cells[c] = cell_of_amount(totals[c]);
    table_sum_rows(arena, table, total, ROW_LINE, 0);
    check_total(arena, &aging, totals[AGED_TOTAL], findings);
}
