/* An amount is an exact number of cents: a value, copied and returned like an int.
 *
 * Room: 128 bits. Readers accept at most 18 digits before the comma, so a sum of amounts read
 * cannot overflow in any number of terms a machine can add; every operation checks all the same
 * and ends the process (an assertion kept on in release) rather than wrap. Debit is positive. */
#ifndef DENIER_ENGINE_AMOUNT_H
#define DENIER_ENGINE_AMOUNT_H

#include "engine/rounding.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Amount {
    __extension__ __int128 cents;
} Amount;

Amount amount_of_cents(int64_t cents);
Amount amount_add(Amount a, Amount b);
Amount amount_subtract(Amount a, Amount b);
Amount amount_negate(Amount amount);
Amount amount_absolute(Amount amount);

/* Negative, zero or positive as a is less than, equal to or greater than b. */
int amount_compare(Amount a, Amount b);
bool amount_is_zero(Amount amount);

/* -1, 0 or 1. */
int amount_sign(Amount amount);

/* Exact sum of any number of amounts. */
Amount amount_sum(const Amount *amounts, size_t count);

/* The amount rounded to whole `unit`s of cents (100: euros, 100000: k€), still in cents. The unit
 * is not zero. */
Amount amount_round(Amount amount, uint64_t unit, Rounding rounding);

#endif
