/* A FEC that the program wrote goes through a book and comes out byte for byte. */
#include "tests/ledger/book/round_trip.h"

#include <dirent.h>

static void every_file_that_a_book_takes_comes_out_as_it_came_in(void **state) {
    (void)state;
    DIR *folder = opendir("fixtures/fec");
    assert_non_null(folder);
    size_t count = 0;
    char path[512];
    for (const struct dirent *file; (file = readdir(folder));) {
        const char *dot = strrchr(file->d_name, '.');
        if (!dot || strcmp(dot, ".txt") != 0) continue;
        snprintf(path, sizeof path, "fixtures/fec/%s", file->d_name);
        count += goes_through(path, file->d_name);
    }
    closedir(folder);
    assert_true(count > 15);
}

static void two_years_with_their_passage_come_out_as_they_came_in(void **state) {
    (void)state;
    const char *paths[] = {"fixtures/soga/000000000FEC20221231.txt",
                           "fixtures/soga/000000000FEC20211231.txt"};
    Kept *kept = keep_book();
    FiscalYear years[2] = {0};
    Text texts[2] = {{0}};
    for (size_t i = 0; i < 2; i++) {
        assert_true(write_again(kept->arena, paths[i], &years[i], &texts[i]));
    }
    open_book(kept, &years[1]);
    assert_true(take(kept, paths, 2));
    for (size_t i = 0; i < 2; i++) {
        FiscalYear year = year_in(kept, 2 - (int64_t)i);
        assert_same_bytes(paths[i], exported(kept->arena, &year), texts[i]);
        assert_int_equal(year.balances.count, years[i].balances.count);
        const Balance *items = years[i].balances.items;
        for (size_t j = 0; items && j < year.balances.count; j++) {
            const Balance *found = &year.balances.items[j];
            const Balance *expected = &items[j];
            assert_true(text_equal(found->account, expected->account));
            assert_true(text_equal(found->label, expected->label));
            assert_true(text_equal(found->auxiliary, expected->auxiliary));
            assert_true(amount_compare(found->opening_debit, expected->opening_debit) == 0);
            assert_true(amount_compare(found->opening_credit, expected->opening_credit) == 0);
            assert_true(amount_compare(found->debit, expected->debit) == 0);
            assert_true(amount_compare(found->credit, expected->credit) == 0);
        }
    }
    drop_book(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file_that_a_book_takes_comes_out_as_it_came_in),
        cmocka_unit_test(two_years_with_their_passage_come_out_as_they_came_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
