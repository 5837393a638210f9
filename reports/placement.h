/* A placement tells on which line an account lies: the claim with the longest prefix wins, apart
 * for debit and credit balances, unless its formula excludes the account. */
#ifndef DENIER_REPORTS_PLACEMENT_H
#define DENIER_REPORTS_PLACEMENT_H

#include "reports/formula.h"

/* Accounts that begin with the digits are claimed by a cell: a line's column. */
typedef struct Claim {
    Text digits;
    uint32_t line;
    uint32_t column;
    bool is_reversed;
    uint64_t source_line; /* of the definition file */
} Claim;

typedef struct PlacementNode {
    uint32_t children[10]; /* index + 1 of the node one digit further */
    uint32_t claims[2];    /* index + 1 of the claim for debit and for credit balances */
} PlacementNode;

typedef struct Exclusion {
    uint32_t line, column;
    FormulaPrefix prefix;
} Exclusion;

typedef struct Placement {
    Arena *arena;
    LIST_OF(PlacementNode) nodes;
    LIST_OF(Claim) claims;
    LIST_OF(Exclusion) exclusions;
} Placement;

Placement placement_in(Arena *arena);

/* Enters a prefix of the cell's formula, which is a claim or an exclusion. When the same prefix is
 * claimed already for a side that both hold for, `*earlier` is that claim and false is returned. */
bool placement_add(Placement *placement, const Claim *cell, const FormulaPrefix *prefix,
                   const Claim **earlier);

/* The claim under which the account falls, or NULL. */
const Claim *placement_find(const Placement *placement, Text number, bool is_credit);

#endif
