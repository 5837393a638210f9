#include "ledger/store/rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/file.h"

#include <cmocka.h>

typedef struct Place {
    Arena *arena;
    char folder[64];
    const char *path;
    Store *store;
    Error error;
} Place;

static Place *open_place(void) {
    Arena *arena = arena_create();
    Place *place = ARENA_NEW(arena, Place);
    place->arena = arena;
    snprintf(place->folder, sizeof place->folder, "/tmp/denier-store-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    place->path = text_print(arena, "%s/a.denier", place->folder).bytes;
    assert_true(store_open(arena, place->path, STORE_CREATE, NULL, &place->store, &place->error));
    return place;
}

static void close_place(Place *place) {
    store_close(place->store);
    unlink(place->path);
    unlink(text_print(place->arena, "%s/b.denier", place->folder).bytes);
    unlink(text_print(place->arena, "%s-journal", place->path).bytes);
    rmdir(place->folder);
    arena_destroy(place->arena);
}

static bool set(Store *store, Text key, Text value, Error *error) {
    return store_run(store, "INSERT INTO setting (entity, key, value) VALUES (1, ?1, ?2)",
                     VALUES(value_of_text(key), value_of_text(value)), error);
}

static Text get(Place *place, Store *store, Text key) {
    Text value = {0};
    Rows rows = rows_of(store, "SELECT value FROM setting WHERE entity = 1 AND key = ?1",
                        VALUES(value_of_text(key)));
    if (rows_next(&rows)) value = text_copy(place->arena, rows_text(&rows, 0));
    assert_true(rows_end(&rows, &place->error));
    return value;
}

static bool opens(Place *place, StoreMode mode) {
    Store *store;
    place->error = (Error){0};
    bool ok = store_open(place->arena, place->path, mode, NULL, &store, &place->error);
    if (ok) store_close(store);
    return ok;
}

static void keeps_what_was_committed_and_nothing_else(void **state) {
    (void)state;
    Place *place = open_place();
    assert_true(store_begin(place->store, &place->error));
    assert_true(set(place->store, TEXT("entity"), TEXT("Les Amis"), &place->error));
    assert_true(store_commit(place->store, &place->error));
    assert_true(store_begin(place->store, &place->error));
    assert_true(set(place->store, TEXT("siren"), TEXT("123456782"), &place->error));
    store_rollback(place->store);
    store_close(place->store);
    assert_true(
        store_open(place->arena, place->path, STORE_READ, NULL, &place->store, &place->error));
    assert_true(text_equal(get(place, place->store, TEXT("entity")), TEXT("Les Amis")));
    assert_int_equal(get(place, place->store, TEXT("siren")).size, 0);
    close_place(place);
}

static void lets_one_program_write_at_a_time(void **state) {
    (void)state;
    Place *place = open_place();
    Store *other;
    assert_true(store_open(place->arena, place->path, STORE_WRITE, NULL, &other, &place->error));
    assert_true(store_begin(place->store, &place->error));
    assert_false(store_begin(other, &place->error));
    assert_int_equal(place->error.code, ERROR_STORE_BUSY);
    place->error = (Error){0};
    assert_true(store_commit(place->store, &place->error));
    assert_true(store_begin(other, &place->error));
    store_close(other);
    close_place(place);
}

static bool give_up(void *data, unsigned milliseconds) {
    unsigned *calls = data;
    ++*calls;
    return milliseconds < 200;
}

static void says_that_it_waits_and_gives_up_when_told(void **state) {
    (void)state;
    Place *place = open_place();
    Store *other;
    unsigned calls = 0;
    StoreWaiting waiting = {give_up, &calls};
    assert_true(
        store_open(place->arena, place->path, STORE_WRITE, &waiting, &other, &place->error));
    assert_true(store_begin(place->store, &place->error));
    assert_false(store_begin(other, &place->error));
    assert_int_equal(place->error.code, ERROR_STORE_BUSY);
    assert_int_equal(calls, 3);
    store_close(other);
    close_place(place);
}

static void refuses_files_that_are_no_book(void **state) {
    (void)state;
    Place *place = open_place();
    store_close(place->store);
    unlink(place->path);
    assert_false(opens(place, STORE_WRITE));
    assert_int_equal(place->error.code, ERROR_FILE_ABSENT);
    assert_true(file_replace(place->path, TEXT("not a database, but a letter to the bank"), NULL));
    assert_false(opens(place, STORE_READ));
    assert_int_equal(place->error.code, ERROR_STORE_FOREIGN);
    assert_true(file_replace(place->path, (Text){"", 0}, NULL));
    assert_false(opens(place, STORE_WRITE));
    assert_int_equal(place->error.code, ERROR_STORE_FOREIGN);
    assert_false(opens(place, STORE_CREATE));
    assert_int_equal(place->error.code, ERROR_FILE_EXISTS);
    place->store = NULL;
    close_place(place);
}

/* Changes the store as another program would. */
static void tamper(Place *place, const char *sql) {
    assert_true(store_run(place->store, sql, NO_VALUES, &place->error));
}

static void refuses_a_book_of_a_later_version(void **state) {
    (void)state;
    Place *place = open_place();
    tamper(place, "PRAGMA user_version = 2");
    assert_false(opens(place, STORE_READ));
    assert_int_equal(place->error.code, ERROR_STORE_NEWER);
    close_place(place);
}

static void refuses_tables_without_their_triggers(void **state) {
    (void)state;
    Place *place = open_place();
    tamper(place, "DROP TRIGGER entry_updated");
    assert_false(opens(place, STORE_WRITE));
    assert_int_equal(place->error.code, ERROR_STORE_SCHEMA);
    close_place(place);
}

static void triggers_keep_events_and_validated_entries(void **state) {
    (void)state;
    static const char *const acts[] = {
        "INSERT INTO fiscal_year VALUES (1, 1, '2022-01-01', '2022-12-31', 0, 0, 0)",
        "INSERT INTO journal VALUES (1, 1, 'OD', 'OD')",
        "INSERT INTO account VALUES (1, 1, '512', 'Banque', 0)",
        "INSERT INTO entry VALUES (1, 1, 1, 'OD', '2022-01-02', 0, 0, 0, 0, '', 'a', 0, '', '', 0,"
        " 0, x'')",
        "INSERT INTO line VALUES (1, 1, 1, 1, '512', '', '', '', '', 5, 0, '', '', '', '', '', '',"
        " '', '', '')",
        "INSERT INTO line VALUES (1, 1, 1, 2, '512', '', '', '', '', 0, 5, '', '', '', '', '', '',"
        " '', '', '')",
        "UPDATE entry SET is_validated = 1, number = 1, validated_at = 'now'",
        "INSERT INTO event VALUES (1, 1, 'a', 1, 1, '', x'00')",
    };
    static const char *const refused[] = {
        "UPDATE entry SET date = '2022-01-03'",
        "DELETE FROM entry",
        "UPDATE line SET debit = 6",
        "DELETE FROM line",
        "REPLACE INTO line VALUES (1, 1, 1, 1, '512', '', '', '', '', 9, 0, '', '', '', '', '', "
        "'', '', '', '')",
        "REPLACE INTO entry VALUES (1, 1, 1, 'OD', '2022-01-02', 0, 0, 0, 0, '', 'b', 0, '', '', "
        "0, 0, x'')",
        "INSERT INTO entry VALUES (1, 1, 2, 'OD', '2022-01-02', 0, 1, 2, 0, 'now', 'a', 0, '', '',"
        " 0, 0, x'')",
        "UPDATE event SET kind = 'b'",
        "DELETE FROM event",
        "DELETE FROM fiscal_year",
    };
    Place *place = open_place();
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) tamper(place, acts[i]);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        place->error = (Error){0};
        assert_false(store_run(place->store, refused[i], NO_VALUES, &place->error));
        assert_int_equal(place->error.code, ERROR_STORE_REFUSED);
    }
    close_place(place);
}

