/* A voted year, kept in a file, beside the same year a year later. */
#include "reports/frozen_year.h"

#include "reports/frozen_rows.h"
#include "reports/report_checks.h"
#include "tests/ledger/reading.h"

/* 2021 as it was voted: dues of 1 000.00 and rent of 400.00, a user who still owes 60.00. */
static const SampleLine VOTED[] = {
    {"BQ", "1", "20210301", "512000", "1000,00", NULL},
    {"BQ", "1", "20210301", "756000", NULL, "1000,00"},
    {"BQ", "2", "20210401", "613200", "400,00", NULL, .label = "Loyer d'avril"},
    {"BQ", "2", "20210401", "512000", NULL, "400,00"},
    {"VE", "3", "20210501", "411000", "60,00", NULL, "C|1 % \u00e0"},
    {"VE", "3", "20210501", "706000", NULL, "60,00"},
    {0},
};

/* What 2022 opens with. */
static const SampleLine NEXT[] = {
    {"AN", "1", "20220101", "512000", "600,00", NULL},
    {"AN", "1", "20220101", "411000", "60,00", NULL, "C|1 % \u00e0"},
    {"AN", "1", "20220101", "120000", NULL, "660,00"},
    {0},
};

enum { MOST_LINES = 12 };

static const Settings NO_SETTINGS;

static void read_years(Reading *reading, const SampleLine *year_2021) {
    const char *paths[2];
    size_t count = 0;
    reading->choices.keep_lines = true;
    paths[count++] =
        written(reading->arena, "123456789FEC20221231.txt", fec_of(reading->arena, NEXT));
    if (year_2021) {
        paths[count++] =
            written(reading->arena, "123456789FEC20211231.txt", fec_of(reading->arena, year_2021));
    }
    read_paths(reading, paths, count);
    assert_true(reading->is_read);
}

/* Freezes 2021 as it was voted; the path of the file. */
static const char *freeze(Reading *reading, const Settings *settings) {
    read_years(reading, VOTED);
    const Books voted = {reading->books.years + 1, 1};
    const ReportRequest request = {.books = &voted, .settings = settings};
    Text folder = test_folder(reading->arena);
    mkdir(folder.bytes, 0700);
    Text path = text_print(reading->arena, "%s/2021.figures", folder.bytes);
    Error error = {0};
    assert_true(frozen_year_write(reading->arena, &request, path.bytes, &error));
    return path.bytes;
}

/* The tie-out of 2022 with the file, which is removed. */
static const Table *tie_out(Reading *reading, const char *path, const Settings *settings) {
    const ReportRequest request = {.books = &reading->books,
                                   .settings = settings,
                                   .language = LANGUAGE_ENGLISH,
                                   .figure_files = &path,
                                   .figure_file_count = 1};
    Document *document = ARENA_NEW(reading->arena, Document);
    Error error = {0};
    reading->findings = findings_in(reading->arena);
    bool is_built = report_build(reading->arena, report_find(TEXT("tie-out")), &request, document,
                                 &reading->findings, &error);
    unlink(path);
    rmdir(test_folder(reading->arena).bytes);
    if (!is_built) fail_msg("code %d, line %d", (int)error.code, (int)error.line);
    return document_find_table(document, "checks");
}

/* Ties 2022 out with 2021 as it was frozen, 2021 having become other lines. */
static const Table *tie_out_with(Reading *reading, const SampleLine *year_2021) {
    const char *path = freeze(reading, &NO_SETTINGS);
    read_years(reading, year_2021);
    if (year_2021) mkdir(test_folder(reading->arena).bytes, 0700);
    return tie_out(reading, path, &NO_SETTINGS);
}

static const Row *row_of(const Table *table, const char *id) {
    const Row *row = table_find_row(table, id);
    if (!row) fail_msg("no row %s", id);
    return row;
}

static void assert_status(const Table *table, const char *id, const char *status) {
    const Row *row = row_of(table, id);
    if (strcmp(row->cells[0].code, status) != 0) fail_msg("%s is %s", id, row->cells[0].code);
}

