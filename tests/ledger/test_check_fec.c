#include "ledger/check_fec.h"

#include "engine/file.h"
#include "tests/ledger/fec_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static Text regulation_of_2020(Date opening) {
    (void)opening;
    return TEXT("anc-2018-06/2020");
}

/* Checks the content as a file of that name. */
static CheckReport *checked_as(Arena *arena, const char *name, Text content) {
    CheckReport *report = ARENA_NEW(arena, CheckReport);
    CheckChoices choices = {.regulation_of = regulation_of_2020};
    Text folder = text_print(arena, "/tmp/denier-check-%ld", (long)getpid());
    mkdir(folder.bytes, 0700);
    Text path = text_print(arena, "%s/%s", folder.bytes, name);
    Error error = {0};
    assert_true(file_replace(path.bytes, content, &error));
    bool ok = check_fec(arena, path.bytes, &choices, report, &error);
    unlink(path.bytes);
    rmdir(folder.bytes);
    assert_true(ok);
    return report;
}

static CheckReport *checked(Arena *arena, Text content) {
    return checked_as(arena, LAWFUL_NAME, content);
}

/* Checks the lawful file with one change. */
static CheckReport *changed(Arena *arena, const char *from, const char *to) {
    return checked(arena, replaced(arena, TEXT(LAWFUL), text_of(from), text_of(to)));
}

static const CheckFinding *only_root(const CheckReport *report, ErrorCode code) {
    for (size_t i = 0; i < report->rules.count; i++) {
        const CheckedRule *rule = &report->rules.items[i];
        if (rule->count && rule->rule->kind != code) fail_msg("%s is found too", rule->rule->id);
    }
    const CheckFinding *finding = check_report_first(report, code);
    if (!finding) fail_msg("%s is not found", error_kind(code)->id);
    return finding;
}

static void assert_place(const CheckFinding *finding, uint64_t line, uint64_t column) {
    assert_int_equal(finding->error.line, line);
    assert_int_equal(finding->error.column, column);
}

static void assert_text(Text text, const char *expected) {
    if (!text_equal(text, text_of(expected))) fail_msg("\"%.*s\"", TEXT_ARGUMENTS(text));
}

static void a_lawful_file_gives_no_finding(void **state) {
    (void)state;
    Arena *arena = arena_create();
    CheckReport *report = checked(arena, TEXT(LAWFUL));
    assert_int_equal(report->rules.count, 0);
    assert_true(report->verdict.is_accepted);
    assert_true(check_report_is_clean(report));
    assert_int_equal(report->year.line_count, 4);
    assert_int_equal(report->year.entry_count, 2);
    assert_int_equal(report->year.end.day, date_of(2022, 12, 31).day);
    arena_destroy(arena);
}

static void a_finding_has_place_value_correction_and_excerpt(void **state) {
    (void)state;
    Arena *arena = arena_create();
    CheckReport *report = changed(arena, "Papier\t1200,50", "Papier\t1200.50");
    const CheckFinding *finding = only_root(report, ERROR_FEC_AMOUNT_POINT);
    assert_place(finding, 4, 62);
    assert_text(finding->found, "1200.50");
    assert_text(finding->correction, "1200,50");
    assert_true(finding->excerpt.size > 20);
    arena_destroy(arena);
}

static void the_caret_stands_under_the_value(void **state) {
    (void)state;
    Arena *arena = arena_create();
    CheckReport *report = changed(arena, "AC\tAchats\t2\t20220210\t401000",
                                  "AC\tAchats r\xC3\xA9gl\xC3\xA9s\t2\t20220210\tBANQUE");
    const CheckFinding *finding = only_root(report, ERROR_FEC_ACCOUNT_NUMBER);
    Text excerpt = finding->excerpt;
    for (size_t i = 0; i < finding->caret; i++) text_take_character(&excerpt);
    assert_true(text_starts_with(excerpt, TEXT("BANQUE ")));
    assert_int_equal(finding->error.column, 29);
    arena_destroy(arena);
}

