#include "ledger/book/counters.h"

#include "ledger/store/rows.h"

#include <stdio.h>

Counters counters_in(Arena *arena, Store *store, int64_t entity) {
    return (Counters){.arena = arena, .store = store, .entity = entity, .index = map_in(arena)};
}

static bool load(const Counters *counters, CounterName name, int64_t *value, Error *error) {
    static const char SQL[] =
        "SELECT value FROM counter WHERE entity = ?1 AND year = ?2 AND name = ?3";
    *value = 0;
    Rows rows = rows_of(counters->store, SQL,
                        VALUES(value_of_integer(counters->entity), value_of_integer(name.year),
                               value_of_text(name.name)));
    if (rows_next(&rows)) *value = rows_integer(&rows, 0);
    return rows_end(&rows, error);
}

/* The counter, loaded when it is asked for first; NULL when that fails. */
static Counter *counter_of(Counters *counters, CounterName name, Error *error) {
    char room[128];
    int size =
        snprintf(room, sizeof room, "%lld %.*s", (long long)name.year, TEXT_ARGUMENTS(name.name));
    assert(size > 0);
    Text key = {room, (size_t)size};
    if (key.size >= sizeof room) { /* codes of journals may be of any length */
        key = text_print(counters->arena, "%lld %.*s", (long long)name.year,
                         TEXT_ARGUMENTS(name.name));
    }
    bool is_new;
    uint32_t *index =
        map_find_or_add(&counters->index, key, (uint32_t)counters->items.count, &is_new);
    if (!is_new) return &counters->items.items[*index];
    Counter *counter = LIST_PUSH(counters->arena, &counters->items);
    counter->name = (CounterName){name.year, text_copy(counters->arena, name.name)};
    return load(counters, name, &counter->value, error) ? counter : NULL;
}

bool counters_find(Counters *counters, CounterName name, int64_t *value, Error *error) {
    if (!counters->arena) return load(counters, name, value, error);
    const Counter *counter = counter_of(counters, name, error);
    if (counter) *value = counter->value;
    return counter != NULL;
}

bool counters_add(Counters *counters, CounterName name, int64_t by, int64_t *value, Error *error) {
    Counter *counter = counter_of(counters, name, error);
    if (!counter) return false;
    *value = counter->value += by;
    counter->is_changed = true;
    return true;
}

bool counters_write(const Counters *counters, Error *error) {
    static const char SQL[] = "INSERT INTO counter (entity, year, name, value)"
                              " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (entity, year, name)"
                              " DO UPDATE SET value = excluded.value";
    for (size_t i = 0; i < counters->items.count; i++) {
        const Counter *counter = &counters->items.items[i];
        if (!counter->is_changed) continue;
        bool ok = store_run(
            counters->store, SQL,
            VALUES(value_of_integer(counters->entity), value_of_integer(counter->name.year),
                   value_of_text(counter->name.name), value_of_integer(counter->value)),
            error);
        if (!ok) return false;
    }
    return true;
}
