#include "reports/frozen_moves.h"

#include "engine/map.h"
#include "ledger/entry_digest.h"
#include "reports/definition_digest.h"

#include <stdlib.h>

/* The balances of one account, then and now. */
typedef struct Pair {
    Balances then, now;
} Pair;

/* The run of balances of the account that begins at `*at`, which moves behind it. */
static Balances take_account(const Balances *balances, size_t *at, Text account) {
    Balances run = {balances->items + *at, 0};
    while (*at + run.count < balances->count &&
           text_equal(balances->items[*at + run.count].account, account)) {
        run.count++;
    }
    *at += run.count;
    return run;
}

static Amount closing_of(const Balances *balances) {
    Amount sum = {0};
    for (size_t i = 0; i < balances->count; i++) {
        sum = amount_add(sum, balance_closing(&balances->items[i]));
    }
    return sum;
}

/* The next balance that is not nil, from `at` on. */
static const Balance *next_open(const Balances *balances, size_t *at) {
    while (*at < balances->count && amount_is_zero(balance_closing(&balances->items[*at]))) {
        (*at)++;
    }
    return *at < balances->count ? &balances->items[(*at)++] : NULL;
}

/* Whether third party by third party the balances are the same. */
static bool is_same(const Pair *pair) {
    size_t then_at = 0, now_at = 0;
    for (;;) {
        const Balance *then = next_open(&pair->then, &then_at);
        const Balance *now = next_open(&pair->now, &now_at);
        if (!then || !now) return !then && !now;
        if (!text_equal(then->auxiliary, now->auxiliary)) return false;
        if (amount_compare(balance_closing(then), balance_closing(now)) != 0) return false;
    }
}

static YearFigures figures_alone(Arena *arena, const FrozenMoves *moves, Balances balances) {
    FiscalYear *year = ARENA_NEW(arena, FiscalYear);
    *year = *moves->now->year;
    year->balances = balances;
    return year_figures_like(arena, moves->now, year);
}

static void add_account(Arena *arena, FrozenMoves *moves, Text account, const Pair *pair) {
    if (is_same(pair)) return;
    MovedAccount *moved = LIST_PUSH(arena, &moves->accounts);
    moved->account = account;
    moved->difference = amount_subtract(closing_of(&pair->now), closing_of(&pair->then));
    moved->then = figures_alone(arena, moves, pair->then);
    moved->now = figures_alone(arena, moves, pair->now);
}

static void compare_balances(Arena *arena, FrozenMoves *moves) {
    const Balances *then = &moves->frozen->year.balances, *now = &moves->now->year->balances;
    size_t then_at = 0, now_at = 0;
    while (then_at < then->count || now_at < now->count) {
        bool is_then = then_at < then->count, is_now = now_at < now->count;
        int order = !is_then ? 1
                    : !is_now
                        ? -1
                        : text_compare(then->items[then_at].account, now->items[now_at].account);
        Text account = order <= 0 ? then->items[then_at].account : now->items[now_at].account;
        Pair pair = {take_account(then, &then_at, account), take_account(now, &now_at, account)};
        moves->balance_count++;
        add_account(arena, moves, account, &pair);
    }
}

static void compare_definition(Arena *arena, FrozenMoves *moves,
                               const StatementDefinition *definition, const Settings *settings) {
    Text name = definition_name(arena, definition);
    Text digest = digest_print(arena, definition_digest(definition, settings));
    for (size_t i = 0; i < moves->frozen->definitions.count; i++) {
        const FrozenDefinition *then = &moves->frozen->definitions.items[i];
        if (text_equal(then->name, name) && text_equal(then->digest, digest)) return;
    }
    *LIST_PUSH(arena, &moves->definitions) = name;
}

/* Marks, for each digest of one side, how many entries of the other side have it too. */
static Map count_digests(Arena *arena, const FrozenYear *frozen) {
    Map counts = map_in(arena);
    for (size_t i = 0; i < frozen->entries.count; i++) {
        ++*map_find_or_add(&counts, frozen->entries.items[i].digest, 0, NULL);
    }
    return counts;
}

static bool take_one(Map *counts, Text key) {
    uint32_t *count = map_find(counts, key);
    if (!count || *count == 0) return false;
    --*count;
    return true;
}

static Text name_of(Arena *arena, Text journal, Text number) {
    return text_print(arena, "%.*s\t%.*s", TEXT_ARGUMENTS(journal), TEXT_ARGUMENTS(number));
}

/* The frozen entries that no entry of today equals are removed, or changed when today has another
 * one of their journal and number; the others of today are added. */
static void compare_entries(Arena *arena, FrozenMoves *moves) {
    const FiscalYear *year = moves->now->year;
    const FrozenYear *frozen = moves->frozen;
    if (!year_has_entries(year) || frozen->entries.count == 0) return;
    Map unseen = count_digests(arena, frozen), gone = map_in(arena);
    LIST_OF(const Entry *) fresh = {0};
    for (uint64_t i = 0; i < year->entry_count; i++) {
        Text digest = digest_print(arena, entry_digest(year, &year->entries[i]));
        if (!take_one(&unseen, digest)) *LIST_PUSH(arena, &fresh) = &year->entries[i];
    }
    for (size_t i = 0; i < frozen->entries.count; i++) {
        const FrozenEntry *entry = &frozen->entries.items[i];
        if (!take_one(&unseen, entry->digest)) continue;
        MovedEntry *moved = LIST_PUSH(arena, &moves->entries);
        *moved = (MovedEntry){ENTRY_REMOVED, entry->journal, entry->number, NULL};
        uint32_t place = (uint32_t)moves->entries.count;
        *map_find_or_add(&gone, name_of(arena, entry->journal, entry->number), 0, NULL) = place;
    }
    for (size_t i = 0; i < fresh.count; i++) {
        const Entry *entry = fresh.items[i];
        Text journal = year->journals[entry->journal].code;
        uint32_t *place = map_find(&gone, name_of(arena, journal, entry->number));
        bool is_changed = place && *place;
        MovedEntry *moved =
            is_changed ? &moves->entries.items[*place - 1] : LIST_PUSH(arena, &moves->entries);
        *moved =
            (MovedEntry){is_changed ? ENTRY_CHANGED : ENTRY_ADDED, journal, entry->number, entry};
        if (is_changed) *place = 0;
    }
}

FrozenMoves frozen_moves(Arena *arena, const FrozenYear *frozen, const YearFigures *now,
                         const Settings *settings) {
    FrozenMoves moves = {.frozen = frozen, .now = now};
    moves.then = figures_alone(arena, &moves, frozen->year.balances);
    compare_balances(arena, &moves);
    compare_definition(arena, &moves, now->income, settings);
    compare_definition(arena, &moves, now->balance_sheet, settings);
    compare_entries(arena, &moves);
    return moves;
}

Amount moved_by_account(const MovedAccount *account, const FigureName *name) {
    Amount then = {0}, now = {0};
    year_figures_find(&account->then, name, &then, NULL);
    year_figures_find(&account->now, name, &now, NULL);
    return amount_subtract(now, then);
}

bool moved_entry_posts(const FrozenMoves *moves, const MovedEntry *entry, Text account) {
    const FiscalYear *year = moves->now->year;
    for (uint32_t i = 0; entry->entry && i < entry->entry->line_count; i++) {
        const Line *line = &year->lines[entry->entry->first_line + i];
        if (text_equal(year->balances.items[line->balance].account, account)) return true;
    }
    return false;
}
