#include "reports/statement_definition.h"

#include "ledger/account.h"
#include "reports/statement_check.h"
#include "reports/statement_passage.h"

/* What lays the balances of one year over the lines. */
typedef struct Laying {
    Arena *arena;
    const StatementDefinition *definition;
    const FiscalYear *year;
    StatementFigures *figures;
    LIST_OF(StatementPart) parts; /* in order of account */
    bool is_opening;              /* opening balances count, not closing ones */
    StatementPassage *passage;    /* of a year kept under an earlier model, or NULL */
} Laying;

static Amount counted(const Laying *laying, const Balance *balance) {
    return laying->is_opening ? balance_opening(balance) : balance_closing(balance);
}

static Amount *cell(const Laying *laying, uint32_t line, uint32_t column) {
    return &laying->figures->amounts[(size_t)line * STATEMENT_COLUMNS + column];
}

static void add_to(Amount *total, Amount amount) {
    *total = amount_add(*total, amount);
}

/* Whether the statement lays the account on its lines: a bilan takes the result from classes 6
 * and 7. */
static bool concerns(const StatementDefinition *definition, Text number) {
    int class = account_class(number);
    bool is_result = class == 6 || class == 7;
    return statement_shows_class(definition->kind, class) || is_result;
}

/* The opening of a year is the closing of the year before, not yet appropriated: what it carries
 * on 12 is that year's result, and stands on the line of the result. */
static uint32_t line_of(const Laying *laying, const Claim *claim) {
    const StatementDefinition *definition = laying->definition;
    bool is_last_result = laying->is_opening && claim->line == definition->awaiting;
    return is_last_result ? definition->result : claim->line;
}

static void lay_on_details(const Laying *laying, Text number, Amount amount) {
    const StatementDefinition *definition = laying->definition;
    for (uint32_t i = 0; i < definition->lines.count; i++) {
        const StatementLine *line = &definition->lines.items[i];
        if (line->style != STYLE_DETAIL) continue;
        bool is_credit = amount_sign(amount) < 0;
        if (!formula_names(&line->formulas[COLUMN_AMOUNT], number, is_credit)) continue;
        Amount shown = line->is_credit ? amount_negate(amount) : amount;
        add_to(cell(laying, i, COLUMN_AMOUNT), shown);
    }
}

/* The day on which the balances that count were closed, or are to be. */
static Date day_of(const Laying *laying) {
    Date start = laying->year->start;
    return laying->is_opening ? date_add_days(start, -1) : start;
}

/* Where a balance lies; `number` is what the chart calls its account today. */
static bool find_place(const Laying *laying, const Balance *balance, Text number,
                       PassagePlace *place) {
    bool is_credit = amount_sign(counted(laying, balance)) < 0;
    if (laying->passage) {
        return statement_passage_place(laying->passage, balance->account, is_credit, day_of(laying),
                                       place);
    }
    const Claim *claim = placement_find(&laying->definition->placement, number, is_credit);
    *place = (PassagePlace){0};
    if (claim) place->claim = *claim;
    return claim != NULL;
}

/* Keeps what the passage has to list. */
static void keep_move(const Laying *laying, const StatementPart *part, const PassagePlace *place) {
    bool is_listed = passage_is_moved(place->verdict) || passage_is_left(place->verdict);
    if (!is_listed || amount_is_zero(part->amount)) return;
    bool is_subtracted = part->column == COLUMN_ALLOWANCE;
    *LIST_PUSH(laying->arena, &laying->passage->moves) = (PassageMove){
        part->balance, *place, is_subtracted ? amount_negate(part->amount) : part->amount};
}

/* Lays the balance of one account, or of one of its third parties, on its line. False when it
 * lies on none. */
static bool lay(Laying *laying, const Balance *balance, Text number) {
    const StatementDefinition *definition = laying->definition;
    Amount amount = counted(laying, balance);
    PassagePlace place;
    if (!find_place(laying, balance, number, &place)) return false;
    const Claim *claim = &place.claim;
    uint32_t index = line_of(laying, claim);
    const StatementLine *line = &definition->lines.items[index];
    bool is_reversed = line->is_credit != claim->is_reversed;
    StatementPart *part = LIST_PUSH(laying->arena, &laying->parts);
    *part = (StatementPart){.balance = balance, .line = index, .column = claim->column};
    part->amount = is_reversed ? amount_negate(amount) : amount;
    add_to(cell(laying, index, claim->column), part->amount);
    keep_move(laying, part, &place);
    lay_on_details(laying, number, amount);
    return true;
}

/* Classes 6 and 7 alone make the result, except in an opening, which carries it on 12. */
static void add_to_result(const Laying *laying, const Balance *balance, Amount amount) {
    int class = account_class(balance->account);
    bool is_result =
        laying->is_opening ? account_is_under(balance->account, "12") : class == 6 || class == 7;
    if (!is_result) return;
    laying->figures->result = amount_subtract(laying->figures->result, amount);
}

