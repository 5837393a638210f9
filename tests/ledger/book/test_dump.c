#include "tests/ledger/book/keeping.h"

#include "engine/file.h"
#include "ledger/book/dump.h"
#include "ledger/book/dump_tables.h"
#include "ledger/store/rows.h"

#include <string.h>

static const char *beside(Kept *kept, const char *name) {
    return text_print(kept->arena, "%s/%s", kept->folder, name).bytes;
}

static bool add_piece(void *data, Builder *text, Error *error) {
    (void)error;
    builder_add(data, builder_text(text));
    return true;
}

static Text dump_of(Kept *kept, Book *book) {
    Builder whole = builder_in(kept->arena);
    assert_true(book_dump(book, add_piece, &whole, &kept->error));
    return builder_text(&whole);
}

static bool loads(Kept *kept, Text dump) {
    const char *file = beside(kept, "dump.txt");
    kept->error = (Error){0};
    assert_true(file_replace(file, dump, NULL));
    bool ok = book_load(kept->arena, beside(kept, "copy.denier"), file, &kept->error);
    unlink(file);
    return ok;
}

static void end(Kept *kept) {
    unlink(beside(kept, "copy.denier"));
    unlink(beside(kept, "copy.denier-journal"));
    give_back(kept);
}

/* Posts a draft whose texts need every kind of care. */
static void keep_odd_texts(Kept *kept) {
    static const char *const labels[] = {"a | b \\ c",           "# no comment",
                                         "[book] no heading",    " blanks around ",
                                         "\xC2\xA0hard\xC2\xA0", "Été"};
    assert_true(book_begin(&kept->book, &kept->error));
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        PostedEntry entry = gift_of(kept->arena, 1 + (int64_t)i, date_of(2022, 3, 1));
        entry.lines[0].label = text_of(labels[i]);
        entry.lines[1].piece = (Text){0};
        entry.lines[1].debit = amount_of_cents(-1 - (int64_t)i);
        entry.lines[1].credit = (Amount){0};
        assert_true(entry_post(&kept->book, &kept->book.years.items[0], &entry, &kept->error));
    }
    assert_true(book_commit(&kept->book, &kept->error));
}

static void a_book_made_from_its_dump_is_the_same_book(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_gift(kept, 123456, date_of(2022, 3, 1));
    keep_odd_texts(kept);
    Text dump = dump_of(kept, &kept->book);
    assert_true(loads(kept, dump));
    Book copy;
    assert_true(book_open(kept->arena, beside(kept, "copy.denier"), STORE_WRITE, NULL, &copy,
                          &kept->error));
    assert_true(text_equal(dump_of(kept, &copy), dump));
    assert_memory_equal(&copy.head, &kept->book.head, sizeof copy.head);
    book_close(&copy);
    end(kept);
}

static void amounts_are_written_as_people_read_them(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_gift(kept, 123456, date_of(2022, 3, 1));
    Text dump = dump_of(kept, &kept->book);
    assert_non_null(strstr(dump.bytes, "| 512000 |  | R1 | 2022-03-15 | Don | 1234.56 | 0.00 |"));
    end(kept);
}

/* The dump with the first occurrence of a text replaced by another. */
static Text replaced(Kept *kept, Text dump, const char *what, const char *by) {
    const char *at = strstr(dump.bytes, what);
    assert_non_null(at);
    return text_print(kept->arena, "%.*s%s%s", (int)(at - dump.bytes), dump.bytes, by,
                      at + strlen(what));
}

static void refuses_a_damaged_dump_with_its_place(void **state) {
    (void)state;
    static const struct {
        const char *what, *by;
        ErrorCode code;
    } cases[] = {
        {"# denier dump 1", "# a letter", ERROR_DUMP_FORM},
        {"[line]", "[lines]", ERROR_DUMP_TABLE},
        {"| 1234.56 |", "| 1234.567 |", ERROR_DUMP_VALUE},
        {"| 1234.56 |", "| |", ERROR_DUMP_VALUE},
        {"| 1234.56 |", "| 1234.56 | more |", ERROR_DUMP_COLUMNS},
        {"| Don |", "| \\xzz |", ERROR_DUMP_VALUE},
        {"\n[counter]", "\nentity | another name\n[counter]", ERROR_STORE_REFUSED},
    };
    Kept *kept = keep_book();
    keep_gift(kept, 123456, date_of(2022, 3, 1));
    Text dump = dump_of(kept, &kept->book);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(loads(kept, replaced(kept, dump, cases[i].what, cases[i].by)));
        assert_int_equal(kept->error.code, cases[i].code);
        assert_true(kept->error.line > 0);
        assert_false(file_exists(beside(kept, "copy.denier")));
    }
    end(kept);
}

static void no_table_and_no_column_is_left_out(void **state) {
    (void)state;
    Kept *kept = keep_book();
    int64_t count = 0;
    for (const DumpTable *table = DUMP_TABLES; table->name; table++, count++) {
        Rows rows = rows_of(kept->book.store,
                            "SELECT group_concat(name, ', ') FROM pragma_table_info(?1)"
                            " WHERE name <> 'entity'",
                            VALUES(value_of_text(text_of(table->name))));
        assert_true(rows_next(&rows));
        assert_string_equal(text_copy(kept->arena, rows_text(&rows, 0)).bytes, table->columns);
        assert_true(rows_end(&rows, &kept->error));
    }
    Rows rows = rows_of(kept->book.store, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'",
                        NO_VALUES);
    assert_true(rows_next(&rows));
    assert_int_equal(rows_integer(&rows, 0), count);
    assert_true(rows_end(&rows, &kept->error));
    end(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_book_made_from_its_dump_is_the_same_book),
        cmocka_unit_test(amounts_are_written_as_people_read_them),
        cmocka_unit_test(refuses_a_damaged_dump_with_its_place),
        cmocka_unit_test(no_table_and_no_column_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
