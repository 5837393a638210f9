#include "ledger/store/store_sqlite.h"

#include "engine/data.h"
#include "engine/date_text.h"
#include "engine/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

enum {
    APPLICATION_ID = 0x44656E69, /* "Deni" */
    TABLES_VERSION = 1,
    WAIT_STEP = 100, /* milliseconds */
};

static const char TABLES[] = "schemas/sqlite-1.sql";

typedef struct Prepared {
    const char *sql;
    sqlite3_stmt *statement;
} Prepared;

typedef struct Connection {
    Arena *arena;
    sqlite3 *database;
    const char *path;
    StoreWaiting waiting;
    sqlite3_stmt *begin, *look, *commit, *rollback;
    Prepared *prepared; /* open addressing by the address of the constant */
    size_t prepared_count, prepared_capacity;
} Connection;

/* --- Memory: SQLite asks for the size of a block, which stands in front of it. */

enum { SIZE_ROOM = 16 };

static void *allocate(int size) {
    char *block = memory_allocate((size_t)size + SIZE_ROOM);
    if (!block) return NULL;
    memcpy(block, &size, sizeof size);
    return block + SIZE_ROOM;
}

static void release(void *block) {
    if (block) memory_release((char *)block - SIZE_ROOM);
}

static void *resize(void *block, int size) {
    char *grown = memory_resize((char *)block - SIZE_ROOM, (size_t)size + SIZE_ROOM);
    if (!grown) return NULL;
    memcpy(grown, &size, sizeof size);
    return grown + SIZE_ROOM;
}

static int size_of(void *block) {
    int size;
    memcpy(&size, (char *)block - SIZE_ROOM, sizeof size);
    return size;
}

static int round_up(int size) {
    return (size + 7) & ~7;
}

static int start_memory(void *data) {
    (void)data;
    return SQLITE_OK;
}

static void stop_memory(void *data) {
    (void)data;
}

/* Has no effect once SQLite works. */
static void serve_memory(void) {
    sqlite3_mem_methods methods = {
        .xMalloc = allocate,
        .xFree = release,
        .xRealloc = resize,
        .xSize = size_of,
        .xRoundup = round_up,
        .xInit = start_memory,
        .xShutdown = stop_memory,
    };
    sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* nobody asks for these counts */
}

/* --- Trouble. */

static bool fail(const Connection *connection, int result, Error *error) {
    Text path = text_of(connection->path);
    Text reason = text_of(connection->database ? sqlite3_errmsg(connection->database)
                                               : sqlite3_errstr(result));
    switch (result & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error_set(error, ERROR_STORE_BUSY, path);
    case SQLITE_READONLY:
        return error_set(error, ERROR_STORE_READ_ONLY, path);
    case SQLITE_CONSTRAINT:
        return error_set(error, ERROR_STORE_REFUSED, path, reason);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        return error_set(error, ERROR_STORE_DAMAGED, path, reason);
    default:
        return error_set(error, ERROR_STORE_FAILED, path, reason);
    }
}

static bool check(const Connection *connection, int result, Error *error) {
    return result == SQLITE_OK || fail(connection, result, error);
}

static bool execute(const Connection *connection, const char *sql, Error *error) {
    return check(connection, sqlite3_exec(connection->database, sql, NULL, NULL, NULL), error);
}

static int on_busy(void *data, int count) {
    const Connection *connection = data;
    if (!connection->waiting.wait) return 0;
    if (!connection->waiting.wait(connection->waiting.data, (unsigned)count * WAIT_STEP)) return 0;
    nanosleep(&(struct timespec){.tv_nsec = WAIT_STEP * 1000000L}, NULL);
    return 1;
}

/* --- Statements, prepared once. */

static size_t slot_of(const Connection *connection, const char *sql) {
    size_t slot = ((uintptr_t)sql >> 3) * 0x9E3779B97F4A7C15u >> 20;
    slot &= connection->prepared_capacity - 1;
    while (connection->prepared[slot].sql && connection->prepared[slot].sql != sql) {
        slot = (slot + 1) & (connection->prepared_capacity - 1);
    }
    return slot;
}

static void grow_prepared(Connection *connection) {
    size_t capacity = connection->prepared_capacity;
    Prepared *old = connection->prepared;
    connection->prepared_capacity = capacity ? 2 * capacity : 128;
    connection->prepared = ARENA_ARRAY(connection->arena, Prepared, connection->prepared_capacity);
    for (size_t i = 0; i < capacity; i++) {
        if (old[i].sql) connection->prepared[slot_of(connection, old[i].sql)] = old[i];
    }
}

static bool prepare_own(Connection *connection, const char *sql, sqlite3_stmt **statement,
                        Error *error) {
    int result = sqlite3_prepare_v3(connection->database, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                    statement, NULL);
    return check(connection, result, error);
}

