#include "tests/ledger/book/told_events.h"
#include "tests/ledger/book/years.h"

#include "engine/builder.h"
#include "ledger/book/assertion.h"
#include "ledger/book/opening_entry.h"

/* A year with a surplus, two debtors, a fund and a bank account. */
static void keep_surplus(Kept *kept) {
    keep_move(kept, (Move){"512000", "754110", 50000, date_of(2022, 2, 1), NULL, "R1"});
    keep_move(kept, (Move){"411000", "706000", 12000, date_of(2022, 5, 1), "C001", "F1"});
    keep_move(kept, (Move){"411000", "706000", 3000, date_of(2022, 6, 1), "C002", "F2"});
    keep_move(kept, (Move){"512000", "411000", 12000, date_of(2022, 7, 1), "C001", "F1"});
    keep_move(kept, (Move){"606400", "401000", 2500, date_of(2022, 8, 1), "F001", "A1"});
    keep_move(kept, (Move){"689400", "194000", 10000, date_of(2022, 12, 31), NULL, "OD1"});
}

/* All balances of a year in one text: account, third party, opening. */
static Text opening_text(Kept *kept, int64_t number, bool *is_derived) {
    YearReading reading = {0};
    FiscalYear year = year_kept(kept, number, &reading);
    *is_derived = reading.opening_derived;
    Builder text = builder_in(kept->arena);
    for (size_t i = 0; i < year.balances.count; i++) {
        const Balance *balance = &year.balances.items[i];
        Amount opening = balance_opening(balance);
        if (amount_is_zero(opening)) continue;
        builder_print(&text, "%.*s %.*s %lld\n", TEXT_ARGUMENTS(balance->account),
                      TEXT_ARGUMENTS(balance->auxiliary), (long long)opening.cents);
    }
    return builder_text(&text);
}

static void closing_posts_the_opening_that_was_derived_before(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_surplus(kept);
    keep_year(kept, date_of(2023, 1, 1), date_of(2023, 12, 31), NUMBERED_BY_JOURNAL);
    bool is_derived;
    Text before = opening_text(kept, 2, &is_derived);
    assert_true(is_derived);
    assert_true(text_equal(before, TEXT("120000  -52500\n194000  -10000\n401000 F001 -2500\n"
                                        "411000 C002 3000\n512000  62000\n")));
    assert_true(try_closing(kept, 1));
    Text after = opening_text(kept, 2, &is_derived);
    assert_false(is_derived);
    assert_true(text_equal(before, after));
    Passage passage;
    assert_true(passage_read(kept->arena, &kept->book, 2, &passage, &kept->error));
    assert_int_equal(passage.comparison.verdict, OPENING_AGREES);
    assert_int_equal(passage_differences(kept->arena, &passage).size, 0);
    give_back(kept);
}

static void the_opening_entry_is_validated_on_the_first_day_in_its_journal(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_surplus(kept);
    assert_true(try_closing(kept, 1));
    YearReading reading = {.keep_lines = true};
    FiscalYear next = year_kept(kept, 2, &reading);
    assert_int_equal(next.entry_count, 1);
    const Entry *entry = &next.entries[0];
    assert_true(entry->is_opening);
    assert_int_equal(entry->date.day, date_of(2023, 1, 1).day);
    assert_true(date_is_set(entry->valid_date));
    assert_true(text_equal(next.journals[entry->journal].code, TEXT("AN")));
    assert_true(text_equal(entry->number, TEXT("AN-1")));
    assert_int_equal(entry->line_count, 5);
    give_back(kept);
}

static void a_deficit_is_carried_on_129(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_move(kept, (Move){"606400", "512000", 700, date_of(2022, 2, 1), NULL, "A1"});
    assert_true(try_closing(kept, 1));
    YearReading reading = {0};
    FiscalYear next = year_kept(kept, 2, &reading);
    assert_int_equal(cents_at(kept, &next, "129000", true), 700);
    assert_int_equal(cents_at(kept, &next, "120000", true), 0);
    give_back(kept);
}

