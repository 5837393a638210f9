#include "tests/ledger/book/told_events.h"
#include "tests/ledger/book/years.h"

static const BookYear *year_of(Kept *kept, int64_t number) {
    return &kept->book.years.items[number - 1];
}

/* Locks or unlocks in a transaction of its own. */
static bool try_act(Kept *kept, int64_t number, bool (*act)(Book *, const BookYear *, Error *)) {
    assert_true(book_begin(&kept->book, &kept->error));
    if (!act(&kept->book, year_of(kept, number), &kept->error)) {
        book_rollback(&kept->book);
        return false;
    }
    assert_true(book_commit(&kept->book, &kept->error));
    return true;
}

static void open_next_year(Kept *kept) {
    Date start, end;
    year_next_dates(&kept->book, &start, &end);
    keep_year(kept, start, end, NUMBERED_BY_JOURNAL);
}

static void a_locked_year_takes_no_entries_until_it_is_unlocked(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Move move = {"512000", "754110", 1000, date_of(2022, 3, 1), NULL, "R1"};
    keep_move(kept, move);
    assert_true(try_act(kept, 1, year_lock));
    assert_int_equal(year_of(kept, 1)->state, YEAR_LOCKED);
    assert_int_equal(try_move(kept, move), 0);
    assert_refused(kept, ERROR_ENTRY_YEAR_LOCKED);
    assert_true(try_act(kept, 1, year_unlock));
    keep_move(kept, move);
    assert_int_equal(count_events(kept, "year-lock"), 1);
    assert_int_equal(count_events(kept, "year-unlock"), 1);
    assert_true(text_equal(last_event(kept, "year-unlock"), TEXT("2022-12-31")));
    give_back(kept);
}

static void a_year_with_drafts_is_not_locked(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_draft(kept, (Move){"512000", "754110", 1000, date_of(2022, 3, 1), NULL, "R1"});
    assert_false(try_act(kept, 1, year_lock));
    assert_string_equal(kept->error.arguments[1], "1");
    assert_refused(kept, ERROR_YEAR_DRAFTS);
    assert_int_equal(year_of(kept, 1)->state, YEAR_OPEN);
    give_back(kept);
}

static void acts_out_of_turn_are_refused(void **state) {
    (void)state;
    Kept *kept = keep_book();
    assert_false(try_act(kept, 1, year_unlock));
    assert_refused(kept, ERROR_YEAR_STATE);
    assert_true(try_act(kept, 1, year_lock));
    assert_false(try_act(kept, 1, year_lock));
    assert_refused(kept, ERROR_YEAR_STATE);
    assert_true(try_closing(kept, 1));
    assert_false(try_act(kept, 1, year_unlock));
    assert_refused(kept, ERROR_YEAR_STATE);
    assert_false(try_act(kept, 1, year_lock));
    assert_refused(kept, ERROR_YEAR_STATE);
    give_back(kept);
}

static void a_lock_that_is_given_up_leaves_the_year_open(void **state) {
    (void)state;
    Kept *kept = keep_book();
    assert_true(book_begin(&kept->book, &kept->error));
    assert_true(year_lock(&kept->book, year_of(kept, 1), &kept->error));
    book_rollback(&kept->book);
    keep_move(kept, (Move){"512000", "754110", 1000, date_of(2022, 3, 1), NULL, "R1"});
    assert_int_equal(count_events(kept, "year-lock"), 0);
    give_back(kept);
}

static void nothing_is_entered_two_years_after_a_year_that_is_open(void **state) {
    (void)state;
    Kept *kept = keep_book();
    open_next_year(kept);
    open_next_year(kept);
    Move next = {"512000", "754110", 1000, date_of(2023, 3, 1), NULL, "R1"};
    Move later = {"512000", "754110", 1000, date_of(2024, 3, 1), NULL, "R1"};
    keep_move(kept, next);
    assert_int_equal(try_move(kept, later), 0);
    assert_string_equal(kept->error.arguments[0], "2022-12-31");
    assert_string_equal(kept->error.arguments[1], "2024-12-31");
    assert_refused(kept, ERROR_YEAR_BEFORE_OPEN);
    assert_true(try_closing(kept, 1));
    keep_move(kept, later);
    give_back(kept);
}

