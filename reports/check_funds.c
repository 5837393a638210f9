#include "reports/check_funds.h"

#include "ledger/account_group.h"
#include "ledger/asset_movement.h"
#include "ledger/fund_movement.h"

static const char NO_MOVEMENTS[] = N_("Only closing balances are at hand, no movements");

/* What opening, additions and use make of the fund. */
static Amount told(const FundMovement *movement) {
    return amount_subtract(movement->closing, movement->rest);
}

CheckResult check_dedicated_funds(const Checking *checking) {
    if (!year_tells_movements(&checking->year)) return check_skip(checking, NO_MOVEMENTS);
    const Balances *balances = &checking->year.balances;
    FundMovement total = fund_movement_total(balances);
    CheckResult result = check_equal(checking, total.closing, told(&total), "");
    if (result.status == CHECK_OK) return result;
    CheckList list = {.checking = checking};
    for (FundKind kind = 0; kind < FUND_DEDICATED; kind++) {
        FundMovement movement = fund_movement(balances, kind);
        if (amount_is_zero(movement.rest)) continue;
        Text amount = check_amount(checking, movement.rest);
        check_list_add(&list, text_print(checking->arena, "%s: %.*s", fund_accounts(kind),
                                         TEXT_ARGUMENTS(amount)));
    }
    result.explanation =
        check_say(checking, N_("Not moved by 689 and 789, accounts by accounts: {1}"),
                  check_list_text(&list), (Text){0}, (Text){0});
    return result;
}

CheckResult check_dedicated_funds_bilan(const Checking *checking) {
    FundMovement total = fund_movement_total(&checking->year.balances);
    Amount line = year_figure(&checking->figures, "liabilities", "fonds_dedies");
    return check_equal(checking, line, total.closing, "19 !191");
}

CheckResult check_dedicated_funds_added(const Checking *checking) {
    FundMovement total = fund_movement_total(&checking->year.balances);
    Amount line = year_figure(&checking->figures, "income_statement", "reports_fonds_dedies");
    return check_equal(checking, line, total.additions, "689 !6891");
}

CheckResult check_dedicated_funds_used(const Checking *checking) {
    FundMovement total = fund_movement_total(&checking->year.balances);
    Amount line = year_figure(&checking->figures, "income_statement", "utilisations_fonds_dedies");
    return check_equal(checking, line, total.used, "789 !7891");
}

CheckResult check_deferred_funds(const Checking *checking) {
    if (!year_tells_movements(&checking->year)) return check_skip(checking, NO_MOVEMENTS);
    FundMovement legacies = fund_movement(&checking->year.balances, FUND_LEGACIES);
    return check_equal(checking, legacies.closing, told(&legacies), fund_accounts(FUND_LEGACIES));
}

CheckResult check_deferred_funds_bilan(const Checking *checking) {
    FundMovement legacies = fund_movement(&checking->year.balances, FUND_LEGACIES);
    FundMovement usufructs = fund_movement(&checking->year.balances, FUND_USUFRUCTS);
    Amount line = year_figure(&checking->figures, "liabilities", "fonds_reportes");
    return check_equal(checking, line, amount_add(legacies.closing, usufructs.closing), "191");
}

CheckResult check_usufructs(const Checking *checking) {
    if (!year_tells_movements(&checking->year)) return check_skip(checking, NO_MOVEMENTS);
    const Balances *balances = &checking->year.balances;
    Amount assets = flow_movement(flow_of(balances, "204 2804"));
    Amount fund = amount_negate(flow_movement(flow_of(balances, "1912")));
    return check_equal(checking, assets, fund, fund_accounts(FUND_USUFRUCTS));
}

CheckResult check_assets_gross(const Checking *checking) {
    AssetFigure shown = year_asset_figure(&checking->figures, "total_actif_immobilise");
    AssetMovement moved = asset_movement_total(&checking->year, ASSET_GROSS);
    return check_equal(checking, shown.gross, moved.closing, "2 !28 !29");
}

CheckResult check_assets_written_off(const Checking *checking) {
    AssetFigure shown = year_asset_figure(&checking->figures, "total_actif_immobilise");
    Amount depreciation = asset_movement_total(&checking->year, ASSET_DEPRECIATION).closing;
    Amount impairment = asset_movement_total(&checking->year, ASSET_IMPAIRMENT).closing;
    return check_equal(checking, shown.allowance, amount_add(depreciation, impairment), "28 29");
}
