#include "tests/ledger/book/keeping.h"

#include "ledger/book/balances_now.h"
#include "ledger/book/reversal.h"
#include "ledger/book/year_opening.h"

static PostedEntry find(Kept *kept, int64_t id) {
    PostedEntry entry;
    int64_t year;
    assert_true(entry_find(kept->arena, &kept->book, id, &entry, &year, &kept->error));
    return entry;
}

static Amount balance_of(Kept *kept, const char *account) {
    BalancesNow balances;
    const BookYear *year = &kept->book.years.items[0];
    assert_true(balances_now_read(kept->arena, &kept->book, year, &balances, &kept->error));
    return balance_now(&balances, text_of(account), (Text){0});
}

static void a_reversal_brings_every_balance_back(void **state) {
    (void)state;
    Kept *kept = keep_book();
    PostedEntry gift = find(kept, keep_gift(kept, 1000, date_of(2022, 3, 1))), reversal;
    assert_true(book_begin(&kept->book, &kept->error));
    assert_int_equal(amount_compare(balance_of(kept, "512000"), amount_of_cents(1000)), 0);
    assert_true(
        reversal_of(kept->arena, &kept->book, &gift, date_of(2022, 4, 1), &reversal, &kept->error));
    assert_true(entry_post(&kept->book, &kept->book.years.items[0], &reversal, &kept->error));
    assert_true(amount_is_zero(balance_of(kept, "512000")));
    assert_true(amount_is_zero(balance_of(kept, "754110")));
    assert_int_equal(reversal.reverses, gift.id);
    assert_true(text_equal(reversal.lines[0].label, TEXT("Contre-passation de BQ-1 : Don")));
    assert_int_equal(amount_compare(reversal.lines[0].credit, gift.lines[0].debit), 0);
    assert_true(book_commit(&kept->book, &kept->error));
    assert_false(
        reversal_of(kept->arena, &kept->book, &gift, date_of(2022, 4, 1), &reversal, &kept->error));
    assert_int_equal(kept->error.code, ERROR_REVERSE_TWICE);
    give_back(kept);
}

static void a_draft_is_changed_rather_than_reversed(void **state) {
    (void)state;
    Kept *kept = keep_book();
    PostedEntry draft = gift_of(kept->arena, 1000, date_of(2022, 3, 1)), reversal;
    assert_true(book_begin(&kept->book, &kept->error));
    assert_true(entry_post(&kept->book, &kept->book.years.items[0], &draft, &kept->error));
    assert_false(
        reversal_of(kept->arena, &kept->book, &draft, draft.date, &reversal, &kept->error));
    assert_int_equal(kept->error.code, ERROR_REVERSE_DRAFT);
    give_back(kept);
}

static void an_opening_taken_back_in_a_later_year_is_an_ordinary_entry(void **state) {
    (void)state;
    Kept *kept = keep_book();
    PostedEntry opening = gift_of(kept->arena, 1000, date_of(2022, 1, 1)), reversal;
    opening.kind = ENTRY_OPENING;
    opening.journal = TEXT("AN");
    assert_true(book_begin(&kept->book, &kept->error));
    assert_true(year_open(&kept->book, date_of(2023, 1, 1), date_of(2023, 12, 31),
                          NUMBERED_BY_JOURNAL, &kept->error));
    const BookYear *year = &kept->book.years.items[0];
    assert_true(entry_post(&kept->book, year, &opening, &kept->error));
    assert_true(entry_validate(&kept->book, year, &opening, &kept->error));
    assert_true(reversal_of(kept->arena, &kept->book, &opening, date_of(2022, 1, 1), &reversal,
                            &kept->error));
    assert_int_equal(reversal.kind, ENTRY_OPENING);
    assert_true(reversal_of(kept->arena, &kept->book, &opening, date_of(2023, 2, 1), &reversal,
                            &kept->error));
    assert_int_equal(reversal.kind, ENTRY_ORDINARY);
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reversal_brings_every_balance_back),
        cmocka_unit_test(a_draft_is_changed_rather_than_reversed),
        cmocka_unit_test(an_opening_taken_back_in_a_later_year_is_an_ordinary_entry),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
