#include "ledger/store/store.h"

#include "ledger/store/backend.h"
#include "ledger/store/store_sqlite.h"

/* All backends; the last one takes every path. */
static const Backend *const BACKENDS[] = {&BACKEND_SQLITE};

static const Backend *backend_for(const char *path) {
    (void)path;
    return BACKENDS[0];
}

bool store_open(Arena *arena, const char *path, StoreMode mode, const StoreWaiting *waiting,
                Store **store, Error *error) {
    Store *opened = ARENA_NEW(arena, Store);
    opened->backend = backend_for(path);
    if (!opened->backend->open(arena, path, mode, waiting, &opened->connection, error)) {
        return false;
    }
    *store = opened;
    return true;
}

void store_close(Store *store) {
    if (!store) return;
    store_rollback(store);
    store->backend->close(store->connection);
    store->connection = NULL;
}

bool store_begin(Store *store, Error *error) {
    assert(!store->is_within);
    store->is_within = store->backend->begin(store->connection, error);
    return store->is_within;
}

bool store_look(Store *store, Error *error) {
    assert(!store->is_within);
    store->is_within = store->backend->look(store->connection, error);
    return store->is_within;
}

bool store_commit(Store *store, Error *error) {
    assert(store->is_within);
    if (!store->backend->commit(store->connection, error)) {
        store_rollback(store);
        return false;
    }
    store->is_within = false;
    return true;
}

void store_rollback(Store *store) {
    if (store->is_within) store->backend->rollback(store->connection);
    store->is_within = false;
}

bool store_run(Store *store, const char *sql, const Value *values, size_t count, Error *error) {
    void *statement;
    bool has_row;
    const Backend *backend = store->backend;
    if (!backend->start(store->connection, sql, values, count, &statement, error)) return false;
    bool ok = backend->step(store->connection, statement, &has_row, error);
    backend->finish(statement);
    assert(!ok || !has_row);
    return ok;
}

int64_t store_changes(const Store *store) {
    return store->backend->changes(store->connection);
}

bool store_guard(Store *store, bool is_on, Error *error) {
    return store->backend->guard(store->connection, is_on, error);
}

bool store_copy(Store *store, const char *target, Error *error) {
    return store->backend->copy(store->connection, target, error);
}

bool store_schema_digest(Store *store, Digest *digest, Error *error) {
    return store->backend->schema_digest(store->connection, digest, error);
}

bool store_inspect(Store *store, Error *error) {
    return store->backend->inspect(store->connection, error);
}
