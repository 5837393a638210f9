#include "reports/frozen_rows.h"

#include "engine/amount_text.h"
#include "ledger/account.h"
#include "ledger/opening.h"
#include "reports/cell_text.h"
#include "reports/frozen_moves.h"

/* A frozen year beside today's. */
typedef struct Comparing {
    PublishedRows *rows;
    Checking checking; /* for sentences and lists */
    const PublishedFigures *figures;
    FrozenMoves moves;
    size_t compared, moved;    /* figures */
    bool is_definition_guilty; /* some figure moved by a definition */
} Comparing;

/* A figure that was voted: its line, then and now. */
typedef struct Voted {
    const PublishedFigure *figure;
    const FigureName *name;
    Amount then, now;
    bool is_there; /* the line still exists */
} Voted;

static Text day(const Comparing *comparing, Date date) {
    char room[CELL_TEXT_SIZE];
    return text_copy(comparing->rows->arena,
                     date_print_in(date, comparing->checking.language, room));
}

static Text say(const Comparing *comparing, const char *msgid, Text first, Text second) {
    return check_say(&comparing->checking, msgid, first, second, (Text){0});
}

/* The rows that compare all things of a kind: their id, their label and what they count. */
typedef enum Kind { FIGURES, BALANCES, ENTRIES, DEFINITIONS } Kind;

static const struct {
    const char *id, *label, *things; /* msgids */
} KINDS[] = {
    [FIGURES] = {"frozen_figures", N_("Figures of {1}, as voted"), N_("figures")},
    [BALANCES] = {"frozen_balances", N_("Balances at {1}, as voted"), N_("balances of accounts")},
    [ENTRIES] = {"frozen_entries", N_("Entries to {1}, as voted"), N_("entries")},
    [DEFINITIONS] = {"frozen_definitions", N_("Definitions of {1}, as voted"),
                     N_("definitions of statements")},
};

/* Adds a row of the comparison and finds it when it fails. */
static void add_row(Comparing *comparing, Kind kind, CheckResult result) {
    PublishedRows *rows = comparing->rows;
    Text closing = day(comparing, comparing->moves.frozen->year.end);
    Text shown = say(comparing, KINDS[kind].label, closing, (Text){0});
    checks_add_row(rows->arena, rows->document, rows->table,
                   published_row_id(rows, text_of(KINDS[kind].id)), shown, &result);
    if (result.status != CHECK_FAILS) return;
    char expected[CELL_TEXT_SIZE], found[CELL_TEXT_SIZE];
    Error error = {0};
    error_set(&error, ERROR_VOTED_DIFFERS, text_of(comparing->figures->records.path),
              cell_print_plain(&result.expected, expected), cell_print_plain(&result.found, found),
              .reason = KINDS[kind].things);
    findings_add(rows->findings, &error);
}

static Text name_of_entry(const Comparing *comparing, const MovedEntry *entry) {
    static const char *const MOVES[] = {
        [ENTRY_CHANGED] = N_("{1} (changed)"),
        [ENTRY_ADDED] = N_("{1} (added)"),
        [ENTRY_REMOVED] = N_("{1} (removed)"),
    };
    Text name = text_print(comparing->rows->arena, "%.*s %.*s", TEXT_ARGUMENTS(entry->journal),
                           TEXT_ARGUMENTS(entry->number));
    return say(comparing, MOVES[entry->move], name, (Text){0});
}

/* The entries that changed; those removed too, whose accounts are not known any more. With an
 * account, those that post to it today. */
static Text list_entries(const Comparing *comparing, const bool *is_listed) {
    CheckList list = {.checking = &comparing->checking};
    for (size_t i = 0; i < comparing->moves.entries.count; i++) {
        const MovedEntry *entry = &comparing->moves.entries.items[i];
        bool is_wanted = !is_listed || is_listed[i] || entry->move == ENTRY_REMOVED;
        if (is_wanted) check_list_add(&list, name_of_entry(comparing, entry));
    }
    return check_list_text(&list);
}

static void add_part(CheckList *parts, const Comparing *comparing, const char *msgid, Text text) {
    if (text.size) check_list_add(parts, say(comparing, msgid, text, (Text){0}));
}

