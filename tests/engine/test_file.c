/* Files: read in blocks, and written old-or-new, never half. */
#include "engine/file.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct Place {
    Arena *arena;
    char folder[64];
} Place;

static int open_place(void **state) {
    Place *place = test_calloc(1, sizeof *place);
    place->arena = arena_create();
    snprintf(place->folder, sizeof place->folder, "/tmp/denier-test-XXXXXX");
    *state = place;
    return mkdtemp(place->folder) ? 0 : -1;
}

static int close_place(void **state) {
    Place *place = *state;
    DIR *entries = opendir(place->folder);
    for (struct dirent *entry; entries && (entry = readdir(entries)) != NULL;) {
        if (entry->d_type == DT_REG) unlinkat(dirfd(entries), entry->d_name, 0);
    }
    if (entries) closedir(entries);
    int left = rmdir(place->folder);
    arena_destroy(place->arena);
    test_free(place);
    return left;
}

static const char *path_in(const Place *place, const char *name) {
    return text_print(place->arena, "%s/%s", place->folder, name).bytes;
}

static void a_file_is_read_back_as_it_was_written(void **state) {
    Place *place = *state;
    const char *path = path_in(place, "journal.txt");
    size_t size = 300000;
    char *bytes = ARENA_ARRAY(place->arena, char, size);
    for (size_t i = 0; i < size; i++) bytes[i] = (char)(i * 7);
    assert_true(file_replace(path, (Text){bytes, size}, NULL));
    Text content;
    assert_true(file_read_all(place->arena, path, size, &content, NULL));
    assert_int_equal(content.size, size);
    assert_memory_equal(content.bytes, bytes, size);
    assert_int_equal(content.bytes[size], '\0');
}

static void a_block_is_short_only_at_the_end(void **state) {
    Place *place = *state;
    const char *path = path_in(place, "blocks.txt");
    assert_true(file_replace(path, TEXT("0123456789"), NULL));
    FileReader reader;
    char block[4];
    size_t got, sizes[3] = {4, 4, 2};
    assert_true(file_open(&reader, path, NULL));
    for (size_t i = 0; i < 3; i++) {
        assert_true(file_read(&reader, block, sizeof block, &got, NULL));
        assert_int_equal(got, sizes[i]);
    }
    file_close(&reader);
}

static void what_cannot_be_opened_is_said_with_its_cause(void **state) {
    Place *place = *state;
    Text content;
    Error absent = {0}, folder = {0};
    assert_false(file_read_all(place->arena, path_in(place, "absent.txt"), 100, &content, &absent));
    assert_int_equal(absent.code, ERROR_FILE_ABSENT);
    assert_string_equal(absent.arguments[1], "No such file or directory");
    assert_false(file_read_all(place->arena, place->folder, 100, &content, &folder));
    assert_string_equal(folder.arguments[1], "Is a directory");
}

static void a_file_beyond_its_limit_is_refused(void **state) {
    Place *place = *state;
    const char *path = path_in(place, "large.chart");
    Text content;
    Error error = {0};
    assert_true(file_replace(path, TEXT("12345678901"), NULL));
    assert_false(file_read_all(place->arena, path, 10, &content, &error));
    assert_int_equal(error.code, ERROR_FILE_SIZE);
}

static void the_target_is_untouched_until_commit(void **state) {
    Place *place = *state;
    const char *path = path_in(place, "accounts.pdf");
    FileWriter writer;
    Text content;
    assert_true(file_replace(path, TEXT("old"), NULL));
    assert_true(file_begin(place->arena, &writer, path, NULL));
    assert_true(file_write(&writer, TEXT("new"), NULL));
    assert_true(file_read_all(place->arena, path, 10, &content, NULL));
    assert_string_equal(content.bytes, "old");
    assert_true(file_commit(&writer, NULL));
    assert_true(file_read_all(place->arena, path, 10, &content, NULL));
    assert_string_equal(content.bytes, "new");
    assert_false(file_exists(writer.temporary));
}

static void an_abandoned_output_leaves_nothing(void **state) {
    Place *place = *state;
    const char *path = path_in(place, "abandoned.pdf");
    FileWriter writer;
    assert_true(file_begin(place->arena, &writer, path, NULL));
    assert_true(file_exists(writer.temporary));
    file_abandon(&writer);
    assert_false(file_exists(writer.temporary));
    assert_false(file_exists(path));
}

