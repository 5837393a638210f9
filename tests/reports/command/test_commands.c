/* The table of commands: each row is known by both names, explained, and shown by an example. */
#include "reports/command/commands.h"
#include "reports/command/commands_reading.h"

#include "reports/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_WORDS = 20 };

static int open_arena(void **state) {
    *state = arena_create();
    return 0;
}

static int close_arena(void **state) {
    arena_destroy(*state);
    return 0;
}

static const OptionRow *find_option(const char *name) {
    for (const OptionRow *row = options_table(); row->name; row++) {
        if (strcmp(row->name, name) == 0) return row;
    }
    return NULL;
}

static void each_command_is_found_by_its_english_and_its_french_name(void **state) {
    (void)state;
    for (const Command *command = commands_table(); command->name; command++) {
        assert_ptr_equal(command_find(command->name), command);
        assert_ptr_equal(command_find(command->alias), command);
        for (const Command *other = command + 1; other->name; other++) {
            assert_string_not_equal(command->name, other->name);
            assert_string_not_equal(command->alias, other->alias);
            assert_string_not_equal(command->name, other->alias);
            assert_string_not_equal(command->alias, other->name);
        }
    }
}

static void other_words_are_no_commands(void **state) {
    (void)state;
    static const char *const WORDS[] = {"", "bila", "bilans", "Bilan", "balance sheet", "-f"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) assert_null(command_find(WORDS[i]));
}

static void summaries_and_operands_are_translated(void **state) {
    (void)state;
    for (const Command *command = commands_table(); command->name; command++) {
        const char *french = translate(LANGUAGE_FRENCH, command->summary);
        assert_string_not_equal(french, command->summary);
        assert_null(strchr(french, '\n'));
        if (!command->operands) continue;
        /* Operands that may be left out stand in brackets in both languages. */
        assert_true((command->operands[0] == '[') ==
                    (translate(LANGUAGE_FRENCH, command->operands)[0] == '['));
    }
}

static void options_of_a_command_exist_and_are_not_common(void **state) {
    (void)state;
    for (const Command *command = commands_table(); command->name; command++) {
        for (const char *const *name = command->options; name && *name; name++) {
            const OptionRow *row = find_option(*name);
            if (!row || row->is_common) fail_msg("%s --%s", command->name, *name);
        }
    }
}

static void an_option_that_is_not_common_belongs_to_some_command(void **state) {
    (void)state;
    for (const OptionRow *row = options_table(); row->name; row++) {
        bool is_taken = row->is_common;
        for (const Command *command = commands_table(); command->name; command++) {
            for (const char *const *name = command->options; name && *name; name++) {
                is_taken = is_taken || strcmp(*name, row->name) == 0;
            }
        }
        if (!is_taken) fail_msg("no command takes --%s", row->name);
    }
}

/* The examples of the help are command lines that the program understands as that command. */
static void each_example_is_read_as_its_own_command(void **state) {
    Arena *arena = *state;
    for (const Command *command = commands_table(); command->name; command++) {
        Text rest = text_of(command->example);
        char *argv[MOST_WORDS] = {0};
        int argc = 0;
        while (rest.size) {
            assert_true(argc < MOST_WORDS);
            argv[argc++] = (char *)text_copy(arena, text_take(&rest, ' ')).bytes;
        }
        Options options;
        Error error = {0};
        assert_int_not_equal(argc, 0);
        assert_string_equal(argv[0], "denier");
        assert_true(options_read(arena, argc, argv, &options, &error));
        assert_true(options.operands.count > 0);
        assert_ptr_equal(command_find(options.operands.items[0]), command);
        assert_true(options_fit(&options, command->name, command->options, &error));
        if (!command->operands) assert_int_equal(options.operands.count, 1);
        if (command->run == command_report) assert_true(options.books.count > 0);
    }
}

static void each_command_of_a_report_has_its_report(void **state) {
    (void)state;
    for (const Command *command = commands_table(); command->name; command++) {
        const Report *report = report_find(text_of(command->name));
        if (command->run == command_report && !report) fail_msg("%s", command->name);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_command_is_found_by_its_english_and_its_french_name),
        cmocka_unit_test(other_words_are_no_commands),
        cmocka_unit_test(summaries_and_operands_are_translated),
        cmocka_unit_test(options_of_a_command_exist_and_are_not_common),
        cmocka_unit_test(an_option_that_is_not_common_belongs_to_some_command),
        cmocka_unit_test(each_example_is_read_as_its_own_command),
        cmocka_unit_test(each_command_of_a_report_has_its_report),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
