/* The command line: options and operands in any order, and what is refused in it. */
#include "reports/command/options.h"

#include "reports/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_WORDS = 8 };

static int open_arena(void **state) {
    *state = arena_create();
    return 0;
}

static int close_arena(void **state) {
    arena_destroy(*state);
    return 0;
}

/* Reads the words, up to the first NULL, behind the program's name. */
static bool read_words(Arena *arena, const char *const *words, Options *options, Error *error) {
    char *argv[MOST_WORDS + 2] = {(char *)"denier"};
    int argc = 1;
    for (; words[argc - 1]; argc++) argv[argc] = (char *)words[argc - 1];
    return options_read(arena, argc, argv, options, error);
}

/* Every way to write an option with its value says the same. */
static void a_value_stands_in_the_same_or_the_next_word(void **state) {
    static const char *const WAYS[][MOST_WORDS] = {
        {"-o", "bilan.pdf", "bilan"},
        {"-obilan.pdf", "bilan"},
        {"--output", "bilan.pdf", "bilan"},
        {"--output=bilan.pdf", "bilan"},
        {"bilan", "-o", "bilan.pdf"},
        {"bilan", "--output=bilan.pdf"},
        {"-o", "x.txt", "bilan", "-o", "bilan.pdf"}, /* the last one wins */
    };
    for (size_t i = 0; i < sizeof WAYS / sizeof *WAYS; i++) {
        Options options;
        Error error = {0};
        assert_true(read_words(*state, WAYS[i], &options, &error));
        assert_string_equal(options.output, "bilan.pdf");
        assert_int_equal(options.operands.count, 1);
        assert_string_equal(options.operands.items[0], "bilan");
    }
}

static void books_are_kept_in_their_order(void **state) {
    static const char *const WORDS[] = {"-f", "2022.txt", "bilan", "-f2021.txt", "--file=-", NULL};
    Options options;
    Error error = {0};
    assert_true(read_words(*state, WORDS, &options, &error));
    assert_int_equal(options.books.count, 3);
    assert_string_equal(options.books.items[0], "2022.txt");
    assert_string_equal(options.books.items[1], "2021.txt");
    assert_string_equal(options.books.items[2], "-");
}

/* Words that begin with a dash and are no options. */
static void negative_amounts_and_a_lone_dash_are_operands(void **state) {
    static const char *const WORDS[] = {"journal", "-12.50", "-", "--", "-q", "--", NULL};
    static const char *const EXPECTED[] = {"journal", "-12.50", "-", "-q", "--"};
    Options options;
    Error error = {0};
    assert_true(read_words(*state, WORDS, &options, &error));
    assert_false(options.quiet);
    assert_int_equal(options.operands.count, 5);
    for (size_t i = 0; i < 5; i++) assert_string_equal(options.operands.items[i], EXPECTED[i]);
}

static void letters_of_switches_stand_together(void **state) {
    static const char *const WORDS[] = {"-qh", "bilan", NULL};
    static const char *const WITH_VALUE[] = {"-qobilan.txt", NULL};
    Options options;
    Error error = {0};
    assert_true(read_words(*state, WORDS, &options, &error));
    assert_true(options.quiet && options.help);
    assert_true(read_words(*state, WITH_VALUE, &options, &error));
    assert_true(options.quiet);
    assert_string_equal(options.output, "bilan.txt");
}

static void an_empty_value_is_a_value(void **state) {
    static const char *const WORDS[] = {"--entity=", NULL};
    Options options;
    Error error = {0};
    assert_true(read_words(*state, WORDS, &options, &error));
    assert_string_equal(options.entity, "");
}