static void assert_explained(const Table *table, const char *id, const char *part) {
    Text explanation = row_of(table, id)->cells[3].text;
    Arena *arena = arena_create();
    Text copy = text_copy(arena, explanation);
    if (!strstr(copy.bytes, part)) fail_msg("%s: \"%s\" lacks \"%s\"", id, copy.bytes, part);
    arena_destroy(arena);
}

static size_t times_moved(const Table *table) {
    size_t moved = 0;
    for (size_t i = 0; i < table->rows.count; i++) {
        Text id = table->rows.items[i].id;
        moved += text_starts_with(id, TEXT("income_statement_")) ||
                 text_starts_with(id, TEXT("assets_")) ||
                 text_starts_with(id, TEXT("liabilities_"));
    }
    return moved;
}

static void a_year_that_did_not_move_agrees_in_all(void **state) {
    Reading *reading = *state;
    const Table *table = tie_out_with(reading, VOTED);
    static const char *const ROWS[] = {"frozen_figures", "frozen_balances", "frozen_entries",
                                       "frozen_definitions"};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) assert_status(table, ROWS[i], "ok");
    assert_int_equal(times_moved(table), 0);
    assert_int_equal((int)row_of(table, "frozen_entries")->cells[1].amount.cents, 3);
    assert_int_equal((int)row_of(table, "frozen_balances")->cells[1].amount.cents, 5);
    assert_int_equal(times_found(reading, ERROR_FIGURE_MOVED), 0);
    assert_int_equal(times_found(reading, ERROR_VOTED_DIFFERS), 0);
}

/* The rent becomes 450.00. */
static void an_amount_changed_later_is_traced_to_account_and_entry(void **state) {
    Reading *reading = *state;
    SampleLine changed[MOST_LINES];
    memcpy(changed, VOTED, sizeof VOTED);
    changed[2].debit = "450,00";
    changed[3].credit = "450,00";
    const Table *table = tie_out_with(reading, changed);
    const char *rent = "income_statement_autres_achats_charges_externes_2021_12_31";
    assert_status(table, rent, "fail");
    assert_amount(row_of(table, rent)->cells[1].amount, "400,00");
    assert_amount(row_of(table, rent)->cells[2].amount, "450,00");
    assert_explained(table, rent, "Moved by 50.00: accounts 613200 50.00; entries BQ 2 (changed)");
    assert_explained(table, "assets_disponibilites_2021_12_31", "512000 \u221250.00");
    assert_explained(table, "liabilities_resultat_2021_12_31", "613200 \u221250.00");
    assert_status(table, "frozen_figures", "fail");
    assert_explained(table, "frozen_balances", "512000 \u221250.00; 613200 50.00");
    assert_explained(table, "frozen_entries", "BQ 2 (changed)");
    assert_status(table, "frozen_definitions", "ok");
    assert_true(times_found(reading, ERROR_FIGURE_MOVED) > 0);
}

static void an_entry_added_later_is_named(void **state) {
    SampleLine more[MOST_LINES] = {0};
    memcpy(more, VOTED, sizeof VOTED);
    more[6] = (SampleLine){"BQ", "4", "20211201", "512000", "5,00", NULL};
    more[7] = (SampleLine){"BQ", "4", "20211201", "768000", NULL, "5,00"};
    more[8] = (SampleLine){0};
    const Table *table = tie_out_with(*state, more);
    assert_explained(table, "income_statement_total_produits_2021_12_31",
                     "accounts 768000 5.00; entries BQ 4 (added)");
    assert_explained(table, "frozen_entries", "BQ 4 (added)");
    assert_status(table, "frozen_entries", "fail");
}

static void an_entry_removed_later_is_named(void **state) {
    SampleLine fewer[MOST_LINES] = {0};
    memcpy(fewer, VOTED, sizeof VOTED);
    fewer[2] = VOTED[4];
    fewer[3] = VOTED[5];
    fewer[4] = fewer[5] = (SampleLine){0};
    const Table *table = tie_out_with(*state, fewer);
    assert_explained(table, "income_statement_total_charges_2021_12_31",
                     "Moved by \u2212400.00: accounts 613200 \u2212400.00; entries BQ 2 (removed)");
    assert_explained(table, "frozen_balances", "613200 \u2212400.00");
}

