#include "engine/amount.h"

#include <assert.h>

__extension__ typedef __int128 Signed;

Amount amount_of_cents(int64_t cents) {
    return (Amount){cents};
}

Amount amount_add(Amount a, Amount b) {
    Amount sum;
    bool overflow = __builtin_add_overflow(a.cents, b.cents, &sum.cents);
    assert(!overflow);
    return sum;
}

Amount amount_subtract(Amount a, Amount b) {
    Amount difference;
    bool overflow = __builtin_sub_overflow(a.cents, b.cents, &difference.cents);
    assert(!overflow);
    return difference;
}

Amount amount_negate(Amount amount) {
    return amount_subtract((Amount){0}, amount);
}

Amount amount_absolute(Amount amount) {
    return amount.cents < 0 ? amount_negate(amount) : amount;
}

int amount_compare(Amount a, Amount b) {
    return (a.cents > b.cents) - (a.cents < b.cents);
}

bool amount_is_zero(Amount amount) {
    return amount.cents == 0;
}

int amount_sign(Amount amount) {
    return (amount.cents > 0) - (amount.cents < 0);
}

Amount amount_sum(const Amount *amounts, size_t count) {
    Amount sum = {0};
    for (size_t i = 0; i < count; i++) sum = amount_add(sum, amounts[i]);
    return sum;
}

Amount amount_round(Amount amount, uint64_t unit, Rounding rounding) {
    assert(unit > 0);
    Signed units = amount.cents / (Signed)unit;
    Signed rest = amount.cents % (Signed)unit;
    if (rest == 0) return amount;
    Signed twice = rest < 0 ? -2 * rest : 2 * rest;
    Cut cut = {
        .negative = rest < 0,
        .odd = units % 2 != 0,
        .half = (twice > (Signed)unit) - (twice < (Signed)unit),
    };
    if (rounding_moves_away(rounding, cut)) units += cut.negative ? -1 : 1;
    Amount rounded;
    bool overflow = __builtin_mul_overflow(units, (Signed)unit, &rounded.cents);
    assert(!overflow);
    return rounded;
}
