#include "tests/ledger/book/keeping.h"

#include "ledger/book/accounts.h"
#include "ledger/book/balances_now.h"
#include "ledger/book/chart_names.h"

static void assert_refused(Kept *kept, ErrorCode code) {
    assert_int_equal(kept->error.code, code);
    kept->error = (Error){0};
}

static void knows_what_may_number_an_account(void **state) {
    (void)state;
    static const char *const RIGHT[] = {"101", "512000", "401PAP", "5121001", "86400"};
    static const char *const WRONG[] = {"", "51", "012", "5A2", "512-1", "512 000", "C12"};
    for (size_t i = 0; i < sizeof RIGHT / sizeof *RIGHT; i++) {
        assert_true(account_check_number(text_of(RIGHT[i]), NULL));
    }
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        Error error = {0};
        assert_false(account_check_number(text_of(WRONG[i]), &error));
        assert_int_equal(error.code, ERROR_ACCOUNT_FORM);
    }
}

static void renames_at_once_and_for_later(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_gift(kept, 1000, date_of(2022, 3, 1));
    assert_true(book_begin(&kept->book, &kept->error));
    const BookYear *year = &kept->book.years.items[0];
    assert_true(
        account_rename(&kept->book, year, TEXT("512000"), TEXT("Crédit du Port"), &kept->error));
    const NameTable *names = book_names(&kept->book, NAME_ACCOUNT, 1, &kept->error);
    assert_true(text_equal(name_find(names, TEXT("512000"))->label, TEXT("Crédit du Port")));
    assert_true(book_commit(&kept->book, &kept->error));
    assert_true(book_begin(&kept->book, &kept->error));
    names = book_names(&kept->book, NAME_ACCOUNT, 1, &kept->error);
    assert_true(text_equal(name_find(names, TEXT("512000"))->label, TEXT("Crédit du Port")));
    assert_false(account_rename(&kept->book, &kept->book.years.items[0], TEXT("530000"),
                                TEXT("Caisse"), &kept->error));
    assert_refused(kept, ERROR_ACCOUNT_NOT_IN_YEAR);
    kept->book.years.items[0].state = YEAR_CLOSED;
    assert_false(account_rename(&kept->book, &kept->book.years.items[0], TEXT("512000"),
                                TEXT("Caisse"), &kept->error));
    assert_refused(kept, ERROR_ENTRY_YEAR_CLOSED);
    give_back(kept);
}

static void closes_an_account_without_a_balance_only(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_gift(kept, 1000, date_of(2022, 3, 1));
    assert_true(book_begin(&kept->book, &kept->error));
    const BookYear *year = &kept->book.years.items[0];
    assert_false(account_close(&kept->book, year, TEXT("512000"), &kept->error));
    assert_refused(kept, ERROR_ACCOUNT_BALANCE);
    PostedEntry back = gift_of(kept->arena, -1000, date_of(2022, 3, 2));
    assert_true(entry_post(&kept->book, year, &back, &kept->error));
    assert_true(account_close(&kept->book, year, TEXT("512000"), &kept->error));
    PostedEntry late = gift_of(kept->arena, 1000, date_of(2022, 3, 3));
    assert_false(entry_post(&kept->book, year, &late, &kept->error));
    assert_refused(kept, ERROR_ENTRY_ACCOUNT_CLOSED);
    give_back(kept);
}

static void balances_count_what_the_transaction_did(void **state) {
    (void)state;
    Kept *kept = keep_book();
    BalancesNow balances;
    keep_gift(kept, 1000, date_of(2022, 3, 1));
    assert_true(book_begin(&kept->book, &kept->error));
    const BookYear *year = &kept->book.years.items[0];
    PostedEntry owed = gift_of(kept->arena, 500, date_of(2022, 3, 2));
    owed.lines[1].account = TEXT("401000");
    owed.lines[1].auxiliary = TEXT("PAPETERIE");
    assert_true(entry_post(&kept->book, year, &owed, &kept->error));
    assert_true(balances_now_read(kept->arena, &kept->book, year, &balances, &kept->error));
    const struct {
        Text account, auxiliary;
        int64_t cents;
    } WANTED[] = {{TEXT("512000"), {0}, 1500},
                  {TEXT("401000"), {0}, -500},
                  {TEXT("401000"), TEXT("PAPETERIE"), -500},
                  {TEXT("401000"), TEXT("AUTRE"), 0},
                  {TEXT("606400"), {0}, 0}};
    for (size_t i = 0; i < sizeof WANTED / sizeof *WANTED; i++) {
        Amount balance = balance_now(&balances, WANTED[i].account, WANTED[i].auxiliary);
        assert_int_equal(amount_compare(balance, amount_of_cents(WANTED[i].cents)), 0);
    }
    give_back(kept);
}

static void takes_labels_from_the_chart_of_the_year(void **state) {
    (void)state;
    Kept *kept = keep_book();
    NumberList added;
    keep_gift(kept, 1000, date_of(2022, 3, 1));
    assert_true(book_begin(&kept->book, &kept->error));
    const BookYear *year = &kept->book.years.items[0];
    PostedEntry entry = gift_of(kept->arena, 1000, date_of(2022, 3, 1));
    PostedLine lines[] = {entry.lines[0], entry.lines[1], entry.lines[0], entry.lines[1]};
    const char *const numbers[] = {"512000", "606400", "606400", "999999"};
    for (size_t i = 0; i < 4; i++) {
        lines[i].account = text_of(numbers[i]);
        lines[i].account_label = (Text){0};
    }
    entry.lines = lines;
    entry.line_count = 4;
    assert_true(chart_names_lines(kept->arena, &kept->book, year, &entry, &added, &kept->error));
    assert_int_equal(added.count, 1);
    assert_true(text_equal(added.items[0], TEXT("606400")));
    assert_int_equal(lines[0].account_label.size, 0);
    assert_true(text_equal(lines[2].account_label, TEXT("Fournitures administratives")));
    assert_int_equal(lines[3].account_label.size, 0);
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_what_may_number_an_account),
        cmocka_unit_test(renames_at_once_and_for_later),
        cmocka_unit_test(closes_an_account_without_a_balance_only),
        cmocka_unit_test(balances_count_what_the_transaction_did),
        cmocka_unit_test(takes_labels_from_the_chart_of_the_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