static void an_unbalanced_draft_cannot_be_validated_by_any_program(void **state) {
    (void)state;
    Place *place = open_place();
    tamper(place, "INSERT INTO fiscal_year VALUES (1, 1, '2022-01-01', '2022-12-31', 0, 0, 0)");
    tamper(place, "INSERT INTO journal VALUES (1, 1, 'OD', 'OD')");
    tamper(place, "INSERT INTO account VALUES (1, 1, '512', 'Banque', 0)");
    tamper(place, "INSERT INTO entry VALUES (1, 1, 1, 'OD', '2022-01-02', 0, 0, 0, 0, '', 'a', 0,"
                  " '', '', 0, 0, x'')");
    tamper(place, "INSERT INTO line VALUES (1, 1, 1, 1, '512', '', '', '', '', 5, 0, '', '', '',"
                  " '', '', '', '', '', '')");
    assert_false(store_run(place->store,
                           "UPDATE entry SET is_validated = 1, number = 1, validated_at = 'now'",
                           NO_VALUES, &place->error));
    assert_int_equal(place->error.code, ERROR_STORE_REFUSED);
    close_place(place);
}

static void copies_a_book_that_is_in_use(void **state) {
    (void)state;
    Place *place = open_place();
    assert_true(store_begin(place->store, &place->error));
    assert_true(set(place->store, TEXT("entity"), TEXT("Les Amis"), &place->error));
    assert_true(store_commit(place->store, &place->error));
    const char *target = text_print(place->arena, "%s/b.denier", place->folder).bytes;
    assert_true(store_copy(place->store, target, &place->error));
    assert_false(store_copy(place->store, target, &place->error));
    assert_int_equal(place->error.code, ERROR_FILE_EXISTS);
    Store *copy;
    place->error = (Error){0};
    assert_true(store_open(place->arena, target, STORE_READ, NULL, &copy, &place->error));
    assert_true(text_equal(get(place, copy, TEXT("entity")), TEXT("Les Amis")));
    assert_true(store_inspect(copy, &place->error));
    store_close(copy);
    close_place(place);
}

