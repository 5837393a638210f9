/* A backend is one kind of database behind the interface of a store. */
#ifndef DENIER_LEDGER_STORE_BACKEND_H
#define DENIER_LEDGER_STORE_BACKEND_H

#include "ledger/store/store_mode.h"
#include "ledger/store/value.h"

/* Each function has the meaning and errors of the store's own. `connection` and `statement` are
 * the backend's. */
typedef struct Backend {
    bool (*open)(Arena *arena, const char *path, StoreMode mode, const StoreWaiting *waiting,
                 void **connection, Error *error);
    void (*close)(void *connection);
    bool (*begin)(void *connection, Error *error);
    bool (*look)(void *connection, Error *error);
    bool (*commit)(void *connection, Error *error);
    void (*rollback)(void *connection);
    /* The statement, ready to be stepped; it stays prepared for the next time. */
    bool (*start)(void *connection, const char *sql, const Value *values, size_t count,
                  void **statement, Error *error);
    /* Goes to the next row; `*has_row` is false at the end. */
    bool (*step)(void *connection, void *statement, bool *has_row, Error *error);
    void (*finish)(void *statement);
    int64_t (*integer)(void *statement, int column);
    Text (*text)(void *statement, int column);
    Text (*bytes)(void *statement, int column);
    int64_t (*changes)(void *connection);
    bool (*guard)(void *connection, bool is_on, Error *error);
    bool (*copy)(void *connection, const char *target, Error *error);
    bool (*schema_digest)(void *connection, Digest *digest, Error *error);
    bool (*inspect)(void *connection, Error *error);
} Backend;

struct Store {
    const Backend *backend;
    void *connection;
    bool is_within; /* a transaction */
};

#endif
