#include "ledger/book/book_status.h"

#include "ledger/book/chain.h"
#include "ledger/book/year_opening.h"
#include "tests/ledger/book/keeping.h"

static YearStatus status_of(Kept *kept, size_t year) {
    BookStatus status;
    assert_true(book_status_read(kept->arena, &kept->book, &status, &kept->error));
    assert_int_equal(status.years.count, kept->book.years.count);
    return status.years.items[year];
}

/* A receipt that nobody can explain yet, as a draft. */
static void keep_unknown(Kept *kept, int64_t cents) {
    assert_true(book_begin(&kept->book, &kept->error));
    PostedEntry entry = gift_of(kept->arena, cents, date_of(2022, 6, 7));
    entry.lines[1] = line_of("471000", 0, cents);
    const BookYear *year = book_year_at(&kept->book, entry.date);
    assert_true(entry_post(&kept->book, year, &entry, &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
}

static void a_new_book_holds_nothing(void **state) {
    (void)state;
    Kept *kept = keep_book();
    YearStatus status = status_of(kept, 0);
    assert_int_equal(status.validated_count + status.draft_count, 0);
    assert_int_equal(status.opening, OPENING_IS_NONE);
    assert_int_equal(status.suspense.count, 0);
    assert_false(status.is_sealed);
    give_back(kept);
}

static void drafts_and_validated_entries_are_told_apart(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_gift(kept, 1000, date_of(2022, 3, 15));
    keep_gift(kept, 2000, date_of(2022, 4, 15));
    keep_unknown(kept, 500);
    YearStatus status = status_of(kept, 0);
    assert_int_equal(status.validated_count, 2);
    assert_int_equal(status.draft_count, 1);
    assert_int_equal(status.line_count, 6);
    give_back(kept);
}

static void suspense_accounts_wait_until_they_are_nil(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_unknown(kept, 500);
    YearStatus status = status_of(kept, 0);
    assert_int_equal(status.suspense.count, 1);
    assert_true(text_equal(status.suspense.items[0].account, TEXT("471000")));
    assert_true(amount_compare(status.suspense.items[0].amount, amount_of_cents(-500)) == 0);
    keep_unknown(kept, -500);
    assert_int_equal(status_of(kept, 0).suspense.count, 0);
    give_back(kept);
}

static void a_second_year_opens_with_the_result_before(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_gift(kept, 1000, date_of(2022, 3, 15));
    assert_true(book_begin(&kept->book, &kept->error));
    assert_true(year_open(&kept->book, date_of(2023, 1, 1), date_of(2023, 12, 31),
                          NUMBERED_BY_JOURNAL, &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
    YearStatus status = status_of(kept, 1);
    assert_int_equal(status.opening, OPENING_IS_DERIVED);
    assert_true(amount_compare(status.waiting, amount_of_cents(1000)) == 0);
    assert_true(amount_is_zero(status_of(kept, 0).waiting));
    give_back(kept);
}

static void a_closed_year_is_sealed_by_an_event(void **state) {
    (void)state;
    static const char CLOSE[] = "UPDATE fiscal_year SET state = 2 WHERE entity = ?1 AND year = 1";
    Kept *kept = keep_book();
    assert_true(book_begin(&kept->book, &kept->error));
    assert_true(store_run(kept->book.store, CLOSE, VALUES(value_of_integer(kept->book.entity)),
                          &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
    assert_true(book_begin(&kept->book, &kept->error));
    book_rollback(&kept->book); /* loads the state anew */
    assert_false(status_of(kept, 0).is_sealed);
    assert_true(book_begin(&kept->book, &kept->error));
    assert_true(chain_add(&kept->book, "seal", 1, NULL, 0, &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
    assert_true(status_of(kept, 0).is_sealed);
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_book_holds_nothing),
        cmocka_unit_test(drafts_and_validated_entries_are_told_apart),
        cmocka_unit_test(suspense_accounts_wait_until_they_are_nil),
        cmocka_unit_test(a_second_year_opens_with_the_result_before),
        cmocka_unit_test(a_closed_year_is_sealed_by_an_event),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
