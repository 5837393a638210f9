/* Files that are taken into a book: what comes in, what is refused, what stays as it was. */
#include "ledger/book/book_import.h"
#include "ledger/book/book_year.h"
#include "ledger/book/sources.h"
#include "ledger/exporter.h"
#include "ledger/store/rows.h"
#include "tests/ledger/book/keeping.h"
#include "tests/ledger/reading.h"

#include <string.h>

#define NAME_2022 "123456782FEC20221231.txt"
#define NAME_2023 "123456782FEC20231231.txt"

static const SampleLine YEAR_2022[] = {
    {"AN", "1", "20220101", "512000", "100,00", NULL},
    {"AN", "1", "20220101", "102200", NULL, "100,00"},
    {"BQ", "2", "20220315", "512000", "30,00", NULL},
    {"BQ", "2", "20220315", "411000", NULL, "30,00", "C01"},
    {"VE", "3", "20220316", "411000", "30,00", NULL, "C01", .lettering = "A"},
    {"VE", "3", "20220316", "706000", NULL, "30,00"},
    {0},
};

static const SampleLine YEAR_2023[] = {
    {"AN", "1", "20230101", "512000", "130,00", NULL},
    {"AN", "1", "20230101", "102200", NULL, "100,00"},
    {"AN", "1", "20230101", "120000", NULL, "30,00"},
    {"BQ", "2", "20230315", "606400", "10,00", NULL},
    {"BQ", "2", "20230315", "512000", NULL, "10,00"},
    {0},
};

/* Files of the test, in a folder of their own. */
typedef struct Taking {
    Kept *kept;
    const char *paths[4];
    size_t count;
    Findings findings;
    BookImport import;
    bool is_taken;
} Taking;

static void add_file(Taking *taking, const char *name, Text bytes) {
    taking->paths[taking->count++] = written(taking->kept->arena, name, bytes);
}

static Taking begin_taking(Kept *kept) {
    return (Taking){.kept = kept, .findings = findings_in(kept->arena)};
}

/* Takes the files in; writes it when all went well and `is_kept`. */
static void take(Taking *taking, bool is_kept) {
    Kept *kept = taking->kept;
    taking->import = (BookImport){.choices = {.paths = taking->paths, .path_count = taking->count},
                                  .findings = &taking->findings};
    assert_true(book_begin(&kept->book, &kept->error));
    taking->is_taken = book_import(kept->arena, &kept->book, &taking->import, &kept->error);
    if (taking->is_taken && is_kept) {
        assert_true(book_commit(&kept->book, &kept->error));
    } else {
        book_rollback(&kept->book);
    }
    for (size_t i = 0; i < taking->count; i++) unlink(taking->paths[i]);
    rmdir(test_folder(kept->arena).bytes);
}

/* Takes one file of these lines in. */
static Taking take_lines(Kept *kept, const char *name, const SampleLine *lines) {
    Taking taking = begin_taking(kept);
    add_file(&taking, name, fec_of(kept->arena, lines));
    take(&taking, true);
    return taking;
}

static uint64_t found(const Taking *taking, ErrorCode code) {
    for (size_t i = 0; i < taking->findings.kinds.count; i++) {
        const Finding *finding = &taking->findings.kinds.items[i];
        if (finding->code == code) return finding->count;
    }
    return 0;
}

static int64_t count_of(Kept *kept, const char *sql) {
    int64_t count = -1;
    Rows rows = rows_of(kept->book.store, sql, NO_VALUES);
    if (rows_next(&rows)) count = rows_integer(&rows, 0);
    assert_true(rows_end(&rows, &kept->error));
    return count;
}

static FiscalYear year_in(Kept *kept, int64_t number) {
    FiscalYear year;
    YearReading reading = {.keep_lines = true};
    assert_true(book_year_read(kept->arena, &kept->book, number, &reading, &year, &kept->error));
    return year;
}

static Text exported(Arena *arena, const FiscalYear *year) {
    const Exporter *fec = exporter_find(TEXT("fec"));
    Builder out = builder_in(arena);
    fec->begin(&out, year);
    for (uint64_t i = 0; i < year->entry_count; i++) fec->add_entry(&out, year, &year->entries[i]);
    return builder_text(&out);
}