/* What moved the figure: accounts by how much, definitions, entries. */
static Text explain(Comparing *comparing, const Voted *voted) {
    const FrozenMoves *moves = &comparing->moves;
    const Checking *checking = &comparing->checking;
    CheckList accounts = {.checking = checking}, parts = {.checking = checking};
    bool *is_listed = ARENA_ARRAY(checking->arena, bool, moves->entries.count);
    for (size_t i = 0; i < moves->accounts.count; i++) {
        const MovedAccount *account = &moves->accounts.items[i];
        Amount part = moved_by_account(account, voted->name);
        if (amount_is_zero(part)) continue;
        check_list_add(&accounts,
                       text_print(checking->arena, "%.*s %.*s", TEXT_ARGUMENTS(account->account),
                                  TEXT_ARGUMENTS(check_amount(checking, part))));
        for (size_t e = 0; e < moves->entries.count; e++) {
            is_listed[e] |= moved_entry_posts(moves, &moves->entries.items[e], account->account);
        }
    }
    Amount laid = {0};
    year_figures_find(&moves->then, voted->name, &laid, NULL);
    Amount by_definition = amount_subtract(laid, voted->then);
    add_part(&parts, comparing, N_("accounts {1}"), check_list_text(&accounts));
    if (!amount_is_zero(by_definition) && moves->definitions.count == 0) {
        add_part(&parts, comparing, N_("this file, whose own balances give {1}"),
                 check_amount(checking, laid));
    } else if (!amount_is_zero(by_definition)) {
        comparing->is_definition_guilty = true;
        add_part(&parts, comparing, N_("definitions {1}"), check_amount(checking, by_definition));
    }
    if (accounts.count) {
        add_part(&parts, comparing, N_("entries {1}"), list_entries(comparing, is_listed));
    }
    Text difference = check_amount(checking, amount_subtract(voted->now, voted->then));
    return say(comparing, N_("Moved by {1}: {2}"), difference, check_list_text(&parts));
}

static void add_moved_figure(Comparing *comparing, const Voted *voted) {
    PublishedRows *rows = comparing->rows;
    CheckResult result = {.status = CHECK_FAILS, .expected = cell_of_amount(voted->then)};
    char room[AMOUNT_TEXT_SIZE];
    Text now = TEXT("-");
    if (voted->is_there) {
        result.found = cell_of_amount(voted->now);
        result.explanation = explain(comparing, voted);
        now = amount_print(voted->now, AMOUNT_PLAIN, room);
    } else {
        comparing->is_definition_guilty = true;
        result.explanation =
            say(comparing, N_("The line is no longer in the model"), (Text){0}, (Text){0});
    }
    Error error = {0};
    error_set(&error, ERROR_FIGURE_MOVED, voted->figure->source, voted->figure->published, now);
    record_refuse(&comparing->figures->records, voted->figure->record, voted->figure->source.bytes,
                  &error);
    findings_add(rows->findings, &error);
    const PublishedFigure *figure = voted->figure;
    checks_add_row(rows->arena, rows->document, rows->table, published_row_id(rows, figure->source),
                   figure->place.size ? figure->place : figure->source, &result);
}

/* Compares a figure that is a line of the frozen year; its value is money. */
static void compare_figure(Comparing *comparing, const PublishedFigure *figure,
                           const FigureName *name) {
    Voted voted = {.figure = figure, .name = name};
    Error error = {0};
    fraction_to_amount(figure->value, ROUND_HALF_AWAY, &voted.then, NULL);
    voted.is_there = year_figures_find(comparing->moves.now, name, &voted.now, &error);
    comparing->compared++;
    if (voted.is_there && amount_compare(voted.then, voted.now) == 0) return;
    comparing->moved++;
    add_moved_figure(comparing, &voted);
}

/* So many things of which so many are as they were. */
static CheckResult counted(size_t all, size_t moved, Text explanation) {
    return (CheckResult){.status = moved ? CHECK_FAILS : CHECK_OK,
                         .expected = cell_of_count(all),
                         .found = cell_of_count(all - moved),
                         .explanation = explanation};
}

/* "512000 -50.00", or what a sum does not show. */
static Text describe(const Comparing *comparing, const MovedAccount *account) {
    if (amount_is_zero(account->difference)) {
        return say(comparing, N_("{1} (between third parties)"), account->account, (Text){0});
    }
    Text amount = check_amount(&comparing->checking, account->difference);
    return text_print(comparing->rows->arena, "%.*s %.*s", TEXT_ARGUMENTS(account->account),
                      TEXT_ARGUMENTS(amount));
}

static void add_balances(Comparing *comparing) {
    const FrozenMoves *moves = &comparing->moves;
    CheckList list = {.checking = &comparing->checking};
    for (size_t i = 0; i < moves->accounts.count; i++) {
        const MovedAccount *account = &moves->accounts.items[i];
        check_list_add(&list, describe(comparing, account));
    }
    Text text = list.count ? say(comparing, N_("Moved: {1}"), check_list_text(&list), (Text){0})
                           : say(comparing, N_("Every account as it was"), (Text){0}, (Text){0});
    add_row(comparing, BALANCES, counted(moves->balance_count, moves->accounts.count, text));
}

static void add_entries(Comparing *comparing) {
    const FrozenMoves *moves = &comparing->moves;
    size_t all = moves->frozen->entries.count, gone = 0;
    if (all == 0 || !year_has_entries(moves->now->year)) {
        add_row(comparing, ENTRIES,
                check_skip(&comparing->checking, N_("Only balances are at hand, no entries")));
        return;
    }
    for (size_t i = 0; i < moves->entries.count; i++) {
        gone += moves->entries.items[i].move != ENTRY_ADDED;
    }
    size_t moved = moves->entries.count;
    Text text = moved ? say(comparing, N_("Moved: {1}"), list_entries(comparing, NULL), (Text){0})
                      : say(comparing, N_("Every entry as it was"), (Text){0}, (Text){0});
    CheckResult result = counted(all, gone, text);
    if (moved) result.status = CHECK_FAILS;
    add_row(comparing, ENTRIES, result);
}

