/* An asset movement is what fixed assets of one family, or what was written off on them, opened
 * with, gained, lost and close with (art. 832-1 PCG), told from the accounts alone. */
#ifndef DENIER_LEDGER_ASSET_MOVEMENT_H
#define DENIER_LEDGER_ASSET_MOVEMENT_H

#include "ledger/year.h"

typedef enum AssetFamily {
    ASSET_INTANGIBLE, /* immobilisations incorporelles */
    ASSET_TANGIBLE,   /* immobilisations corporelles */
    ASSET_LEGACY,     /* biens reçus par legs ou donations destinés à être cédés */
    ASSET_FINANCIAL,  /* immobilisations financières */
    ASSET_FAMILIES,
} AssetFamily;

typedef enum AssetLayer {
    ASSET_GROSS,        /* 20 to 27, debit positive */
    ASSET_DEPRECIATION, /* 28, credit positive */
    ASSET_IMPAIRMENT,   /* 29, credit positive */
    ASSET_LAYERS,
} AssetLayer;

typedef struct AssetMovement {
    Amount opening;
    Amount increase; /* acquisitions and transfers in; dotations */
    Amount decrease; /* disposals and transfers out; reversals and what leaves with the asset */
    Amount closing;
} AssetMovement;

AssetMovement asset_movement(const FiscalYear *year, AssetFamily family, AssetLayer layer);

/* The sum of all families. */
AssetMovement asset_movement_total(const FiscalYear *year, AssetLayer layer);

bool asset_is_used(const AssetMovement *movement);

#endif