static void assert_same(Text found_text, Text expected) {
    assert_int_equal(found_text.size, expected.size);
    assert_memory_equal(found_text.bytes, expected.bytes, expected.size);
}

static void keeps_numbers_and_dates_of_the_file_as_evidence(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Taking taking = take_lines(kept, NAME_2022, YEAR_2022);
    assert_true(taking.is_taken);
    assert_int_equal(taking.import.files.items[0].entries, 3);
    assert_int_equal(taking.import.files.items[0].lines, 6);
    assert_int_equal(taking.import.files.items[0].opening, IMPORTED_OPENING_FIRST);
    PostedEntry entry;
    int64_t year;
    assert_true(entry_find(kept->arena, &kept->book, 3, &entry, &year, &kept->error));
    assert_true(entry.is_validated);
    assert_int_equal(entry.number, 1); /* the first one of its journal in the book */
    assert_true(text_equal(entry.imported_number, TEXT("3")));
    assert_int_equal(entry.imported_validation.day, date_of(2022, 3, 16).day);
    assert_true(text_equal(entry.lines[0].auxiliary, TEXT("C01")));
    assert_true(text_equal(entry.lines[0].lettering, TEXT("A")));
    assert_int_equal(entry.source, 1);
    give_back(kept);
}

static void a_year_comes_out_as_it_came_in(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Taking taking = begin_taking(kept);
    Text first = fec_of(kept->arena, YEAR_2022), second = fec_of(kept->arena, YEAR_2023);
    add_file(&taking, NAME_2023, second);
    add_file(&taking, NAME_2022, first);
    take(&taking, true);
    assert_true(taking.is_taken);
    assert_int_equal(kept->book.years.count, 2);
    assert_true(taking.import.files.items[1].is_year_new);
    assert_int_equal(taking.import.files.items[1].opening, IMPORTED_OPENING_OF_FILE);
    assert_int_equal(taking.import.files.items[1].verdict, OPENING_AGREES);
    FiscalYear years[] = {year_in(kept, 1), year_in(kept, 2)};
    assert_same(exported(kept->arena, &years[0]), first);
    assert_same(exported(kept->arena, &years[1]), second);
    give_back(kept);
}

static void takes_the_labels_of_the_file_into_an_empty_year(void **state) {
    (void)state;
    Kept *kept = keep_book();
    take_lines(kept, NAME_2022, YEAR_2022);
    FiscalYear year = year_in(kept, 1);
    for (uint32_t i = 0; i < year.journal_count; i++) {
        if (!text_equal(year.journals[i].code, TEXT("BQ"))) continue;
        assert_true(text_equal(year.journals[i].label, TEXT("Journal BQ")));
    }
    give_back(kept);
}

static void a_file_is_taken_in_once(void **state) {
    (void)state;
    Kept *kept = keep_book();
    assert_true(take_lines(kept, NAME_2022, YEAR_2022).is_taken);
    assert_false(take_lines(kept, NAME_2022, YEAR_2022).is_taken);
    assert_int_equal(kept->error.code, ERROR_IMPORT_AGAIN);
    assert_string_equal(kept->error.arguments[1], NAME_2022);
    assert_int_equal(count_of(kept, "SELECT count(*) FROM entry"), 3);
    assert_int_equal(count_of(kept, "SELECT count(*) FROM source"), 1);
    give_back(kept);
}

