/* What changes own funds without passing through the result. */
#include "ledger/equity_movement.h"

#include "tests/ledger/reading.h"

static EquityMovements movements_of(Reading *reading, const SampleLine *lines) {
    reading->choices.keep_lines = true;
    read_lines_of(reading, lines);
    assert_true(reading->is_read);
    return equity_movements(reading->arena, &reading->books.years[0]);
}

static void assert_account(const EquityMovement *movement, const char *account,
                           const char *amount) {
    assert_text(movement->balance->account, account);
    assert_amount(movement->amount, amount);
}

static void an_investment_grant_and_its_share_of_the_year_are_direct(void **state) {
    EquityMovements movements =
        movements_of(*state, (SampleLine[]){
                                 {"OD", "1", "20220401", "441000", "9000,00", NULL},
                                 {"OD", "1", "20220401", "131000", NULL, "9000,00"},
                                 {"OD", "2", "20221231", "139000", "1500,00", NULL},
                                 {"OD", "2", "20221231", "777000", NULL, "1500,00"},
                                 {0},
                             });
    assert_int_equal(movements.items.count, 2);
    assert_account(&movements.items.items[0], "131000", "9000,00");
    assert_text(movements.items.items[0].entry->number, "1");
    assert_account(&movements.items.items[1], "139000", "-1500,00");
    assert_amount(movements.total[EQUITY_DIRECT], "7500,00");
    assert_amount(movements.total[EQUITY_CARRIED], "0,00");
}

/* The general assembly gives 800 to a reserve and 200 to the report à nouveau. */
static void an_appropriation_is_no_movement(void **state) {
    EquityMovements movements =
        movements_of(*state, (SampleLine[]){
                                 {"AN", "1", "20220101", "512000", "1000,00", NULL},
                                 {"AN", "1", "20220101", "120000", NULL, "1000,00"},
                                 {"OD", "2", "20220630", "120000", "1000,00", NULL},
                                 {"OD", "2", "20220630", "106800", NULL, "800,00"},
                                 {"OD", "2", "20220630", "110000", NULL, "200,00"},
                                 {0},
                             });
    assert_int_equal(movements.items.count, 0);
}

static void a_contribution_with_right_of_recovery_is_direct(void **state) {
    EquityMovements movements =
        movements_of(*state, (SampleLine[]){
                                 {"BQ", "1", "20220401", "512000", "5000,00", NULL},
                                 {"BQ", "1", "20220401", "103400", NULL, "3000,00"},
                                 {"BQ", "1", "20220401", "103400", NULL, "2000,00"},
                                 {0},
                             });
    assert_int_equal(movements.items.count, 1); /* one account of one entry */
    assert_account(&movements.items.items[0], "103400", "5000,00");
}

static void an_expense_of_the_past_posted_to_the_report_is_told_apart(void **state) {
    EquityMovements movements =
        movements_of(*state, (SampleLine[]){
                                 {"BQ", "1", "20220401", "110000", "75,00", NULL},
                                 {"BQ", "1", "20220401", "512000", NULL, "75,00"},
                                 {0},
                             });
    assert_int_equal(movements.items.count, 1);
    assert_int_equal(movements.items.items[0].place, EQUITY_CARRIED);
    assert_amount(movements.total[EQUITY_CARRIED], "-75,00");
    assert_amount(movements.total[EQUITY_DIRECT], "0,00");
}

static void an_entry_may_appropriate_and_move_an_investment_grant_as_well(void **state) {
    EquityMovements movements =
        movements_of(*state, (SampleLine[]){
                                 {"AN", "1", "20220101", "512000", "40,00", NULL},
                                 {"AN", "1", "20220101", "120000", NULL, "40,00"},
                                 {"OD", "2", "20220630", "120000", "40,00", NULL},
                                 {"OD", "2", "20220630", "110000", NULL, "40,00"},
                                 {"OD", "2", "20220630", "512000", "7,00", NULL},
                                 {"OD", "2", "20220630", "131000", NULL, "7,00"},
                                 {0},
                             });
    assert_int_equal(movements.items.count, 1);
    assert_account(&movements.items.items[0], "131000", "7,00");
}

static void opening_and_closing_entries_are_no_movements(void **state) {
    EquityMovements movements =
        movements_of(*state, (SampleLine[]){
                                 {"AN", "1", "20220101", "512000", "40,00", NULL},
                                 {"AN", "1", "20220101", "102000", NULL, "40,00"},
                                 {"BQ", "2", "20220630", "512000", "5,00", NULL},
                                 {"BQ", "2", "20220630", "756000", NULL, "5,00"},
                                 {"OD", "3", "20221231", "756000", "5,00", NULL},
                                 {"OD", "3", "20221231", "120000", NULL, "5,00"},
                                 {0},
                             });
    Reading *reading = *state;
    assert_true(reading->books.years[0].has_closing);
    assert_int_equal(movements.items.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(an_investment_grant_and_its_share_of_the_year_are_direct),
        ACCOUNTING_TEST(an_appropriation_is_no_movement),
        ACCOUNTING_TEST(a_contribution_with_right_of_recovery_is_direct),
        ACCOUNTING_TEST(an_expense_of_the_past_posted_to_the_report_is_told_apart),
        ACCOUNTING_TEST(an_entry_may_appropriate_and_move_an_investment_grant_as_well),
        ACCOUNTING_TEST(opening_and_closing_entries_are_no_movements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