static void a_label_changed_later_moves_no_figure_and_is_found(void **state) {
    SampleLine changed[MOST_LINES];
    memcpy(changed, VOTED, sizeof VOTED);
    changed[2].label = "Loyer de mai";
    const Table *table = tie_out_with(*state, changed);
    assert_int_equal(times_moved(table), 0);
    assert_status(table, "frozen_figures", "ok");
    assert_status(table, "frozen_balances", "ok");
    assert_status(table, "frozen_entries", "fail");
}

/* The debt passes from one third party to another: the account's own balance does not move. */
static void another_third_party_is_another_balance(void **state) {
    SampleLine changed[MOST_LINES];
    memcpy(changed, VOTED, sizeof VOTED);
    changed[4].auxiliary = "C2";
    const Table *table = tie_out_with(*state, changed);
    assert_int_equal(times_moved(table), 0);
    assert_status(table, "frozen_balances", "fail");
    assert_explained(table, "frozen_balances", "411000 (between third parties)");
}

/* A setting brings 1021 to another line of the passif. */
static void a_choice_made_later_moves_figures_as_a_definition(void **state) {
    Reading *reading = *state;
    static const SampleLine lines[] = {
        {"BQ", "1", "20210301", "512000", "1000,00", NULL},
        {"BQ", "1", "20210301", "102100", NULL, "1000,00"},
        {0},
    };
    read_bytes(reading, "123456789FEC20211231.txt", fec_of(reading->arena, lines));
    const ReportRequest request = {.books = &reading->books, .settings = &NO_SETTINGS};
    Text folder = test_folder(reading->arena);
    mkdir(folder.bytes, 0700);
    Text path = text_print(reading->arena, "%s/2021.figures", folder.bytes);
    Error error = {0};
    assert_true(frozen_year_write(reading->arena, &request, path.bytes, &error));
    Settings chosen = {0};
    settings_set(reading->arena, &chosen, "line_of_1021", "fonds_propres_statutaires");
    const Table *table = tie_out(reading, path.bytes, &chosen);
    assert_explained(table, "liabilities_fonds_propres_statutaires_2021_12_31",
                     "Moved by 1,000.00: definitions 1,000.00");
    assert_explained(table, "liabilities_fonds_propres_complementaires_2021_12_31",
                     "definitions \u22121,000.00");
    assert_int_equal(times_moved(table), 2);
    assert_status(table, "frozen_definitions", "fail");
    assert_explained(table, "frozen_definitions", "balance-sheet anc-2018-06/2020");
    assert_status(table, "frozen_balances", "ok");
}

static void a_definition_that_moves_nothing_passes_and_is_named(void **state) {
    Reading *reading = *state;
    const char *path = freeze(reading, &NO_SETTINGS);
    Settings chosen = {0};
    settings_set(reading->arena, &chosen, "line_of_1021", "fonds_propres_statutaires");
    const Table *table = tie_out(reading, path, &chosen);
    assert_status(table, "frozen_definitions", "ok");
    assert_explained(table, "frozen_definitions", "no figure moves by it: balance-sheet");
}

/* Without the book of 2021, the opening of 2022 tells what became of its balances. */
static void the_opening_tells_of_a_year_without_its_book(void **state) {
    const Table *table = tie_out_with(*state, NULL);
    assert_status(table, "frozen_balances", "ok");
    assert_null(table_find_row(table, "frozen_figures"));
    Reading *reading = *state;
    const char *path = freeze(reading, &NO_SETTINGS);
    static const SampleLine other[] = {
        {"AN", "1", "20220101", "512000", "660,00", NULL},
        {"AN", "1", "20220101", "120000", NULL, "660,00"},
        {0},
    };
    read_lines_of(reading, other);
    mkdir(test_folder(reading->arena).bytes, 0700);
    table = tie_out(reading, path, &NO_SETTINGS);
    assert_status(table, "frozen_balances", "fail");
    assert_explained(table, "frozen_balances", "411000; 512000");
}