static bool prepare(Connection *connection, const char *sql, sqlite3_stmt **statement,
                    Error *error) {
    if (2 * connection->prepared_count >= connection->prepared_capacity) grow_prepared(connection);
    Prepared *prepared = &connection->prepared[slot_of(connection, sql)];
    if (!prepared->sql) {
        if (!prepare_own(connection, sql, &prepared->statement, error)) return false;
        prepared->sql = sql;
        connection->prepared_count++;
    }
    *statement = prepared->statement;
    assert(!sqlite3_stmt_busy(*statement));
    return true;
}

static int bind(sqlite3_stmt *statement, int index, const Value *value) {
    char room[DATE_TEXT_SIZE];
    Text date;
    const char *bytes = value->text.bytes ? value->text.bytes : "";
    switch (value->kind) {
    case VALUE_INTEGER:
        return sqlite3_bind_int64(statement, index, value->integer);
    case VALUE_TEXT:
        return sqlite3_bind_text64(statement, index, bytes, value->text.size, SQLITE_STATIC,
                                   SQLITE_UTF8);
    case VALUE_DATE:
        date = date_print_iso((Date){(int32_t)value->integer}, room);
        return sqlite3_bind_text64(statement, index, date.bytes ? date.bytes : "", date.size,
                                   SQLITE_TRANSIENT, SQLITE_UTF8);
    case VALUE_BYTES:
        break;
    }
    return sqlite3_bind_blob64(statement, index, bytes, value->text.size, SQLITE_STATIC);
}

static bool start(void *data, const char *sql, const Value *values, size_t count, void **statement,
                  Error *error) {
    Connection *connection = data;
    sqlite3_stmt *prepared;
    if (!prepare(connection, sql, &prepared, error)) return false;
    assert(sqlite3_bind_parameter_count(prepared) == (int)count);
    for (size_t i = 0; i < count; i++) {
        int result = bind(prepared, (int)i + 1, &values[i]);
        if (result != SQLITE_OK) {
            fail(connection, result, error);
            sqlite3_clear_bindings(prepared);
            return false;
        }
    }
    *statement = prepared;
    return true;
}

static bool step(void *data, void *statement, bool *has_row, Error *error) {
    int result = sqlite3_step(statement);
    *has_row = result == SQLITE_ROW;
    return *has_row || result == SQLITE_DONE || fail(data, result, error);
}

static void finish(void *statement) {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

static int64_t column_integer(void *statement, int column) {
    return sqlite3_column_int64(statement, column);
}

static Text column_text(void *statement, int column) {
    const void *bytes = sqlite3_column_text(statement, column);
    return (Text){bytes ? bytes : "", (size_t)sqlite3_column_bytes(statement, column)};
}

static Text column_bytes(void *statement, int column) {
    const void *bytes = sqlite3_column_blob(statement, column);
    return (Text){bytes ? bytes : "", (size_t)sqlite3_column_bytes(statement, column)};
}

/* --- Transactions. */

static bool run_own(const Connection *connection, sqlite3_stmt *statement, Error *error) {
    int result = sqlite3_step(statement);
    bool ok = result == SQLITE_DONE || fail(connection, result, error);
    sqlite3_reset(statement);
    return ok;
}

static bool begin(void *data, Error *error) {
    const Connection *connection = data;
    return run_own(connection, connection->begin, error);
}

static bool look(void *data, Error *error) {
    const Connection *connection = data;
    return run_own(connection, connection->look, error);
}

static bool commit(void *data, Error *error) {
    const Connection *connection = data;
    return run_own(connection, connection->commit, error);
}

static void rollback(void *data) {
    Connection *connection = data;
    if (sqlite3_get_autocommit(connection->database)) return; /* SQLite did it itself */
    sqlite3_step(connection->rollback);
    sqlite3_reset(connection->rollback);
}

static int64_t changes(void *data) {
    const Connection *connection = data;
    return sqlite3_changes64(connection->database);
}

static bool guard(void *data, bool is_on, Error *error) {
    const Connection *connection = data;
    int result =
        sqlite3_db_config(connection->database, SQLITE_DBCONFIG_ENABLE_TRIGGER, (int)is_on, NULL);
    return check(connection, result, error);
}

/* --- The tables. */

static int ask_integer(const Connection *connection, const char *sql) {
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(connection->database, sql, -1, &statement, NULL) != SQLITE_OK) return -1;
    int answer = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int(statement, 0) : -1;
    sqlite3_finalize(statement);
    return answer;
}

