#include "ledger/line_store.h"

Line *line_store_add(LineStore *store) {
    if (store->line_count % STORE_CHUNK == 0) {
        *LIST_PUSH(store->arena, &store->line_chunks) =
            ARENA_ARRAY(store->arena, Line, STORE_CHUNK);
    }
    return line_store_line(store, store->line_count++);
}

StoredRun *line_store_add_run(LineStore *store) {
    if (store->run_count % STORE_CHUNK == 0) {
        *LIST_PUSH(store->arena, &store->run_chunks) =
            ARENA_ARRAY(store->arena, StoredRun, STORE_CHUNK);
    }
    return line_store_run(store, store->run_count++);
}

/* The state of one key while runs are dealt out. */
typedef struct KeyState {
    uint32_t entry; /* the entry it belongs to now */
    Date date;      /* of the run met last */
    Amount sum;
} KeyState;

typedef struct Assembly {
    const LineStore *store;
    FiscalYear *year;
    Arena *scratch;
    Map keys;         /* numbers of `states` */
    KeyState *states; /* room for one a run */
    uint32_t state_count;
    Entry *entries; /* room for as many as there can be; owned by the year's arena */
    uint32_t entry_count;
    uint32_t *entry_of; /* the entry of each line */
    LIST_OF(LineHead) heads;
} Assembly;

/* What a run is told by under a policy, in one kind of entry; fixed size, no padding. */
typedef struct KeyBytes {
    uint64_t value;
    uint32_t series;
    uint32_t journal;
    int32_t day;
    uint32_t marks; /* opening or closing entries never mix with others */
} KeyBytes;

static bool is_opening(const FiscalYear *year, const StoredRun *stored) {
    return carry_opens(stored->kind) && date_compare(stored->run.date, year->start) == 0;
}

static bool is_closing(const FiscalYear *year, const StoredRun *stored) {
    return year->has_closing && carry_closes(stored->kind);
}

static uint32_t new_entry(Assembly *assembly, const StoredRun *stored) {
    Entry *entry = &assembly->entries[assembly->entry_count];
    entry->journal = stored->run.journal;
    entry->number = stored->number;
    entry->date = stored->run.date;
    entry->valid_date = stored->valid_date;
    entry->is_opening = is_opening(assembly->year, stored);
    entry->is_closing = is_closing(assembly->year, stored);
    return assembly->entry_count++;
}

static KeyBytes key_of(const Assembly *assembly, const StoredRun *stored, Grouping grouping) {
    const Run *run = &stored->run;
    KeyBytes key = {.value = run->number.value, .series = run->number.series};
    if (grouping != GROUPED_BY_NUMBER) key.journal = run->journal + 1;
    if (grouping >= GROUPED_BY_JOURNAL_NUMBER_AND_DATE) key.day = run->date.day;
    key.marks = is_opening(assembly->year, stored) | is_closing(assembly->year, stored) * 2U;
    return key;
}

/* The state of the run's key, made when there is none. */
static KeyState *state_of(Assembly *assembly, const StoredRun *stored, Grouping grouping,
                          bool *is_new) {
    Map *keys = &assembly->keys;
    KeyBytes key = key_of(assembly, stored, grouping);
    uint32_t next = assembly->state_count, *number;
    if (grouping == GROUPED_BY_JOURNAL_DATE_AND_PIECE) {
        key.value = key.series = 0;
        Text bytes = text_print(assembly->scratch, "%u %d %u %.*s", key.journal, key.day, key.marks,
                                TEXT_ARGUMENTS(stored->run.piece));
        number = map_find_or_add(keys, bytes, next, is_new);
    } else {
        Text bytes = {(const char *)&key, sizeof key};
        number = map_find_or_add(keys, bytes, next, is_new);
    }
    assembly->state_count += *is_new;
    return &assembly->states[*number];
}

/* Gives each run its entry by its key: a key that balances begins a new entry on another date
 * (or, by piece, after another document). */
