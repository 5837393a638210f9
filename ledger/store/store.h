/* A store keeps the tables of one book in a file: statements of portable SQL, transactions, one
 * writer at a time. The table of backends is here.
 *
 * Statements are constants of the program (their address names them) with ?1, ?2... for values:
 * no text of a user ever becomes part of one. Whatever is written between store_begin and
 * store_commit is on disk as a whole once store_commit returns true, and not at all otherwise. */
#ifndef DENIER_LEDGER_STORE_STORE_H
#define DENIER_LEDGER_STORE_STORE_H

#include "ledger/store/store_mode.h"
#include "ledger/store/value.h"

typedef struct Store Store;

/* The values of a statement, as an array and its length. */
#define VALUES(...)                                                                                \
    (const Value[]){__VA_ARGS__}, sizeof((const Value[]){__VA_ARGS__}) / sizeof(Value)
#define NO_VALUES NULL, 0

/* Opens the store of the path; a new one is given its tables. `waiting` may be NULL: gives up at
 * once. The store is owned by the arena and must be closed before the arena goes.
 * Errors: FILE_ABSENT, FILE_EXISTS, STORE_FOREIGN (not a book), STORE_NEWER (of a later version of
 * the program), STORE_NETWORK (on a network file system), STORE_SCHEMA (tables or triggers are not
 * those of the program), STORE_BUSY, STORE_FAILED. */
bool store_open(Arena *arena, const char *path, StoreMode mode, const StoreWaiting *waiting,
                Store **store, Error *error);

/* Gives the store back; a transaction that is open is rolled back. NULL is allowed. */
void store_close(Store *store);

/* Begins to write; nobody else can until the end of the transaction.
 * Errors: STORE_BUSY, STORE_READ_ONLY, STORE_FAILED. */
bool store_begin(Store *store, Error *error);

/* Begins to read: until store_rollback, all is seen as it was at one moment. Error: STORE_BUSY. */
bool store_look(Store *store, Error *error);

/* Writes all since store_begin to disk. On a failure nothing of it is kept. Error: STORE_FAILED. */
bool store_commit(Store *store, Error *error);

/* Forgets all since store_begin; needs no memory. Nothing happens outside of a transaction. */
void store_rollback(Store *store);

/* Runs a statement that gives no rows. `sql` is a constant of the program.
 * Errors: STORE_REFUSED (a trigger or constraint), STORE_BUSY, STORE_FAILED. */
bool store_run(Store *store, const char *sql, const Value *values, size_t count, Error *error);

/* How many rows the last store_run changed. */
int64_t store_changes(const Store *store);

/* Whether triggers watch over what is written: they do, but for a book that is made anew from what
 * passed them already. Error: STORE_FAILED. */
bool store_guard(Store *store, bool is_on, Error *error);

/* Writes a consistent copy of the whole store to a new file, also while others use it. Errors:
 * FILE_EXISTS, STORE_FAILED. */
bool store_copy(Store *store, const char *target, Error *error);

/* The SHA-256 of the definitions of tables and triggers as they stand in the file. */
bool store_schema_digest(Store *store, Digest *digest, Error *error);

/* Asks the backend to look at every page of the file. Error: STORE_DAMAGED. */
bool store_inspect(Store *store, Error *error);

#endif
