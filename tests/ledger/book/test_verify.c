#include "tests/ledger/book/keeping.h"

#include "ledger/book/attachment.h"
#include "ledger/book/verify.h"
#include "ledger/book/year_opening.h"

#include <string.h>

/* What a verification of the book finds. */
typedef struct Verdict {
    VerifyResult result;
    Findings findings;
} Verdict;

static Verdict *verdict_of(Kept *kept) {
    Verdict *verdict = ARENA_NEW(kept->arena, Verdict);
    verdict->findings = findings_in(kept->arena);
    verify_book(&kept->book, &verdict->result, &verdict->findings);
    return verdict;
}

static void assert_clean(Kept *kept) {
    const Verdict *verdict = verdict_of(kept);
    for (size_t i = 0; i < verdict->findings.kinds.count; i++) {
        const Error *error = &verdict->findings.kinds.items[i].first.items[0];
        Text sentence = error_sentence(kept->arena, error, error_kind(error->code)->message);
        print_error("%.*s\n", TEXT_ARGUMENTS(sentence));
    }
    assert_true(verify_is_clean(&verdict->result));
    assert_int_equal(verdict->findings.kinds.count, 0);
    assert_true(verify_quickly(&kept->book, &kept->error));
}

/* Changes the book as nobody should. */
static void change(Kept *kept, const char *sql) {
    assert_true(store_run(kept->book.store, sql, NO_VALUES, &kept->error));
}

/* The part fails, and the kind is among what is found. */
static void assert_found(Kept *kept, VerifyPart part, ErrorCode code) {
    const Verdict *verdict = verdict_of(kept);
    bool is_found = false;
    for (size_t i = 0; i < verdict->findings.kinds.count; i++) {
        is_found = is_found || verdict->findings.kinds.items[i].code == code;
    }
    assert_true(is_found);
    assert_true(verdict->result.failed[part] > 0);
    assert_false(verify_is_clean(&verdict->result));
}

static void a_new_book_is_right(void **state) {
    (void)state;
    Kept *kept = keep_book();
    assert_clean(kept);
    give_back(kept);
}