/* Lays the balances of one account: several when it has third parties. */
static void lay_account(Laying *laying, StatementCheck *check, const Balance *balances,
                        size_t count) {
    AccountSum sum = {.number = balances[0].account, .label = balances[0].label};
    const Chart *chart = &laying->definition->chart;
    Text number = chart_current_number(chart, sum.number, day_of(laying));
    for (size_t i = 0; i < count; i++) {
        Amount amount = counted(laying, &balances[i]);
        add_to(&sum.counted, amount);
        add_to(&sum.closing, balance_closing(&balances[i]));
        add_to_result(laying, &balances[i], amount);
        if (!lay(laying, &balances[i], number)) add_to(&sum.unplaced, amount);
    }
    statement_check_account(check, &sum);
}

static void lay_all(Laying *laying, StatementCheck *check) {
    const Balances *balances = &laying->year->balances;
    for (size_t first = 0; first < balances->count;) {
        size_t next = first + 1;
        Text account = balances->items[first].account;
        while (next < balances->count && text_equal(balances->items[next].account, account)) {
            next++;
        }
        if (concerns(laying->definition, account)) {
            lay_account(laying, check, &balances->items[first], next - first);
        }
        first = next;
    }
}

static void compute_totals(const Laying *laying) {
    const StatementDefinition *definition = laying->definition;
    for (size_t i = 0; i < definition->computed_count; i++) {
        uint32_t index = definition->computed[i];
        const StatementLine *line = &definition->lines.items[index];
        for (size_t t = 0; t < line->term_count; t++) {
            for (uint32_t column = 0; column < FORMULA_COLUMNS; column++) {
                Amount amount = *cell(laying, line->terms[t].line, column);
                if (line->terms[t].sign < 0) amount = amount_negate(amount);
                add_to(cell(laying, index, column), amount);
            }
        }
    }
    for (uint32_t i = 0; i < definition->lines.count; i++) {
        *cell(laying, i, COLUMN_NET) =
            amount_subtract(*cell(laying, i, COLUMN_GROSS), *cell(laying, i, COLUMN_ALLOWANCE));
    }
}

/* Puts the parts in the order of their lines; those of a line stay in order of account. */
static void sort_parts(const Laying *laying) {
    size_t count = laying->parts.count;
    size_t lines = laying->definition->lines.count;
    size_t *starts = ARENA_ARRAY(laying->arena, size_t, lines + 1);
    for (size_t i = 0; i < count; i++) starts[laying->parts.items[i].line + 1]++;
    for (size_t i = 0; i < lines; i++) starts[i + 1] += starts[i];
    StatementPart *sorted = ARENA_ARRAY(laying->arena, StatementPart, count);
    for (size_t i = 0; i < count; i++) {
        const StatementPart *part = &laying->parts.items[i];
        sorted[starts[part->line]++] = *part;
    }
    laying->figures->parts.items = sorted;
    laying->figures->parts.count = count;
    laying->figures->parts.capacity = count;
}

static void compute(Laying *laying, Findings *findings) {
    *laying->figures = (StatementFigures){0};
    laying->figures->amounts =
        ARENA_ARRAY(laying->arena, Amount, laying->definition->lines.count * STATEMENT_COLUMNS);
    StatementCheck check = {.arena = laying->arena,
                            .definition = laying->definition,
                            .year = laying->year,
                            .findings = findings,
                            .is_opening = laying->is_opening};
    lay_all(laying, &check);
    compute_totals(laying);
    sort_parts(laying);
    statement_check_totals(&check, laying->figures);
}

void statement_compute(Arena *arena, const StatementDefinition *definition, const FiscalYear *year,
                       StatementFigures *figures, Findings *findings) {
    Laying laying = {.arena = arena, .definition = definition, .year = year, .figures = figures};
    compute(&laying, findings);
}

void statement_compute_opening(Arena *arena, const StatementDefinition *definition,
                               const FiscalYear *year, StatementFigures *figures,
                               Findings *findings) {
    Laying laying = {.arena = arena, .definition = definition, .year = year, .figures = figures};
    laying.is_opening = true;
    compute(&laying, findings);
}

void statement_compute_passage(Arena *arena, StatementPassage *passage, const FiscalYear *year,
                               bool is_opening, StatementFigures *figures, Findings *findings) {
    Findings of_its_time = findings_in(arena);
    (is_opening ? statement_compute_opening : statement_compute)(arena, passage->then, year,
                                                                 &passage->published, &of_its_time);
    Laying laying = {.arena = arena,
                     .definition = passage->now,
                     .year = year,
                     .figures = figures,
                     .is_opening = is_opening,
                     .passage = passage};
    passage->year = year;
    passage->moves.count = 0;
    compute(&laying, findings);
    statement_passage_check(passage, figures, findings);
}

bool statement_amount(const StatementDefinition *definition, const StatementFigures *figures,
                      const char *id, Amount *amount) {
    for (uint32_t table = 0; table < definition->tables.count; table++) {
        uint32_t line = statement_find_line(definition, table, text_of(id));
        if (line == NO_LINE) continue;
        *amount = figures->amounts[(size_t)line * STATEMENT_COLUMNS + COLUMN_NET];
        return true;
    }
    return false;
}
