/* Fonds dédiés and fonds reportés told from the accounts, worked out by hand. */
#include "ledger/fund_movement.h"

#include "ledger/account_group.h"
#include "tests/ledger/reading.h"

static void assert_movement(FundMovement movement, const char *opening, const char *additions,
                            const char *used, const char *rest, const char *closing) {
    assert_amount(movement.opening, opening);
    assert_amount(movement.additions, additions);
    assert_amount(movement.used, used);
    assert_amount(movement.rest, rest);
    assert_amount(movement.closing, closing);
}

static FundMovement movement_in(const Reading *reading, FundKind kind) {
    return fund_movement(&reading->books.years[0].balances, kind);
}

/* A grant of 2021 had 12 000 left; 8 000 were spent, and 30 000 of a new grant were not. */
static void a_grant_used_in_part_and_another_carried_forward(void **state) {
    Reading *reading = *state;
    read_lines_of(reading, (SampleLine[]){
                               {"AN", "1", "20220101", "512000", "12000,00", NULL},
                               {"AN", "1", "20220101", "194000", NULL, "12000,00"},
                               {"OD", "2", "20221231", "194000", "8000,00", NULL},
                               {"OD", "2", "20221231", "789400", NULL, "8000,00"},
                               {"OD", "3", "20221231", "689400", "30000,00", NULL},
                               {"OD", "3", "20221231", "194000", NULL, "30000,00"},
                               {0},
                           });
    FundMovement grants = movement_in(reading, FUND_GRANTS);
    assert_movement(grants, "12000,00", "30000,00", "8000,00", "0,00", "34000,00");
    FundMovement gifts = movement_in(reading, FUND_GENEROSITY);
    assert_movement(gifts, "0,00", "0,00", "0,00", "0,00", "0,00");
    assert_true(fund_is_used(&grants));
    assert_false(fund_is_used(&gifts));
}

/* 500 of gifts turn out to be of a foundation: they pass from 196 to 195. */
static void a_transfer_between_two_kinds_is_the_rest_of_each_and_nil_in_total(void **state) {
    Reading *reading = *state;
    read_lines_of(reading, (SampleLine[]){
                               {"AN", "1", "20220101", "512000", "900,00", NULL},
                               {"AN", "1", "20220101", "196000", NULL, "900,00"},
                               {"OD", "2", "20220601", "196000", "500,00", NULL},
                               {"OD", "2", "20220601", "195000", NULL, "500,00"},
                               {0},
                           });
    assert_movement(movement_in(reading, FUND_GENEROSITY), "900,00", "0,00", "0,00", "-500,00",
                    "400,00");
    assert_movement(movement_in(reading, FUND_CONTRIBUTIONS), "0,00", "0,00", "0,00", "500,00",
                    "500,00");
    FundMovement total = fund_movement_total(&reading->books.years[0].balances);
    assert_movement(total, "900,00", "0,00", "0,00", "0,00", "900,00");
}

static void what_moves_a_fund_without_6894_or_7894_is_a_rest(void **state) {
    Reading *reading = *state;
    read_lines_of(reading, (SampleLine[]){
                               {"OD", "1", "20221231", "512000", "70,00", NULL},
                               {"OD", "1", "20221231", "194000", NULL, "70,00"},
                               {0},
                           });
    FundMovement total = fund_movement_total(&reading->books.years[0].balances);
    assert_movement(total, "0,00", "0,00", "0,00", "70,00", "70,00");
}

static void funds_of_sheltered_foundations_are_a_kind_of_their_own(void **state) {
    Reading *reading = *state;
    read_lines_of(reading, (SampleLine[]){
                               {"OD", "1", "20221231", "689300", "10,00", NULL},
                               {"OD", "1", "20221231", "193000", NULL, "10,00"},
                               {0},
                           });
    FundMovement shelter = movement_in(reading, FUND_FOUNDATIONS);
    assert_movement(shelter, "0,00", "10,00", "0,00", "0,00", "10,00");
    assert_true(fund_is_used(&shelter));
}

/* A house left to the association is sold, and half of its price is cashed. */
static void deferred_legacies_follow_6891_and_7891(void **state) {
    Reading *reading = *state;
    read_lines_of(reading, (SampleLine[]){
                               {"OD", "1", "20220301", "240000", "80000,00", NULL},
                               {"OD", "1", "20220301", "754320", NULL, "80000,00"},
                               {"OD", "2", "20220301", "689100", "80000,00", NULL},
                               {"OD", "2", "20220301", "191100", NULL, "80000,00"},
                               {"OD", "3", "20221201", "191100", "40000,00", NULL},
                               {"OD", "3", "20221201", "789100", NULL, "40000,00"},
                               {0},
                           });
    assert_movement(movement_in(reading, FUND_LEGACIES), "0,00", "80000,00", "40000,00", "0,00",
                    "40000,00");
    assert_movement(movement_in(reading, FUND_USUFRUCTS), "0,00", "0,00", "0,00", "0,00", "0,00");
}

/* The usufruct of a flat for five years, worth 50 000: 10 000 a year leave with 2804. */
static void a_temporary_usufruct_moves_by_its_own_debits_and_credits(void **state) {
    Reading *reading = *state;
    read_lines_of(reading, (SampleLine[]){
                               {"OD", "1", "20220101", "204000", "50000,00", NULL},
                               {"OD", "1", "20220101", "191200", NULL, "50000,00"},
                               {"OD", "2", "20221231", "191200", "10000,00", NULL},
                               {"OD", "2", "20221231", "280400", NULL, "10000,00"},
                               {0},
                           });
    assert_movement(movement_in(reading, FUND_USUFRUCTS), "0,00", "50000,00", "10000,00", "0,00",
                    "40000,00");
    assert_movement(movement_in(reading, FUND_LEGACIES), "0,00", "0,00", "0,00", "0,00", "0,00");
}

static void a_group_takes_the_longest_prefix_that_fits(void **state) {
    (void)state;
    assert_true(account_is_in(TEXT("231300"), "21 22 23 !232 !237"));
    assert_false(account_is_in(TEXT("232000"), "21 22 23 !232 !237"));
    assert_false(account_is_in(TEXT("191200"), "191 !1912"));
    assert_true(account_is_in(TEXT("19"), "19"));
    assert_false(account_is_in(TEXT("1"), "19"));
    assert_false(account_is_in(TEXT("101000"), ""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(a_grant_used_in_part_and_another_carried_forward),
        ACCOUNTING_TEST(a_transfer_between_two_kinds_is_the_rest_of_each_and_nil_in_total),
        ACCOUNTING_TEST(what_moves_a_fund_without_6894_or_7894_is_a_rest),
        ACCOUNTING_TEST(funds_of_sheltered_foundations_are_a_kind_of_their_own),
        ACCOUNTING_TEST(deferred_legacies_follow_6891_and_7891),
        ACCOUNTING_TEST(a_temporary_usufruct_moves_by_its_own_debits_and_credits),
        cmocka_unit_test(a_group_takes_the_longest_prefix_that_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