static void a_year_that_no_book_tells_is_skipped(void **state) {
    Reading *reading = *state;
    const char *path = freeze(reading, &NO_SETTINGS);
    read_bytes(reading, "123456789FEC20191231.txt",
               fec_of(reading->arena, (SampleLine[]){
                                          {"BQ", "1", "20190301", "512000", "1,00", NULL},
                                          {"BQ", "1", "20190301", "756000", NULL, "1,00"},
                                          {0},
                                      }));
    mkdir(test_folder(reading->arena).bytes, 0700);
    const Table *table = tie_out(reading, path, &NO_SETTINGS);
    assert_status(table, "frozen_balances", "skipped");
}

/* The frozen year of that content; `findings` holds what could not be read. */
static FrozenYear frozen_of(Arena *arena, const char *content, Findings *findings) {
    PublishedFigures *figures = ARENA_NEW(arena, PublishedFigures);
    FrozenYear frozen = {0};
    bool is_frozen;
    *findings = findings_in(arena);
    assert_true(published_figures_parse(arena, text_of(content), "my.figures", figures, findings));
    bool is_read = frozen_year_read(arena, figures, &frozen, &is_frozen, findings);
    assert_int_equal(is_read, findings->kinds.count == 0);
    return frozen;
}

static void what_a_field_would_lose_is_written_as_a_code(void **state) {
    Reading *reading = *state;
    Findings findings;
    FrozenYear frozen = frozen_of(reading->arena,
                                  "year | 2021-01-01 | 2021-12-31\n"
                                  "balance | 411000 | C%7C1 %25 \u00e0 | -60.00\n"
                                  "entry | B%20 | 7 | 2021-03-01 | abc\n"
                                  "definition | income-statement x | def\n",
                                  &findings);
    assert_int_equal(findings.kinds.count, 0);
    assert_text(frozen.year.balances.items[0].auxiliary, "C|1 % \u00e0");
    assert_amount(balance_closing(&frozen.year.balances.items[0]), "-60,00");
    assert_text(frozen.entries.items[0].journal, "B ");
    assert_date(frozen.entries.items[0].date, 2021, 3, 1);
    assert_text(frozen.definitions.items[0].digest, "def");
}

static void a_faulty_row_is_refused_at_its_place(void **state) {
    static const struct {
        const char *content;
        ErrorCode code;
        uint64_t line, column;
    } CASES[] = {
        {"year | 2021-01-01\n", ERROR_FROZEN_ROW, 1, 1},
        {"year | 2021-01-01 | 2021-13-31\n", ERROR_DATE_CALENDAR, 1, 21},
        {"year | 2021-01-01 | 2021-12-31\nbalance | 512000 | | some\n", ERROR_AMOUNT_SYNTAX, 2, 22},
        {"year | 2021-01-01 | 2021-12-31\nentry | BQ | 1 | soon | abc\n", ERROR_DATE_SYNTAX, 2, 18},
        {"balance | 512000 | | 1.00\n", ERROR_FROZEN_ROW, 1, 1},
    };
    Reading *reading = *state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Findings findings;
        frozen_of(reading->arena, CASES[i].content, &findings);
        assert_int_equal(findings.kinds.count, 1);
        Error error = findings.kinds.items[0].first.items[0];
        if (error.code != CASES[i].code || error.line != CASES[i].line ||
            error.column != CASES[i].column) {
            fail_msg("%s: code %d at %d:%d", CASES[i].content, (int)error.code, (int)error.line,
                     (int)error.column);
        }
    }
}

