#include "reports/placement.h"

enum { DEPTH = 32 };

Placement placement_in(Arena *arena) {
    Placement placement = {.arena = arena};
    LIST_PUSH(arena, &placement.nodes);
    return placement;
}

/* The node of the digits, made when it is missing. */
static uint32_t reach(Placement *placement, Text digits) {
    uint32_t node = 0;
    for (size_t i = 0; i < digits.size; i++) {
        size_t digit = (size_t)(digits.bytes[i] - '0');
        uint32_t next = placement->nodes.items[node].children[digit];
        if (next == 0) {
            LIST_PUSH(placement->arena, &placement->nodes);
            next = (uint32_t)placement->nodes.count;
            placement->nodes.items[node].children[digit] = next;
        }
        node = next - 1;
    }
    return node;
}

bool placement_add(Placement *placement, const Claim *cell, const FormulaPrefix *prefix,
                   const Claim **earlier) {
    if (prefix->is_excluded) {
        *LIST_PUSH(placement->arena, &placement->exclusions) =
            (Exclusion){cell->line, cell->column, *prefix};
        return true;
    }
    uint32_t node = reach(placement, prefix->digits);
    Claim *claim = LIST_PUSH(placement->arena, &placement->claims);
    *claim = *cell;
    claim->digits = prefix->digits;
    claim->is_reversed = prefix->is_reversed;
    for (size_t is_credit = 0; is_credit < 2; is_credit++) {
        if (!side_holds(prefix->side, is_credit == 1)) continue;
        uint32_t *slot = &placement->nodes.items[node].claims[is_credit];
        if (*slot != 0) {
            *earlier = &placement->claims.items[*slot - 1];
            return false;
        }
        *slot = (uint32_t)placement->claims.count;
    }
    return true;
}

/* Whether the claim's own formula excludes the account by a longer prefix. */
static bool is_excluded(const Placement *placement, const Claim *claim, Text number,
                        bool is_credit) {
    for (size_t i = 0; i < placement->exclusions.count; i++) {
        const Exclusion *exclusion = &placement->exclusions.items[i];
        if (exclusion->line != claim->line || exclusion->column != claim->column) continue;
        if (exclusion->prefix.digits.size <= claim->digits.size) continue;
        if (!side_holds(exclusion->prefix.side, is_credit)) continue;
        if (text_starts_with(number, exclusion->prefix.digits)) return true;
    }
    return false;
}

const Claim *placement_find(const Placement *placement, Text number, bool is_credit) {
    uint32_t found[DEPTH];
    size_t depth = 0;
    uint32_t node = 0;
    for (size_t i = 0; i < number.size && depth < DEPTH; i++) {
        char byte = number.bytes[i];
        if (byte < '0' || byte > '9') break;
        node = placement->nodes.items[node].children[byte - '0'];
        if (node-- == 0) break;
        uint32_t claim = placement->nodes.items[node].claims[is_credit];
        if (claim != 0) found[depth++] = claim - 1;
    }
    while (depth > 0) {
        const Claim *claim = &placement->claims.items[found[--depth]];
        if (!is_excluded(placement, claim, number, is_credit)) return claim;
    }
    return NULL;
}
