#include "engine/amount_gmp.h"

#include <assert.h>

__extension__ typedef unsigned __int128 Natural;

void amount_to_integer(Amount amount, mpz_t cents) {
    Natural magnitude = amount.cents < 0 ? -(Natural)amount.cents : (Natural)amount.cents;
    const uint64_t halves[2] = {(uint64_t)magnitude, (uint64_t)(magnitude >> 64)};
    mpz_import(cents, 2, -1, sizeof halves[0], 0, 0, halves);
    if (amount.cents < 0) mpz_neg(cents, cents);
}

Amount amount_of_integer(const mpz_t cents) {
    uint64_t halves[2] = {0, 0};
    assert(mpz_sizeinbase(cents, 2) <= 127);
    mpz_export(halves, NULL, -1, sizeof halves[0], 0, 0, cents);
    Amount magnitude;
    magnitude.cents = halves[1];
    magnitude.cents = magnitude.cents << 64 | halves[0];
    return mpz_sgn(cents) < 0 ? amount_negate(magnitude) : magnitude;
}
