#include "ledger/book/names.h"

#include "ledger/store/rows.h"

#include <assert.h>

Names names_in(Arena *arena) {
    return (Names){.arena = arena};
}

static bool load(Arena *arena, Store *store, int64_t entity, NameTable *table, Error *error) {
    static const char *const QUERIES[NAME_KINDS] = {
        [NAME_ACCOUNT] = "SELECT number, label, is_closed FROM account"
                         " WHERE entity = ?1 AND year = ?2 ORDER BY number",
        [NAME_JOURNAL] = "SELECT code, label, 0 FROM journal"
                         " WHERE entity = ?1 AND year = ?2 ORDER BY code",
        [NAME_AUXILIARY] = "SELECT number, label, 0 FROM auxiliary"
                           " WHERE entity = ?1 AND year = ?2 ORDER BY number",
    };
    Rows rows = rows_of(store, QUERIES[table->kind],
                        VALUES(value_of_integer(entity), value_of_integer(table->year)));
    while (rows_next(&rows)) {
        uint32_t number = (uint32_t)table->items.count;
        Name *name = LIST_PUSH(arena, &table->items);
        name->code = text_copy(arena, rows_text(&rows, 0));
        name->label = text_copy(arena, rows_text(&rows, 1));
        name->is_closed = rows_integer(&rows, 2) != 0;
        map_find_or_add(&table->index, name->code, number, NULL);
    }
    return rows_end(&rows, error);
}

NameTable *names_of(Names *names, Store *store, int64_t entity, NameKind kind, int64_t year,
                    Error *error) {
    for (size_t i = 0; i < names->tables.count; i++) {
        NameTable *table = names->tables.items[i];
        if (table->kind == kind && table->year == year) return table;
    }
    NameTable *table = ARENA_NEW(names->arena, NameTable);
    *table = (NameTable){.year = year, .kind = kind, .index = map_in(names->arena)};
    if (!load(names->arena, store, entity, table, error)) return NULL;
    *LIST_PUSH(names->arena, &names->tables) = table;
    return table;
}

const Name *name_find(const NameTable *table, Text code) {
    const uint32_t *number = map_find(&table->index, code);
    return number ? &table->items.items[*number] : NULL;
}

Name *name_change(NameTable *table, Text code) {
    const Name *name = name_find(table, code);
    return name ? &table->items.items[name - table->items.items] : NULL;
}

void name_remember(Names *names, NameTable *table, Text code, Text label) {
    uint32_t number = (uint32_t)table->items.count;
    Name *name = LIST_PUSH(names->arena, &table->items);
    name->code = text_copy(names->arena, code);
    name->label = text_copy(names->arena, label);
    map_find_or_add(&table->index, name->code, number, NULL);
}

void name_relabel(Names *names, NameTable *table, Text code, Text label) {
    const uint32_t *number = map_find(&table->index, code);
    assert(number);
    table->items.items[*number].label = text_copy(names->arena, label);
}