static void entries_of_a_fec_come_in_whatever_was_closed_here(void **state) {
    (void)state;
    Kept *kept = keep_book();
    open_next_year(kept);
    open_next_year(kept);
    assert_true(book_begin(&kept->book, &kept->error));
    Move move = {"512000", "754110", 1000, date_of(2024, 3, 1), NULL, "R1"};
    PostedEntry entry = entry_of_move(kept->arena, &move);
    entry.source = 1;
    assert_true(entry_post(&kept->book, year_of(kept, 3), &entry, &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
    give_back(kept);
}

static void a_year_is_due_at_the_end_of_the_one_that_follows(void **state) {
    (void)state;
    Kept *kept = keep_book();
    const Date twelve_months = date_of(2023, 12, 31);
    assert_int_equal(year_closing_due(&kept->book, year_of(kept, 1)).day, twelve_months.day);
    keep_year(kept, date_of(2023, 1, 1), date_of(2023, 6, 30), NUMBERED_BY_JOURNAL);
    assert_int_equal(year_closing_due(&kept->book, year_of(kept, 1)).day, date_of(2023, 6, 30).day);
    assert_int_equal(year_closing_due(&kept->book, year_of(kept, 2)).day, date_of(2024, 6, 30).day);
    give_back(kept);
}

static void short_long_and_staggered_years_follow_each_other(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_year(kept, date_of(2023, 1, 1), date_of(2023, 8, 31), NUMBERED_BY_JOURNAL);
    keep_year(kept, date_of(2023, 9, 1), date_of(2025, 2, 28), NUMBERED_BY_JOURNAL);
    Date start, end;
    year_next_dates(&kept->book, &start, &end);
    assert_int_equal(start.day, date_of(2025, 3, 1).day);
    assert_int_equal(end.day, date_of(2026, 2, 28).day);
    assert_true(book_begin(&kept->book, &kept->error));
    assert_false(year_open(&kept->book, date_of(2025, 4, 1), date_of(2026, 3, 31),
                           NUMBERED_BY_JOURNAL, &kept->error));
    assert_refused(kept, ERROR_YEAR_GAP);
    assert_false(
        year_open(&kept->book, start, date_of(2027, 3, 1), NUMBERED_BY_JOURNAL, &kept->error));
    assert_refused(kept, ERROR_YEAR_DATES);
    book_rollback(&kept->book);
    assert_int_equal(kept->book.years.count, 3);
    give_back(kept);
}

static void a_year_numbered_as_a_whole_keeps_one_for_its_opening(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_move(kept, (Move){"512000", "754110", 1000, date_of(2022, 3, 1), NULL, "R1"});
    keep_year(kept, date_of(2023, 1, 1), date_of(2023, 12, 31), NUMBERED_BY_YEAR);
    int64_t first =
        keep_move(kept, (Move){"512000", "754110", 500, date_of(2023, 1, 9), NULL, "R2"});
    assert_true(try_closing(kept, 1));
    int64_t year;
    PostedEntry entry;
    assert_true(entry_find(kept->arena, &kept->book, first, &entry, &year, &kept->error));
    assert_int_equal(entry.number, 2);
    assert_true(entry_find(kept->arena, &kept->book, first + 1, &entry, &year, &kept->error));
    assert_int_equal(entry.kind, ENTRY_OPENING);
    assert_int_equal(entry.number, 1);
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_locked_year_takes_no_entries_until_it_is_unlocked),
        cmocka_unit_test(a_year_with_drafts_is_not_locked),
        cmocka_unit_test(acts_out_of_turn_are_refused),
        cmocka_unit_test(a_lock_that_is_given_up_leaves_the_year_open),
        cmocka_unit_test(nothing_is_entered_two_years_after_a_year_that_is_open),
        cmocka_unit_test(entries_of_a_fec_come_in_whatever_was_closed_here),
        cmocka_unit_test(a_year_is_due_at_the_end_of_the_one_that_follows),
        cmocka_unit_test(short_long_and_staggered_years_follow_each_other),
        cmocka_unit_test(a_year_numbered_as_a_whole_keeps_one_for_its_opening),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
