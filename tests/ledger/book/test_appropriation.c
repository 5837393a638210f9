#include "tests/ledger/book/told_events.h"
#include "tests/ledger/book/years.h"

#include "ledger/book/appropriation.h"

/* 2022 with that result in cents, closed unless it is left open. */
static Kept *keep_result(int64_t cents, bool is_closed) {
    Kept *kept = keep_book();
    Move gain = {"512000", "754110", cents, date_of(2022, 3, 1), NULL, "R1"};
    Move loss = {"606400", "512000", -cents, date_of(2022, 3, 1), NULL, "R1"};
    if (cents) keep_move(kept, cents > 0 ? gain : loss);
    if (is_closed) assert_true(try_closing(kept, 1));
    return kept;
}

/* Decides in a transaction of its own on 15 April 2023, unless another day is given. */
static bool decide(Kept *kept, const AppropriationPart *parts, size_t count, Date date,
                   AppropriationEffect *effect) {
    assert_true(book_begin(&kept->book, &kept->error));
    Appropriation decision = {
        .year = &kept->book.years.items[0],
        .date = date_is_set(date) ? date : date_of(2023, 4, 15),
        .journal = TEXT("OD"),
        .piece = TEXT("PV-2023-1"),
        .parts = parts,
        .part_count = count,
    };
    if (!year_appropriate(kept->arena, &kept->book, &decision, effect, &kept->error)) {
        book_rollback(&kept->book);
        return false;
    }
    assert_true(book_commit(&kept->book, &kept->error));
    return true;
}

static void a_surplus_goes_where_the_assembly_says(void **state) {
    (void)state;
    Kept *kept = keep_result(5000, true);
    AppropriationPart parts[] = {{TEXT("106800"), amount_of_cents(3000)},
                                 {TEXT("110000"), amount_of_cents(2000)}};
    AppropriationEffect effect;
    assert_true(decide(kept, parts, 2, (Date){0}, &effect));
    assert_true(effect.entry.is_validated);
    assert_int_equal(effect.entry.line_count, 3);
    assert_true(text_equal(effect.entry.lines[0].label, TEXT("Affectation du résultat 2022")));
    YearReading reading = {0};
    FiscalYear year = year_kept(kept, 2, &reading);
    assert_int_equal(cents_at(kept, &year, "120000", true), -5000);
    assert_int_equal(cents_at(kept, &year, "120000", false), 0);
    assert_int_equal(cents_at(kept, &year, "106800", false), -3000);
    assert_int_equal(cents_at(kept, &year, "110000", false), -2000);
    give_back(kept);
}

static void own_funds_are_shown_before_and_after(void **state) {
    (void)state;
    Kept *kept = keep_result(5000, true);
    AppropriationPart parts[] = {{TEXT("106800"), amount_of_cents(5000)}};
    AppropriationEffect effect;
    assert_true(decide(kept, parts, 1, (Date){0}, &effect));
    assert_int_equal(effect.funds.count, 2);
    const OwnFund *reserve = &effect.funds.items[0], *result = &effect.funds.items[1];
    assert_true(text_equal(reserve->account, TEXT("106800")));
    assert_true(reserve->label.size > 6);
    assert_int_equal(reserve->before.cents, 0);
    assert_int_equal(reserve->after.cents, 5000);
    assert_true(text_equal(result->account, TEXT("120000")));
    assert_int_equal(result->before.cents, 5000);
    assert_int_equal(result->after.cents, 0);
    give_back(kept);
}

static void a_deficit_is_taken_from_own_funds(void **state) {
    (void)state;
    Kept *kept = keep_result(-1200, true);
    AppropriationPart parts[] = {{TEXT("119000"), amount_of_cents(-1200)}};
    AppropriationEffect effect;
    assert_true(decide(kept, parts, 1, (Date){0}, &effect));
    YearReading reading = {0};
    FiscalYear year = year_kept(kept, 2, &reading);
    assert_int_equal(cents_at(kept, &year, "129000", true), 1200);
    assert_int_equal(cents_at(kept, &year, "129000", false), 0);
    assert_int_equal(cents_at(kept, &year, "119000", false), 1200);
    give_back(kept);
}

static void sums_that_do_not_match_are_refused_with_both_figures(void **state) {
    (void)state;
    Kept *kept = keep_result(5000, true);
    AppropriationPart parts[] = {{TEXT("106800"), amount_of_cents(4999)}};
    AppropriationEffect effect;
    assert_false(decide(kept, parts, 1, (Date){0}, &effect));
    assert_string_equal(kept->error.arguments[0], "\x1f"
                                                  "49.99");
    assert_string_equal(kept->error.arguments[1], "\x1f"
                                                  "50.00");
    assert_refused(kept, ERROR_APPROPRIATION_SUM);
    give_back(kept);
}