/* A definition that changed is a fault when a figure moves by it. */
static void add_definitions(Comparing *comparing) {
    enum { STATEMENTS = 2 };
    const FrozenMoves *moves = &comparing->moves;
    CheckList list = {.checking = &comparing->checking};
    for (size_t i = 0; i < moves->definitions.count; i++) {
        check_list_add(&list, moves->definitions.items[i]);
    }
    size_t changed = moves->definitions.count;
    Text names = check_list_text(&list);
    const char *msgid = !changed ? N_("Every definition as it was")
                        : comparing->is_definition_guilty
                            ? N_("Changed since, and figures with them: {1}")
                            : N_("Changed since, no figure moves by it: {1}");
    CheckResult result = counted(STATEMENTS, changed, say(comparing, msgid, names, (Text){0}));
    if (!comparing->is_definition_guilty) result.status = CHECK_OK;
    add_row(comparing, DEFINITIONS, result);
}

static const YearFigures *year_of(const FigureBooks *books, Date end) {
    for (size_t i = 0; i < books->count; i++) {
        if (date_compare(books->years[i].year->end, end) == 0) return &books->years[i];
    }
    return NULL;
}

/* How many accounts are carried forward: those of classes 1 to 5. */
static size_t carried_accounts(Arena *arena, const FiscalYear *year) {
    Balances balances = balances_by_account(arena, &year->balances);
    size_t count = 0;
    for (size_t i = 0; i < balances.count; i++) {
        int number = account_class(balances.items[i].account);
        bool is_open = !amount_is_zero(balance_closing(&balances.items[i]));
        count += number >= 1 && number <= 5 && is_open;
    }
    return count;
}

/* Without the year's own book, the opening of the next one tells of its balances. */
static void compare_with_opening(Comparing *comparing, const FigureBooks *books) {
    const FiscalYear *frozen = &comparing->moves.frozen->year;
    Date next_day = date_add_days(frozen->end, 1);
    CheckResult result = check_skip(&comparing->checking, N_("No book at hand holds that year"));
    for (size_t i = 0; i < books->count; i++) {
        const FiscalYear *next = books->years[i].year;
        if (!next->has_opening || date_compare(next->start, next_day) != 0) continue;
        OpeningComparison comparison = opening_compare(comparing->rows->arena, frozen, next);
        bool is_fine = comparison.verdict != OPENING_DIFFERS;
        CheckList list = {.checking = &comparing->checking};
        for (size_t d = 0; d < comparison.count; d++) {
            check_list_add(&list, comparison.differences[d].account);
        }
        Text moved = say(comparing, N_("Moved: {1}"), check_list_text(&list), (Text){0});
        Text as_it_was = say(comparing, N_("As the next year opens"), (Text){0}, (Text){0});
        result = counted(carried_accounts(comparing->rows->arena, frozen),
                         is_fine ? 0 : comparison.count, is_fine ? as_it_was : moved);
    }
    add_row(comparing, BALANCES, result);
}

/* The name, when the figure is a line of a statement of the frozen year; else NULL. */
static const FigureName *voted_line(const PublishedFigure *figure, const FrozenYear *frozen) {
    const FigureName *name = figure_expression_name(figure->expression);
    if (!name || text_equal(name->table, TEXT("account"))) return NULL;
    return figure_year_names(name->year, frozen->year.end) ? name : NULL;
}

void add_frozen_rows(PublishedRows *rows, const PublishedFigures *figures, const FrozenYear *frozen,
                     const Settings *settings) {
    Comparing comparing = {.rows = rows, .figures = figures};
    comparing.checking = (Checking){.arena = rows->arena, .language = rows->document->language};
    comparing.moves.frozen = frozen;
    const YearFigures *now = year_of(rows->books, frozen->year.end);
    if (now) {
        comparing.moves = frozen_moves(rows->arena, frozen, now, settings);
    } else {
        compare_with_opening(&comparing, rows->books);
    }
    for (size_t i = 0; i < figures->items.count; i++) {
        const PublishedFigure *figure = &figures->items.items[i];
        const FigureName *name = voted_line(figure, frozen);
        if (!name) {
            add_published_row(rows, figures, figure);
        } else if (now) {
            compare_figure(&comparing, figure, name);
        }
    }
    if (!now) return;
    Text text = comparing.moved
                    ? say(&comparing, N_("Those that moved stand above"), (Text){0}, (Text){0})
                    : say(&comparing, N_("Every figure as it was"), (Text){0}, (Text){0});
    add_row(&comparing, FIGURES, counted(comparing.compared, comparing.moved, text));
    add_balances(&comparing);
    add_entries(&comparing);
    add_definitions(&comparing);
}
