#include "ledger/asset_movement.h"

#include "ledger/account_group.h"

/* The groups of accounts of a family, as the actif shows them: 269 and 279, what is still owed on
 * securities, are debts. */
static const char *const GROUPS[ASSET_FAMILIES][ASSET_LAYERS] = {
    [ASSET_INTANGIBLE] = {"20 232 237", "280", "290 2932"},
    [ASSET_TANGIBLE] = {"21 22 23 !232 !237", "281 282", "291 292 293 !2932"},
    [ASSET_LEGACY] = {"24", "", "294"},
    [ASSET_FINANCIAL] = {"25 26 27 !269 !279", "", "296 297"},
};

/* From 2025 on, the grantor's rights (229) lie in the passif. */
static const char *group_of(const FiscalYear *year, AssetFamily family, AssetLayer layer) {
    bool is_since_2025 = date_compare(year->start, date_of(2025, 1, 1)) >= 0;
    if (is_since_2025 && family == ASSET_TANGIBLE && layer == ASSET_GROSS) {
        return "21 22 23 !229 !232 !237";
    }
    return GROUPS[family][layer];
}

AssetMovement asset_movement(const FiscalYear *year, AssetFamily family, AssetLayer layer) {
    Flow flow = flow_of(&year->balances, group_of(year, family, layer));
    AssetMovement movement = {flow.opening, flow.debit, flow.credit, flow_closing(flow)};
    if (layer == ASSET_GROSS) return movement;
    return (AssetMovement){amount_negate(movement.opening), flow.credit, flow.debit,
                           amount_negate(movement.closing)};
}

AssetMovement asset_movement_total(const FiscalYear *year, AssetLayer layer) {
    AssetMovement total = {0};
    for (AssetFamily family = 0; family < ASSET_FAMILIES; family++) {
        AssetMovement movement = asset_movement(year, family, layer);
        total.opening = amount_add(total.opening, movement.opening);
        total.increase = amount_add(total.increase, movement.increase);
        total.decrease = amount_add(total.decrease, movement.decrease);
        total.closing = amount_add(total.closing, movement.closing);
    }
    return total;
}

bool asset_is_used(const AssetMovement *movement) {
    return !amount_is_zero(movement->opening) || !amount_is_zero(movement->increase) ||
           !amount_is_zero(movement->decrease) || !amount_is_zero(movement->closing);
}