static void every_faulty_row_is_found_at_once(void **state) {
    Reading *reading = *state;
    Findings findings;
    frozen_of(reading->arena,
              "year | 2021-01-01 | 2021-12-31\n"
              "balance | 512000\n"
              "entry | BQ | 1 | soon | abc\n"
              "definition | x\n",
              &findings);
    assert_int_equal(findings_count(&findings, TROUBLE_UNREADABLE), 3);
}

/* Puts other words in the place of the first ones in a file. */
static void edit(Reading *reading, const char *path, const char *before, const char *after) {
    Text content;
    Error error = {0};
    assert_true(file_read_all(reading->arena, path, 1 << 20, &content, &error));
    const char *bytes = text_copy(reading->arena, content).bytes;
    const char *at = strstr(bytes, before);
    assert_non_null(at);
    Text edited = text_print(reading->arena, "%.*s%s%s", (int)(at - bytes), bytes, after,
                             at + strlen(before));
    assert_true(file_replace(path, edited, &error));
}

static void a_figure_written_over_by_hand_is_the_files_own_fault(void **state) {
    Reading *reading = *state;
    const char *path = freeze(reading, &NO_SETTINGS);
    edit(reading, path, "cotisations@2021-12-31 | 1000.00", "cotisations@2021-12-31 | 1010.00");
    const Table *table = tie_out(reading, path, &NO_SETTINGS);
    assert_explained(table, "income_statement_cotisations_2021_12_31",
                     "Moved by \u221210.00: this file, whose own balances give 1,000.00");
    assert_status(table, "frozen_definitions", "ok");
    assert_explained(table, "frozen_definitions", "Every definition as it was");
}

static void a_figure_of_another_year_stands_to_that_year(void **state) {
    Reading *reading = *state;
    const char *path = freeze(reading, &NO_SETTINGS);
    edit(reading, path, "income_statement.cotisations@2021-12-31 | 1000.00",
         "income_statement.cotisations@2022-12-31 | 1000.00");
    const Table *table = tie_out(reading, path, &NO_SETTINGS);
    assert_status(table, "income_statement_cotisations_2022_12_31", "fail");
    assert_explained(table, "income_statement_cotisations_2022_12_31", "Differs by");
    assert_status(table, "frozen_figures", "ok");
}

static void what_moved_is_told_in_whole_sentences(void **state) {
    Reading *reading = *state;
    SampleLine other[MOST_LINES];
    memcpy(other, VOTED, sizeof VOTED);
    other[2].label = "Loyer de mai";
    tie_out_with(reading, other);
    for (size_t i = 0; i < reading->findings.kinds.count; i++) {
        const Error *error = &reading->findings.kinds.items[i].first.items[0];
        Text said = error_sentence(reading->arena, error, error_kind(error->code)->message);
        if (strchr(said.bytes, '{')) fail_msg("%s", said.bytes);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(every_faulty_row_is_found_at_once),
        ACCOUNTING_TEST(a_figure_written_over_by_hand_is_the_files_own_fault),
        ACCOUNTING_TEST(a_figure_of_another_year_stands_to_that_year),
        ACCOUNTING_TEST(what_moved_is_told_in_whole_sentences),
        ACCOUNTING_TEST(a_year_that_did_not_move_agrees_in_all),
        ACCOUNTING_TEST(an_amount_changed_later_is_traced_to_account_and_entry),
        ACCOUNTING_TEST(an_entry_added_later_is_named),
        ACCOUNTING_TEST(an_entry_removed_later_is_named),
        ACCOUNTING_TEST(a_label_changed_later_moves_no_figure_and_is_found),
        ACCOUNTING_TEST(another_third_party_is_another_balance),
        ACCOUNTING_TEST(a_choice_made_later_moves_figures_as_a_definition),
        ACCOUNTING_TEST(a_definition_that_moves_nothing_passes_and_is_named),
        ACCOUNTING_TEST(the_opening_tells_of_a_year_without_its_book),
        ACCOUNTING_TEST(a_year_that_no_book_tells_is_skipped),
        ACCOUNTING_TEST(what_a_field_would_lose_is_written_as_a_code),
        ACCOUNTING_TEST(a_faulty_row_is_refused_at_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