static void results_that_wait_add_up_on_their_account(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_move(kept, (Move){"512000", "754110", 700, date_of(2022, 2, 1), NULL, "A1"});
    assert_true(try_closing(kept, 1));
    keep_move(kept, (Move){"512000", "754110", 300, date_of(2023, 2, 1), NULL, "A1"});
    assert_true(try_closing(kept, 2));
    YearReading reading = {0};
    FiscalYear next = year_kept(kept, 3, &reading);
    assert_int_equal(cents_at(kept, &next, "120000", true), -1000);
    assert_int_equal(cents_at(kept, &next, "512000", true), 1000);
    give_back(kept);
}

static void closing_opens_the_next_twelve_months_where_nobody_did(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_surplus(kept);
    assert_true(try_closing(kept, 1));
    assert_int_equal(kept->book.years.count, 2);
    assert_int_equal(kept->book.years.items[0].state, YEAR_CLOSED);
    assert_int_equal(kept->book.years.items[1].state, YEAR_OPEN);
    assert_int_equal(kept->book.years.items[1].end.day, date_of(2023, 12, 31).day);
    give_back(kept);
}

static void an_empty_year_closes_without_an_opening_entry(void **state) {
    (void)state;
    Kept *kept = keep_book();
    assert_true(try_closing(kept, 1));
    YearReading reading = {.keep_lines = true};
    assert_int_equal(year_kept(kept, 2, &reading).entry_count, 0);
    give_back(kept);
}

static void a_closed_year_is_closed_for_ever(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_surplus(kept);
    assert_true(try_closing(kept, 1));
    assert_int_equal(
        try_move(kept, (Move){"512000", "754110", 1, date_of(2022, 12, 31), NULL, "R9"}), 0);
    assert_refused(kept, ERROR_ENTRY_YEAR_CLOSED);
    assert_true(book_begin(&kept->book, &kept->error));
    static const char REOPEN[] = "UPDATE fiscal_year SET state = 0 WHERE entity = ?1";
    assert_false(
        store_run(kept->book.store, REOPEN, VALUES(value_of_integer(BOOK_ENTITY)), &kept->error));
    assert_refused(kept, ERROR_STORE_REFUSED);
    book_rollback(&kept->book);
    give_back(kept);
}

static void the_chain_records_figures_head_and_waivers(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_move(kept, (Move){"512000", "754110", 700, date_of(2022, 2, 1), NULL, "A1"});
    assert_true(try_closing(kept, 1));
    assert_int_equal(count_events(kept, "year-close"), 1);
    Text said = last_event(kept, "year-close");
    assert_true(text_equal(text_take(&said, '|'), TEXT("2022-12-31")));
    assert_true(text_equal(text_take(&said, '|'), TEXT("1.00")));
    assert_true(text_equal(text_take(&said, '|'), TEXT("2.00")));
    assert_true(text_equal(text_take(&said, '|'), TEXT("1")));
    assert_int_equal(text_take(&said, '|').size, 64);
    assert_true(text_equal(said, TEXT("bank-asserted: essai|pieces: essai")));
    give_back(kept);
}

/* The points as a new book has them, but for `number` years that were closed. */
static Closing closing_of(Kept *kept, int64_t number) {
    Closing closing;
    const BookYear *year = &kept->book.years.items[number - 1];
    assert_true(closing_check(kept->arena, &kept->book, year, &closing, &kept->error));
    return closing;
}

static void points_say_what_is_missing(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_surplus(kept);
    keep_draft(kept, (Move){"512100", "754110", 1000, date_of(2022, 3, 1), NULL, "R1"});
    Closing closing = closing_of(kept, 1);
    const ClosingStep *steps = closing.steps;
    assert_int_equal(steps[CLOSING_PREVIOUS].status, CLOSING_IS_DONE);
    assert_int_equal(steps[CLOSING_DRAFTS].status, CLOSING_IS_OPEN);
    assert_true(text_equal(steps[CLOSING_DRAFTS].missing, TEXT("1")));
    assert_int_equal(steps[CLOSING_BANK].status, CLOSING_IS_DONE);
    assert_true(text_equal(steps[CLOSING_BANK_ASSERTED].missing, TEXT("512000, 512100")));
    assert_true(text_equal(steps[CLOSING_PIECES].missing, TEXT("7")));
    assert_int_equal(steps[CLOSING_STATEMENTS].status, CLOSING_IS_OPEN);
    assert_int_equal(steps[CLOSING_NEXT].status, CLOSING_IS_DONE);
    keep_year(kept, date_of(2023, 1, 1), date_of(2023, 12, 31), NUMBERED_BY_JOURNAL);
    closing = closing_of(kept, 2);
    assert_true(text_equal(closing.steps[CLOSING_PREVIOUS].missing, TEXT("2022-12-31")));
    give_back(kept);
}

