#include "ledger/opening.h"

#include "ledger/account.h"
#include "ledger/chart.h"

/* A place in the balances by account of both years, taken in order of account. */
typedef struct Walk {
    Balances closing, opening;
    size_t closing_at, opening_at;
} Walk;

static bool is_carried(Text account) {
    int class_number = account_class(account);
    return class_number >= 1 && class_number <= 5;
}

/* The next account of either year, with what it closed and opens at; false at the end. */
static bool next(Walk *walk, OpeningDifference *pair) {
    const Balance *before =
        walk->closing_at < walk->closing.count ? &walk->closing.items[walk->closing_at] : NULL;
    const Balance *now =
        walk->opening_at < walk->opening.count ? &walk->opening.items[walk->opening_at] : NULL;
    if (!before && !now) return false;
    int order = !before ? 1 : !now ? -1 : text_compare(before->account, now->account);
    *pair = (OpeningDifference){0};
    if (order >= 0) {
        pair->account = now->account;
        pair->label = now->label;
        pair->opening = balance_opening(now);
        walk->opening_at++;
    }
    if (order <= 0) {
        pair->account = before->account;
        pair->label = before->label;
        pair->closing = balance_closing(before);
        walk->closing_at++;
    }
    return true;
}

/* The account that the result of the year before is carried on: the first one under 12 in the
 * opening, else 12, which is no account of any file. */
static Text result_account(const Balances *opening) {
    for (size_t i = 0; i < opening->count; i++) {
        const Balance *balance = &opening->items[i];
        bool is_opened = !amount_is_zero(balance_opening(balance));
        if (account_is_under(balance->account, "12") && is_opened) return balance->account;
    }
    return TEXT("12");
}

/* The closing balances by account, with the result added on its account. */
static Balances closing_with_result(Arena *arena, const FiscalYear *previous,
                                    const Balances *opening) {
    Balances closing = balances_by_account(arena, &previous->balances);
    Amount result = year_result(previous);
    if (amount_is_zero(result)) return closing;
    Text account = result_account(opening);
    Balances all = {.items = ARENA_ARRAY(arena, Balance, closing.count + 1)};
    for (size_t i = 0; i < closing.count; i++) all.items[i] = closing.items[i];
    all.items[closing.count] = (Balance){.account = account, .label = account};
    Amount *side = amount_sign(result) > 0 ? &all.items[closing.count].credit
                                           : &all.items[closing.count].debit;
    *side = amount_absolute(result);
    all.count = closing.count + 1;
    balances_sort(&all);
    return balances_by_account(arena, &all);
}

static bool is_own_fund(Text account) {
    return account_is_under(account, "10") || account_is_under(account, "11") ||
           account_is_under(account, "12");
}

static Amount moved_on(const OpeningDifference *difference) {
    return amount_subtract(difference->opening, difference->closing);
}

/* What left a removed account and came to one that takes its place is no difference. */
static void hand_over(OpeningDifference *from, OpeningDifference *to) {
    Amount left = moved_on(from), came = moved_on(to);
    if (amount_sign(left) * amount_sign(came) >= 0) return;
    bool is_all = amount_compare(amount_absolute(left), amount_absolute(came)) <= 0;
    Amount handed = is_all ? amount_negate(left) : came;
    from->opening = amount_add(from->opening, handed);
    to->opening = amount_subtract(to->opening, handed);
}

static void hand_over_to(OpeningComparison *comparison, OpeningDifference *from, Text successor) {
    for (size_t i = 0; i < comparison->count; i++) {
        OpeningDifference *to = &comparison->differences[i];
        if (to != from && text_starts_with(to->account, successor)) hand_over(from, to);
    }
}

static void leave_out_settled(OpeningComparison *comparison) {
    size_t kept = 0;
    for (size_t i = 0; i < comparison->count; i++) {
        if (amount_is_zero(moved_on(&comparison->differences[i]))) continue;
        comparison->differences[kept++] = comparison->differences[i];
    }
    comparison->count = kept;
}

/* Opening entries may carry balances straight to the numbers of the chart of 2025. */
static void settle_renumbered(Arena *arena, OpeningComparison *comparison) {
    Chart chart;
    if (!chart_load(arena, TEXT("anc-2018-06/2025"), &chart, NULL)) return;
    for (size_t i = 0; i < comparison->count; i++) {
        OpeningDifference *from = &comparison->differences[i];
        const ChartAccount *account = chart_find(&chart, from->account);
        Text rest = account ? account->successors : (Text){0};
        while (rest.size > 0) hand_over_to(comparison, from, text_take(&rest, ' '));
    }
    leave_out_settled(comparison);
}

static bool crosses_2025(const FiscalYear *previous, const FiscalYear *year) {
    Date first = date_of(2025, 1, 1);
    return date_compare(previous->start, first) < 0 && date_compare(year->start, first) >= 0;
}

static OpeningVerdict judge(const OpeningComparison *comparison) {
    bool is_in_own_funds = true;
    Amount difference = {0};
    for (size_t i = 0; i < comparison->count; i++) {
        is_in_own_funds &= is_own_fund(comparison->differences[i].account);
        difference = amount_add(difference, moved_on(&comparison->differences[i]));
    }
    bool is_moved = is_in_own_funds && amount_is_zero(difference);
    return comparison->count == 0 ? OPENING_AGREES
           : is_moved             ? OPENING_APPROPRIATED
                                  : OPENING_DIFFERS;
}

OpeningComparison opening_compare(Arena *arena, const FiscalYear *previous,
                                  const FiscalYear *year) {
    OpeningComparison comparison = {.verdict = OPENING_ABSENT};
    if (!year_tells_movements(year)) return comparison;
    Walk walk = {.opening = balances_by_account(arena, &year->balances)};
    walk.closing = closing_with_result(arena, previous, &walk.opening);
    comparison.differences =
        ARENA_ARRAY(arena, OpeningDifference, walk.closing.count + walk.opening.count);
    for (OpeningDifference pair; next(&walk, &pair);) {
        if (!is_carried(pair.account) || amount_compare(pair.closing, pair.opening) == 0) continue;
        comparison.differences[comparison.count++] = pair;
    }
    if (comparison.count > 0 && crosses_2025(previous, year)) settle_renumbered(arena, &comparison);
    comparison.verdict = year->has_opening ? judge(&comparison) : OPENING_ABSENT;
    return comparison;
}
