#include "reports/figure_verdict.h"

enum { MORE_DECIMALS = 3, CENTS = 2 };

/* The fraction rounded to a multiple of the figure's rounding. */
static Fraction rounded(Arena *arena, const PublishedFigure *figure, Fraction exact) {
    Fraction quotient = fraction_divide(arena, exact, figure->rounding), whole = {0};
    Text text = fraction_print(arena, quotient, 0, ROUND_HALF_AWAY);
    fraction_read(arena, text, &whole, NULL);
    return fraction_multiply(arena, whole, figure->rounding);
}

static bool is_told(Arena *arena, Fraction fraction, unsigned decimals) {
    Fraction told = {0};
    fraction_read(arena, fraction_print(arena, fraction, decimals, ROUND_DOWN), &told, NULL);
    return fraction_compare(told, fraction) == 0;
}

/* The fraction with the fewest decimals that tell it exactly (one decimal is written as two: it
 * may be money), or rounded to `most`. */
static Text printed(Arena *arena, Fraction fraction, unsigned least, unsigned most,
                    bool *is_exact) {
    unsigned decimals = least;
    *is_exact = is_told(arena, fraction, decimals);
    if (!*is_exact && decimals < CENTS) decimals = CENTS;
    while (!(*is_exact = is_told(arena, fraction, decimals)) && decimals < most) decimals++;
    return fraction_print(arena, fraction, decimals, ROUND_HALF_AWAY);
}

FigureVerdict figure_judge(Arena *arena, const PublishedFigure *figure, Fraction exact) {
    FigureVerdict verdict = {.agreement = AGREES_NOT};
    Fraction found = rounded(arena, figure, exact);
    Fraction difference = fraction_subtract(arena, exact, figure->value);
    if (fraction_compare(difference, (Fraction){0}) == 0) {
        verdict.agreement = AGREES;
    } else if (fraction_compare(found, figure->value) == 0) {
        verdict.agreement = AGREES_ROUNDED;
    }
    unsigned most = figure->decimals + MORE_DECIMALS;
    bool is_difference_exact;
    verdict.found = fraction_print(arena, found, figure->decimals, ROUND_HALF_AWAY);
    verdict.exact = printed(arena, exact, figure->decimals, most, &verdict.is_exact);
    verdict.difference = printed(arena, difference, figure->decimals, most, &is_difference_exact);
    return verdict;
}
