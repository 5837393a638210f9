#include "tests/ledger/book/keeping.h"

#include "ledger/book/book_year.h"

static void assert_refused(Kept *kept, ErrorCode code) {
    assert_int_equal(kept->error.code, code);
    kept->error = (Error){0};
}

/* Tries to post an entry in a transaction that is given up. */
static bool is_posted(Kept *kept, PostedEntry entry) {
    assert_true(book_begin(&kept->book, &kept->error));
    bool ok = entry_post(&kept->book, &kept->book.years.items[0], &entry, &kept->error);
    book_rollback(&kept->book);
    return ok;
}

static void numbers_each_journal_without_a_gap(void **state) {
    (void)state;
    Kept *kept = keep_book();
    for (int day = 1; day <= 3; day++) keep_gift(kept, INT64_C(1000) * day, date_of(2022, 3, day));
    for (int64_t number = 1; number <= 3; number++) {
        PostedEntry entry;
        int64_t year;
        assert_true(entry_find(kept->arena, &kept->book, number, &entry, &year, &kept->error));
        assert_true(entry.is_validated);
        assert_int_equal(entry.number, number);
        assert_true(text_equal(posted_entry_name(kept->arena, &entry),
                               text_print(kept->arena, "BQ-%lld", (long long)number)));
    }
    give_back(kept);
}

static void refuses_an_unbalanced_entry(void **state) {
    (void)state;
    Kept *kept = keep_book();
    PostedEntry entry = gift_of(kept->arena, 1000, date_of(2022, 3, 1));
    entry.lines[0].debit = amount_of_cents(1001);
    assert_false(is_posted(kept, entry));
    assert_refused(kept, ERROR_UNBALANCED);
    give_back(kept);
}

static void refuses_a_date_outside_of_the_year(void **state) {
    (void)state;
    Kept *kept = keep_book();
    assert_false(is_posted(kept, gift_of(kept->arena, 1000, date_of(2023, 1, 1))));
    assert_refused(kept, ERROR_ENTRY_DATE);
    assert_false(is_posted(kept, gift_of(kept->arena, 1000, (Date){0})));
    assert_refused(kept, ERROR_ENTRY_DATE);
    give_back(kept);
}

static void refuses_accounts_and_journals_that_nobody_named(void **state) {
    (void)state;
    Kept *kept = keep_book();
    PostedEntry entry = gift_of(kept->arena, 1000, date_of(2022, 3, 1));
    entry.lines[1].account_label = (Text){0};
    assert_false(is_posted(kept, entry));
    assert_refused(kept, ERROR_ENTRY_ACCOUNT);
    entry = gift_of(kept->arena, 1000, date_of(2022, 3, 1));
    entry.journal = TEXT("ZZ");
    assert_false(is_posted(kept, entry));
    assert_refused(kept, ERROR_ENTRY_JOURNAL);
    give_back(kept);
}

static void refuses_texts_that_would_break_a_record(void **state) {
    (void)state;
    Kept *kept = keep_book();
    const char *const broken[] = {"Don\tau lavoir", "Don\nau lavoir", "Don \x1F", "Don \xFF"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        PostedEntry entry = gift_of(kept->arena, 1000, date_of(2022, 3, 1));
        entry.lines[0].label = text_of(broken[i]);
        assert_false(is_posted(kept, entry));
        assert_refused(kept, ERROR_ENTRY_TEXT);
    }
    give_back(kept);
}

static void forgets_a_transaction_that_is_given_up(void **state) {
    (void)state;
    Kept *kept = keep_book();
    assert_true(is_posted(kept, gift_of(kept->arena, 1000, date_of(2022, 3, 1))));
    FiscalYear year;
    YearReading reading = {.keep_lines = true};
    assert_true(book_year_read(kept->arena, &kept->book, 1, &reading, &year, &kept->error));
    assert_int_equal(year.entry_count, 0);
    assert_int_equal(year.balances.count, 0);
    assert_int_equal(keep_gift(kept, 1000, date_of(2022, 3, 1)), 1);
    give_back(kept);
}

static void balances_follow_every_entry(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_gift(kept, 1000, date_of(2022, 3, 1));
    keep_gift(kept, 234, date_of(2022, 4, 1));
    FiscalYear year;
    YearReading reading = {.keep_lines = true};
    assert_true(book_year_read(kept->arena, &kept->book, 1, &reading, &year, &kept->error));
    assert_int_equal(year.entry_count, 2);
    assert_int_equal(year.line_count, 4);
    assert_int_equal(year.balances.count, 2);
    assert_true(amount_compare(balance_closing(&year.balances.items[0]), amount_of_cents(1234)) ==
                0);
    assert_true(amount_compare(year_result(&year), amount_of_cents(1234)) == 0);
    assert_true(text_equal(year.entries[1].number, TEXT("BQ-2")));
    give_back(kept);
}

static void a_draft_can_be_taken_back_and_a_validated_entry_cannot(void **state) {
    (void)state;
    Kept *kept = keep_book();
    assert_true(book_begin(&kept->book, &kept->error));
    const BookYear *year = &kept->book.years.items[0];
    PostedEntry draft = gift_of(kept->arena, 1000, date_of(2022, 3, 1));
    assert_true(entry_post(&kept->book, year, &draft, &kept->error));
    assert_true(entry_delete(&kept->book, year, &draft, &kept->error));
    PostedEntry kept_entry = gift_of(kept->arena, 500, date_of(2022, 3, 1));
    assert_true(entry_post(&kept->book, year, &kept_entry, &kept->error));
    assert_true(entry_validate(&kept->book, year, &kept_entry, &kept->error));
    assert_false(entry_delete(&kept->book, year, &kept_entry, &kept->error));
    assert_refused(kept, ERROR_ENTRY_VALIDATED);
    assert_true(book_commit(&kept->book, &kept->error));
    FiscalYear read;
    YearReading reading = {0};
    assert_true(book_year_read(kept->arena, &kept->book, 1, &reading, &read, &kept->error));
    assert_int_equal(read.entry_count, 1);
    assert_true(amount_compare(year_result(&read), amount_of_cents(500)) == 0);
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_each_journal_without_a_gap),
        cmocka_unit_test(refuses_an_unbalanced_entry),
        cmocka_unit_test(refuses_a_date_outside_of_the_year),
        cmocka_unit_test(refuses_accounts_and_journals_that_nobody_named),
        cmocka_unit_test(refuses_texts_that_would_break_a_record),
        cmocka_unit_test(forgets_a_transaction_that_is_given_up),
        cmocka_unit_test(balances_follow_every_entry),
        cmocka_unit_test(a_draft_can_be_taken_back_and_a_validated_entry_cannot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
