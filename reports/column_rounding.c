#include "reports/column_rounding.h"

/* One column while it is rounded. */
typedef struct ColumnRounding {
    Arena *arena;
    const Table *table;
    uint64_t step;
    Amount *exact, *rounded;
    bool *is_fixed; /* rounded[] holds */
} ColumnRounding;

/* What a total adds up, sections apart: lines, and totals that are rounded by themselves. */
typedef LIST_OF(RowTerm) Items;

static const Row *row_at(const ColumnRounding *rounding, uint32_t row) {
    return &rounding->table->rows.items[row];
}

static bool is_leaf(const ColumnRounding *rounding, uint32_t row) {
    return row_at(rounding, row)->term_count == 0;
}

static Amount nearest(const ColumnRounding *rounding, uint32_t row) {
    return amount_round(rounding->exact[row], rounding->step, ROUND_HALF_AWAY);
}

static Amount signed_amount(Amount amount, int sign) {
    return sign < 0 ? amount_negate(amount) : amount;
}

/* Subtotals are no more than the sum of their lines: their lines count in the total above. */
static void collect(const ColumnRounding *rounding, uint32_t row, int sign, Items *items) {
    const Row *total = row_at(rounding, row);
    for (size_t i = 0; i < total->term_count; i++) {
        RowTerm term = {total->terms[i].row, sign * total->terms[i].sign};
        bool is_section = row_at(rounding, term.row)->kind == ROW_SUBTOTAL;
        if (is_section && !is_leaf(rounding, term.row)) {
            collect(rounding, term.row, term.sign, items);
        } else {
            *LIST_PUSH(rounding->arena, items) = term;
        }
    }
}

static Items items_of(const ColumnRounding *rounding, uint32_t row) {
    Items items = {0};
    collect(rounding, row, 1, &items);
    return items;
}

/* Whether a row can take a difference: a line that is not nil, or a total with such a line. */
static bool can_take(const ColumnRounding *rounding, uint32_t row) {
    if (rounding->is_fixed[row]) return false;
    RowRounding role = row_at(rounding, row)->rounding;
    if (is_leaf(rounding, row)) {
        bool is_nil = amount_is_zero(rounding->exact[row]);
        return role == ROUNDING_ROW || (role != ROUNDING_KEEPS && !is_nil);
    }
    Items items = items_of(rounding, row);
    for (size_t i = 0; i < items.count; i++) {
        if (can_take(rounding, items.items[i].row)) return true;
    }
    return false;
}

/* How much nearer to its own amount one more unit brings the item; `unit` has the sign that the
 * item is to move by. In cents, the larger the better. */
static Amount gain(const ColumnRounding *rounding, uint32_t row, Amount unit) {
    Amount behind = amount_subtract(rounding->exact[row], rounding->rounded[row]);
    return signed_amount(behind, amount_sign(unit));
}

/* Whether the row is named to take differences, or a total that counts such a row. */
static bool is_named(const ColumnRounding *rounding, uint32_t row) {
    if (is_leaf(rounding, row)) return row_at(rounding, row)->rounding == ROUNDING_TAKES;
    Items items = items_of(rounding, row);
    for (size_t i = 0; i < items.count; i++) {
        if (is_named(rounding, items.items[i].row)) return true;
    }
    return false;
}

/* The total inside that one unit of the difference suits best, or NULL: one with a named line
 * before the others. */
static const RowTerm *choose_total(const ColumnRounding *rounding, const Items *items,
                                   Amount unit) {
    const RowTerm *best = NULL;
    Amount most = {0};
    bool is_best_named = false;
    for (size_t i = 0; i < items->count; i++) {
        const RowTerm *item = &items->items[i];
        if (is_leaf(rounding, item->row) || !can_take(rounding, item->row)) continue;
        bool is_item_named = is_named(rounding, item->row);
        Amount found = gain(rounding, item->row, signed_amount(unit, item->sign));
        bool is_better =
            is_item_named != is_best_named ? is_item_named : amount_compare(found, most) > 0;
        if (best && !is_better) continue;
        best = item;
        most = found;
        is_best_named = is_item_named;
    }
    return best;
}

/* Whether the difference is a tenth of the line at most. */
static bool is_large_enough(const ColumnRounding *rounding, uint32_t row, Amount difference) {
    enum { TIMES = 10 };
    Amount own = amount_absolute(rounding->rounded[row]);
    Amount least = {amount_absolute(difference).cents * TIMES};
    return amount_compare(own, least) >= 0;
}

/* The line that takes the difference: the one there for it, the first named one that is large
 * enough, else the largest. NULL when no line can. */
static const RowTerm *choose_line(const ColumnRounding *rounding, const Items *items,
                                  Amount difference) {
    const RowTerm *largest = NULL;
    for (size_t i = 0; i < items->count; i++) {
        const RowTerm *item = &items->items[i];
        if (!is_leaf(rounding, item->row) || !can_take(rounding, item->row)) continue;
        RowRounding role = row_at(rounding, item->row)->rounding;
        if (role == ROUNDING_ROW) return item;
        if (role == ROUNDING_TAKES && is_large_enough(rounding, item->row, difference)) return item;
        Amount size = amount_absolute(rounding->exact[item->row]);
        if (largest && amount_compare(size, amount_absolute(rounding->exact[largest->row])) <= 0) {
            continue;
        }
        largest = item;
    }
    return largest;
}

static void move(ColumnRounding *rounding, const RowTerm *item, Amount difference) {
    Amount *rounded = &rounding->rounded[item->row];
    *rounded = amount_add(*rounded, signed_amount(difference, item->sign));
}

