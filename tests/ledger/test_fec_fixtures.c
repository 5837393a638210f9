#include "tests/ledger/reading.h"

/* The files of fixtures/fec: each shows one trap, and its README says which finding it gives. */

static const char FOLDER[] = "fixtures/fec/";

static const ErrorKind *kind_of(const char *id) {
    for (ErrorCode code = ERROR_NONE; code < ERROR_COUNT; code++) {
        if (strcmp(error_kind(code)->id, id) == 0) return error_kind(code);
    }
    return NULL;
}

static bool has_finding(const Reading *reading, const char *id) {
    for (size_t i = 0; i < reading->findings.kinds.count; i++) {
        const Finding *finding = &reading->findings.kinds.items[i];
        if (strcmp(error_kind(finding->code)->id, id) == 0) return true;
    }
    return false;
}

/* The year that all files describe. */
static void assert_small_year(const FiscalYear *year) {
    assert_closing(year, "512000", "1080,00");
    assert_closing(year, "110000", "-800,00");
    assert_closing(year, "606400", "120,00");
    assert_closing(year, "754100", "-400,00");
    Balance supplier = balance_in(year, "401000", "PAPETERIE");
    assert_amount(balance_closing(&supplier), "0,00");
    assert_text(supplier.auxiliary_label, "Papeterie du Port");
    assert_text(balance_in(year, "110000", NULL).label, "Report à nouveau");
    assert_amount(year_result(year), "280,00");
    assert_true(year->has_opening);
    assert_date(year->start, 2022, 1, 1);
}

/* Reads one file; an empty id stands for no finding at all. */
static void assert_fixture(Reading *reading, Text name, Text id) {
    const char *path = text_print(reading->arena, "%s%.*s", FOLDER, TEXT_ARGUMENTS(name)).bytes;
    const char *expected = text_copy(reading->arena, id).bytes;
    const ErrorKind *kind = id.size ? kind_of(expected) : NULL;
    read_paths(reading, &path, 1);
    if (!id.size) {
        assert_int_equal(reading->findings.kinds.count, 0);
    } else if (!kind || !has_finding(reading, expected)) {
        fail_msg("%s does not give %s", path, expected);
    }
    bool is_refused = kind && kind->trouble == TROUBLE_UNREADABLE;
    if (is_refused == reading->is_read) fail_msg("%s: read or refused wrongly", path);
    if (reading->is_read) assert_small_year(&reading->books.years[0]);
}

/* The cells of a row "| file | finding | what |" of the README; false for any other line. */
static bool read_row(Text line, Text *name, Text *id) {
    text_take(&line, '|');
    *name = text_trim(text_take(&line, '|'));
    *id = text_trim(text_take(&line, '|'));
    return line.size && !text_equal(*name, TEXT("file")) && !text_starts_with(*name, TEXT("---"));
}

static size_t read_all(Reading *reading) {
    Text readme;
    Error error = {0};
    size_t count = 0;
    assert_true(file_read_all(reading->arena, "fixtures/fec/README.md", 100000, &readme, &error));
    while (readme.size) {
        Text name, id;
        if (!read_row(text_take(&readme, '\n'), &name, &id)) continue;
        assert_fixture(reading, name, id);
        count++;
    }
    return count;
}

static void every_file_gives_the_small_year_or_the_finding_it_shows(void **state) {
    assert_in_range(read_all(*state), 40, 1000);
}

static void keeping_lines_changes_nothing(void **state) {
    Reading *reading = *state;
    reading->choices.keep_lines = true;
    read_all(reading);
}

static void the_damaged_file_shows_every_error_at_its_place(void **state) {
    Reading *reading = *state;
    const char *path = "fixtures/fec/damaged-123456789FEC20221231.txt";
    read_paths(reading, &path, 1);
    assert_place(reading, ERROR_AMOUNT_SYNTAX, 3, 86);
    assert_place(reading, ERROR_DATE_CALENDAR, 5, 13);
    assert_place(reading, ERROR_FEC_ACCOUNT_NUMBER, 6, 22);
    assert_place(reading, ERROR_FEC_FIELD_COUNT, 7, 0);
}

static void the_digest_of_a_file_is_given_when_asked_for(void **state) {
    Reading *reading = *state;
    const char *path = "fixtures/fec/regular-123456789FEC20221231.txt";
    Text content;
    Error error = {0};
    assert_true(file_read_all(reading->arena, path, 100000, &content, &error));
    Digest expected = digest_of(content);
    reading->choices.digest_sources = true;
    read_paths(reading, &path, 1);
    assert_memory_equal(reading->books.years[0].digest.bytes, expected.bytes, 32);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(every_file_gives_the_small_year_or_the_finding_it_shows),
        ACCOUNTING_TEST(keeping_lines_changes_nothing),
        ACCOUNTING_TEST(the_damaged_file_shows_every_error_at_its_place),
        ACCOUNTING_TEST(the_digest_of_a_file_is_given_when_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
