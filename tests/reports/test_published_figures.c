/* Files of published figures, and how each figure stands to the books. */
#include "reports/published_figures.h"

#include "reports/figure_verdict.h"
#include "tests/reports/rendering.h"

static PublishedFigures figures_of(Arena *arena, const char *content) {
    PublishedFigures figures;
    Findings findings = findings_in(arena);
    if (!published_figures_parse(arena, text_of(content), "my.figures", &figures, &findings)) {
        Error error = findings.kinds.items[0].first.items[0];
        fail_msg("refused: %s",
                 error_sentence(arena, &error, error_kind(error.code)->message).bytes);
    }
    return figures;
}

static void a_row_has_a_figure_its_value_its_rounding_and_its_place(void **state) {
    PublishedFigures figures = figures_of(
        *state, "# Activity report\n\n"
                "total_produits@2022 / total_produits@2021 | 9.8 | 0.1 | report p. 24\r\n"
                "total_actif@2022 | 440278 | 1 |\n");
    assert_int_equal(figures.items.count, 2);
    const PublishedFigure *ratio = &figures.items.items[0], *total = &figures.items.items[1];
    assert_true(text_equal(ratio->published, TEXT("9.8")));
    assert_true(text_equal(ratio->place, TEXT("report p. 24")));
    assert_int_equal(ratio->decimals, 1);
    assert_int_equal(ratio->record->line, 3);
    assert_int_equal(total->decimals, 0);
    assert_int_equal(total->place.size, 0);
}

static void thousands_and_cents_are_roundings_too(void **state) {
    PublishedFigures figures = figures_of(*state, "total_actif | 440000 | 1000 | letter\n"
                                                  "total_actif | 440278.30 | 0,05 | letter\n");
    assert_int_equal(figures.items.items[0].decimals, 0);
    assert_int_equal(figures.items.items[1].decimals, 2);
}

static void rows_of_a_frozen_year_are_kept_apart(void **state) {
    PublishedFigures figures = figures_of(*state, "year | 2022-01-01 | 2022-12-31\n"
                                                  "total_actif@2022-12-31 | 1 | 1 |\n"
                                                  "balance | 512000 |  | 1.00\n"
                                                  "entry | BQ | 1 | 2022-01-01 | abc\n");
    assert_int_equal(figures.items.count, 1);
    assert_int_equal(figures.frozen.count, 3);
}

static void a_faulty_row_is_refused_at_its_line_and_column(void **state) {
    static const struct {
        const char *content;
        ErrorCode code;
        uint64_t line, column;
    } CASES[] = {
        {"# no\ntotal_actif | 1 | 1\n", ERROR_FIGURE_FIELDS, 2, 1},
        {"total_actif | 1 | 1 | here | there\n", ERROR_FIGURE_FIELDS, 1, 1},
        {"total_actif + | 1 | 1 | here\n", ERROR_FIGURE_SYNTAX, 1, 14},
        {"\n\n 2 * (total_actif | 1 | 1 | here\n", ERROR_FIGURE_SYNTAX, 3, 18},
        {"total_actif | one | 1 | here\n", ERROR_FRACTION_SYNTAX, 1, 15},
        {"total_actif | 1 | some | here\n", ERROR_FRACTION_SYNTAX, 1, 19},
        {"total_actif | 1 | 0 | here\n", ERROR_FIGURE_ROUNDING, 1, 19},
        {"total_actif | 1 | -1 | here\n", ERROR_FIGURE_ROUNDING, 1, 19},
        {"total_actif | 1 | 1/3 | here\n", ERROR_FIGURE_ROUNDING, 1, 19},
        {"total_actif | 9.85 | 0.1 | here\n", ERROR_FIGURE_VALUE, 1, 15},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        PublishedFigures figures;
        Findings findings = findings_in(*state);
        Text content = text_of(CASES[i].content);
        assert_false(published_figures_parse(*state, content, "my.figures", &figures, &findings));
        Error error = findings.kinds.items[0].first.items[0];
        if (error.code != CASES[i].code || error.line != CASES[i].line ||
            error.column != CASES[i].column) {
            fail_msg("%s: code %d at %d:%d", CASES[i].content, (int)error.code, (int)error.line,
                     (int)error.column);
        }
        assert_string_equal(error.file, "my.figures");
    }
}

/* The figure as published, against the exact one. */
typedef struct Case {
    const char *published, *rounding, *exact;
    Agreement agreement;
    const char *found, *shown, *difference;
} Case;

