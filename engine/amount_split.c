#include "engine/amount_split.h"

#include "engine/amount_gmp.h"

#include <assert.h>

__extension__ typedef __int128 Signed;
__extension__ typedef unsigned __int128 Natural;

/* A share cut to whole cents, and what was cut off, in parts of the sum of all weights. */
typedef struct Share {
    Natural cents;
    Natural remainder;
} Share;

/* total * weight / weight_sum where the product has more than 128 bits. */
static Share large_share(Natural total, uint64_t weight, Natural weight_sum) {
    mpz_t product, quotient, divisor;
    mpz_inits(product, quotient, divisor, NULL);
    amount_to_integer((Amount){(Signed)total}, product);
    amount_to_integer((Amount){(Signed)weight}, quotient);
    amount_to_integer((Amount){(Signed)weight_sum}, divisor);
    mpz_mul(product, product, quotient);
    mpz_tdiv_qr(quotient, product, product, divisor);
    Share share = {(Natural)amount_of_integer(quotient).cents,
                   (Natural)amount_of_integer(product).cents};
    mpz_clears(product, quotient, divisor, NULL);
    return share;
}

static Share share_of(Natural total, uint64_t weight, Natural weight_sum) {
    Natural product;
    if (__builtin_mul_overflow(total, (Natural)weight, &product)) {
        return large_share(total, weight, weight_sum);
    }
    return (Share){product / weight_sum, product % weight_sum};
}

/* How many remainders, kept in the parts for the time being, are at least `floor`. */
static size_t count_from(const Amount *parts, size_t count, Natural floor) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) found += (Natural)parts[i].cents >= floor;
    return found;
}

/* The `rank`th largest remainder (from 1), found by halving the interval: no memory is needed. */
static Natural ranked_remainder(const Amount *parts, size_t count, size_t rank, Natural limit) {
    Natural low = 0;
    Natural high = limit;
    while (high - low > 1) {
        Natural middle = low + (high - low) / 2;
        if (count_from(parts, count, middle) >= rank) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

void amount_split(Amount total, const uint64_t *weights, Amount *parts, size_t count) {
    Natural weight_sum = 0;
    for (size_t i = 0; i < count; i++) weight_sum += weights[i];
    assert(weight_sum > 0);
    Natural cents = (Natural)amount_absolute(total).cents;
    Natural missing = cents;
    for (size_t i = 0; i < count; i++) {
        Share share = share_of(cents, weights[i], weight_sum);
        missing -= share.cents;
        parts[i].cents = (Signed)share.remainder;
    }
    size_t extra = (size_t)missing;
    Natural limit = extra ? ranked_remainder(parts, count, extra, weight_sum) : weight_sum;
    size_t ties = extra ? extra - count_from(parts, count, limit + 1) : 0;
    for (size_t i = 0; i < count; i++) {
        Share share = share_of(cents, weights[i], weight_sum);
        bool tied = share.remainder == limit && ties > 0;
        ties -= tied;
        Amount part = {(Signed)(share.cents + (share.remainder > limit || tied))};
        parts[i] = total.cents < 0 ? amount_negate(part) : part;
    }
}
