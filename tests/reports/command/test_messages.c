/* Messages on standard error: place, sentence, offending line and hint; how many are shown. */
#include "reports/command/messages.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { MOST_BYTES = 65536 };

/* What standard error received since `start_listening`. */
typedef struct Listener {
    Arena *arena;
    Session session;
    FILE *file;
    int usual;
} Listener;

static int start_listening(void **state) {
    Listener *listener = test_calloc(1, sizeof *listener);
    listener->arena = arena_create();
    listener->session = (Session){.arena = listener->arena, .language = LANGUAGE_ENGLISH};
    listener->file = tmpfile();
    fflush(stderr);
    listener->usual = dup(STDERR_FILENO);
    dup2(fileno(listener->file), STDERR_FILENO);
    *state = listener;
    return 0;
}

static int stop_listening(void **state) {
    Listener *listener = *state;
    dup2(listener->usual, STDERR_FILENO);
    close(listener->usual);
    fclose(listener->file);
    arena_destroy(listener->arena);
    test_free(listener);
    return 0;
}

/* All that was said, up to now. */
static const char *heard(Listener *listener) {
    fflush(stderr);
    char *bytes = ARENA_ARRAY(listener->arena, char, MOST_BYTES);
    ssize_t size = pread(fileno(listener->file), bytes, MOST_BYTES - 1, 0);
    assert_true(size >= 0);
    return bytes;
}

static Error wrong_side(void) {
    Error error = {0};
    error_set(&error, ERROR_FEC_SENSE_VALUE, TEXT("X"));
    error_place(&error, "2022.txt", 12, 4);
    error_show(&error, TEXT("BQ\t512000\tX"));
    return error;
}

static void an_error_says_where_what_and_how_to_mend_it(void **state) {
    Listener *listener = *state;
    Error error = wrong_side();
    message_error(&listener->session, &error);
    assert_string_equal(heard(listener),
                        "2022.txt:12:4: error[D1013]: \"X\" is not a side of an account\n"
                        "    BQ 512000 X\n"
                        "       ^\n"
                        "    hint: write D or C, or +1 or -1, in the column Sens\n");
}

static void an_error_speaks_the_language_of_the_session(void **state) {
    Listener *listener = *state;
    listener->session.language = LANGUAGE_FRENCH;
    Error error = wrong_side();
    message_error(&listener->session, &error);
    assert_non_null(strstr(heard(listener), "2022.txt:12:4: erreur[D1013]: "));
    assert_null(strstr(heard(listener), "hint"));
}

static void a_place_is_said_as_far_as_it_is_known(void **state) {
    static const struct {
        const char *file;
        uint64_t line, column;
        const char *start;
    } CASES[] = {
        {"", 0, 0, "error[D0015]: "},
        {"a.txt", 0, 0, "a.txt: error[D0015]: "},
        {"a.txt", 3, 0, "a.txt:3: error[D0015]: "},
        {"a.txt", 3, 9, "a.txt:3:9: error[D0015]: "},
    };
    Listener *listener = *state;
    size_t before = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Error error = {0};
        error_set(&error, ERROR_COMMAND_MISSING);
        if (*CASES[i].file) error_place(&error, CASES[i].file, CASES[i].line, CASES[i].column);
        message_error(&listener->session, &error);
        const char *said = heard(listener) + before;
        assert_memory_equal(said, CASES[i].start, strlen(CASES[i].start));
        before += strlen(said);
    }
}

static size_t times_said(const char *text, const char *part) {
    size_t times = 0;
    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part)) times++;
    return times;
}

static Findings found(Arena *arena, ErrorCode code, size_t count) {
    Findings findings = findings_in(arena);
    for (size_t i = 0; i < count; i++) {
        Error error = {0};
        error_set(&error, code, TEXT("X"));
        error_place(&error, "2022.txt", i + 2, 1);
        findings_add(&findings, &error);
    }
    return findings;
}

static void refused_data_are_all_said_up_to_fifty(void **state) {
    Listener *listener = *state;
    Findings findings = found(listener->arena, ERROR_FEC_SENSE_VALUE, FINDING_PLACES + 3);
    message_findings(&listener->session, &findings);
    assert_int_equal(times_said(heard(listener), "error[D1013]"), FINDING_PLACES);
    assert_non_null(strstr(heard(listener), "... and 3 more of this kind\n"));
}

static void an_irregularity_is_said_once_with_its_number(void **state) {
    Listener *listener = *state;
    Findings findings = found(listener->arena, ERROR_FEC_AMOUNT_POINT, 1033);
    message_findings(&listener->session, &findings);
    assert_int_equal(times_said(heard(listener), "warning[D1121]"), 1);
    assert_non_null(strstr(heard(listener), "2022.txt:2:1: "));
    assert_non_null(strstr(heard(listener), "(1033 times in all)"));
}

static void quiet_drops_everything_below_a_failed_proof(void **state) {
    Listener *listener = *state;
    listener->session.options.quiet = true;
    Findings mild = found(listener->arena, ERROR_FEC_AMOUNT_POINT, 2);
    Findings grave = found(listener->arena, ERROR_ACCOUNT_UNPLACED, 2);
    message_findings(&listener->session, &mild);
    message_note(&listener->session, "{1} and {2}", TEXT("a"), TEXT("b"));
    assert_string_equal(heard(listener), "");
    message_findings(&listener->session, &grave);
    assert_int_equal(times_said(heard(listener), "error[D4003]"), 2);
}

static void the_exit_code_follows_from_the_kind_of_trouble(void **state) {
    static const struct {
        ErrorCode code;
        ExitCode expected;
    } CASES[] = {
        {ERROR_FEC_LATIN, EXIT_FINE},
        {ERROR_FEC_AMOUNT_POINT, EXIT_FINE},
        {ERROR_ACCOUNT_UNPLACED, EXIT_FINDINGS},
        {ERROR_FEC_EMPTY, EXIT_FINDINGS},
        {ERROR_COMMAND_MISSING, EXIT_USAGE},
        {ERROR_FILE_WRITE, EXIT_MACHINE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_int_equal(exit_code_of(CASES[i].code), CASES[i].expected);
    }
}

#define HEARING_TEST(test) cmocka_unit_test_setup_teardown(test, start_listening, stop_listening)

int main(void) {
    const struct CMUnitTest tests[] = {
        HEARING_TEST(an_error_says_where_what_and_how_to_mend_it),
        HEARING_TEST(an_error_speaks_the_language_of_the_session),
        HEARING_TEST(a_place_is_said_as_far_as_it_is_known),
        HEARING_TEST(refused_data_are_all_said_up_to_fifty),
        HEARING_TEST(an_irregularity_is_said_once_with_its_number),
        HEARING_TEST(quiet_drops_everything_below_a_failed_proof),
        HEARING_TEST(the_exit_code_follows_from_the_kind_of_trouble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
