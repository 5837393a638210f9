#include "tests/ledger/book/told_events.h"
#include "tests/ledger/book/years.h"

#include "ledger/book/assertion.h"

static bool try_assertion(Kept *kept, Assertion assertion, Text proof) {
    assert_true(book_begin(&kept->book, &kept->error));
    if (!assertion_set(&kept->book, &assertion, proof, &kept->error)) {
        book_rollback(&kept->book);
        return false;
    }
    assert_true(book_commit(&kept->book, &kept->error));
    return true;
}

static Assertion bank_of(int64_t cents, Date date) {
    return (Assertion){.account = TEXT("512000"), .date = date, .amount = amount_of_cents(cents)};
}

static Assertions read_all(Kept *kept) {
    Assertions assertions;
    assert_true(
        assertions_read(kept->arena, &kept->book, (Date){0}, (Date){0}, &assertions, &kept->error));
    return assertions;
}

/* Gifts of 10 € on the 15th of January, March and May 2022. */
static Kept *keep_gifts(void) {
    Kept *kept = keep_book();
    for (int month = 1; month <= 5; month += 2) {
        keep_move(kept, (Move){"512000", "754110", 1000, date_of(2022, month, 15), NULL, "R1"});
    }
    return kept;
}

static void a_balance_holds_to_the_day(void **state) {
    (void)state;
    static const struct {
        int month, day;
        int64_t cents;
    } CASES[] = {{1, 1, 0},     {1, 14, 0},    {1, 15, 1000}, {1, 31, 1000}, {2, 28, 1000},
                 {3, 14, 1000}, {3, 16, 2000}, {5, 15, 3000}, {12, 31, 3000}};
    Kept *kept = keep_gifts();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Amount balance;
        Date day = date_of(2022, CASES[i].month, CASES[i].day);
        assert_true(book_balance_at(&kept->book, &kept->book.years.items[0], TEXT("512000"), day,
                                    &balance, &kept->error));
        assert_int_equal(balance.cents, CASES[i].cents);
    }
    give_back(kept);
}

static void the_opening_counts_derived_or_posted(void **state) {
    (void)state;
    Kept *kept = keep_gifts();
    keep_year(kept, date_of(2023, 1, 1), date_of(2023, 12, 31), NUMBERED_BY_JOURNAL);
    keep_move(kept, (Move){"512000", "754110", 500, date_of(2023, 2, 10), NULL, "R2"});
    assert_true(try_assertion(kept, bank_of(3000, date_of(2023, 1, 31)), (Text){0}));
    assert_true(try_assertion(kept, bank_of(3500, date_of(2023, 2, 10)), (Text){0}));
    for (int closed = 0; closed <= 1; closed++) {
        Assertions assertions = read_all(kept);
        assert_int_equal(assertions.items.count, 2);
        assert_true(assertion_holds(&assertions.items.items[0]));
        assert_true(assertion_holds(&assertions.items.items[1]));
        if (!closed) assert_true(try_closing(kept, 1));
    }
    give_back(kept);
}

static void a_later_entry_makes_an_assertion_fail(void **state) {
    (void)state;
    Kept *kept = keep_gifts();
    assert_true(try_assertion(kept, bank_of(2000, date_of(2022, 3, 31)), (Text){0}));
    assert_true(assertion_holds(&read_all(kept).items.items[0]));
    keep_draft(kept, (Move){"512000", "754110", 1, date_of(2022, 2, 1), NULL, "R1"});
    Assertions assertions = read_all(kept);
    assert_false(assertion_holds(&assertions.items.items[0]));
    assert_int_equal(assertions.items.items[0].found.cents, 2001);
    give_back(kept);
}

static void a_new_word_takes_the_place_of_the_old_one(void **state) {
    (void)state;
    Kept *kept = keep_gifts();
    assert_true(try_assertion(kept, bank_of(1, date_of(2022, 3, 31)), (Text){0}));
    assert_true(try_assertion(kept, bank_of(2000, date_of(2022, 3, 31)), (Text){0}));
    Assertions assertions = read_all(kept);
    assert_int_equal(assertions.items.count, 1);
    assert_true(assertion_holds(&assertions.items.items[0]));
    assert_int_equal(count_events(kept, "assertion"), 2);
    assert_true(text_equal(last_event(kept, "assertion"), TEXT("512000|2022-03-31|20.00|")));
    give_back(kept);
}

static void the_statement_is_kept_under_its_digest(void **state) {
    (void)state;
    Kept *kept = keep_gifts();
    Text proof = TEXT("solde au 31 mars : 20,00");
    assert_true(try_assertion(kept, bank_of(2000, date_of(2022, 3, 31)), proof));
    assert_true(try_assertion(kept, bank_of(3000, date_of(2022, 5, 31)), proof));
    static const char SQL[] = "SELECT digest, bytes FROM content WHERE entity = ?1";
    Rows rows = rows_of(kept->book.store, SQL, VALUES(value_of_integer(BOOK_ENTITY)));
    Digest digest = digest_of(proof);
    assert_true(rows_next(&rows));
    Digest kept_digest = rows_digest(&rows, 0);
    assert_memory_equal(kept_digest.bytes, digest.bytes, sizeof digest.bytes);
    assert_true(text_equal(rows_bytes(&rows, 1), proof));
    assert_false(rows_next(&rows));
    assert_true(rows_end(&rows, &kept->error));
    Assertions assertions = read_all(kept);
    assert_true(assertions.items.items[0].has_proof);
    assert_memory_equal(assertions.items.items[1].proof.bytes, digest.bytes, sizeof digest.bytes);
    give_back(kept);
}

static void unknown_days_and_accounts_are_refused(void **state) {
    (void)state;
    Kept *kept = keep_gifts();
    assert_false(try_assertion(kept, bank_of(1, date_of(2023, 1, 1)), (Text){0}));
    assert_refused(kept, ERROR_ASSERTION_DAY);
    Assertion unknown = bank_of(1, date_of(2022, 1, 31));
    unknown.account = TEXT("512999");
    assert_false(try_assertion(kept, unknown, (Text){0}));
    assert_refused(kept, ERROR_ENTRY_ACCOUNT);
    Assertion huge = bank_of(0, date_of(2022, 1, 31));
    huge.amount = amount_add(amount_of_cents(INT64_MAX), amount_of_cents(1));
    assert_false(try_assertion(kept, huge, (Text){0}));
    assert_refused(kept, ERROR_ENTRY_AMOUNT);
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_balance_holds_to_the_day),
        cmocka_unit_test(the_opening_counts_derived_or_posted),
        cmocka_unit_test(a_later_entry_makes_an_assertion_fail),
        cmocka_unit_test(a_new_word_takes_the_place_of_the_old_one),
        cmocka_unit_test(the_statement_is_kept_under_its_digest),
        cmocka_unit_test(unknown_days_and_accounts_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
