#include "tests/ledger/book/keeping.h"

#include "engine/file.h"
#include "ledger/book/backup.h"

#include <glob.h>
#include <string.h>

static const char *beside(Kept *kept, const char *name) {
    return text_print(kept->arena, "%s/%s", kept->folder, name).bytes;
}

/* Removes what tests leave in the folder. */
static void clear(Kept *kept) {
    glob_t found;
    const char *const patterns[] = {"*-backups/*", "*.denier*"};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        if (glob(beside(kept, patterns[i]), 0, NULL, &found) != 0) continue;
        for (size_t j = 0; j < found.gl_pathc; j++) {
            if (unlink(found.gl_pathv[j]) != 0) rmdir(found.gl_pathv[j]);
        }
        globfree(&found);
    }
}

static void end(Kept *kept) {
    book_close(&kept->book);
    clear(kept);
    give_back(kept);
}

static size_t count_of(Kept *kept, const char *pattern) {
    glob_t found;
    if (glob(beside(kept, pattern), 0, NULL, &found) != 0) return 0;
    size_t count = found.gl_pathc;
    globfree(&found);
    return count;
}

static void a_backup_holds_what_the_book_held(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_gift(kept, 1000, date_of(2022, 3, 1));
    const char *copy = beside(kept, "copy.denier");
    assert_true(backup_write(kept->arena, &kept->book, copy, &kept->error));
    keep_gift(kept, 2000, date_of(2022, 3, 2));
    Restoration restoration;
    assert_true(restore_compare(kept->arena, kept->path, copy, &restoration, &kept->error));
    assert_true(restoration.is_there && restoration.is_same && restoration.is_ancestor);
    assert_int_equal(restoration.entries_now, 2);
    assert_int_equal(restoration.entries_then, 1);
    end(kept);
}

static void a_backup_is_never_written_over(void **state) {
    (void)state;
    Kept *kept = keep_book();
    const char *copy = beside(kept, "copy.denier");
    assert_true(file_replace(copy, TEXT("the minutes of the assembly"), &kept->error));
    assert_false(backup_write(kept->arena, &kept->book, copy, &kept->error));
    assert_int_equal(kept->error.code, ERROR_FILE_EXISTS);
    end(kept);
}

static void keeps_the_newest_automatic_backups(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Text path;
    for (int i = 0; i < AUTOMATIC_BACKUPS + 3; i++) {
        assert_true(backup_automatic(kept->arena, &kept->book, "import", &path, &kept->error));
    }
    assert_int_equal(count_of(kept, "*-backups/*.denier"), AUTOMATIC_BACKUPS);
    assert_true(file_exists(path.bytes));
    end(kept);
}

static void restoring_keeps_what_was_there(void **state) {
    (void)state;
    Kept *kept = keep_book();
    const char *copy = beside(kept, "copy.denier");
    assert_true(backup_write(kept->arena, &kept->book, copy, &kept->error));
    keep_gift(kept, 1000, date_of(2022, 3, 1));
    book_close(&kept->book);
    Text aside;
    assert_true(restore_replace(kept->arena, kept->path, copy, &aside, &kept->error));
    Restoration restoration;
    assert_true(restore_compare(kept->arena, kept->path, aside.bytes, &restoration, &kept->error));
    assert_int_equal(restoration.entries_now, 0);
    assert_int_equal(restoration.entries_then, 1);
    assert_false(restoration.is_ancestor);
    end(kept);
}

static void restores_over_a_book_that_cannot_be_opened(void **state) {
    (void)state;
    Kept *kept = keep_book();
    const char *copy = beside(kept, "copy.denier");
    keep_gift(kept, 1000, date_of(2022, 3, 1));
    assert_true(backup_write(kept->arena, &kept->book, copy, &kept->error));
    book_close(&kept->book);
    assert_true(file_replace(kept->path, TEXT("coffee on the disk"), &kept->error));
    assert_true(file_replace(beside(kept, "lavoir.denier-journal"), TEXT("stale"), &kept->error));
    Text aside;
    assert_true(restore_replace(kept->arena, kept->path, copy, &aside, &kept->error));
    assert_int_equal(count_of(kept, "lavoir.denier.damaged-*"), 1);
    assert_true(book_open(kept->arena, kept->path, STORE_WRITE, NULL, &kept->book, &kept->error));
    int64_t validated;
    assert_true(book_counted(&kept->book, 1, TEXT("validated"), &validated, &kept->error));
    assert_int_equal(validated, 1);
    end(kept);
}

static void refuses_to_restore_what_is_no_book(void **state) {
    (void)state;
    Kept *kept = keep_book();
    const char *letter = beside(kept, "letter.denier");
    assert_true(file_replace(letter, TEXT("Dear treasurer"), &kept->error));
    Text aside;
    assert_false(restore_replace(kept->arena, kept->path, letter, &aside, &kept->error));
    assert_int_equal(kept->error.code, ERROR_STORE_FOREIGN);
    assert_int_equal(count_of(kept, "lavoir.denier.*"), 0);
    end(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_backup_holds_what_the_book_held),
        cmocka_unit_test(a_backup_is_never_written_over),
        cmocka_unit_test(keeps_the_newest_automatic_backups),
        cmocka_unit_test(restoring_keeps_what_was_there),
        cmocka_unit_test(restores_over_a_book_that_cannot_be_opened),
        cmocka_unit_test(refuses_to_restore_what_is_no_book),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