static void entries_drafts_and_their_taking_back_leave_the_book_right(void **state) {
    (void)state;
    Kept *kept = keep_book();
    for (int day = 1; day <= 5; day++) keep_gift(kept, INT64_C(100) * day, date_of(2022, 3, day));
    assert_true(book_begin(&kept->book, &kept->error));
    const BookYear *year = &kept->book.years.items[0];
    PostedEntry taken_back = gift_of(kept->arena, 700, date_of(2022, 4, 1));
    PostedEntry draft = gift_of(kept->arena, 800, date_of(2022, 4, 2));
    assert_true(entry_post(&kept->book, year, &taken_back, &kept->error));
    assert_true(entry_post(&kept->book, year, &draft, &kept->error));
    assert_true(entry_delete(&kept->book, year, &taken_back, &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
    assert_clean(kept);
    const Verdict *verdict = verdict_of(kept);
    assert_int_equal(verdict->result.examined[VERIFY_ENTRIES], 5);
    assert_int_equal(verdict->result.examined[VERIFY_AMOUNTS], 6);
    give_back(kept);
}

static void a_transaction_given_up_leaves_the_book_right(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_gift(kept, 100, date_of(2022, 3, 1));
    assert_true(book_begin(&kept->book, &kept->error));
    PostedEntry entry = gift_of(kept->arena, 700, date_of(2022, 4, 1));
    assert_true(entry_post(&kept->book, &kept->book.years.items[0], &entry, &kept->error));
    book_rollback(&kept->book);
    assert_clean(kept);
    give_back(kept);
}

static void settings_with_line_breaks_are_kept_as_the_chain_says_them(void **state) {
    (void)state;
    Kept *kept = keep_book();
    assert_true(book_begin(&kept->book, &kept->error));
    assert_true(book_set(&kept->book, TEXT("address"), TEXT("1, rue du Lavoir\n01000 Bourg"),
                         &kept->error));
    assert_true(
        book_set(&kept->book, TEXT("address"), TEXT("2, rue du Lavoir\t01000"), &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
    assert_true(
        text_equal(settings_get(&kept->book.settings, "address"), TEXT("2, rue du Lavoir 01000")));
    assert_clean(kept);
    give_back(kept);
}

/* A year that counts as a whole keeps number 1 for its opening, whenever that is validated. */
static void numbers_of_a_year_may_begin_with_a_late_opening(void **state) {
    (void)state;
    Kept *kept = keep_book();
    assert_true(book_begin(&kept->book, &kept->error));
    assert_true(year_open(&kept->book, date_of(2023, 1, 1), date_of(2023, 12, 31), NUMBERED_BY_YEAR,
                          &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
    keep_gift(kept, 100, date_of(2023, 1, 9));
    keep_gift(kept, 200, date_of(2023, 1, 10));
    assert_clean(kept);
    assert_true(book_begin(&kept->book, &kept->error));
    PostedEntry opening = gift_of(kept->arena, 300, date_of(2023, 1, 1));
    opening.kind = ENTRY_OPENING;
    const BookYear *year = &kept->book.years.items[1];
    assert_true(entry_post(&kept->book, year, &opening, &kept->error));
    assert_true(entry_validate(&kept->book, year, &opening, &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
    assert_int_equal(opening.number, 1);
    assert_clean(kept);
    give_back(kept);
}

static void pieces_before_and_after_validation_leave_the_book_right(void **state) {
    (void)state;
    Kept *kept = keep_book();
    assert_true(book_begin(&kept->book, &kept->error));
    const BookYear *year = &kept->book.years.items[0];
    PostedEntry entry = gift_of(kept->arena, 700, date_of(2022, 4, 1));
    Book *book = &kept->book;
    assert_true(entry_post(book, year, &entry, &kept->error));
    assert_true(attachment_add(book, 1, &entry, TEXT("%PDF-1.4 a"), TEXT("a.pdf"), &kept->error));
    assert_true(entry_validate(book, year, &entry, &kept->error));
    assert_true(attachment_add(book, 1, &entry, TEXT("%PDF-1.4 b"), TEXT("b.pdf"), &kept->error));
    PostedEntry draft = gift_of(kept->arena, 800, date_of(2022, 4, 2));
    assert_true(entry_post(book, year, &draft, &kept->error));
    assert_true(attachment_add(book, 1, &draft, TEXT("%PDF-1.4 c"), TEXT("c.pdf"), &kept->error));
    assert_true(entry_delete(book, year, &draft, &kept->error));
    assert_true(book_commit(book, &kept->error));
    assert_clean(kept);
    give_back(kept);
}

static void finds_what_was_changed_in_each_part(void **state) {
    (void)state;
    static const struct {
        const char *change;
        VerifyPart part;
        ErrorCode code;
    } CHANGES[] = {
        {"UPDATE line SET label = 'x' WHERE entry = 1", VERIFY_ENTRIES, ERROR_ENTRY_CHANGED},
        {"UPDATE line SET debit = 7 WHERE entry = 1 AND line = 1", VERIFY_AMOUNTS,
         ERROR_VERIFY_UNBALANCED},
        {"UPDATE line SET debit = 7 WHERE entry = 1 AND line = 1", VERIFY_SUMS, ERROR_SUM_DIFFERS},
        {"UPDATE entry SET number = 9 WHERE entry = 3", VERIFY_NUMBERS, ERROR_NUMBER_GAP},
        {"UPDATE entry SET validated_at = '2021-01-01T00:00:00Z' WHERE entry = 2", VERIFY_NUMBERS,
         ERROR_NUMBER_ORDER},
        {"UPDATE entry SET date = '2024-01-01' WHERE entry = 2", VERIFY_ENTRIES,
         ERROR_ENTRY_MISPLACED},
        {"UPDATE entry SET sequence = 999 WHERE entry = 2", VERIFY_ENTRIES, ERROR_EVENT_MISSING},
        {"UPDATE entry SET kind = 9 WHERE entry = 2", VERIFY_ENTRIES, ERROR_ENTRY_CHANGED},
        {"DELETE FROM line WHERE entry = 2", VERIFY_ENTRIES, ERROR_ENTRY_CHANGED},
        {"DELETE FROM event WHERE sequence = 3", VERIFY_CHAIN, ERROR_CHAIN_GAP},
        {"DELETE FROM event", VERIFY_CHAIN, ERROR_CHAIN_GAP},
        {"UPDATE event SET digest = zeroblob(32) WHERE sequence = 3", VERIFY_CHAIN,
         ERROR_CHAIN_BROKEN},
        {"UPDATE event SET kind = 'x' WHERE sequence = 3", VERIFY_CHAIN, ERROR_EVENT_FORM},
        {"UPDATE event SET record = replace(record, 'denier', 'other') WHERE sequence = 1",
         VERIFY_CHAIN, ERROR_BOOK_PROGRAM},
        {"UPDATE counter SET value = 0 WHERE name = 'validated'", VERIFY_COUNTERS,
         ERROR_COUNTER_DIFFERS},
        {"UPDATE account SET label = 'x'", VERIFY_TABLES, ERROR_TABLE_DIFFERS},
        {"DROP TRIGGER year_deleted", VERIFY_SCHEMA, ERROR_SCHEMA_DIFFERS},
    };
    static const char *const TRIGGERS[] = {
        "DROP TRIGGER line_updated", "DROP TRIGGER line_deleted", "DROP TRIGGER entry_updated",
        "DROP TRIGGER event_updated", "DROP TRIGGER event_deleted"};
    for (size_t i = 0; i < sizeof CHANGES / sizeof *CHANGES; i++) {
        Kept *kept = keep_book();
        for (int day = 1; day <= 3; day++)
            keep_gift(kept, INT64_C(100) * day, date_of(2022, 3, day));
        assert_clean(kept);
        for (size_t j = 0; j < 5; j++) change(kept, TRIGGERS[j]);
        change(kept, CHANGES[i].change);
        assert_found(kept, CHANGES[i].part, CHANGES[i].code);
        give_back(kept);
    }
}

static void the_quick_look_sees_the_last_hundred_events_only(void **state) {
    (void)state;
    Kept *kept = keep_book();
    for (int i = 0; i < 130; i++) keep_gift(kept, 100, date_of(2022, 3, 1));
    assert_true(verify_quickly(&kept->book, &kept->error));
    change(kept, "DROP TRIGGER line_updated");
    change(kept, "UPDATE line SET label = 'x' WHERE entry = 2"); /* long ago */
    assert_true(verify_quickly(&kept->book, &kept->error));
    change(kept, "UPDATE line SET label = 'x' WHERE entry = 120");
    assert_false(verify_quickly(&kept->book, &kept->error));
    assert_int_equal(kept->error.code, ERROR_BOOK_DOUBTFUL);
    give_back(kept);
}

static void the_quick_look_sees_events_and_entries_that_are_gone(void **state) {
    (void)state;
    static const char *const CHANGES[] = {
        "DELETE FROM event",
        "DELETE FROM event WHERE sequence = 5",
        "UPDATE event SET digest = zeroblob(32) WHERE sequence = 5",
        "UPDATE event SET record = 'x' WHERE sequence = 5",
        "UPDATE entry SET sequence = 1 WHERE entry = 2",
    };
    for (size_t i = 0; i < sizeof CHANGES / sizeof *CHANGES; i++) {
        Kept *kept = keep_book();
        for (int day = 1; day <= 3; day++)
            keep_gift(kept, INT64_C(100) * day, date_of(2022, 3, day));
        assert_true(verify_quickly(&kept->book, &kept->error));
        change(kept, "DROP TRIGGER entry_updated");
        change(kept, "DROP TRIGGER event_updated");
        change(kept, "DROP TRIGGER event_deleted");
        change(kept, CHANGES[i]);
        assert_false(verify_quickly(&kept->book, &kept->error));
        assert_int_equal(kept->error.code, ERROR_BOOK_DOUBTFUL);
        give_back(kept);
    }
}

static void says_what_is_not_protected(void **state) {
    (void)state;
    const char *const *sentences = verify_unprotected();
    size_t count = 0, drafts = 0, donors = 0;
    for (; sentences[count]; count++) {
        drafts += strstr(sentences[count], "drafts") != NULL;
        donors += strstr(sentences[count], "donors") != NULL;
    }
    assert_int_equal(count, 3);
    assert_true(drafts > 0 && donors > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_book_is_right),
        cmocka_unit_test(entries_drafts_and_their_taking_back_leave_the_book_right),
        cmocka_unit_test(a_transaction_given_up_leaves_the_book_right),
        cmocka_unit_test(settings_with_line_breaks_are_kept_as_the_chain_says_them),
        cmocka_unit_test(numbers_of_a_year_may_begin_with_a_late_opening),
        cmocka_unit_test(pieces_before_and_after_validation_leave_the_book_right),
        cmocka_unit_test(finds_what_was_changed_in_each_part),
        cmocka_unit_test(the_quick_look_sees_the_last_hundred_events_only),
        cmocka_unit_test(the_quick_look_sees_events_and_entries_that_are_gone),
        cmocka_unit_test(says_what_is_not_protected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