static void a_lost_line_explains_what_does_not_balance(void **state) {
    (void)state;
    Arena *arena = arena_create();
    CheckReport *report = changed(arena, "\tPapier\t0,00", "\tPa\tpier\t0,00");
    const CheckFinding *cause = only_root(report, ERROR_FEC_FIELD_COUNT);
    assert_int_equal(cause->error.line, 5);
    static const ErrorCode followers[] = {ERROR_FEC_ENTRY_UNBALANCED, ERROR_FEC_JOURNAL_UNBALANCED,
                                          ERROR_FEC_TOTALS};
    for (size_t i = 0; i < sizeof followers / sizeof followers[0]; i++) {
        const CheckedRule *rule = check_report_find(report, followers[i]);
        assert_non_null(rule);
        assert_int_equal(rule->consequences, 1);
        assert_int_equal(rule->first.items[0].cause, cause->serial);
    }
    assert_false(report->verdict.is_accepted);
    arena_destroy(arena);
}

static void an_entry_out_of_balance_puts_journal_and_total_out(void **state) {
    (void)state;
    Arena *arena = arena_create();
    CheckReport *report = changed(arena, "0,00\t1200,50", "0,00\t1200,49");
    const CheckFinding *finding = only_root(report, ERROR_FEC_ENTRY_UNBALANCED);
    assert_place(finding, 4, 11);
    assert_text(finding->found, "2");
    assert_int_equal(check_report_find(report, ERROR_FEC_TOTALS)->consequences, 1);
    assert_true(report->verdict.is_accepted);
    assert_false(check_report_is_clean(report));
    arena_destroy(arena);
}

static void numbers_may_be_continuous_in_each_journal(void **state) {
    (void)state;
    Arena *arena = arena_create();
    CheckReport *report = changed(arena, "AC\tAchats\t2", "AC\tAchats\t1");
    assert_int_equal(report->rules.count, 0);
    report = changed(arena, "AC\tAchats\t2", "AC\tAchats\t7");
    const CheckFinding *finding = check_report_first(report, ERROR_FEC_NUMBER_GAP);
    assert_null(finding); /* each journal has one number: nothing is missing between */
    arena_destroy(arena);
}

static void a_gap_is_found_at_the_number_behind_it(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Builder file = builder_in(arena);
    builder_add(&file, TEXT(LAWFUL));
    Text more = replaced(arena, TEXT(LAWFUL_LINES), TEXT("\t2\t2022"), TEXT("\t4\t2022"));
    Text third = replaced(arena, more, TEXT("\t1\t2022"), TEXT("\t3\t2022"));
    builder_add(&file, third);
    CheckReport *report = checked(arena, builder_text(&file));
    assert_null(check_report_find(report, ERROR_FEC_NUMBER_GAP));
    Text gap = replaced(arena, builder_text(&file), TEXT("\t4\t2022"), TEXT("\t9\t2022"));
    report = checked(arena, gap);
    const CheckFinding *finding = check_report_first(report, ERROR_FEC_NUMBER_GAP);
    assert_non_null(finding);
    assert_place(finding, 8, 11);
    assert_text(finding->found, "9");
    arena_destroy(arena);
}

/* The entry goes to another journal and comes back: one finding, at the line that left. */
static void a_line_in_another_journal_is_found_once(void **state) {
    (void)state;
    Arena *arena = arena_create();
    CheckReport *report =
        changed(arena,
                "AC\tAchats\t2\t20220210\t401000\tFournisseurs\tF01\tPapeterie\tF7\t"
                "20220210\tPapier\t0,00\t1200,50\tAA\t20220301\t20220228\t\t\n",
                "OD\tDivers\t2\t20220210\t401000\tFournisseurs\tF01\tPapeterie\tF7\t20220210\t"
                "Papier\t0,00\t1000,00\tAA\t20220301\t20220228\t\t\n"
                "AC\tAchats\t2\t20220210\t401000\tFournisseurs\tF01\tPapeterie\tF7\t20220210\t"
                "Papier\t0,00\t200,50\tAA\t20220301\t20220228\t\t\n");
    const CheckFinding *finding = only_root(report, ERROR_FEC_ENTRY_JOURNALS);
    assert_place(finding, 5, 1);
    assert_int_equal(check_report_find(report, ERROR_FEC_ENTRY_JOURNALS)->count, 1);
    assert_string_equal(finding->error.arguments[1], "AC");
    assert_string_equal(finding->error.arguments[2], "OD");
    arena_destroy(arena);
}

