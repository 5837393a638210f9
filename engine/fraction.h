/* A fraction is an exact rational number on GMP's mpq: rates, ratios and shares.
 *
 * A value is never changed once made; its limbs live in the arena it was made in. */
#ifndef DENIER_ENGINE_FRACTION_H
#define DENIER_ENGINE_FRACTION_H

#include "engine/amount.h"
#include "engine/error.h"
#include "engine/memory.h"

#include <gmp.h>

typedef struct Fraction {
    mpq_srcptr value; /* canonical; NULL stands for zero */
} Fraction;

/* numerator / denominator in lowest terms; the denominator is not zero. */
Fraction fraction_of(Arena *arena, int64_t numerator, int64_t denominator);

/* The amount in euros as a fraction (cents / 100). */
Fraction fraction_of_amount(Arena *arena, Amount amount);

/* Reads "36", "36,5", "0.3333", "-36.00158" or "2/3". Error: FRACTION_SYNTAX. */
bool fraction_read(Arena *arena, Text text, Fraction *fraction, Error *error);

Fraction fraction_add(Arena *arena, Fraction a, Fraction b);
Fraction fraction_subtract(Arena *arena, Fraction a, Fraction b);
Fraction fraction_multiply(Arena *arena, Fraction a, Fraction b);

/* a / b; b is not zero (an assertion). */
Fraction fraction_divide(Arena *arena, Fraction a, Fraction b);

/* Negative, zero or positive as a is less than, equal to or greater than b. */
int fraction_compare(Fraction a, Fraction b);

/* The fraction (in euros) rounded once to cents. Error: AMOUNT_RANGE when it has more than
 * 18 digits before the comma. */
bool fraction_to_amount(Fraction fraction, Rounding rounding, Amount *amount, Error *error);

/* The amount times the fraction, rounded once. Error: AMOUNT_RANGE. */
bool amount_multiply(Amount amount, Fraction factor, Rounding rounding, Amount *product,
                     Error *error);

/* "9.3254": the fraction rounded once to `decimals` places, with a decimal point (none when
 * `decimals` is 0) and "-" in front of a negative result. Owned by the arena. */
Text fraction_print(Arena *arena, Fraction fraction, unsigned decimals, Rounding rounding);

#endif
