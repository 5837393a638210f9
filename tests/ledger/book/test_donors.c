#include "tests/ledger/book/keeping.h"

#include "engine/builder.h"
#include "ledger/book/donors.h"

static Donor add_donor(Kept *kept, const char *identity) {
    Donor donor;
    assert_true(donor_add(kept->arena, &kept->book, text_of(identity), &donor, &kept->error));
    return donor;
}

static void commits_to_an_identity_by_a_salt_of_its_own(void **state) {
    (void)state;
    Kept *kept = keep_book();
    assert_true(book_begin(&kept->book, &kept->error));
    Donor one = add_donor(kept, "A donor, Nantes"), two = add_donor(kept, " A donor, Nantes ");
    assert_int_equal(one.number, 1);
    assert_int_equal(two.number, 2);
    assert_true(text_equal(one.identity, two.identity));
    assert_false(text_equal(one.salt, two.salt));
    assert_int_equal(one.salt.size, DONOR_SALT_SIZE);
    Builder bytes = builder_in(kept->arena);
    builder_add(&bytes, one.salt);
    builder_add(&bytes, one.identity);
    Digest wanted = digest_of(builder_text(&bytes));
    assert_memory_equal(&wanted, &one.commitment, sizeof wanted);
    Donor found;
    assert_true(donor_find(kept->arena, &kept->book, 2, &found, &kept->error));
    assert_memory_equal(&found.commitment, &two.commitment, sizeof wanted);
    give_back(kept);
}

static void erases_all_but_the_number_and_the_commitment(void **state) {
    (void)state;
    Kept *kept = keep_book();
    DonorList donors;
    assert_true(book_begin(&kept->book, &kept->error));
    Donor donor = add_donor(kept, "A donor, Nantes");
    int64_t before = kept->book.last_sequence;
    assert_true(donor_erase(&kept->book, 1, &kept->error));
    assert_int_equal(kept->book.last_sequence, before + 1);
    assert_true(donors_read(kept->arena, &kept->book, &donors, &kept->error));
    assert_int_equal(donors.count, 1);
    assert_int_equal(donors.items[0].identity.size, 0);
    assert_int_equal(donors.items[0].salt.size, 0);
    assert_memory_equal(&donors.items[0].commitment, &donor.commitment, sizeof(Digest));
    assert_false(donor_erase(&kept->book, 1, &kept->error));
    assert_int_equal(kept->error.code, ERROR_DONOR_ERASED);
    give_back(kept);
}

static void refuses_who_is_nobody(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Donor donor;
    static const struct {
        const char *identity;
        ErrorCode code;
    } WRONG[] = {{"", ERROR_DONOR_UNNAMED},
                 {"  ", ERROR_DONOR_UNNAMED},
                 {"Donor\nMartin", ERROR_ENTRY_TEXT},
                 {"Donor \xFF", ERROR_ENTRY_TEXT}};
    assert_true(book_begin(&kept->book, &kept->error));
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        Error error = {0};
        Text identity = text_of(WRONG[i].identity);
        assert_false(donor_add(kept->arena, &kept->book, identity, &donor, &error));
        assert_int_equal(error.code, WRONG[i].code);
    }
    assert_false(donor_find(kept->arena, &kept->book, 1, &donor, &kept->error));
    assert_int_equal(kept->error.code, ERROR_DONOR_ABSENT);
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commits_to_an_identity_by_a_salt_of_its_own),
        cmocka_unit_test(erases_all_but_the_number_and_the_commitment),
        cmocka_unit_test(refuses_who_is_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