/* 217 520.57 / 23 325.58 is 9.32540...; 196 990.81 / 23 201.80 is 8.49032... */
static void each_figure_gets_its_verdict(void **state) {
    static const Case CASES[] = {
        {"217520.57", "0.01", "217520.57", AGREES, "217520.57", "217520.57", "0.00"},
        {"20530", "1", "20529.76", AGREES_ROUNDED, "20530", "20529.76", "-0.24"},
        {"124", "1", "123.78", AGREES_ROUNDED, "124", "123.78", "-0.22"},
        {"9.8", "0.1", "21752057/2332558", AGREES_NOT, "9.3", "9.3254", "-0.4746"},
        {"8.5", "0.1", "19699081/2320180", AGREES_ROUNDED, "8.5", "8.4903", "-0.0097"},
        {"33085", "1", "33084", AGREES_NOT, "33084", "33084", "-1"},
        {"21920", "1", "23325.58", AGREES_NOT, "23326", "23325.58", "1405.58"},
        {"440000", "1000", "440278.30", AGREES_ROUNDED, "440000", "440278.30", "278.30"},
        {"0.5", "0.1", "0.45", AGREES_ROUNDED, "0.5", "0.45", "-0.05"},
        {"-3", "1", "-2.5", AGREES_ROUNDED, "-3", "-2.50", "0.50"},
        {"0", "1", "0.5", AGREES_NOT, "1", "0.50", "0.50"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const Case *expected = &CASES[i];
        Text row = text_print(*state, "1 | %s | %s |", expected->published, expected->rounding);
        PublishedFigures figures = figures_of(*state, row.bytes);
        Fraction exact = {0};
        assert_true(fraction_read(*state, text_of(expected->exact), &exact, NULL));
        FigureVerdict verdict = figure_judge(*state, &figures.items.items[0], exact);
        assert_int_equal(verdict.agreement, expected->agreement);
        assert_string_equal(verdict.found.bytes, expected->found);
        assert_string_equal(verdict.exact.bytes, expected->shown);
        assert_string_equal(verdict.difference.bytes, expected->difference);
    }
}

static void a_figure_without_end_is_rounded_for_the_eye(void **state) {
    PublishedFigures figures = figures_of(*state, "1 | 0.3 | 0.1 |");
    FigureVerdict third = figure_judge(*state, &figures.items.items[0], fraction_of(*state, 1, 3));
    FigureVerdict whole = figure_judge(*state, &figures.items.items[0], fraction_of(*state, 1, 4));
    assert_false(third.is_exact);
    assert_string_equal(third.exact.bytes, "0.3333");
    assert_true(whole.is_exact);
    assert_string_equal(whole.exact.bytes, "0.25");
}

static void every_faulty_row_is_found_at_once(void **state) {
    PublishedFigures figures;
    Findings findings = findings_in(*state);
    assert_false(published_figures_parse(*state,
                                         TEXT("total_actif | one | 1 |\n"
                                              "total_actif | 1 | 1 |\n"
                                              "total_actif | 1 | 0 |\n"
                                              "total_passif | two | 1 |\n"),
                                         "my.figures", &figures, &findings));
    assert_int_equal(findings_count(&findings, TROUBLE_UNREADABLE), 3);
    assert_int_equal(findings.kinds.items[0].count, 2);
    assert_int_equal(findings.kinds.items[0].first.items[1].line, 4);
    assert_int_equal(findings.kinds.items[1].code, ERROR_FIGURE_ROUNDING);
}

static void values_are_read_as_people_publish_them(void **state) {
    static const char *const WRITTEN[] = {"217 520,57", "217\u00A0520.57", "217\u202F520,57",
                                          "217,520.57", "217520.57"};
    for (size_t i = 0; i < sizeof WRITTEN / sizeof *WRITTEN; i++) {
        Text row = text_print(*state, "total_produits | %s | 0,01 |", WRITTEN[i]);
        PublishedFigures figures = figures_of(*state, row.bytes);
        Amount amount = {0};
        assert_true(
            fraction_to_amount(figures.items.items[0].value, ROUND_HALF_AWAY, &amount, NULL));
        assert_int_equal(amount_compare(amount, amount_of_cents(21752057)), 0);
        assert_true(text_equal(figures.items.items[0].published, text_of(WRITTEN[i])));
    }
    PublishedFigures deficit = figures_of(*state, "resultat | \u22121 234 567 | 1 |");
    assert_true(fraction_compare(deficit.items.items[0].value, fraction_of(*state, -1234567, 1)) ==
                0);
}

static void blanks_that_part_no_thousands_are_refused(void **state) {
    static const char *const WRITTEN[] = {"21 7520,57", "1 23", " 1  234", "1 2345", "1,23.4"};
    for (size_t i = 0; i < sizeof WRITTEN / sizeof *WRITTEN; i++) {
        PublishedFigures figures;
        Findings findings = findings_in(*state);
        Text row = text_print(*state, "total_produits | %s | 0,01 |", WRITTEN[i]);
        assert_false(published_figures_parse(*state, row, "my.figures", &figures, &findings));
        assert_int_equal(findings.kinds.items[0].code, ERROR_FRACTION_SYNTAX);
    }
}

static void a_file_that_is_not_there_is_said(void **state) {
    PublishedFigures figures;
    Findings findings = findings_in(*state);
    Error error = {0};
    assert_false(
        published_figures_read(*state, "/nowhere/my.figures", &figures, &findings, &error));
    assert_int_equal(error.code, ERROR_FILE_ABSENT);
}

#define FIGURE_TEST(test) cmocka_unit_test_setup_teardown(test, create_arena, destroy_arena)

int main(void) {
    const struct CMUnitTest tests[] = {
        FIGURE_TEST(a_row_has_a_figure_its_value_its_rounding_and_its_place),
        FIGURE_TEST(thousands_and_cents_are_roundings_too),
        FIGURE_TEST(rows_of_a_frozen_year_are_kept_apart),
        FIGURE_TEST(a_faulty_row_is_refused_at_its_line_and_column),
        FIGURE_TEST(each_figure_gets_its_verdict),
        FIGURE_TEST(a_figure_without_end_is_rounded_for_the_eye),
        FIGURE_TEST(every_faulty_row_is_found_at_once),
        FIGURE_TEST(values_are_read_as_people_publish_them),
        FIGURE_TEST(blanks_that_part_no_thousands_are_refused),
        FIGURE_TEST(a_file_that_is_not_there_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