/* Two entries that lack and have too much of the same are one fault. */
static void a_line_under_a_number_of_its_own_is_one_fault(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Builder file = builder_in(arena);
    builder_add(&file, TEXT(LAWFUL));
    for (int i = 3; i < 7; i++) {
        builder_print(
            &file,
            "BQ\tBanque\t%d\t20220301\t512000\tBanque\t\t\tB%d\t20220301\tDon\t%d,00\t0,00\t"
            "\t\t20220301\t\t\n"
            "BQ\tBanque\t%d\t20220301\t754100\tDons\t\t\tB%d\t20220301\tDon\t0,00\t%d,00\t"
            "\t\t20220301\t\t\n",
            i, i, i, i, i, i);
    }
    assert_int_equal(checked(arena, builder_text(&file))->rules.count, 0);
    CheckReport *report =
        checked(arena, replaced(arena, builder_text(&file), TEXT("AC\tAchats\t2\t20220210\t606400"),
                                TEXT("AC\tAchats\t9\t20220210\t606400")));
    const CheckFinding *finding = only_root(report, ERROR_FEC_ENTRY_UNBALANCED);
    assert_place(finding, 4, 11);
    assert_int_equal(check_report_find(report, ERROR_FEC_ENTRY_UNBALANCED)->consequences, 1);
    assert_int_equal(check_report_find(report, ERROR_FEC_NUMBER_GAP)->consequences, 1);
    arena_destroy(arena);
}

static void a_line_parted_otherwise_is_one_fault(void **state) {
    (void)state;
    Arena *arena = arena_create();
    const char *line = strstr(LAWFUL, "AC\tAchats");
    Text lines = replaced(arena, text_of(line), TEXT("\t"), TEXT("|"));
    Text before = {LAWFUL, (size_t)(line - LAWFUL)};
    CheckReport *report = checked(
        arena, text_print(arena, "%.*s%.*s", TEXT_ARGUMENTS(before), TEXT_ARGUMENTS(lines)));
    only_root(report, ERROR_FEC_FIELD_COUNT);
    assert_int_equal(check_report_find(report, ERROR_FEC_SEPARATOR_INSIDE)->consequences, 2);
    arena_destroy(arena);
}

static void names_of_columns_come_once(void **state) {
    (void)state;
    Arena *arena = arena_create();
    CheckReport *report =
        checked(arena, text_print(arena, "%s%s%s", LAWFUL_HEADER, LAWFUL_HEADER, LAWFUL_LINES));
    const CheckFinding *finding = only_root(report, ERROR_FEC_HEADER_AGAIN);
    assert_place(finding, 2, 24);
    assert_false(report->verdict.is_accepted);
    assert_int_equal(report->year.line_count, 4);
    arena_destroy(arena);
}

static void validation_that_goes_back_names_both_lines(void **state) {
    (void)state;
    Arena *arena = arena_create();
    CheckReport *report =
        changed(arena, "800,00\t0,00\t\t\t20220101", "800,00\t0,00\t\t\t20220131");
    const CheckFinding *finding = only_root(report, ERROR_FEC_VALID_ORDER);
    assert_int_equal(finding->error.line, 3);
    assert_string_equal(finding->error.arguments[2], "2");
    arena_destroy(arena);
}

/* Without a date in the name nobody but the user knows the closing date. */
static void a_closing_date_without_a_name_is_a_guess(void **state) {
    (void)state;
    Arena *arena = arena_create();
    CheckReport *report = checked_as(arena, "comptes.txt", TEXT(LAWFUL));
    assert_true(report->is_end_guessed);
    assert_string_equal(only_root(report, ERROR_FEC_NAME)->error.arguments[0], "comptes.txt");
    assert_false(checked(arena, TEXT(LAWFUL))->is_end_guessed);
    arena_destroy(arena);
}