static void a_refused_file_leaves_the_others_out_too(void **state) {
    (void)state;
    static const SampleLine outside[] = {
        {"BQ", "1", "20230401", "512000", "1,00", NULL},
        {"BQ", "1", "20230401", "606400", NULL, "1,00"},
        {"BQ", "2", "20240401", "512000", "1,00", NULL},
        {"BQ", "2", "20240401", "606400", NULL, "1,00"},
        {"BQ", "3", "20230405", "512000", "1,00", NULL},
        {"BQ", "3", "20230405", "606400", NULL, "1,00"},
        {0},
    };
    Kept *kept = keep_book();
    Taking taking = begin_taking(kept);
    add_file(&taking, NAME_2022, fec_of(kept->arena, YEAR_2022));
    add_file(&taking, NAME_2023, fec_of(kept->arena, outside));
    take(&taking, true);
    assert_false(taking.is_taken);
    assert_int_equal(found(&taking, ERROR_ENTRY_DATE), 1);
    assert_int_equal(count_of(kept, "SELECT count(*) FROM entry"), 0);
    assert_int_equal(count_of(kept, "SELECT count(*) FROM fiscal_year"), 1);
    assert_int_equal(count_of(kept, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"),
                     14);
    give_back(kept);
}

static void triggers_stand_again_behind_a_file(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Digest before, after;
    assert_true(store_schema_digest(kept->book.store, &before, &kept->error));
    assert_true(take_lines(kept, NAME_2022, YEAR_2022).is_taken);
    assert_true(store_schema_digest(kept->book.store, &after, &kept->error));
    assert_memory_equal(&before, &after, sizeof before);
    assert_true(store_begin(kept->book.store, &kept->error));
    assert_false(store_run(kept->book.store, "UPDATE entry SET date = '2022-01-02'", NO_VALUES,
                           &kept->error));
    assert_int_equal(kept->error.code, ERROR_STORE_REFUSED);
    store_rollback(kept->book.store);
    give_back(kept);
}

static void refuses_entries_that_do_not_balance_one_by_one(void **state) {
    (void)state;
    static const SampleLine lines[] = {
        {"BQ", "1", "20220401", "512000", "2,00", NULL},
        {"BQ", "1", "20220401", "606400", NULL, "1,00"},
        {"BQ", "2", "20220402", "512000", "1,00", NULL},
        {"BQ", "2", "20220402", "606400", NULL, "2,00"},
        {0},
    };
    Kept *kept = keep_book();
    Taking taking = take_lines(kept, NAME_2022, lines);
    assert_false(taking.is_taken);
    assert_int_equal(found(&taking, ERROR_IMPORT_UNBALANCED), 1);
    give_back(kept);
}

static void refuses_an_amount_that_a_book_has_no_room_for(void **state) {
    (void)state;
    static const SampleLine lines[] = {
        {"BQ", "1", "20220401", "512000", "100000000000000000,00", NULL},
        {"BQ", "1", "20220401", "606400", NULL, "100000000000000000,00"},
        {0},
    };
    Kept *kept = keep_book();
    Taking taking = take_lines(kept, NAME_2022, lines);
    assert_false(taking.is_taken);
    assert_int_equal(found(&taking, ERROR_ENTRY_AMOUNT), 1);
    give_back(kept);
}

static void refuses_a_year_before_the_book_and_another_entity(void **state) {
    (void)state;
    static const SampleLine lines[] = {
        {"BQ", "1", "20210401", "512000", "1,00", NULL},
        {"BQ", "1", "20210401", "606400", NULL, "1,00"},
        {0},
    };
    Kept *kept = keep_book();
    assert_false(take_lines(kept, "123456782FEC20211231.txt", lines).is_taken);
    assert_int_equal(kept->error.code, ERROR_IMPORT_EARLY);
    kept->error = (Error){0};
    assert_false(take_lines(kept, "987654321FEC20221231.txt", YEAR_2022).is_taken);
    assert_int_equal(kept->error.code, ERROR_IMPORT_SIREN);
    give_back(kept);
}

static void refuses_a_year_that_is_missing_in_between(void **state) {
    (void)state;
    static const SampleLine lines[] = {
        {"BQ", "1", "20240401", "512000", "1,00", NULL},
        {"BQ", "1", "20240401", "606400", NULL, "1,00"},
        {0},
    };
    Kept *kept = keep_book();
    assert_false(take_lines(kept, "123456782FEC20241231.txt", lines).is_taken);
    assert_int_equal(kept->error.code, ERROR_YEAR_GAP);
    give_back(kept);
}

/* A year is not opened by what its last entry makes likely. */
static void refuses_to_guess_the_dates_of_a_new_year(void **state) {
    (void)state;
    static const SampleLine lines[] = {
        {"BQ", "1", "20230101", "512000", "1,00", NULL},
        {"BQ", "1", "20230101", "606400", NULL, "1,00"},
        {"BQ", "2", "20230320", "512000", "1,00", NULL},
        {"BQ", "2", "20230320", "606400", NULL, "1,00"},
        {0},
    };
    Kept *kept = keep_book();
    assert_false(take_lines(kept, "export.txt", lines).is_taken);
    assert_int_equal(kept->error.code, ERROR_IMPORT_UNDATED);
    give_back(kept);
}

static void takes_codes_and_labels_of_any_length(void **state) {
    (void)state;
    char code[300], label[3000];
    memset(code, 'J', sizeof code - 1);
    memset(label, 'x', sizeof label - 1);
    code[sizeof code - 1] = label[sizeof label - 1] = '\0';
    const SampleLine lines[] = {
        {code, "1", "20220320", "512000", "1,00", NULL, .label = label},
        {code, "1", "20220320", "606400", NULL, "1,00", .label = label},
        {0},
    };
    Kept *kept = keep_book();
    assert_true(take_lines(kept, NAME_2022, lines).is_taken);
    FiscalYear year = year_in(kept, 1);
    assert_same(exported(kept->arena, &year), fec_of(kept->arena, lines));
    give_back(kept);
}

static void refuses_a_locked_year(void **state) {
    (void)state;
    Kept *kept = keep_book();
    assert_true(store_begin(kept->book.store, &kept->error));
    assert_true(
        store_run(kept->book.store, "UPDATE fiscal_year SET state = 1", NO_VALUES, &kept->error));
    assert_true(store_commit(kept->book.store, &kept->error));
    Taking taking = take_lines(kept, NAME_2022, YEAR_2022);
    assert_false(taking.is_taken);
    assert_int_equal(kept->error.code, ERROR_ENTRY_YEAR_LOCKED);
    give_back(kept);
}

/* The second export of a year that went on holds the first one's entries again. */
static void the_rest_of_a_year_is_added_to_what_is_there(void **state) {
    (void)state;
    Kept *kept = keep_book();
    SampleLine start[5] = {YEAR_2022[0], YEAR_2022[1], YEAR_2022[2], YEAR_2022[3], {0}};
    assert_true(take_lines(kept, NAME_2022, start).is_taken);
    Taking taking = take_lines(kept, NAME_2022, YEAR_2022);
    assert_true(taking.is_taken);
    assert_int_equal(taking.import.files.items[0].entries, 1);
    assert_int_equal(taking.import.files.items[0].known, 2);
    assert_int_equal(taking.import.files.items[0].opening, IMPORTED_OPENING_KNOWN);
    FiscalYear year = year_in(kept, 1);
    assert_int_equal(year.entry_count, 3);
    assert_true(text_equal(year.entries[2].number, TEXT("3")));
    give_back(kept);
}

static void what_was_entered_by_hand_is_not_taken_in_again(void **state) {
    (void)state;
    static const SampleLine lines[] = {
        {"BQ", "1", "20220315", "512000", "10,00", NULL},
        {"BQ", "1", "20220315", "754110", NULL, "10,00"},
        {"BQ", "2", "20220315", "512000", "10,00", NULL},
        {"BQ", "2", "20220315", "754110", NULL, "10,00"},
        {0},
    };
    Kept *kept = keep_book();
    keep_gift(kept, 1000, date_of(2022, 3, 15));
    Taking taking = take_lines(kept, NAME_2022, lines);
    assert_true(taking.is_taken);
    assert_int_equal(taking.import.files.items[0].known, 1);
    assert_int_equal(taking.import.files.items[0].entries, 1);
    give_back(kept);
}

static void an_entry_that_changed_is_refused(void **state) {
    (void)state;
    Kept *kept = keep_book();
    assert_true(take_lines(kept, NAME_2022, YEAR_2022).is_taken);
    SampleLine changed[7];
    memcpy(changed, YEAR_2022, sizeof changed);
    changed[2].debit = changed[3].credit = "31,00";
    Taking taking = take_lines(kept, NAME_2022, changed);
    assert_false(taking.is_taken);
    assert_int_equal(found(&taking, ERROR_IMPORT_CHANGED), 1);
    assert_int_equal(count_of(kept, "SELECT count(*) FROM entry"), 3);
    give_back(kept);
}

/* A book of 2022 from a file, and 2023 begun by hand. */
static Kept *keep_two_years(void) {
    Kept *kept = keep_book();
    assert_true(take_lines(kept, NAME_2022, YEAR_2022).is_taken);
    static const SampleLine lines[] = {
        {"BQ", "1", "20230110", "512000", "5,00", NULL},
        {"BQ", "1", "20230110", "754110", NULL, "5,00"},
        {0},
    };
    assert_true(take_lines(kept, NAME_2023, lines).is_taken);
    return kept;
}

static void an_opening_that_the_year_derives_is_left_out(void **state) {
    (void)state;
    Kept *kept = keep_two_years();
    Taking taking = begin_taking(kept);
    SampleLine lines[6];
    memcpy(lines, YEAR_2023, sizeof lines);
    lines[3].number = lines[4].number = "7";
    add_file(&taking, NAME_2023, fec_of(kept->arena, lines));
    take(&taking, true);
    assert_true(taking.is_taken);
    assert_int_equal(taking.import.files.items[0].opening, IMPORTED_OPENING_LEFT_OUT);
    assert_int_equal(taking.import.files.items[0].opening_left_out, 1);
    assert_int_equal(taking.import.files.items[0].entries, 1);
    FiscalYear year = year_in(kept, 2);
    Amount bank = balance_opening(&year.balances.items[2]);
    assert_true(text_equal(year.balances.items[2].account, TEXT("512000")));
    assert_int_equal(amount_compare(bank, amount_of_cents(13000)), 0);
    give_back(kept);
}

static void another_opening_than_the_derived_one_is_refused(void **state) {
    (void)state;
    Kept *kept = keep_two_years();
    SampleLine lines[6];
    memcpy(lines, YEAR_2023, sizeof lines);
    lines[0].debit = "140,00";
    lines[1].credit = "110,00";
    Taking taking = take_lines(kept, NAME_2023, lines);
    assert_false(taking.is_taken);
    assert_int_equal(found(&taking, ERROR_IMPORT_OPENING), 1);
    assert_int_equal(found(&taking, ERROR_OPENING_DIFFERS), 2);
    give_back(kept);
}

static void an_opening_that_differs_is_said(void **state) {
    (void)state;
    Kept *kept = keep_book();
    assert_true(take_lines(kept, NAME_2022, YEAR_2022).is_taken);
    SampleLine lines[6];
    memcpy(lines, YEAR_2023, sizeof lines);
    lines[0].debit = "140,00";
    lines[1].credit = "110,00";
    Taking taking = take_lines(kept, NAME_2023, lines);
    assert_true(taking.is_taken);
    assert_int_equal(taking.import.files.items[0].verdict, OPENING_DIFFERS);
    assert_int_equal(found(&taking, ERROR_OPENING_DIFFERS), 2);
    give_back(kept);
}

static void an_empty_date_of_validation_stays_empty(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Taking taking = begin_taking(kept);
    Text fec = TEXT(FEC_HEADER
                    "BQ\tBanque\t1\t20220401\t512000\tBanque\t\t\tP\t20220401\tDon\t1,00\t0,00\t\t"
                    "\t\t2,50\tUSD\n"
                    "BQ\tBanque\t1\t20220401\t754110\tDons\tD01\tDonateur\tP\t20220401\tDon\t0,00\t"
                    "1,00\t\t\t\t\t\n");
    add_file(&taking, NAME_2022, fec);
    take(&taking, true);
    assert_true(taking.is_taken);
    assert_int_equal(taking.import.files.items[0].unvalidated, 1);
    FiscalYear year = year_in(kept, 1);
    assert_same(exported(kept->arena, &year), fec);
    give_back(kept);
}

static void lines_that_say_another_date_or_journal_keep_it(void **state) {
    (void)state;
    static const SampleLine lines[] = {
        {"BQ", "1", "20220401", "512000", "1,00", NULL},
        {"OD", "1", "20220402", "754110", NULL, "1,00"},
        {"BQ", "2", "20220403", "512000", "1,00", NULL},
        {"BQ", "2", "20220403", "754110", NULL, "1,00"},
        {0},
    };
    Kept *kept = keep_book();
    Text fec = fec_of(kept->arena, lines);
    assert_true(take_lines(kept, NAME_2022, lines).is_taken);
    FiscalYear year = year_in(kept, 1);
    assert_same(exported(kept->arena, &year), fec);
    give_back(kept);
}

static void the_grouping_of_the_file_stays_with_the_year(void **state) {
    (void)state;
    static const SampleLine lines[] = {
        {"BQ", "1", "20220401", "512000", "1,00", NULL},
        {"BQ", "1", "20220401", "754110", NULL, "1,00"},
        {"OD", "1", "20220501", "512000", "3,00", NULL},
        {"OD", "1", "20220501", "754110", NULL, "3,00"},
        {0},
    };
    Kept *kept = keep_book();
    assert_true(take_lines(kept, NAME_2022, lines).is_taken);
    assert_int_equal(count_of(kept, "SELECT grouping FROM fiscal_year"), year_in(kept, 1).grouping);
    give_back(kept);
}

static void a_dry_run_writes_nothing(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Taking taking = begin_taking(kept);
    add_file(&taking, NAME_2022, fec_of(kept->arena, YEAR_2022));
    take(&taking, false);
    assert_true(taking.is_taken);
    assert_int_equal(count_of(kept, "SELECT count(*) FROM entry"), 0);
    assert_int_equal(count_of(kept, "SELECT count(*) FROM event WHERE kind = 'import'"), 0);
    give_back(kept);
}

static void told(void *listener, const char *path, uint64_t done, uint64_t total) {
    uint64_t *last = listener;
    assert_non_null(path);
    assert_true(done >= last[0] && done <= total);
    last[0] = done;
    last[1] = total;
}

static void tells_how_far_it_is(void **state) {
    (void)state;
    Kept *kept = keep_book();
    uint64_t last[2] = {0};
    const char *path = "fixtures/soga/000000000FEC20221231.txt";
    Findings findings = findings_in(kept->arena);
    BookImport import = {.choices = {.paths = &path, .path_count = 1, .progress = {told, last}},
                         .findings = &findings};
    assert_true(book_begin(&kept->book, &kept->error));
    assert_true(book_import(kept->arena, &kept->book, &import, &kept->error));
    book_rollback(&kept->book);
    assert_int_equal(last[0], last[1]);
    assert_true(last[1] > 0);
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_numbers_and_dates_of_the_file_as_evidence),
        cmocka_unit_test(a_year_comes_out_as_it_came_in),
        cmocka_unit_test(takes_the_labels_of_the_file_into_an_empty_year),
        cmocka_unit_test(a_file_is_taken_in_once),
        cmocka_unit_test(a_refused_file_leaves_the_others_out_too),
        cmocka_unit_test(triggers_stand_again_behind_a_file),
        cmocka_unit_test(refuses_entries_that_do_not_balance_one_by_one),
        cmocka_unit_test(refuses_an_amount_that_a_book_has_no_room_for),
        cmocka_unit_test(refuses_a_year_before_the_book_and_another_entity),
        cmocka_unit_test(refuses_a_year_that_is_missing_in_between),
        cmocka_unit_test(refuses_to_guess_the_dates_of_a_new_year),
        cmocka_unit_test(takes_codes_and_labels_of_any_length),
        cmocka_unit_test(refuses_a_locked_year),
        cmocka_unit_test(the_rest_of_a_year_is_added_to_what_is_there),
        cmocka_unit_test(what_was_entered_by_hand_is_not_taken_in_again),
        cmocka_unit_test(an_entry_that_changed_is_refused),
        cmocka_unit_test(an_opening_that_the_year_derives_is_left_out),
        cmocka_unit_test(another_opening_than_the_derived_one_is_refused),
        cmocka_unit_test(an_opening_that_differs_is_said),
        cmocka_unit_test(an_empty_date_of_validation_stays_empty),
        cmocka_unit_test(lines_that_say_another_date_or_journal_keep_it),
        cmocka_unit_test(the_grouping_of_the_file_stays_with_the_year),
        cmocka_unit_test(a_dry_run_writes_nothing),
        cmocka_unit_test(tells_how_far_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
