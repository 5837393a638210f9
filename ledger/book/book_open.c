#include "ledger/book/book_open.h"

#include "ledger/book/chain.h"
#include "ledger/store/rows.h"

#include <assert.h>

static bool load_identity(Book *book, Error *error) {
    static const char SQL[] = "SELECT identifier, first_day FROM book WHERE entity = ?1";
    Rows rows = rows_of(book->store, SQL, VALUES(value_of_integer(book->entity)));
    if (rows_next(&rows)) {
        book->identifier = text_copy(book->arena, rows_text(&rows, 0));
        book->first_day = rows_date(&rows, 1);
    }
    if (!rows_end(&rows, error)) return false;
    if (date_is_set(book->first_day)) return true;
    return error_set(error, ERROR_STORE_FOREIGN, text_of(book->path));
}

static bool load_settings(Book *book, Error *error) {
    static const char SQL[] = "SELECT key, value FROM setting WHERE entity = ?1 ORDER BY key";
    book->settings = (Settings){0};
    Rows rows = rows_of(book->store, SQL, VALUES(value_of_integer(book->entity)));
    while (rows_next(&rows)) {
        Setting *setting = LIST_PUSH(book->arena, &book->settings.items);
        setting->key = text_copy(book->arena, rows_text(&rows, 0));
        setting->value = text_copy(book->arena, rows_text(&rows, 1));
    }
    return rows_end(&rows, error);
}

static bool load_years(Book *book, Error *error) {
    static const char SQL[] = "SELECT year, first_day, last_day, state, numbering, grouping"
                              " FROM fiscal_year WHERE entity = ?1 ORDER BY year";
    book->years.count = 0;
    Rows rows = rows_of(book->store, SQL, VALUES(value_of_integer(book->entity)));
    while (rows_next(&rows)) {
        *LIST_PUSH(book->arena, &book->years) = (BookYear){
            .number = rows_integer(&rows, 0),
            .start = rows_date(&rows, 1),
            .end = rows_date(&rows, 2),
            .state = (YearState)rows_integer(&rows, 3),
            .numbering = (Numbering)rows_integer(&rows, 4),
            .grouping = (Grouping)rows_integer(&rows, 5),
        };
    }
    return rows_end(&rows, error);
}

bool book_open(Arena *arena, const char *path, StoreMode mode, const StoreWaiting *waiting,
               Book *book, Error *error) {
    *book = (Book){.arena = arena, .path = path, .entity = BOOK_ENTITY};
    if (!store_open(arena, path, mode, waiting, &book->store, error)) return false;
    book_forget(book);
    bool ok = load_identity(book, error) && load_settings(book, error) && load_years(book, error) &&
              chain_load(book, error);
    if (!ok) book_close(book);
    return ok;
}

void book_close(Book *book) {
    if (book->now.arena) book_rollback(book);
    store_close(book->store);
    book->store = NULL;
}

bool book_look(Book *book, Error *error) {
    return store_look(book->store, error) && load_settings(book, error) &&
           load_years(book, error) && chain_load(book, error);
}

void book_start(Book *book) {
    Arena *arena = arena_create();
    book->now = (Transaction){
        .arena = arena,
        .sums = sums_in(arena),
        .names = names_in(arena),
        .counters = counters_in(arena, book->store, book->entity),
        .record = builder_in(arena),
        .dimensions = dimensions_in(arena, book->store, book->entity),
    };
}

bool book_begin(Book *book, Error *error) {
    if (!store_begin(book->store, error)) return false;
    book_start(book);
    if (load_settings(book, error) && load_years(book, error) && chain_load(book, error)) {
        return true;
    }
    book_rollback(book);
    return false;
}

void book_forget(Book *book) {
    arena_destroy(book->now.arena);
    book->now = (Transaction){.counters = counters_in(NULL, book->store, book->entity)};
}

bool book_commit(Book *book, Error *error) {
    assert(book->now.arena);
    bool ok = sums_write(&book->now.sums, book->store, book->entity, error) &&
              counters_write(&book->now.counters, error) && store_commit(book->store, error);
    if (!ok) store_rollback(book->store);
    book_forget(book);
    return ok;
}

void book_rollback(Book *book) {
    store_rollback(book->store);
    book_forget(book);
}

bool book_set(Book *book, Text key, Text value, Error *error) {
    static const char SQL[] = "INSERT INTO setting (entity, key, value) VALUES (?1, ?2, ?3)"
                              " ON CONFLICT (entity, key) DO UPDATE SET value = excluded.value";
    assert(book->now.arena);
    Text kept = chain_text(book->arena, value);
    settings_set(book->arena, &book->settings, text_copy(book->arena, key).bytes, kept.bytes);
    const Text fields[] = {key, kept};
    return chain_add(book, "setting", 0, fields, 2, error) &&
           store_run(
               book->store, SQL,
               VALUES(value_of_integer(book->entity), value_of_text(key), value_of_text(kept)),
               error);
}