static bool digest_tables(const Connection *connection, Digest *digest, Error *error) {
    static const char SQL[] = "SELECT type, name, sql FROM sqlite_schema "
                              "WHERE sql IS NOT NULL ORDER BY type, name";
    sqlite3_stmt *statement;
    int result = sqlite3_prepare_v2(connection->database, SQL, -1, &statement, NULL);
    if (!check(connection, result, error)) return false;
    Digester digester;
    digester_start(&digester);
    while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int i = 0; i < 3; i++) {
            digester_add(&digester, column_text(statement, i));
            digester_add(&digester, TEXT("\n"));
        }
    }
    *digest = digester_finish(&digester);
    sqlite3_finalize(statement);
    return result == SQLITE_DONE || fail(connection, result, error);
}

static bool schema_digest(void *data, Digest *digest, Error *error) {
    return digest_tables(data, digest, error);
}

static bool inspect(void *data, Error *error) {
    const Connection *connection = data;
    sqlite3_stmt *statement;
    int result =
        sqlite3_prepare_v2(connection->database, "PRAGMA integrity_check(1)", -1, &statement, NULL);
    if (!check(connection, result, error)) return false;
    result = sqlite3_step(statement);
    Text answer = result == SQLITE_ROW ? column_text(statement, 0) : TEXT("");
    bool ok = text_equal(answer, TEXT("ok"));
    if (!ok && result == SQLITE_ROW) {
        error_set(error, ERROR_STORE_DAMAGED, text_of(connection->path), answer);
    } else if (!ok) {
        fail(connection, result, error);
    }
    sqlite3_finalize(statement);
    return ok;
}

/* Whether the tables and triggers of the file are those of the program. */
static bool compare_tables(const Connection *connection, Error *error) {
    Arena *scratch = arena_create();
    Connection model = {.arena = scratch, .path = connection->path};
    Text tables;
    Digest expected, found;
    bool ok = data_read_built_in(TABLES, &tables, error) &&
              check(&model,
                    sqlite3_open_v2(":memory:", &model.database,
                                    SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL),
                    error) &&
              execute(&model, tables.bytes, error) && digest_tables(&model, &expected, error) &&
              digest_tables(connection, &found, error);
    if (ok && memcmp(&expected, &found, sizeof expected) != 0) {
        ok = error_set(error, ERROR_STORE_SCHEMA, text_of(connection->path));
    }
    sqlite3_close(model.database);
    arena_destroy(scratch);
    return ok;
}

static bool create_tables(Connection *connection, Error *error) {
    Text tables;
    if (!data_read_built_in(TABLES, &tables, error)) return false;
    char marks[96];
    snprintf(marks, sizeof marks, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             APPLICATION_ID, TABLES_VERSION);
    if (!execute(connection, "BEGIN IMMEDIATE", error)) return false;
    bool ok = execute(connection, tables.bytes, error) && execute(connection, marks, error) &&
              execute(connection, "COMMIT", error);
    if (!ok) sqlite3_exec(connection->database, "ROLLBACK", NULL, NULL, NULL);
    return ok;
}

static bool accept_tables(const Connection *connection, Error *error) {
    Text path = text_of(connection->path);
    int found = ask_integer(connection, "PRAGMA user_version");
    if (found < 0) return fail(connection, sqlite3_errcode(connection->database), error);
    if (ask_integer(connection, "PRAGMA application_id") != APPLICATION_ID) {
        return error_set(error, ERROR_STORE_FOREIGN, path);
    }
    if (found > TABLES_VERSION) return error_set(error, ERROR_STORE_NEWER, path);
    return compare_tables(connection, error);
}

/* --- Opening and closing. */

/* File systems whose locks are not to be trusted. */
static bool is_on_network(const char *path) {
    static const unsigned long NETWORKS[] = {0x6969,     0x517B,     0xFE534D42,
                                             0xFF534D42, 0x5346414F, 0x73757245};
    struct statfs about;
    if (statfs(path, &about) != 0) return false;
    for (size_t i = 0; i < sizeof NETWORKS / sizeof *NETWORKS; i++) {
        if ((unsigned long)about.f_type == NETWORKS[i]) return true;
    }
    return false;
}

/* Whether the file begins as every SQLite file does. */
static bool is_database(const char *path, bool *is_it, Error *error) {
    static const char START[16] = "SQLite format 3";
    char start[sizeof START];
    size_t got;
    FileReader reader;
    if (!file_open(&reader, path, error)) return false;
    bool ok = file_read(&reader, start, sizeof start, &got, error);
    file_close(&reader);
    *is_it = ok && got == sizeof start && memcmp(start, START, sizeof start) == 0;
    return ok;
}

/* Makes an empty file that only its owner can read: books name people. */
static bool make_private(const char *path, Error *error) {
    int descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor >= 0) {
        close(descriptor);
        return true;
    }
    if (errno == EEXIST) return error_set(error, ERROR_FILE_EXISTS, text_of(path));
    return error_set(error, ERROR_FILE_WRITE, text_of(path), text_of(strerror(errno)));
}