/* What the target lacks once the items are added up. */
static Amount difference_to(const ColumnRounding *rounding, const Items *items, Amount target) {
    for (size_t i = 0; i < items->count; i++) {
        const RowTerm *item = &items->items[i];
        target = amount_subtract(target, signed_amount(rounding->rounded[item->row], item->sign));
    }
    return target;
}

/* Gives the difference to totals inside, a unit at a time. */
static void give_to_totals(ColumnRounding *rounding, const Items *items, Amount *difference) {
    Amount unit = amount_of_cents((int64_t)rounding->step);
    if (amount_sign(*difference) < 0) unit = amount_negate(unit);
    for (size_t i = 0; i < items->count && !amount_is_zero(*difference); i++) {
        const RowTerm *best = choose_total(rounding, items, unit);
        if (!best) return;
        move(rounding, best, unit);
        *difference = amount_subtract(*difference, unit);
    }
}

static void settle(ColumnRounding *rounding, uint32_t row);

static bool is_settled(const ColumnRounding *rounding, uint32_t row) {
    if (rounding->is_fixed[row]) return true;
    if (is_leaf(rounding, row)) return false;
    Items items = items_of(rounding, row);
    for (size_t i = 0; i < items.count; i++) {
        if (!is_settled(rounding, items.items[i].row)) return false;
    }
    return true;
}

/* The row as the sum of rows that are fixed. */
static void add_up(ColumnRounding *rounding, uint32_t row) {
    if (rounding->is_fixed[row]) return;
    const Row *total = row_at(rounding, row);
    Amount sum = {0};
    for (size_t i = 0; i < total->term_count; i++) {
        add_up(rounding, total->terms[i].row);
        sum = amount_add(
            sum, signed_amount(rounding->rounded[total->terms[i].row], total->terms[i].sign));
    }
    rounding->rounded[row] = total->term_count > 0 ? sum : nearest(rounding, row);
    rounding->is_fixed[row] = true;
}

/* Each item begins at the unit nearest to its own amount. */
static void begin(ColumnRounding *rounding, const Items *items) {
    for (size_t i = 0; i < items->count; i++) {
        uint32_t row = items->items[i].row;
        if (rounding->is_fixed[row]) continue;
        if (!is_leaf(rounding, row) && is_settled(rounding, row))
            add_up(rounding, row);
        else
            rounding->rounded[row] = nearest(rounding, row);
    }
}

/* Fixes what the row adds up, so that it comes to rounded[row]; where nothing can take the
 * difference, the row itself gives way. */
static void settle(ColumnRounding *rounding, uint32_t row) {
    Items items = items_of(rounding, row);
    begin(rounding, &items);
    Amount difference = difference_to(rounding, &items, rounding->rounded[row]);
    give_to_totals(rounding, &items, &difference);
    const RowTerm *line =
        amount_is_zero(difference) ? NULL : choose_line(rounding, &items, difference);
    if (line) move(rounding, line, difference);
    for (size_t i = 0; i < items.count; i++) {
        uint32_t item = items.items[i].row;
        if (rounding->is_fixed[item]) continue;
        if (!is_leaf(rounding, item)) settle(rounding, item);
        rounding->is_fixed[item] = true;
    }
    add_up(rounding, row);
}

static size_t count_lines(const ColumnRounding *rounding, uint32_t row) {
    if (is_leaf(rounding, row)) return 1;
    const Row *total = row_at(rounding, row);
    size_t count = 0;
    for (size_t i = 0; i < total->term_count; i++) {
        count += count_lines(rounding, total->terms[i].row);
    }
    return count;
}

/* The grand total not settled yet that counts the most lines, or SIZE_MAX. */
static size_t next_root(const ColumnRounding *rounding, const bool *is_counted) {
    size_t found = SIZE_MAX, most = 0;
    for (uint32_t r = 0; r < rounding->table->rows.count; r++) {
        if (is_counted[r] || is_leaf(rounding, r) || is_settled(rounding, r)) continue;
        size_t count = count_lines(rounding, r);
        if (count <= most) continue;
        most = count;
        found = r;
    }
    return found;
}

static void settle_roots(ColumnRounding *rounding) {
    size_t count = rounding->table->rows.count;
    bool *is_counted = ARENA_ARRAY(rounding->arena, bool, count);
    for (uint32_t r = 0; r < count; r++) {
        const Row *row = row_at(rounding, r);
        for (size_t i = 0; i < row->term_count; i++) is_counted[row->terms[i].row] = true;
    }
    for (size_t root; (root = next_root(rounding, is_counted)) != SIZE_MAX;) {
        rounding->rounded[root] = nearest(rounding, (uint32_t)root);
        settle(rounding, (uint32_t)root);
    }
    for (uint32_t r = 0; r < count; r++) add_up(rounding, r);
}

Amount *column_round(Arena *arena, const Table *table, size_t column, uint64_t step) {
    size_t count = table->rows.count;
    ColumnRounding rounding = {.arena = arena, .table = table, .step = step};
    rounding.exact = ARENA_ARRAY(arena, Amount, count);
    rounding.rounded = ARENA_ARRAY(arena, Amount, count);
    rounding.is_fixed = ARENA_ARRAY(arena, bool, count);
    for (size_t r = 0; r < count; r++) {
        const Cell *cell = &table->rows.items[r].cells[column];
        if (cell->kind == CELL_AMOUNT) rounding.exact[r] = cell->amount;
    }
    settle_roots(&rounding);
    return rounding.rounded;
}
