#include "ledger/book/entry_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

static const char WRITTEN[] = "entry 57\n"
                              "  journal: BQ\n"
                              "  date: 2023-01-09\n"
                              "  kind: opening\n"
                              "  validated: yes\n"
                              "  number: 12\n"
                              "  donor: 3\n"
                              "  commitment: 00ff\n"
                              "  line\n"
                              "    account: 512000\n"
                              "    label: Don \\\\ \\t \\x1F\n"
                              "    debit: 100.00\n"
                              "  line\n"
                              "    account: 754110\n"
                              "    credit: 100.00\n";

static PostedEntry example(PostedLine lines[2]) {
    lines[0] = (PostedLine){.account = TEXT("512000"),
                            .label = TEXT("Don \\ \t \x1F"),
                            .debit = amount_of_cents(10000)};
    lines[1] = (PostedLine){.account = TEXT("754110"), .credit = amount_of_cents(10000)};
    return (PostedEntry){.id = 57,
                         .journal = TEXT("BQ"),
                         .date = date_of(2023, 1, 9),
                         .kind = ENTRY_OPENING,
                         .is_validated = true,
                         .number = 12,
                         .donor = 3,
                         .commitment = {"\0\xFF", 2},
                         .lines = lines,
                         .line_count = 2};
}

static void writes_what_a_person_can_read(void **state) {
    (void)state;
    Arena *arena = arena_create();
    PostedLine lines[2];
    PostedEntry entry = example(lines);
    Builder text = builder_in(arena);
    entry_write_text(&text, &entry);
    assert_string_equal(builder_text(&text).bytes, WRITTEN);
    arena_destroy(arena);
}

static void reads_up_to_the_first_line_that_is_not_indented(void **state) {
    (void)state;
    Arena *arena = arena_create();
    PostedEntry entry;
    Text rest = text_print(arena, "%spiece 1\n", WRITTEN);
    assert_true(entry_read_text(arena, &rest, &entry, NULL));
    assert_int_equal(entry.id, 57);
    assert_int_equal(entry.line_count, 2);
    assert_true(text_equal(entry.lines[0].label, TEXT("Don \\ \t \x1F")));
    assert_true(text_equal(rest, TEXT("piece 1\n")));
    arena_destroy(arena);
}

static void refuses_what_it_does_not_understand(void **state) {
    (void)state;
    static const char *const WRONG[] = {"",
                                        "entry\n",
                                        "entry x\n",
                                        "entry 1x\n",
                                        "entry 1\n  colour: red\n",
                                        "entry 1\n  date: 2023-02-30\n",
                                        "entry 1\n  number: twelve\n",
                                        "entry 1\n  validated: no\n",
                                        "entry 1\n  kind: odd\n",
                                        "entry 1\n  journal:BQ\n",
                                        "entry 1\n  journal: \\q\n",
                                        "entry 1\n  journal: \\x1\n",
                                        "entry 1\n  journal: \\\n",
                                        "entry 1\n  commitment: 0\n",
                                        "entry 1\n  commitment: 0g\n",
                                        "entry 1\n    account: 512000\n",
                                        "entry 1\n  line\n  account: 512000\n",
                                        "entry 1\n  line\n    debit: much\n",
                                        "entry 1\n  line\n    journal: BQ\n",
                                        "entry 1\n  number: 123456789012345678901234567890\n"};
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        Arena *arena = arena_create();
        Error error = {0};
        PostedEntry entry;
        Text rest = text_of(WRONG[i]);
        assert_false(entry_read_text(arena, &rest, &entry, &error));
        assert_int_equal(error.code, ERROR_ENTRY_FORM);
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_what_a_person_can_read),
        cmocka_unit_test(reads_up_to_the_first_line_that_is_not_indented),
        cmocka_unit_test(refuses_what_it_does_not_understand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