static void the_same_entry_twice_is_found_with_the_line_of_the_first(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Text again = replaced(arena, text_print(arena, "%s", strstr(LAWFUL_LINES, "AC\tAchats")),
                          TEXT("\t2\t2022"), TEXT("\t3\t2022"));
    CheckReport *report =
        checked(arena, text_print(arena, "%s%.*s", LAWFUL, TEXT_ARGUMENTS(again)));
    const CheckFinding *finding = only_root(report, ERROR_FEC_ENTRY_TWICE);
    assert_int_equal(finding->error.line, 6);
    assert_string_equal(finding->error.arguments[1], "4");
    assert_true(check_report_is_clean(report)); /* suspicious, not illegal */
    arena_destroy(arena);
}

static void an_account_is_sought_in_the_chart_once(void **state) {
    (void)state;
    Arena *arena = arena_create();
    CheckReport *report = changed(arena, "512000", "599999");
    const CheckFinding *finding = only_root(report, ERROR_ACCOUNT_ABSENT);
    assert_place(finding, 2, 26);
    assert_text(finding->found, "599999");
    assert_int_equal(check_report_find(report, ERROR_ACCOUNT_ABSENT)->count, 1);
    arena_destroy(arena);
}

static void a_date_outside_of_the_year_explains_its_other_dates(void **state) {
    (void)state;
    Arena *arena = arena_create();
    CheckReport *report =
        changed(arena, "AC\tAchats\t2\t20220210\t606400", "AC\tAchats\t2\t20230210\t606400");
    const CheckFinding *finding = only_root(report, ERROR_FEC_DATE_OUTSIDE);
    assert_place(finding, 4, 13);
    assert_int_equal(check_report_find(report, ERROR_FEC_VALID_BEFORE)->consequences, 1);
    arena_destroy(arena);
}

static void names_of_files_are_checked_part_by_part(void **state) {
    (void)state;
    static const struct {
        const char *name;
        ErrorCode code;
    } names[] = {{"comptes.txt", ERROR_FEC_NAME},
                 {"123456789FEC20221231.txt", ERROR_FEC_NAME_LUHN},
                 {"12345678FEC20221231.txt", ERROR_FEC_NAME_SIREN},
                 {"W123456782FEC20221231.txt", ERROR_FEC_NAME_SIREN},
                 {"123456782FEC20221231_2.txt", ERROR_FEC_NAME_EXTRA},
                 {"123456782FEC20221332.txt", ERROR_FEC_NAME_CALENDAR},
                 {"123456782FEC20191231.txt", ERROR_FEC_NAME_DATE}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        Arena *arena = arena_create();
        only_root(checked_as(arena, names[i].name, TEXT(LAWFUL)), names[i].code);
        arena_destroy(arena);
    }
}

static void damage_of_the_whole_file_is_one_finding(void **state) {
    (void)state;
    static const struct {
        const char *content;
        ErrorCode code;
    } files[] = {{"", ERROR_FEC_EMPTY},
                 {" \r\n\n", ERROR_FEC_EMPTY},
                 {LAWFUL_HEADER, ERROR_FEC_NO_LINES},
                 {LAWFUL_LINES, ERROR_FEC_HEADER_ABSENT},
                 {"Bonjour,\nceci est une lettre.\n", ERROR_FEC_HEADER_ABSENT}};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        Arena *arena = arena_create();
        CheckReport *report = checked(arena, text_of(files[i].content));
        only_root(report, files[i].code);
        assert_false(report->verdict.is_accepted);
        arena_destroy(arena);
    }
}

/* A thousand findings of one kind: all counted, the first fifty kept. */
static void only_the_first_findings_of_a_kind_are_kept(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Builder file = builder_in(arena);
    builder_add(&file, TEXT(LAWFUL));
    for (int i = 3; i < 503; i++) {
        builder_print(
            &file,
            "BQ\tBanque\t%d\t20220301\t512000\tBanque\t\t\tB%d\t20220301\tDon\t1.00\t0,00\t"
            "\t\t20220301\t\t\n"
            "BQ\tBanque\t%d\t20220301\t754100\tDons\t\t\tB%d\t20220301\tDon\t0,00\t1.00\t"
            "\t\t20220301\t\t\n",
            i, i, i, i);
    }
    CheckReport *report = checked(arena, builder_text(&file));
    only_root(report, ERROR_FEC_AMOUNT_POINT);
    const CheckedRule *rule = check_report_find(report, ERROR_FEC_AMOUNT_POINT);
    assert_int_equal(rule->count, 1000);
    assert_int_equal(rule->first.count, FINDING_PLACES);
    arena_destroy(arena);
}