static const struct {
    const char *words[MOST_WORDS];
    ErrorCode code;
    const char *shown;
} REFUSALS[] = {
    {{"--outptu", "x"}, ERROR_OPTION_UNKNOWN, "--outptu"},
    {{"--out=x"}, ERROR_OPTION_UNKNOWN, "--out"}, /* no short form of a name */
    {{"--="}, ERROR_OPTION_UNKNOWN, "--"},
    {{"--Output", "x"}, ERROR_OPTION_UNKNOWN, "--Output"},
    {{"-z"}, ERROR_OPTION_UNKNOWN, "-z"},
    {{"-qz"}, ERROR_OPTION_UNKNOWN, "-z"},
    {{"bilan", "-o"}, ERROR_OPTION_VALUE_MISSING, "-o"},
    {{"bilan", "--year"}, ERROR_OPTION_VALUE_MISSING, "--year"},
    {{"-q", "-f"}, ERROR_OPTION_VALUE_MISSING, "-f"},
    {{"--quiet=yes"}, ERROR_OPTION_VALUE_UNWANTED, "--quiet"},
    {{"--final="}, ERROR_OPTION_VALUE_UNWANTED, "--final"},
};

static void what_is_wrong_is_named(void **state) {
    for (size_t i = 0; i < sizeof REFUSALS / sizeof *REFUSALS; i++) {
        Options options;
        Error error = {0};
        assert_false(read_words(*state, REFUSALS[i].words, &options, &error));
        assert_int_equal(error.code, REFUSALS[i].code);
        assert_string_equal(error.arguments[0], REFUSALS[i].shown);
    }
}

/* Every row of the table: its option is read into the place it names, and nowhere else. */
static void each_option_fills_its_own_place(void **state) {
    for (const OptionRow *row = options_table(); row->name; row++) {
        Text name = text_print(*state, "--%s", row->name);
        const char *const words[] = {name.bytes, row->kind == OPTION_SWITCH ? NULL : "17", NULL};
        Options options, blank = {0};
        Error error = {0};
        assert_true(read_words(*state, words, &options, &error));
        size_t size = row->kind == OPTION_SWITCH  ? sizeof(bool)
                      : row->kind == OPTION_VALUE ? sizeof(char *)
                                                  : sizeof(StringList);
        char *place = (char *)&options + row->offset;
        if (memcmp(place, (char *)&blank + row->offset, size) == 0) fail_msg("--%s", row->name);
        memcpy(place, (char *)&blank + row->offset, size);
        assert_memory_equal(&options, &blank, sizeof blank);
    }
}

static void names_and_letters_are_given_once_and_explained_in_french(void **state) {
    (void)state;
    for (const OptionRow *row = options_table(); row->name; row++) {
        for (const OptionRow *other = row + 1; other->name; other++) {
            assert_string_not_equal(row->name, other->name);
            if (row->letter) assert_int_not_equal(row->letter, other->letter);
            assert_int_not_equal(row->offset, other->offset);
        }
        assert_true((row->kind == OPTION_SWITCH) == (row->value == NULL));
        assert_string_not_equal(translate(LANGUAGE_FRENCH, row->help), row->help);
    }
}

static void an_option_of_another_command_is_refused(void **state) {
    static const char *const WORDS[] = {"bilan", "-q", "--trace", "--year=2022", NULL};
    static const char *const ACCEPTED[] = {"all-lines", "trace", NULL};
    static const char *const OTHERS[] = {"aged", NULL};
    Options options;
    Error error = {0};
    assert_true(read_words(*state, WORDS, &options, &error));
    assert_true(options_fit(&options, "balance-sheet", ACCEPTED, &error));
    assert_false(options_fit(&options, "trial-balance", OTHERS, &error));
    assert_int_equal(error.code, ERROR_OPTION_NOT_FOR_COMMAND);
    assert_string_equal(error.arguments[0], "trace");
    assert_string_equal(error.arguments[1], "trial-balance");
    error = (Error){0};
    assert_false(options_fit(&options, "help", NULL, &error));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_stands_in_the_same_or_the_next_word),
        cmocka_unit_test(books_are_kept_in_their_order),
        cmocka_unit_test(negative_amounts_and_a_lone_dash_are_operands),
        cmocka_unit_test(letters_of_switches_stand_together),
        cmocka_unit_test(an_empty_value_is_a_value),
        cmocka_unit_test(what_is_wrong_is_named),
        cmocka_unit_test(each_option_fills_its_own_place),
        cmocka_unit_test(names_and_letters_are_given_once_and_explained_in_french),
        cmocka_unit_test(an_option_of_another_command_is_refused),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
