#include "reports/check_funds.h"

#include "ledger/account_group.h"
#include "ledger/asset_movement.h"
#include "ledger/fund_movement.h"

static const char NO_MOVEMENTS[] = N_("Only closing balances are at hand, no movements");

/* What opening, additions and use make of the fund. */
static Amount told(const FundMovement *movement) {
    return amount_subtract(movement->closing, movement->rest);
}

/* What moved the accounts of each kind beside 689 and 789: by entries, or by accounts where only
 * balances are at hand. */
static Text list_transfers(const Checking *checking) {
    CheckList list = {.checking = checking};
    for (FundKind kind = 0; kind < FUND_DEDICATED; kind++) {
        FundMovement movement = fund_movement(&checking->year.balances, kind);
        if (amount_is_zero(movement.rest)) continue;
        size_t before = list.count;
        check_list_add_lone(&list, fund_accounts(kind));
        if (list.count > before) continue;
        Text amount = check_amount(checking, amount_negate(movement.rest));
        check_list_add(&list, text_print(checking->arena, "%s %.*s", fund_accounts(kind),
                                         TEXT_ARGUMENTS(amount)));
    }
    return check_list_text(&list);
}

CheckResult check_dedicated_funds(const Checking *checking) {
    if (!year_tells_movements(&checking->year)) return check_skip(checking, NO_MOVEMENTS);
    FundMovement total = fund_movement_total(&checking->year.balances);
    CheckResult result = check_equal(checking, total.closing, told(&total), "");
    Text transfers = list_transfers(checking);
    if (!transfers.size) return result;
    const char *msgid = result.status == CHECK_OK ? N_("Transfers between categories: {1}")
                                                  : N_("Not moved by 689 and 789: {1}");
    result.explanation = check_say(checking, msgid, transfers, (Text){0}, (Text){0});
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
    CheckResult result =
        check_equal(checking, legacies.closing, told(&legacies), fund_accounts(FUND_LEGACIES));
    return check_explain_lone(checking, result, fund_accounts(FUND_LEGACIES));
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
    CheckResult result = check_equal(checking, assets, fund, fund_accounts(FUND_USUFRUCTS));
    if (result.status == CHECK_FAILS) {
        return check_explain_lone(checking, result, fund_accounts(FUND_USUFRUCTS));
    }
    /* Equal sums may hide entries that move one side alone. */
    CheckList list = {.checking = checking};
    Amount lone = check_list_add_lone(&list, fund_accounts(FUND_USUFRUCTS));
    if (amount_is_zero(lone)) return result;
    result = check_equal(checking, (Amount){0}, lone, "");
    result.explanation = check_say(checking, N_("1912 and 204 or 2804 moved apart: {1}"),
                                   check_list_text(&list), (Text){0}, (Text){0});
    return result;
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