/* What the administration overlooks weighs less, whatever the rule. */
static void severity_follows_the_verdict(void **state) {
    (void)state;
    Arena *arena = arena_create();
    CheckReport report = check_report_for(arena, "x");
    const FecRule *rule = fec_rule_of(ERROR_FEC_FIELD_COUNT);
    assert_int_equal(check_report_severity(&report, rule), RULE_REJECTED);
    report.verdict.is_accepted = true;
    assert_int_equal(check_report_severity(&report, rule), RULE_ILLEGAL);
    arena_destroy(arena);
}

static void findings_can_be_put_under_a_cause_afterwards(void **state) {
    (void)state;
    Arena *arena = arena_create();
    CheckReport report = check_report_for(arena, "x");
    for (uint64_t line = 2; line < 6; line++) {
        CheckFault fault = {.cause = {ERROR_FEC_VALID_BEFORE}, .place = {.number = line}};
        check_report_add(&report, fault);
    }
    uint32_t cause = check_report_add(
        &report, (CheckFault){.cause = {ERROR_FEC_DATE_OUTSIDE}, .place = {.number = 3}});
    check_report_subordinate(&report, ERROR_FEC_VALID_BEFORE, 3, 4, cause);
    const CheckedRule *rule = check_report_find(&report, ERROR_FEC_VALID_BEFORE);
    assert_int_equal(rule->count, 2);
    assert_int_equal(rule->consequences, 2);
    assert_int_equal(check_report_root(&report, ERROR_FEC_DATE_OUTSIDE), cause);
    assert_int_equal(check_report_first(&report, ERROR_NONE)->error.line, 2);
    arena_destroy(arena);
}

static void a_file_that_does_not_exist_is_an_error(void **state) {
    (void)state;
    Arena *arena = arena_create();
    CheckReport report;
    CheckChoices choices = {.regulation_of = regulation_of_2020};
    Error error = {0};
    assert_false(check_fec(arena, "/nowhere/x.txt", &choices, &report, &error));
    assert_int_not_equal(error.code, ERROR_NONE);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lawful_file_gives_no_finding),
        cmocka_unit_test(a_finding_has_place_value_correction_and_excerpt),
        cmocka_unit_test(the_caret_stands_under_the_value),
        cmocka_unit_test(a_lost_line_explains_what_does_not_balance),
        cmocka_unit_test(an_entry_out_of_balance_puts_journal_and_total_out),
        cmocka_unit_test(numbers_may_be_continuous_in_each_journal),
        cmocka_unit_test(a_gap_is_found_at_the_number_behind_it),
        cmocka_unit_test(a_line_in_another_journal_is_found_once),
        cmocka_unit_test(a_line_under_a_number_of_its_own_is_one_fault),
        cmocka_unit_test(a_line_parted_otherwise_is_one_fault),
        cmocka_unit_test(names_of_columns_come_once),
        cmocka_unit_test(validation_that_goes_back_names_both_lines),
        cmocka_unit_test(a_closing_date_without_a_name_is_a_guess),
        cmocka_unit_test(the_same_entry_twice_is_found_with_the_line_of_the_first),
        cmocka_unit_test(an_account_is_sought_in_the_chart_once),
        cmocka_unit_test(a_date_outside_of_the_year_explains_its_other_dates),
        cmocka_unit_test(names_of_files_are_checked_part_by_part),
        cmocka_unit_test(damage_of_the_whole_file_is_one_finding),
        cmocka_unit_test(only_the_first_findings_of_a_kind_are_kept),
        cmocka_unit_test(severity_follows_the_verdict),
        cmocka_unit_test(findings_can_be_put_under_a_cause_afterwards),
        cmocka_unit_test(a_file_that_does_not_exist_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
