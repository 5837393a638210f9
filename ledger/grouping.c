#include "ledger/grouping.h"

#include <stdlib.h>

enum { FIRST_CAPACITY = 64 };

Grouper grouper_in(Arena *arena) {
    return (Grouper){.arena = arena, .book = sequence_book_in(arena)};
}

static bool is_same_number(SequenceNumber a, SequenceNumber b) {
    return a.series == b.series && a.value == b.value;
}

static bool is_same_key(EntryKey a, EntryKey b) {
    return a.journal == b.journal && a.day == b.day && is_same_number(a.number, b.number);
}

static size_t place_of(const OpenEntries *entries, EntryKey key) {
    uint64_t hash = key.number.value * UINT64_C(0xD1B54A32D192ED03);
    hash = (hash ^ (uint64_t)key.number.series << 32 ^ key.journal) * UINT64_C(0x9E3779B97F4A7C15);
    hash = (hash ^ hash >> 29 ^ (uint64_t)(uint32_t)key.day) * UINT64_C(0xD1B54A32D192ED03);
    return (size_t)(hash >> 32) & (entries->capacity - 1);
}

/* The slot of the key, or the free slot where it belongs. */
static OpenEntry *slot_of(const OpenEntries *entries, EntryKey key) {
    size_t at = place_of(entries, key);
    for (;; at = (at + 1) & (entries->capacity - 1)) {
        OpenEntry *slot = &entries->slots[at];
        if (!slot->is_used || is_same_key(slot->key, key)) return slot;
    }
}

static bool is_open(const OpenEntry *entry) {
    return entry->is_used && entry->debit.cents != entry->credit.cents;
}

/* Makes room; entries that balance by now are let go. */
static void make_room(Arena *arena, OpenEntries *entries) {
    if ((entries->used + 1) * 2 <= entries->capacity) return;
    OpenEntries old = *entries;
    bool is_crowded = old.open * 4 >= old.capacity;
    entries->capacity = old.capacity ? old.capacity * (is_crowded ? 2 : 1) : FIRST_CAPACITY;
    entries->slots = ARENA_ARRAY(arena, OpenEntry, entries->capacity);
    entries->used = old.open;
    for (size_t i = 0; i < old.capacity; i++) {
        const OpenEntry *entry = &old.slots[i];
        if (is_open(entry)) *slot_of(entries, entry->key) = *entry;
    }
}

/* What the policy goes by in the run. */
static EntryKey key_of(Grouper *grouper, const Run *run, Grouping grouping) {
    EntryKey key = {.number = run->number};
    if (grouping != GROUPED_BY_NUMBER) key.journal = run->journal + 1;
    if (grouping >= GROUPED_BY_JOURNAL_NUMBER_AND_DATE) key.day = run->date.day;
    if (grouping == GROUPED_BY_JOURNAL_DATE_AND_PIECE) {
        key.number = sequence_number(&grouper->book, run->piece);
    }
    return key;
}

/* Whether the run goes on with an entry that waits for more. */
static inline bool is_waited_for(Grouper *grouper, const Run *run, Grouping grouping) {
    const OpenEntries *entries = &grouper->open[grouping];
    if (entries->open == 0) return false;
    return is_open(slot_of(entries, key_of(grouper, run, grouping)));
}

/* Adds what a run lacks for balance to the entry it belongs to. */
static void add_to_open(Grouper *grouper, const Run *run, Grouping grouping) {
    OpenEntries *entries = &grouper->open[grouping];
    make_room(grouper->arena, entries);
    EntryKey key = key_of(grouper, run, grouping);
    OpenEntry *entry = slot_of(entries, key);
    bool was_open = is_open(entry);
    if (!entry->is_used) entries->used++;
    if (!was_open) {
        *entry = (OpenEntry){.key = key, .number = run->number, .line = run->line, .is_used = true};
    }
    entry->debit = amount_add(entry->debit, run->debit);
    entry->credit = amount_add(entry->credit, run->credit);
    if (is_open(entry) && !was_open) entries->open++;
    if (!is_open(entry) && was_open) entries->open--;
}