static void a_result_is_appropriated_once(void **state) {
    (void)state;
    Kept *kept = keep_result(5000, true);
    AppropriationPart parts[] = {{TEXT("106800"), amount_of_cents(5000)}};
    AppropriationEffect effect;
    assert_true(decide(kept, parts, 1, (Date){0}, &effect));
    assert_false(decide(kept, parts, 1, (Date){0}, &effect));
    assert_string_equal(kept->error.arguments[0], "2022-12-31");
    assert_refused(kept, ERROR_APPROPRIATION_TWICE);
    assert_true(text_equal(last_event(kept, "year-appropriate"), TEXT("2022-12-31|3|50.00")));
    give_back(kept);
}

static void a_decision_that_was_reversed_can_be_taken_anew(void **state) {
    (void)state;
    Kept *kept = keep_result(5000, true);
    AppropriationPart parts[] = {{TEXT("106800"), amount_of_cents(5000)}};
    AppropriationEffect effect;
    assert_true(decide(kept, parts, 1, (Date){0}, &effect));
    assert_true(book_begin(&kept->book, &kept->error));
    Move back = {"106800", "120000", 5000, date_of(2023, 4, 16), NULL, "PV-2023-1"};
    PostedEntry entry = entry_of_move(kept->arena, &back);
    entry.reverses = effect.entry.id;
    const BookYear *year = book_year_at(&kept->book, back.date);
    assert_true(entry_post(&kept->book, year, &entry, &kept->error));
    assert_true(entry_validate(&kept->book, year, &entry, &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
    parts[0].account = TEXT("110000");
    assert_true(decide(kept, parts, 1, (Date){0}, &effect));
    give_back(kept);
}

static void a_result_that_opening_entries_do_not_hold_is_refused(void **state) {
    (void)state;
    Kept *kept = keep_result(5000, true);
    keep_move(kept, (Move){"120000", "110000", 1, date_of(2023, 1, 9), NULL, "R2"});
    AppropriationPart parts[] = {{TEXT("106800"), amount_of_cents(5000)}};
    AppropriationEffect effect;
    assert_false(decide(kept, parts, 1, (Date){0}, &effect));
    assert_refused(kept, ERROR_APPROPRIATION_DONE);
    give_back(kept);
}

static void only_own_funds_take_part(void **state) {
    (void)state;
    Kept *kept = keep_result(5000, true);
    AppropriationPart parts[] = {{TEXT("457000"), amount_of_cents(5000)}};
    AppropriationEffect effect;
    assert_false(decide(kept, parts, 1, (Date){0}, &effect));
    assert_refused(kept, ERROR_APPROPRIATION_ACCOUNT);
    parts[0].account = TEXT("109999");
    assert_false(decide(kept, parts, 1, (Date){0}, &effect));
    assert_refused(kept, ERROR_ENTRY_ACCOUNT);
    give_back(kept);
}

static void the_year_is_closed_and_the_day_is_later(void **state) {
    (void)state;
    AppropriationPart parts[] = {{TEXT("106800"), amount_of_cents(5000)}};
    AppropriationEffect effect;
    Kept *kept = keep_result(5000, false);
    assert_false(decide(kept, parts, 1, (Date){0}, &effect));
    assert_refused(kept, ERROR_APPROPRIATION_EARLY);
    assert_true(try_closing(kept, 1));
    assert_false(decide(kept, parts, 1, date_of(2022, 12, 31), &effect));
    assert_refused(kept, ERROR_APPROPRIATION_DATE);
    assert_false(decide(kept, parts, 1, date_of(2024, 1, 1), &effect));
    assert_refused(kept, ERROR_APPROPRIATION_DATE);
    give_back(kept);
}

static void there_must_be_a_result(void **state) {
    (void)state;
    Kept *kept = keep_result(0, true);
    AppropriationPart parts[] = {{TEXT("106800"), amount_of_cents(0)}};
    AppropriationEffect effect;
    assert_false(decide(kept, parts, 1, (Date){0}, &effect));
    assert_refused(kept, ERROR_APPROPRIATION_NIL);
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_surplus_goes_where_the_assembly_says),
        cmocka_unit_test(own_funds_are_shown_before_and_after),
        cmocka_unit_test(a_deficit_is_taken_from_own_funds),
        cmocka_unit_test(sums_that_do_not_match_are_refused_with_both_figures),
        cmocka_unit_test(a_result_is_appropriated_once),
        cmocka_unit_test(a_decision_that_was_reversed_can_be_taken_anew),
        cmocka_unit_test(a_result_that_opening_entries_do_not_hold_is_refused),
        cmocka_unit_test(only_own_funds_take_part),
        cmocka_unit_test(the_year_is_closed_and_the_day_is_later),
        cmocka_unit_test(there_must_be_a_result),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
