#include "reports/xlsx_number.h"

#include <assert.h>
#include <math.h>

enum { CENTS_PER_EURO = 100 };

static const int64_t LARGEST = 999999999999999;

bool xlsx_keeps(Amount amount) {
    return amount_compare(amount_absolute(amount), amount_of_cents(LARGEST)) <= 0;
}

/* Such a count of cents is a double exactly, and the division rounds to the nearest double. */
double xlsx_number(Amount amount) {
    assert(xlsx_keeps(amount));
    return (double)(int64_t)amount.cents / CENTS_PER_EURO;
}

double xlsx_count(Amount count) {
    assert(xlsx_keeps(count));
    return (double)(int64_t)count.cents;
}

bool xlsx_adds_up(const Amount *terms, size_t count, Amount total) {
    if (!xlsx_keeps(total)) return false;
    if (amount_compare(amount_sum(terms, count), total) != 0) return false;
    double found = 0;
    for (size_t i = 0; i < count; i++) {
        if (!xlsx_keeps(terms[i])) return false;
        found += xlsx_number(terms[i]);
    }
    return (int64_t)round(found * CENTS_PER_EURO) == (int64_t)total.cents;
}