static void bank_points_follow_the_asserted_balances(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_surplus(kept);
    assert_true(book_begin(&kept->book, &kept->error));
    Assertion end = {.account = TEXT("512000"), .date = date_of(2022, 12, 31), .amount = {62000}};
    Assertion wrong = {.account = TEXT("512000"), .date = date_of(2022, 6, 30), .amount = {1}};
    assert_true(assertion_set(&kept->book, &end, (Text){0}, &kept->error));
    assert_true(assertion_set(&kept->book, &wrong, (Text){0}, &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
    Closing closing = closing_of(kept, 1);
    assert_int_equal(closing.steps[CLOSING_BANK_ASSERTED].status, CLOSING_IS_DONE);
    assert_true(text_equal(closing.steps[CLOSING_BANK].missing, TEXT("512000 2022-06-30: \x1f"
                                                                     "0.01 / \x1f"
                                                                     "500.00")));
    give_back(kept);
}

static void judgements_of_a_point_add_up(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Closing closing = closing_of(kept, 1);
    closing_judge(kept->arena, &closing, CLOSING_SUSPENSE, TEXT("471"));
    closing_judge(kept->arena, &closing, CLOSING_SUSPENSE, TEXT("58"));
    closing_judge(kept->arena, &closing, CLOSING_SUSPENSE, (Text){0});
    assert_int_equal(closing.steps[CLOSING_SUSPENSE].status, CLOSING_IS_OPEN);
    assert_true(text_equal(closing.steps[CLOSING_SUSPENSE].missing, TEXT("471; 58")));
    closing_judge(kept->arena, &closing, CLOSING_OPENING, (Text){0});
    assert_int_equal(closing.steps[CLOSING_OPENING].status, CLOSING_IS_DONE);
    Text names;
    assert_int_equal(closing_open_points(kept->arena, &closing, &names), 3);
    assert_true(text_equal(names, TEXT("suspense, contributions, statements")));
    give_back(kept);
}

static void an_open_point_stands_in_the_way(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_draft(kept, (Move){"512000", "754110", 1000, date_of(2022, 3, 1), NULL, "R1"});
    assert_false(try_closing(kept, 1));
    assert_string_equal(kept->error.arguments[1], "drafts");
    assert_refused(kept, ERROR_CLOSING_OPEN);
    assert_int_equal(count_events(kept, "year-close"), 0);
    give_back(kept);
}

static void only_some_points_are_waived_and_with_a_reason(void **state) {
    (void)state;
    Kept *kept = keep_book();
    assert_true(book_begin(&kept->book, &kept->error));
    const BookYear *year = &kept->book.years.items[0];
    Error *error = &kept->error;
    assert_false(closing_waive(&kept->book, year, TEXT("drafts"), TEXT("tard"), error));
    assert_refused(kept, ERROR_CLOSING_POINT_FIRM);
    assert_false(closing_waive(&kept->book, year, TEXT("bank"), TEXT("tard"), error));
    assert_refused(kept, ERROR_CLOSING_POINT_FIRM);
    assert_false(closing_waive(&kept->book, year, TEXT("soap"), TEXT("tard"), error));
    assert_refused(kept, ERROR_CLOSING_POINT);
    assert_false(closing_waive(&kept->book, year, TEXT("pieces"), TEXT("  "), error));
    assert_refused(kept, ERROR_CLOSING_REASON);
    assert_true(closing_waive(&kept->book, year, TEXT("pieces"), TEXT("Tickets"), error));
    assert_true(closing_waive(&kept->book, year, TEXT("pieces"), TEXT("Classeur papier"), error));
    assert_true(book_commit(&kept->book, error));
    assert_int_equal(count_events(kept, "year-waive"), 2);
    keep_surplus(kept);
    Closing closing = closing_of(kept, 1);
    assert_int_equal(closing.steps[CLOSING_PIECES].status, CLOSING_IS_WAIVED);
    assert_true(text_equal(closing.steps[CLOSING_PIECES].reason, TEXT("Classeur papier")));
    give_back(kept);
}

/* An opening entry of a file: bank against retained earnings. */
static void keep_imported_opening(Kept *kept, int64_t cents) {
    assert_true(book_begin(&kept->book, &kept->error));
    Move move = {"512000", "110000", cents, date_of(2023, 1, 1), NULL, "AN"};
    PostedEntry entry = entry_of_move(kept->arena, &move);
    entry.kind = ENTRY_OPENING;
    entry.source = 1;
    const BookYear *year = book_year_at(&kept->book, move.date);
    assert_true(entry_post(&kept->book, year, &entry, &kept->error));
    assert_true(entry_validate(&kept->book, year, &entry, &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
}

static void an_imported_opening_is_compared_and_not_posted_again(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_move(kept, (Move){"512000", "754110", 700, date_of(2022, 2, 1), NULL, "A1"});
    keep_year(kept, date_of(2023, 1, 1), date_of(2023, 12, 31), NUMBERED_BY_JOURNAL);
    keep_imported_opening(kept, 700);
    Closing closing = closing_of(kept, 1);
    assert_int_equal(closing.steps[CLOSING_NEXT].status, CLOSING_IS_DONE);
    assert_true(try_closing(kept, 1));
    YearReading reading = {0};
    FiscalYear next = year_kept(kept, 2, &reading);
    assert_int_equal(next.entry_count, 1);
    assert_int_equal(cents_at(kept, &next, "110000", true), -700);
    give_back(kept);
}

static void an_imported_opening_that_differs_is_named_account_by_account(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_move(kept, (Move){"512000", "754110", 700, date_of(2022, 2, 1), NULL, "A1"});
    keep_year(kept, date_of(2023, 1, 1), date_of(2023, 12, 31), NUMBERED_BY_JOURNAL);
    keep_imported_opening(kept, 800);
    Closing closing = closing_of(kept, 1);
    assert_int_equal(closing.steps[CLOSING_NEXT].status, CLOSING_IS_OPEN);
    assert_true(
        text_equal(closing.steps[CLOSING_NEXT].missing, TEXT("110000 \x1f"
                                                             "0.00 / \x1f-8.00, 12 \x1f-7.00 / \x1f"
                                                             "0.00, 512000 \x1f"
                                                             "7.00 / \x1f"
                                                             "8.00")));
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(closing_posts_the_opening_that_was_derived_before),
        cmocka_unit_test(the_opening_entry_is_validated_on_the_first_day_in_its_journal),
        cmocka_unit_test(a_deficit_is_carried_on_129),
        cmocka_unit_test(results_that_wait_add_up_on_their_account),
        cmocka_unit_test(closing_opens_the_next_twelve_months_where_nobody_did),
        cmocka_unit_test(an_empty_year_closes_without_an_opening_entry),
        cmocka_unit_test(a_closed_year_is_closed_for_ever),
        cmocka_unit_test(the_chain_records_figures_head_and_waivers),
        cmocka_unit_test(points_say_what_is_missing),
        cmocka_unit_test(bank_points_follow_the_asserted_balances),
        cmocka_unit_test(judgements_of_a_point_add_up),
        cmocka_unit_test(an_open_point_stands_in_the_way),
        cmocka_unit_test(only_some_points_are_waived_and_with_a_reason),
        cmocka_unit_test(an_imported_opening_is_compared_and_not_posted_again),
        cmocka_unit_test(an_imported_opening_that_differs_is_named_account_by_account),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
