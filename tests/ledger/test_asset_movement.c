/* Movements of fixed assets and of what was written off on them, worked out by hand. */
#include "ledger/asset_movement.h"

#include "tests/ledger/reading.h"

static void assert_movement(AssetMovement movement, const char *opening, const char *increase,
                            const char *decrease, const char *closing) {
    assert_amount(movement.opening, opening);
    assert_amount(movement.increase, increase);
    assert_amount(movement.decrease, decrease);
    assert_amount(movement.closing, closing);
}

/* One computer of 900 goes, depreciated by 700, and one of 1 200 comes. */
static const SampleLine COMPUTERS[] = {
    {"AN", "1", "20220101", "218300", "900,00", NULL},
    {"AN", "1", "20220101", "281830", NULL, "700,00"},
    {"AN", "1", "20220101", "110000", NULL, "200,00"},
    {"AC", "2", "20220301", "218300", "1200,00", NULL},
    {"AC", "2", "20220301", "404000", NULL, "1200,00"},
    {"OD", "3", "20220630", "281830", "700,00", NULL},
    {"OD", "3", "20220630", "675000", "200,00", NULL},
    {"OD", "3", "20220630", "218300", NULL, "900,00"},
    {"OD", "4", "20221231", "681120", "400,00", NULL},
    {"OD", "4", "20221231", "281830", NULL, "400,00"},
    {0},
};

static void a_purchase_a_disposal_and_the_depreciation_of_the_year(void **state) {
    Reading *reading = *state;
    read_lines_of(reading, COMPUTERS);
    const FiscalYear *year = &reading->books.years[0];
    assert_movement(asset_movement(year, ASSET_TANGIBLE, ASSET_GROSS), "900,00", "1200,00",
                    "900,00", "1200,00");
    assert_movement(asset_movement(year, ASSET_TANGIBLE, ASSET_DEPRECIATION), "700,00", "400,00",
                    "700,00", "400,00");
    AssetMovement impairment = asset_movement(year, ASSET_TANGIBLE, ASSET_IMPAIRMENT);
    assert_movement(impairment, "0,00", "0,00", "0,00", "0,00");
    assert_false(asset_is_used(&impairment));
    assert_movement(asset_movement_total(year, ASSET_GROSS), "900,00", "1200,00", "900,00",
                    "1200,00");
}

typedef struct Place {
    const char *account;
    AssetFamily family;
    AssetLayer layer;
} Place;

static void each_account_counts_in_one_family_and_layer(void **state) {
    static const Place PLACES[] = {
        {"205000", ASSET_INTANGIBLE, ASSET_GROSS},
        {"232000", ASSET_INTANGIBLE, ASSET_GROSS},
        {"237000", ASSET_INTANGIBLE, ASSET_GROSS},
        {"213100", ASSET_TANGIBLE, ASSET_GROSS},
        {"231300", ASSET_TANGIBLE, ASSET_GROSS},
        {"238000", ASSET_TANGIBLE, ASSET_GROSS},
        {"240000", ASSET_LEGACY, ASSET_GROSS},
        {"261000", ASSET_FINANCIAL, ASSET_GROSS},
        {"275000", ASSET_FINANCIAL, ASSET_GROSS},
        {"280500", ASSET_INTANGIBLE, ASSET_DEPRECIATION},
        {"281830", ASSET_TANGIBLE, ASSET_DEPRECIATION},
        {"290500", ASSET_INTANGIBLE, ASSET_IMPAIRMENT},
        {"293200", ASSET_INTANGIBLE, ASSET_IMPAIRMENT},
        {"293100", ASSET_TANGIBLE, ASSET_IMPAIRMENT},
        {"294000", ASSET_LEGACY, ASSET_IMPAIRMENT},
        {"297500", ASSET_FINANCIAL, ASSET_IMPAIRMENT},
    };
    (void)state;
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        Balance balance = {.account = text_of(PLACES[i].account), .debit = amount_of_cents(100)};
        FiscalYear year = {.start = date_of(2022, 1, 1), .balances = {&balance, 1}};
        for (AssetFamily family = 0; family < ASSET_FAMILIES; family++) {
            for (AssetLayer layer = 0; layer < ASSET_LAYERS; layer++) {
                AssetMovement movement = asset_movement(&year, family, layer);
                bool is_there = family == PLACES[i].family && layer == PLACES[i].layer;
                if (asset_is_used(&movement) != is_there) fail_msg("%s", PLACES[i].account);
            }
        }
    }
}

static void what_is_owed_on_securities_is_no_asset(void **state) {
    (void)state;
    Balance owed[] = {{.account = TEXT("269000"), .credit = amount_of_cents(100)},
                      {.account = TEXT("279000"), .credit = amount_of_cents(100)}};
    FiscalYear year = {.start = date_of(2022, 1, 1), .balances = {owed, 2}};
    AssetMovement total = asset_movement_total(&year, ASSET_GROSS);
    assert_false(asset_is_used(&total));
}

/* Art. 421-1 shows droits du concédant in the passif from 2025 on, and has no line for it before.
 */
static void rights_of_the_grantor_leave_the_assets_in_2025(void **state) {
    (void)state;
    Balance rights = {.account = TEXT("229000"), .credit = amount_of_cents(100)};
    FiscalYear year = {.start = date_of(2024, 1, 1), .balances = {&rights, 1}};
    assert_amount(asset_movement_total(&year, ASSET_GROSS).closing, "-1,00");
    year.start = date_of(2025, 1, 1);
    assert_amount(asset_movement_total(&year, ASSET_GROSS).closing, "0,00");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(a_purchase_a_disposal_and_the_depreciation_of_the_year),
        cmocka_unit_test(each_account_counts_in_one_family_and_layer),
        cmocka_unit_test(what_is_owed_on_securities_is_no_asset),
        cmocka_unit_test(rights_of_the_grantor_leave_the_assets_in_2025),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
