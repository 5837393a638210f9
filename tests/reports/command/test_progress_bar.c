/* The progress bar: what it says of a file, and what does not fit. */
#include "reports/command/progress_bar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static int set_up(void **state) {
    *state = arena_create();
    return 0;
}

static int tear_down(void **state) {
    arena_destroy(*state);
    return 0;
}

/* The line of a file of 167 200 000 bytes, `done` of them read, in a terminal of that width. */
static const char *line_of(Arena *arena, Language language, size_t width, uint64_t done) {
    ProgressBar bar = {.language = language, .width = width};
    return progress_line(arena, &bar, "books/2022.txt", done, 167200000).bytes;
}

static void says_name_share_and_megabytes(void **state) {
    assert_string_equal(line_of(*state, LANGUAGE_ENGLISH, 79, 83600000),
                        "2022.txt  [##########..........]  50%  83.6 of 167.2 MB");
    assert_string_equal(line_of(*state, LANGUAGE_FRENCH, 79, 83600000),
                        "2022.txt  [##########..........]  50 %  83,6 sur 167,2 Mo");
}

static void is_full_only_when_all_is_read(void **state) {
    assert_string_equal(line_of(*state, LANGUAGE_ENGLISH, 79, 0),
                        "2022.txt  [....................]   0%  0.0 of 167.2 MB");
    assert_string_equal(line_of(*state, LANGUAGE_ENGLISH, 79, 167199999),
                        "2022.txt  [###################.]  99%  167.1 of 167.2 MB");
    assert_string_equal(line_of(*state, LANGUAGE_ENGLISH, 79, 167200000),
                        "2022.txt  [####################] 100%  167.2 of 167.2 MB");
}

static void a_file_that_grew_is_never_more_than_read(void **state) {
    assert_string_equal(line_of(*state, LANGUAGE_ENGLISH, 79, 170000000),
                        "2022.txt  [####################] 100%  167.2 of 167.2 MB");
}

static void a_pipe_has_no_share(void **state) {
    ProgressBar bar = {.language = LANGUAGE_ENGLISH, .width = 79};
    assert_string_equal(progress_line(*state, &bar, "-", 1234567890, 0).bytes,
                        "-  1,234.5 MB read");
    bar.language = LANGUAGE_FRENCH;
    assert_string_equal(progress_line(*state, &bar, "-", 1500000, 0).bytes, "-  1,5 Mo lus");
}

static void a_narrow_terminal_loses_the_name_first(void **state) {
    const char *figures = "[##########..........]  50%  83.6 of 167.2 MB";
    assert_string_equal(line_of(*state, LANGUAGE_ENGLISH, 55, 83600000) + 10, figures);
    assert_string_equal(line_of(*state, LANGUAGE_ENGLISH, 54, 83600000), figures);
    ProgressBar bar = {.language = LANGUAGE_ENGLISH, .width = 20};
    assert_int_equal(progress_line(*state, &bar, "2022.txt", 1, 2).size, 0);
}

static void a_name_cannot_command_the_terminal(void **state) {
    ProgressBar bar = {.language = LANGUAGE_ENGLISH, .width = 79};
    assert_null(strchr(progress_line(*state, &bar, "a\033[2Jb", 1, 0).bytes, '\033'));
}

/* Standard error of the test is turned into a file, which is no terminal. */
static void nobody_listens_where_there_is_no_terminal(void **state) {
    int usual = dup(STDERR_FILENO);
    FILE *file = tmpfile();
    dup2(fileno(file), STDERR_FILENO);
    Session session = {.arena = *state, .language = LANGUAGE_ENGLISH};
    ProgressBar bar = progress_bar_begin(&session);
    Progress progress = progress_bar_listener(&bar);
    progress_bar_end(&bar);
    off_t size = lseek(fileno(file), 0, SEEK_END);
    dup2(usual, STDERR_FILENO);
    close(usual);
    fclose(file);
    assert_null(progress.tell);
    assert_int_equal(size, 0);
}

#define BAR_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        BAR_TEST(says_name_share_and_megabytes),
        BAR_TEST(is_full_only_when_all_is_read),
        BAR_TEST(a_file_that_grew_is_never_more_than_read),
        BAR_TEST(a_pipe_has_no_share),
        BAR_TEST(a_narrow_terminal_loses_the_name_first),
        BAR_TEST(a_name_cannot_command_the_terminal),
        BAR_TEST(nobody_listens_where_there_is_no_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