/* The name of a temporary that a process left which is certainly gone. */
static const char *stale_temporary(Place *place, const char *name) {
    pid_t child = fork();
    if (child == 0) _exit(0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    return text_print(place->arena, "%s/.%s.denier-%ld", place->folder, name, (long)child).bytes;
}

static void stale_temporaries_of_the_same_target_are_swept(void **state) {
    Place *place = *state;
    const char *stale = stale_temporary(place, "swept.txt");
    const char *other = stale_temporary(place, "other.txt");
    assert_true(file_replace(stale, TEXT("half"), NULL));
    assert_true(file_replace(other, TEXT("half"), NULL));
    assert_true(file_replace(path_in(place, "swept.txt"), TEXT("whole"), NULL));
    assert_false(file_exists(stale));
    assert_true(file_exists(other));
}

static void a_replaced_file_keeps_its_mode(void **state) {
    Place *place = *state;
    const char *path = path_in(place, "private.txt");
    struct stat about;
    assert_true(file_replace(path, TEXT("old"), NULL));
    assert_int_equal(chmod(path, 0600), 0);
    assert_true(file_replace(path, TEXT("new"), NULL));
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 07777, 0600);
}

static void a_link_stays_and_its_file_is_replaced(void **state) {
    Place *place = *state;
    const char *path = path_in(place, "linked.txt"), *link = path_in(place, "link.txt");
    struct stat about;
    Text content;
    assert_true(file_replace(path, TEXT("old"), NULL));
    assert_int_equal(symlink(path, link), 0);
    assert_true(file_is_same(path, link));
    assert_true(file_replace(link, TEXT("new"), NULL));
    assert_int_equal(lstat(link, &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    assert_true(file_read_all(place->arena, path, 10, &content, NULL));
    assert_string_equal(content.bytes, "new");
    unlink(link);
}

static void what_is_no_ordinary_file_is_poured_into(void **state) {
    Place *place = *state;
    FileWriter writer;
    struct stat about;
    assert_true(file_begin(place->arena, &writer, "/dev/null", NULL));
    assert_true(file_write(&writer, TEXT("gone"), NULL));
    assert_true(file_commit(&writer, NULL));
    assert_false(file_exists(writer.temporary));
    assert_int_equal(stat("/dev/null", &about), 0);
    assert_true(S_ISCHR(about.st_mode));
}

static void files_are_told_apart_by_what_they_are_not_by_name(void **state) {
    Place *place = *state;
    const char *path = path_in(place, "one.txt"), *other = path_in(place, "two.txt");
    assert_true(file_replace(path, TEXT("same"), NULL));
    assert_true(file_replace(other, TEXT("same"), NULL));
    assert_true(file_is_same(path, path_in(place, "./one.txt")));
    assert_false(file_is_same(path, other));
    assert_false(file_is_same(path, path_in(place, "absent.txt")));
}

static void a_folder_that_is_not_there_is_a_write_error(void **state) {
    Place *place = *state;
    Error error = {0};
    assert_false(file_replace(path_in(place, "nowhere/out.csv"), TEXT("x"), &error));
    assert_int_equal(error.code, ERROR_FILE_WRITE);
}

static void a_full_disk_leaves_the_old_file(void **state) {
    Place *place = *state;
    Error error = {0};
    FileWriter writer = {.target = "/dev/full", .temporary = "/dev/full"};
    assert_false(file_write(&writer, TEXT("does not fit"), &error));
    assert_string_equal(error.arguments[1], "No space left on device");
    (void)place;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_read_back_as_it_was_written),
        cmocka_unit_test(a_block_is_short_only_at_the_end),
        cmocka_unit_test(what_cannot_be_opened_is_said_with_its_cause),
        cmocka_unit_test(a_file_beyond_its_limit_is_refused),
        cmocka_unit_test(the_target_is_untouched_until_commit),
        cmocka_unit_test(an_abandoned_output_leaves_nothing),
        cmocka_unit_test(stale_temporaries_of_the_same_target_are_swept),
        cmocka_unit_test(a_replaced_file_keeps_its_mode),
        cmocka_unit_test(a_link_stays_and_its_file_is_replaced),
        cmocka_unit_test(what_is_no_ordinary_file_is_poured_into),
        cmocka_unit_test(files_are_told_apart_by_what_they_are_not_by_name),
        cmocka_unit_test(a_folder_that_is_not_there_is_a_write_error),
        cmocka_unit_test(a_full_disk_leaves_the_old_file),
    };
    return cmocka_run_group_tests(tests, open_place, close_place);
}
