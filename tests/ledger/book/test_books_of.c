#include "ledger/book/books_of.h"

#include "ledger/book/year_opening.h"
#include "tests/ledger/book/keeping.h"

static const int64_t GIFT = 12345;

/* Adds the years that follow 2022, up to `last`. */
static void open_years(Kept *kept, int last) {
    for (int year = 2023; year <= last; year++) {
        assert_true(book_begin(&kept->book, &kept->error));
        assert_true(year_open(&kept->book, date_of(year, 1, 1), date_of(year, 12, 31),
                              NUMBERED_BY_JOURNAL, &kept->error));
        assert_true(book_commit(&kept->book, &kept->error));
    }
}

/* Posts without validating. */
static void keep_draft(Kept *kept, PostedEntry entry) {
    assert_true(book_begin(&kept->book, &kept->error));
    const BookYear *year = book_year_at(&kept->book, entry.date);
    assert_true(entry_post(&kept->book, year, &entry, &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
}

/* An opening entry of 2023: bank and result. */
static PostedEntry opening_of(Arena *arena, int64_t bank, const char *result) {
    PostedEntry entry = gift_of(arena, bank, date_of(2023, 1, 1));
    entry.kind = ENTRY_OPENING;
    entry.journal = TEXT("AN");
    entry.lines[1] = line_of(result, 0, bank);
    return entry;
}

static Books read_books(Kept *kept, ReadingChoices choices, Findings *findings) {
    Books books;
    *findings = findings_in(kept->arena);
    int64_t newest = (int64_t)kept->book.years.count;
    assert_true(books_of(&kept->book, &choices, newest, &books, findings, &kept->error));
    return books;
}

static uint64_t count_of(const Findings *findings, ErrorCode code) {
    for (size_t i = 0; i < findings->kinds.count; i++) {
        if (findings->kinds.items[i].code == code) return findings->kinds.items[i].count;
    }
    return 0;
}

static void years_come_newest_first(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Findings findings;
    open_years(kept, 2024);
    Books books = read_books(kept, (ReadingChoices){0}, &findings);
    assert_int_equal(books.count, 3);
    assert_int_equal(date_compare(books.years[0].end, date_of(2024, 12, 31)), 0);
    assert_int_equal(date_compare(books.years[2].start, date_of(2022, 1, 1)), 0);
    assert_true(books.years[0].is_of_book);
    give_back(kept);
}

static void only_years_that_reports_compare_are_read(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Findings findings;
    keep_gift(kept, GIFT, date_of(2022, 5, 6));
    open_years(kept, 2028);
    Books books = read_books(kept, (ReadingChoices){.keep_lines = true}, &findings);
    assert_int_equal(books.count, BOOK_YEARS_READ);
    assert_non_null(books.years[1].entries);
    assert_null(books.years[2].entries);
    books = read_books(kept, (ReadingChoices){.keep_all_lines = true}, &findings);
    assert_int_equal(books.count, 7);
    assert_int_equal(books.years[6].entry_count, 1);
    assert_non_null(books.years[6].entries);
    give_back(kept);
}

static void an_opening_that_is_derived_agrees_and_is_said(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Findings findings;
    keep_gift(kept, GIFT, date_of(2022, 5, 6));
    open_years(kept, 2023);
    Books books = read_books(kept, (ReadingChoices){.keep_lines = true}, &findings);
    assert_int_equal(count_of(&findings, ERROR_OPENING_DERIVED), 1);
    assert_int_equal(count_of(&findings, ERROR_RESULT_WAITING), 1);
    assert_int_equal(findings_count(&findings, TROUBLE_PROOF), 0);
    const FiscalYear *year = &books.years[0];
    assert_int_equal(year->entry_count, 1);
    const Entry *opening = &year->entries[0];
    assert_true(opening->is_opening && !opening->is_draft && !opening->name.size);
    assert_true(text_equal(opening->number, TEXT("AN-1")));
    assert_true(date_is_set(opening->valid_date));
    assert_true(date_compare(opening->valid_date, year->start) >= 0);
    Text first = year->balances.items[year->lines[opening->first_line].balance].account;
    assert_true(text_equal(first, TEXT("120000"))); /* in order of account */
    give_back(kept);
}

static void an_opening_that_differs_is_found_as_between_files(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Findings findings;
    keep_gift(kept, GIFT, date_of(2022, 5, 6));
    open_years(kept, 2023);
    keep_draft(kept, opening_of(kept->arena, GIFT - 45, "120000"));
    read_books(kept, (ReadingChoices){0}, &findings);
    assert_int_equal(count_of(&findings, ERROR_OPENING_DERIVED), 0);
    assert_true(count_of(&findings, ERROR_OPENING_DIFFERS) > 0);
    give_back(kept);
}

static void a_result_appropriated_at_opening_is_said(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Findings findings;
    keep_gift(kept, GIFT, date_of(2022, 5, 6));
    open_years(kept, 2023);
    keep_draft(kept, opening_of(kept->arena, GIFT, "110000"));
    read_books(kept, (ReadingChoices){0}, &findings);
    assert_int_equal(count_of(&findings, ERROR_OPENING_APPROPRIATED), 1);
    assert_int_equal(findings_count(&findings, TROUBLE_PROOF), 0);
    give_back(kept);
}

static void drafts_are_told_whether_they_count_or_not(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Findings findings;
    keep_gift(kept, GIFT, date_of(2022, 5, 6));
    keep_draft(kept, gift_of(kept->arena, 500, date_of(2022, 6, 7)));
    Books books = read_books(kept, (ReadingChoices){.keep_lines = true}, &findings);
    assert_int_equal(count_of(&findings, ERROR_DRAFTS_COUNTED), 1);
    assert_int_equal(books.years[0].draft_count, 1);
    assert_int_equal(books.years[0].entry_count, 2);
    assert_true(text_equal(books.years[0].entries[0].name, TEXT("BQ-1")));
    assert_true(books.years[0].entries[1].is_draft);
    assert_true(text_equal(books.years[0].entries[1].name, TEXT("2")));
    ReadingChoices validated = {.keep_lines = true, .without_drafts = true};
    books = read_books(kept, validated, &findings);
    assert_int_equal(count_of(&findings, ERROR_DRAFTS_LEFT_OUT), 1);
    assert_int_equal(books.years[0].draft_count, 0);
    assert_int_equal(books.years[0].entry_count, 1);
    give_back(kept);
}

static void closing_entries_are_left_out_and_said(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Findings findings;
    keep_gift(kept, GIFT, date_of(2022, 5, 6));
    PostedEntry closing = gift_of(kept->arena, GIFT, date_of(2022, 12, 31));
    closing.kind = ENTRY_CLOSING;
    closing.lines[0] = line_of("754110", GIFT, 0);
    closing.lines[1] = line_of("120000", 0, GIFT);
    keep_draft(kept, closing);
    Books books = read_books(kept, (ReadingChoices){0}, &findings);
    assert_int_equal(count_of(&findings, ERROR_FEC_CLOSING_ENTRY), 1);
    assert_true(amount_compare(year_result(&books.years[0]), amount_of_cents(GIFT)) == 0);
    give_back(kept);
}

static void the_books_bear_the_head_of_the_chain(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Findings findings;
    keep_gift(kept, GIFT, date_of(2022, 5, 6));
    Books books = read_books(kept, (ReadingChoices){0}, &findings);
    assert_memory_equal(&books.years[0].digest, &kept->book.head, sizeof kept->book.head);
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_come_newest_first),
        cmocka_unit_test(only_years_that_reports_compare_are_read),
        cmocka_unit_test(an_opening_that_is_derived_agrees_and_is_said),
        cmocka_unit_test(an_opening_that_differs_is_found_as_between_files),
        cmocka_unit_test(a_result_appropriated_at_opening_is_said),
        cmocka_unit_test(drafts_are_told_whether_they_count_or_not),
        cmocka_unit_test(closing_entries_are_left_out_and_said),
        cmocka_unit_test(the_books_bear_the_head_of_the_chain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