/* Counts the run as a new entry, or not, under the policies that go by number. A number that is
 * not waited for begins a new entry when it was never used, or on another date. */
static void count_numbers(Grouper *grouper, const Run *run) {
    SequenceUse all = sequence_use(&grouper->book, 0, run->number, run->date);
    SequenceUse own = sequence_use(&grouper->book, run->journal + 1, run->number, run->date);
    const SequenceUse uses[] = {all, own, own};
    for (Grouping i = GROUPED_BY_NUMBER; i <= GROUPED_BY_JOURNAL_NUMBER_AND_DATE; i++) {
        if (uses[i] == SEQUENCE_SAME_DATE || is_waited_for(grouper, run, i)) continue;
        grouper->entries[i]++;
        if (uses[i] == SEQUENCE_OTHER_DATE) grouper->comes_back[i] = true;
    }
}

void grouper_change_date(Grouper *grouper, Date date) {
    ConsecutiveLines *lines = &grouper->consecutive;
    if (!amount_is_zero(lines->sum)) lines->is_broken = true;
    lines->date = date;
}

void grouper_add_run(Grouper *grouper, const Run *run) {
    count_numbers(grouper, run);
    const Grouping piece = GROUPED_BY_JOURNAL_DATE_AND_PIECE;
    if (run->has_new_document && !is_waited_for(grouper, run, piece)) grouper->entries[piece]++;
    if (run->debit.cents == run->credit.cents) return;
    for (Grouping i = 0; i < GROUPED_BY_CONSECUTIVE_LINES; i++) add_to_open(grouper, run, i);
}

bool grouper_fits(const Grouper *grouper, Grouping grouping, bool is_strict) {
    if (grouping == GROUPED_BY_CONSECUTIVE_LINES) {
        return !grouper->consecutive.is_broken && amount_is_zero(grouper->consecutive.sum);
    }
    if (grouping >= GROUPED_BY_CONSECUTIVE_LINES || grouper->open[grouping].open) return false;
    bool has_date = grouping >= GROUPED_BY_JOURNAL_NUMBER_AND_DATE;
    return !is_strict || has_date || !grouper->comes_back[grouping];
}

Grouping grouper_choose(const Grouper *grouper) {
    for (int strict = 1; strict >= 0; strict--) {
        for (Grouping i = GROUPED_BY_NUMBER; i <= GROUPED_BY_CONSECUTIVE_LINES; i++) {
            if (grouper_fits(grouper, i, strict)) return i;
        }
    }
    return GROUPED_BY_JOURNAL;
}

uint64_t grouper_entries(const Grouper *grouper, Grouping grouping) {
    if (grouping == GROUPED_BY_CONSECUTIVE_LINES) return grouper->consecutive.entries;
    bool is_keyed = grouping < GROUPED_BY_CONSECUTIVE_LINES;
    return grouper->entries[is_keyed ? grouping : GROUPED_BY_JOURNAL_NUMBER_AND_DATE];
}

static int by_line(const void *left, const void *right) {
    const OpenEntry *a = left, *b = right;
    return (a->line > b->line) - (a->line < b->line);
}

OpenEntryList grouper_open_under(Arena *arena, const Grouper *grouper, Grouping grouping) {
    const OpenEntries *open = &grouper->open[grouping];
    OpenEntryList list = {.items = ARENA_ARRAY(arena, OpenEntry, open->open)};
    for (size_t i = 0; i < open->capacity; i++) {
        if (is_open(&open->slots[i])) list.items[list.count++] = open->slots[i];
    }
    if (list.count) qsort(list.items, list.count, sizeof *list.items, by_line);
    return list;
}

OpenEntryList grouper_open(Arena *arena, const Grouper *grouper) {
    Grouping fewest = 0;
    for (Grouping i = 1; i < (Grouping)GROUPING_KEYS; i++) {
        if (grouper->open[i].open < grouper->open[fewest].open) fewest = i;
    }
    return grouper_open_under(arena, grouper, fewest);
}