static bool is_possible(const char *path, StoreMode mode, Error *error) {
    bool is_it;
    if (mode == STORE_CREATE) return make_private(path, error);
    if (!file_exists(path)) {
        return error_set(error, ERROR_FILE_ABSENT, text_of(path),
                         TEXT("No such file or directory"));
    }
    if (!is_database(path, &is_it, error)) return false;
    return is_it || error_set(error, ERROR_STORE_FOREIGN, text_of(path));
}

static bool set_up(Connection *connection, StoreMode mode, Error *error) {
    static const char ALWAYS[] = "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;"
                                 "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
                                 "PRAGMA temp_store = MEMORY;"
                                 "PRAGMA cache_size = -65536; PRAGMA mmap_size = 0";
    sqlite3 *database = connection->database;
    sqlite3_extended_result_codes(database, 1);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_busy_handler(database, on_busy, connection);
    if (!execute(connection, ALWAYS, error)) return false;
    if (mode == STORE_READ) return execute(connection, "PRAGMA query_only = ON", error);
    return execute(connection, "PRAGMA journal_mode = TRUNCATE", error);
}

static bool prepare_transactions(Connection *connection, Error *error) {
    return prepare_own(connection, "BEGIN IMMEDIATE", &connection->begin, error) &&
           prepare_own(connection, "BEGIN", &connection->look, error) &&
           prepare_own(connection, "COMMIT", &connection->commit, error) &&
           prepare_own(connection, "ROLLBACK", &connection->rollback, error);
}

static void close_connection(void *data) {
    Connection *connection = data;
    for (size_t i = 0; i < connection->prepared_capacity; i++) {
        sqlite3_finalize(connection->prepared[i].statement);
    }
    sqlite3_finalize(connection->begin);
    sqlite3_finalize(connection->look);
    sqlite3_finalize(connection->commit);
    sqlite3_finalize(connection->rollback);
    int result = sqlite3_close(connection->database);
    assert(result == SQLITE_OK);
    (void)result;
}

static bool open_connection(Arena *arena, const char *path, StoreMode mode,
                            const StoreWaiting *waiting, void **opened, Error *error) {
    serve_memory();
    if (!is_possible(path, mode, error)) return false;
    Connection *connection = ARENA_NEW(arena, Connection);
    *connection = (Connection){.arena = arena, .path = text_copy(arena, text_of(path)).bytes};
    if (waiting) connection->waiting = *waiting;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    /* "./" keeps a name that begins with "file:" from being taken for an address. */
    const char *name = path[0] == '/' ? path : text_print(arena, "./%s", path).bytes;
    int result = sqlite3_open_v2(name, &connection->database, flags, NULL);
    bool ok = check(connection, result, error) && set_up(connection, mode, error);
    if (ok && mode != STORE_READ && is_on_network(path)) {
        ok = error_set(error, ERROR_STORE_NETWORK, text_of(path));
    }
    if (ok && mode == STORE_CREATE) ok = create_tables(connection, error);
    ok = ok && accept_tables(connection, error) && prepare_transactions(connection, error);
    if (!ok) close_connection(connection);
    *opened = connection;
    return ok;
}

/* --- Copies. */

static bool copy_pages(const Connection *connection, sqlite3 *copied, Error *error) {
    sqlite3_backup *backup = sqlite3_backup_init(copied, "main", connection->database, "main");
    if (!backup) return fail(connection, sqlite3_errcode(copied), error);
    int result, count = 0;
    do {
        result = sqlite3_backup_step(backup, -1);
        bool is_busy = result == SQLITE_BUSY || result == SQLITE_LOCKED;
        if (is_busy && !on_busy((void *)connection, count++)) break;
    } while (result == SQLITE_BUSY || result == SQLITE_LOCKED);
    int ended = sqlite3_backup_finish(backup);
    if (result != SQLITE_DONE) return fail(connection, result, error);
    return check(connection, ended, error);
}

static bool copy(void *data, const char *target, Error *error) {
    const Connection *connection = data;
    if (!make_private(target, error)) return false;
    sqlite3 *copied = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    int result = sqlite3_open_v2(target, &copied, flags, NULL);
    bool ok = check(connection, result, error) && copy_pages(connection, copied, error);
    sqlite3_close(copied);
    if (!ok) unlink(target);
    return ok;
}

const Backend BACKEND_SQLITE = {
    .open = open_connection,
    .close = close_connection,
    .begin = begin,
    .look = look,
    .commit = commit,
    .rollback = rollback,
    .start = start,
    .step = step,
    .finish = finish,
    .integer = column_integer,
    .text = column_text,
    .bytes = column_bytes,
    .changes = changes,
    .guard = guard,
    .copy = copy,
    .schema_digest = schema_digest,
    .inspect = inspect,
};