static void deal_by_key(Assembly *assembly, Grouping grouping) {
    for (size_t i = 0; i < assembly->store->run_count; i++) {
        const StoredRun *stored = line_store_run(assembly->store, i);
        bool is_new;
        KeyState *state = state_of(assembly, stored, grouping, &is_new);
        bool is_apart = date_compare(state->date, stored->run.date) != 0;
        if (grouping == GROUPED_BY_JOURNAL_DATE_AND_PIECE) is_apart = stored->run.has_new_document;
        if (is_new || (amount_is_zero(state->sum) && is_apart)) {
            state->entry = new_entry(assembly, stored);
        }
        state->date = stored->run.date;
        Amount sum = amount_subtract(stored->run.debit, stored->run.credit);
        state->sum = amount_add(state->sum, sum);
        for (size_t j = 0; j < stored->line_count; j++) {
            assembly->entry_of[stored->first_line + j] = state->entry;
        }
    }
}

/* Begins a new entry behind each line that brings the sum to nil. */
static void deal_by_balance(Assembly *assembly) {
    Amount sum = {0};
    bool is_complete = true;
    for (size_t i = 0; i < assembly->store->run_count; i++) {
        const StoredRun *stored = line_store_run(assembly->store, i);
        for (size_t j = 0; j < stored->line_count; j++) {
            size_t line = stored->first_line + j;
            if (is_complete) new_entry(assembly, stored);
            assembly->entry_of[line] = assembly->entry_count - 1;
            sum = amount_add(sum, line_amount(line_store_line(assembly->store, line)));
            is_complete = amount_is_zero(sum);
        }
    }
}

static bool is_head_of(const Entry *entry, const StoredRun *stored) {
    return entry->journal == stored->run.journal &&
           date_compare(entry->date, stored->run.date) == 0 &&
           date_compare(entry->valid_date, stored->valid_date) == 0 &&
           text_equal(entry->number, stored->number);
}

/* Gives a head of their own to lines that differ from their entry there. */
static void keep_heads(Arena *arena, Assembly *assembly) {
    for (size_t i = 0; i < assembly->store->run_count; i++) {
        const StoredRun *stored = line_store_run(assembly->store, i);
        uint32_t head = 0;
        for (size_t j = stored->first_line; j < stored->first_line + stored->line_count; j++) {
            if (is_head_of(&assembly->entries[assembly->entry_of[j]], stored)) continue;
            if (!head) {
                *LIST_PUSH(arena, &assembly->heads) = (LineHead){
                    stored->number, stored->run.journal, stored->run.date, stored->valid_date};
                head = (uint32_t)assembly->heads.count;
            }
            line_store_line(assembly->store, j)->head = head;
        }
    }
    assembly->year->line_heads = assembly->heads.items;
}

/* Lays the lines of each entry side by side, in the file's order otherwise. */
static void lay_out(Arena *arena, Assembly *assembly) {
    FiscalYear *year = assembly->year;
    size_t line_count = assembly->store->line_count, entry_count = assembly->entry_count;
    year->entries = assembly->entries;
    year->lines = ARENA_ARRAY(arena, Line, line_count);
    for (size_t i = 0; i < line_count; i++) year->entries[assembly->entry_of[i]].line_count++;
    uint32_t next = 0;
    for (size_t i = 0; i < entry_count; i++) {
        year->entries[i].first_line = next;
        next += year->entries[i].line_count;
        year->entries[i].line_count = 0;
    }
    for (size_t i = 0; i < line_count; i++) {
        Entry *entry = &year->entries[assembly->entry_of[i]];
        year->lines[entry->first_line + entry->line_count++] = *line_store_line(assembly->store, i);
    }
    year->entry_count = entry_count;
}

void line_store_assemble(Arena *arena, const LineStore *store, FiscalYear *year) {
    Arena *scratch = arena_create();
    Assembly assembly = {.store = store, .year = year, .scratch = scratch, .keys = map_in(scratch)};
    bool is_by_balance = year->grouping == GROUPED_BY_CONSECUTIVE_LINES;
    size_t most_entries = is_by_balance ? store->line_count : store->run_count;
    assembly.entries = ARENA_ARRAY(arena, Entry, most_entries);
    assembly.states = ARENA_ARRAY(scratch, KeyState, store->run_count);
    assembly.entry_of = ARENA_ARRAY(scratch, uint32_t, store->line_count);
    if (is_by_balance) {
        deal_by_balance(&assembly);
    } else {
        bool is_keyed = year->grouping < GROUPED_BY_CONSECUTIVE_LINES;
        deal_by_key(&assembly, is_keyed ? year->grouping : GROUPED_BY_JOURNAL_NUMBER_AND_DATE);
    }
    keep_heads(arena, &assembly);
    lay_out(arena, &assembly);
    arena_destroy(scratch);
}