static void gives_values_back_as_they_came(void **state) {
    (void)state;
    static const Text texts[] = {{"", 0}, {"Œuvre d'été; '\"--", 21}, {"a\0b", 3}};
    Place *place = open_place();
    Digest digest = digest_of(TEXT("piece"));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_true(
            set(place->store, text_print(place->arena, "key%zu", i), texts[i], &place->error));
        Text key = text_print(place->arena, "key%zu", i);
        assert_true(text_equal(get(place, place->store, key), texts[i]));
    }
    Rows rows = rows_of(place->store, "SELECT ?1, ?2, ?3, ?4",
                        VALUES(value_of_amount(amount_of_cents(INT64_MIN)),
                               value_of_date(date_of(2024, 2, 29)), value_of_date((Date){0}),
                               value_of_digest(&digest)));
    assert_true(rows_next(&rows));
    assert_true(amount_compare(rows_amount(&rows, 0), amount_of_cents(INT64_MIN)) == 0);
    assert_true(text_equal(rows_text(&rows, 1), TEXT("2024-02-29")));
    assert_int_equal(rows_text(&rows, 2).size, 0);
    Digest found = rows_digest(&rows, 3);
    assert_memory_equal(&found, &digest, sizeof digest);
    assert_true(rows_end(&rows, &place->error));
    close_place(place);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_what_was_committed_and_nothing_else),
        cmocka_unit_test(lets_one_program_write_at_a_time),
        cmocka_unit_test(says_that_it_waits_and_gives_up_when_told),
        cmocka_unit_test(refuses_files_that_are_no_book),
        cmocka_unit_test(refuses_a_book_of_a_later_version),
        cmocka_unit_test(refuses_tables_without_their_triggers),
        cmocka_unit_test(triggers_keep_events_and_validated_entries),
        cmocka_unit_test(an_unbalanced_draft_cannot_be_validated_by_any_program),
        cmocka_unit_test(copies_a_book_that_is_in_use),
        cmocka_unit_test(gives_values_back_as_they_came),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
