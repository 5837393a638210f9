#include "ledger/year_builder.h"

#include <stdlib.h>
#include <string.h>

static void shift(Amount *from, Amount *to, Amount amount) {
    *from = amount_subtract(*from, amount);
    *to = amount_add(*to, amount);
}

/* Where a journal opens the year, what labels say on that day counts for nothing. */
static void drop_labels(YearBuilder *builder, Date start) {
    bool has_journal = false;
    for (size_t i = 0; i < builder->carry.sums.count; i++) {
        const CarrySum *sum = &builder->carry.sums.items[i];
        has_journal |= sum->kind == CARRY_OPENING_BY_JOURNAL && date_compare(sum->date, start) == 0;
    }
    if (!has_journal) return;
    for (size_t i = 0; i < builder->carry.sums.count; i++) {
        CarrySum *sum = &builder->carry.sums.items[i];
        if (sum->kind == CARRY_OPENING_BY_LABEL) sum->kind = CARRY_NOTHING;
    }
    for (size_t i = 0; i < builder->store.run_count; i++) {
        StoredRun *run = line_store_run(&builder->store, i);
        if (run->kind == CARRY_OPENING_BY_LABEL) run->kind = CARRY_NOTHING;
    }
}

/* Takes opening entries of the first day out of the movements. */
static void settle_opening(YearBuilder *builder, FiscalYear *year) {
    for (size_t i = 0; i < builder->carry.sums.count; i++) {
        const CarrySum *sum = &builder->carry.sums.items[i];
        if (!carry_opens(sum->kind) || date_compare(sum->date, year->start) != 0) continue;
        Balance *balance = &builder->balances.items[sum->part.balance];
        shift(&balance->debit, &balance->opening_debit, sum->part.debit);
        shift(&balance->credit, &balance->opening_credit, sum->part.credit);
        year->has_opening = true;
    }
}

static bool is_nominal(const YearBuilder *builder, uint32_t balance) {
    return builder->bits.items[balance] & CARRY_NOMINAL;
}

/* What all entries leave on classes 6 and 7: whether every account is empty. */
static bool is_every_nominal_empty(const YearBuilder *builder) {
    for (uint32_t i = 0; i < builder->balances.count; i++) {
        if (!is_nominal(builder, i)) continue;
        if (!amount_is_zero(balance_closing(&builder->balances.items[i]))) return false;
    }
    return true;
}

/* The date of the first entry that closes classes 6 and 7; no date when there is none. */
static Date first_closing(const Carry *carry) {
    Date first = {0};
    for (size_t i = 0; i < carry->sums.count; i++) {
        const CarrySum *sum = &carry->sums.items[i];
        if (sum->kind != CARRY_CLOSING) continue;
        if (!date_is_set(first) || date_compare(sum->date, first) < 0) first = sum->date;
    }
    return first;
}

/* The kind as it counts: the result passes on from the first closing entry only, and the balance
 * sheet is closed on the last day. */
static CarryKind closing_as_dated(CarryKind kind, Date date, Date first, Date end) {
    bool is_early = !date_is_set(first) || date_compare(date, first) < 0;
    if (kind == CARRY_CLOSING_PASSES && is_early) return CARRY_NOTHING;
    if (kind == CARRY_CLOSING_SHEET && date_compare(date, end) != 0) return CARRY_NOTHING;
    return kind;
}

static void date_closings(YearBuilder *builder, Date end) {
    Date first = first_closing(&builder->carry);
    for (size_t i = 0; i < builder->carry.sums.count; i++) {
        CarrySum *sum = &builder->carry.sums.items[i];
        sum->kind = closing_as_dated(sum->kind, sum->date, first, end);
    }
    for (size_t i = 0; i < builder->store.run_count; i++) {
        StoredRun *run = line_store_run(&builder->store, i);
        run->kind = closing_as_dated(run->kind, run->run.date, first, end);
    }
}

/* What closing entries post to each balance, and together to classes 6 and 7; credit positive. */
typedef struct Closing {
    size_t count; /* of their sums */
    bool has_sheet;
    Amount *posted;
    Amount nominal;
} Closing;

static Closing closing_of(Arena *arena, const YearBuilder *builder) {
    Closing closing = {.posted = ARENA_ARRAY(arena, Amount, builder->balances.count)};
    for (size_t i = 0; i < builder->carry.sums.count; i++) {
        const CarrySum *sum = &builder->carry.sums.items[i];
        if (!carry_closes(sum->kind)) continue;
        Amount amount = amount_subtract(sum->part.credit, sum->part.debit);
        Amount *posted = &closing.posted[sum->part.balance];
        *posted = amount_add(*posted, amount);
        bool is_of_result = is_nominal(builder, sum->part.balance);
        if (is_of_result) closing.nominal = amount_add(closing.nominal, amount);
        closing.has_sheet |= sum->kind == CARRY_CLOSING_SHEET;
        closing.count++;
    }
    return closing;
}

/* Whether the entries close the year for certain: they leave nothing on 88 and 89, and classes 6
 * and 7 are empty; where they close the balance sheet too, every account is. */
