#include "tests/ledger/book/keeping.h"

#include "ledger/book/validation.h"
#include "ledger/book/year_opening.h"

/* A draft of one euro on that day; days of 2023 open that year. */
static int64_t keep_draft(Kept *kept, Date date) {
    PostedEntry gift = gift_of(kept->arena, 100, date);
    assert_true(entry_post(&kept->book, book_year_at(&kept->book, date), &gift, &kept->error));
    return gift.id;
}

static void validates_in_order_of_date_and_then_of_entry(void **state) {
    (void)state;
    Kept *kept = keep_book();
    static const int64_t ORDER[] = {2, 4, 1, 3};
    DraftList drafts;
    assert_true(book_begin(&kept->book, &kept->error));
    assert_true(year_open(&kept->book, date_of(2023, 1, 1), date_of(2023, 12, 31),
                          NUMBERED_BY_JOURNAL, &kept->error));
    keep_draft(kept, date_of(2022, 12, 31));
    keep_draft(kept, date_of(2022, 3, 1));
    keep_draft(kept, date_of(2023, 1, 1));
    keep_draft(kept, date_of(2022, 3, 1));
    keep_draft(kept, date_of(2023, 1, 2));
    assert_true(drafts_until(kept->arena, &kept->book, date_of(2023, 1, 1), &drafts, &kept->error));
    assert_int_equal(drafts.count, 4);
    assert_true(drafts_validate(&kept->book, &drafts, &kept->error));
    for (size_t i = 0; i < drafts.count; i++) {
        assert_int_equal(drafts.items[i].id, ORDER[i]);
        assert_true(drafts.items[i].is_validated);
        assert_int_equal(drafts.items[i].number, i < 3 ? (int64_t)i + 1 : 1);
    }
    assert_true(
        drafts_until(kept->arena, &kept->book, date_of(2023, 12, 31), &drafts, &kept->error));
    assert_int_equal(drafts.count, 1);
    assert_true(book_commit(&kept->book, &kept->error));
    give_back(kept);
}

static void a_locked_year_validates_nothing(void **state) {
    (void)state;
    Kept *kept = keep_book();
    DraftList drafts;
    assert_true(book_begin(&kept->book, &kept->error));
    keep_draft(kept, date_of(2022, 3, 1));
    kept->book.years.items[0].state = YEAR_LOCKED;
    assert_true(
        drafts_until(kept->arena, &kept->book, date_of(2022, 12, 31), &drafts, &kept->error));
    assert_false(drafts_validate(&kept->book, &drafts, &kept->error));
    assert_int_equal(kept->error.code, ERROR_ENTRY_YEAR_LOCKED);
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(validates_in_order_of_date_and_then_of_entry),
        cmocka_unit_test(a_locked_year_validates_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