static bool is_certain(const YearBuilder *builder, const Closing *closing) {
    if (closing->count == 0 || !is_every_nominal_empty(builder)) return false;
    for (uint32_t i = 0; i < builder->balances.count; i++) {
        bool is_transit = builder->bits.items[i] & CARRY_TRANSIT;
        bool is_left = !amount_is_zero(balance_closing(&builder->balances.items[i]));
        if (is_transit && !amount_is_zero(closing->posted[i])) return false;
        if (closing->has_sheet && is_left) return false;
    }
    return true;
}

/* Leaves out the entries that close the year, when it is certain that they do. */
static void settle_closing(YearBuilder *builder, FiscalYear *year) {
    date_closings(builder, year->end);
    Arena *scratch = arena_create();
    Closing closing = closing_of(scratch, builder);
    year->has_closing = is_certain(builder, &closing);
    arena_destroy(scratch);
    if (!year->has_closing) return;
    for (size_t i = 0; i < builder->carry.sums.count; i++) {
        const CarrySum *sum = &builder->carry.sums.items[i];
        if (!carry_closes(sum->kind)) continue;
        Balance *balance = &builder->balances.items[sum->part.balance];
        balance->debit = amount_subtract(balance->debit, sum->part.debit);
        balance->credit = amount_subtract(balance->credit, sum->part.credit);
    }
    year->closing_result = amount_negate(closing.nominal);
}

static void settle_journals(YearBuilder *builder, FiscalYear *year) {
    year->journal_count = (uint32_t)builder->journals.count;
    year->journals = ARENA_ARRAY(builder->arena, Journal, year->journal_count);
    for (size_t i = 0; i < year->journal_count; i++) {
        const BuilderJournal *journal = &builder->journals.items[i];
        year->journals[i] = (Journal){journal->code, journal->label};
    }
    year->auxiliary_count = (uint32_t)builder->auxiliaries.count;
    year->foreign_amounts = builder->foreign_amounts.items;
    year->auxiliaries = ARENA_ARRAY(builder->arena, Auxiliary, year->auxiliary_count);
    for (size_t i = 0; i < year->auxiliary_count; i++) {
        year->auxiliaries[i] = builder->auxiliaries.items[i];
    }
}

/* Whether each journal balances; the first that does not decides. */
static bool is_every_journal_balanced(const YearBuilder *builder) {
    for (size_t i = 0; i < builder->journals.count; i++) {
        const BuilderJournal *journal = &builder->journals.items[i];
        if (!entry_balances(journal->debit, journal->credit, journal->code, NULL)) return false;
    }
    return true;
}

/* A balance and where it stood before sorting. */
typedef struct Numbered {
    const Balance *balance;
    uint32_t number;
} Numbered;

static int by_account(const void *left, const void *right) {
    const Balance *a = ((const Numbered *)left)->balance;
    const Balance *b = ((const Numbered *)right)->balance;
    int order = text_compare(a->account, b->account);
    return order ? order : text_compare(a->auxiliary, b->auxiliary);
}

/* Gives the year its balances in order; lines that were kept follow their balance. */
static void settle_balances(YearBuilder *builder, FiscalYear *year) {
    size_t count = builder->balances.count;
    Arena *scratch = arena_create();
    Numbered *order = ARENA_ARRAY(scratch, Numbered, count);
    uint32_t *place = ARENA_ARRAY(scratch, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) {
        Balance *balance = &builder->balances.items[i];
        if (!balance->label.size) balance->label = balance->account;
        order[i] = (Numbered){balance, i};
    }
    if (count) qsort(order, count, sizeof *order, by_account);
    year->balances = (Balances){ARENA_ARRAY(builder->arena, Balance, count), count};
    for (uint32_t i = 0; i < count; i++) {
        year->balances.items[i] = *order[i].balance;
        place[order[i].number] = i;
    }
    for (size_t i = 0; i < builder->store.line_count; i++) {
        uint32_t *balance = &line_store_line(&builder->store, i)->balance;
        *balance = place[*balance];
    }
    arena_destroy(scratch);
}

static void settle_movements(YearBuilder *builder) {
    for (size_t i = 0; i < builder->balances.count; i++) {
        builder->balances.items[i].debit = builder->movements.items[i].debit;
        builder->balances.items[i].credit = builder->movements.items[i].credit;
    }
}

/* Gives the balances of a trial balance the openings that the file says. */
static void settle_openings(YearBuilder *builder, FiscalYear *year) {
    for (size_t i = 0; i < builder->openings.count; i++) {
        const Movement *opening = &builder->openings.items[i];
        builder->balances.items[i].opening_debit = opening->debit;
        builder->balances.items[i].opening_credit = opening->credit;
    }
    year->is_balance = builder->is_balance;
    year->has_opening = builder->openings.count > 0;
}

void year_builder_settle(YearBuilder *builder, FiscalYear *year) {
    settle_movements(builder);
    settle_openings(builder, year);
    drop_labels(builder, year->start);
    settle_opening(builder, year);
    settle_closing(builder, year);
    settle_journals(builder, year);
    year->grouping = grouper_choose(&builder->grouper);
    if (year->grouping == GROUPED_BY_JOURNAL && !is_every_journal_balanced(builder)) {
        year->grouping = GROUPED_BY_FILE;
    }
    year->entry_count = grouper_entries(&builder->grouper, year->grouping);
    year->line_count = builder->line_count;
    settle_balances(builder, year);
    if (builder->choices->keep_lines) line_store_assemble(builder->arena, &builder->store, year);
}
