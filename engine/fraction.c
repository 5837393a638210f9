#include "engine/fraction.h"

#include "engine/amount_gmp.h"
#include "engine/builder.h"

#include <assert.h>
#include <string.h>

enum { LARGEST_DIGITS = 18 }; /* before the comma of an amount */

/* What keeps a text from being a fraction: msgids that complete "... is not a number: ". */
static const char no_digit[] = N_("it has no digit");
static const char no_denominator[] = N_("its denominator is zero");
static const char other_character[] = N_("it has a character that is no part of a number");

/* A copy of the integer whose limbs the arena owns. */
static void keep_integer(Arena *arena, mpz_t kept, const mpz_t integer) {
    size_t count = mpz_size(integer);
    mp_limb_t *limbs = ARENA_ARRAY(arena, mp_limb_t, count);
    if (count) memcpy(limbs, mpz_limbs_read(integer), count * sizeof *limbs);
    mp_size_t size = (mp_size_t)count;
    mpz_roinit_n(kept, limbs, mpz_sgn(integer) < 0 ? -size : size);
}

/* Makes a value of the canonical number, which is cleared. */
static Fraction keep(Arena *arena, mpq_t number) {
    Fraction fraction = {NULL};
    if (mpq_sgn(number) != 0) {
        mpq_ptr kept = ARENA_NEW(arena, __mpq_struct);
        keep_integer(arena, mpq_numref(kept), mpq_numref(number));
        keep_integer(arena, mpq_denref(kept), mpq_denref(number));
        fraction.value = kept;
    }
    mpq_clear(number);
    return fraction;
}

/* Initialises a number to the fraction's value. */
static void load(mpq_t number, Fraction fraction) {
    mpq_init(number);
    if (fraction.value) mpq_set(number, fraction.value);
}

Fraction fraction_of(Arena *arena, int64_t numerator, int64_t denominator) {
    assert(denominator != 0);
    mpq_t number;
    mpq_init(number);
    amount_to_integer(amount_of_cents(numerator), mpq_numref(number));
    amount_to_integer(amount_of_cents(denominator), mpq_denref(number));
    mpq_canonicalize(number);
    return keep(arena, number);
}

Fraction fraction_of_amount(Arena *arena, Amount amount) {
    mpq_t number;
    mpq_init(number);
    amount_to_integer(amount, mpq_numref(number));
    mpz_set_ui(mpq_denref(number), 100);
    mpq_canonicalize(number);
    return keep(arena, number);
}

/* One of mpq_add, mpq_sub, mpq_mul and mpq_div. */
typedef void Operation(mpq_ptr, mpq_srcptr, mpq_srcptr);

static Fraction operate(Arena *arena, Operation *operation, Fraction a, Fraction b) {
    mpq_t left, right;
    load(left, a);
    load(right, b);
    operation(left, left, right);
    mpq_clear(right);
    return keep(arena, left);
}

Fraction fraction_add(Arena *arena, Fraction a, Fraction b) {
    return operate(arena, mpq_add, a, b);
}

Fraction fraction_subtract(Arena *arena, Fraction a, Fraction b) {
    return operate(arena, mpq_sub, a, b);
}

Fraction fraction_multiply(Arena *arena, Fraction a, Fraction b) {
    return operate(arena, mpq_mul, a, b);
}

Fraction fraction_divide(Arena *arena, Fraction a, Fraction b) {
    assert(b.value && mpq_sgn(b.value) != 0);
    return operate(arena, mpq_div, a, b);
}

int fraction_compare(Fraction a, Fraction b) {
    if (!a.value) return b.value ? -mpq_sgn(b.value) : 0;
    return b.value ? mpq_cmp(a.value, b.value) : mpq_sgn(a.value);
}

/* The digits of a number that is being read, and where its decimal mark stands. */
typedef struct Digits {
    char *bytes; /* the sign and the digits, ended by a zero byte */
    unsigned long decimals;
} Digits;

/* Takes an optional decimal mark out of the text; false when something else is no digit. */
static bool take_digits(Arena *arena, Text text, bool has_mark, Digits *digits) {
    *digits = (Digits){.bytes = ARENA_ARRAY(arena, char, text.size + 1)};
    bool seen = false;
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        bool is_mark = has_mark && !seen && (byte == ',' || byte == '.');
        seen = seen || is_mark;
        if (is_mark) continue;
        if ((byte < '0' || byte > '9') && !(byte == '-' && i == 0)) return false;
        digits->decimals += seen;
        digits->bytes[size++] = byte;
    }
    return true;
}

/* Whether the text holds digits at all: a sign or a mark alone is no number. */
static bool has_digit(Text text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] >= '0' && text.bytes[i] <= '9') return true;
    }
    return false;
}

/* Sets the integer to the digits of the text; the reason for a refusal, or NULL. */
static const char *read_integer(Arena *arena, Text text, mpz_t integer, unsigned long *decimals) {
    Digits digits;
    if (!has_digit(text)) return no_digit;
    if (!take_digits(arena, text, decimals != NULL, &digits)) return other_character;
    if (mpz_set_str(integer, digits.bytes, 10) != 0) return other_character;
    if (decimals) *decimals = digits.decimals;
    return NULL;
}

/* Sets the number to what the text says; the reason for a refusal, or NULL. */
static const char *read_number(Arena *arena, Text text, mpq_t number) {
    Text rest = text;
    Text numerator = text_take(&rest, '/');
    bool is_quotient = numerator.size < text.size;
    unsigned long decimals = 0;
    const char *reason = read_integer(arena, text_trim(numerator), mpq_numref(number),
                                      is_quotient ? NULL : &decimals);
    if (reason) return reason;
    if (!is_quotient) {
        mpz_ui_pow_ui(mpq_denref(number), 10, decimals);
    } else {
        reason = read_integer(arena, text_trim(rest), mpq_denref(number), NULL);
        if (reason) return reason;
        if (mpz_sgn(mpq_denref(number)) == 0) return no_denominator;
    }
    mpq_canonicalize(number);
    return NULL;
}

bool fraction_read(Arena *arena, Text text, Fraction *fraction, Error *error) {
    mpq_t number;
    mpq_init(number);
    const char *reason = read_number(arena, text_trim(text), number);
    if (reason) {
        mpq_clear(number);
        return error_set(error, ERROR_FRACTION_SYNTAX, text, .reason = reason);
    }
    *fraction = keep(arena, number);
    return true;
}

/* Divides in place: `numerator` becomes the quotient, rounded to an integer. The denominator is
 * positive. */
static void divide_rounded(mpz_t numerator, const mpz_t denominator, Rounding rounding) {
    mpz_t rest;
    mpz_init(rest);
    mpz_tdiv_qr(numerator, rest, numerator, denominator);
    int sign = mpz_sgn(rest);
    if (sign != 0) {
        mpz_mul_2exp(rest, rest, 1);
        Cut cut = {
            .negative = sign < 0,
            .odd = mpz_odd_p(numerator) != 0,
            .half = mpz_cmpabs(rest, denominator),
        };
        bool moves = rounding_moves_away(rounding, cut);
        if (moves && sign < 0) mpz_sub_ui(numerator, numerator, 1);
        if (moves && sign > 0) mpz_add_ui(numerator, numerator, 1);
    }
    mpz_clear(rest);
}

/* Checks that the integer is a number of cents that may be written as an amount. */
static bool to_amount(mpz_t cents, Amount *amount, Error *error) {
    mpz_t limit;
    mpz_init(limit);
    mpz_ui_pow_ui(limit, 10, LARGEST_DIGITS + 2);
    bool fits = mpz_cmpabs(cents, limit) < 0;
    mpz_clear(limit);
    if (fits) {
        *amount = amount_of_integer(cents);
        return true;
    }
    char euros[64];
    mpz_tdiv_q_ui(cents, cents, 100);
    gmp_snprintf(euros, sizeof euros, "%Zd", cents);
    return error_set(error, ERROR_AMOUNT_RANGE, text_of(euros));
}

/* cents * factor, rounded once. */
static bool multiply(mpz_t cents, Fraction factor, Rounding rounding, Amount *product,
                     Error *error) {
    if (!factor.value) {
        *product = (Amount){0};
        return true;
    }
    mpz_mul(cents, cents, mpq_numref(factor.value));
    divide_rounded(cents, mpq_denref(factor.value), rounding);
    return to_amount(cents, product, error);
}

bool fraction_to_amount(Fraction fraction, Rounding rounding, Amount *amount, Error *error) {
    mpz_t cents;
    mpz_init_set_ui(cents, 100);
    bool fits = multiply(cents, fraction, rounding, amount, error);
    mpz_clear(cents);
    return fits;
}

bool amount_multiply(Amount amount, Fraction factor, Rounding rounding, Amount *product,
                     Error *error) {
    mpz_t cents;
    mpz_init(cents);
    amount_to_integer(amount, cents);
    bool fits = multiply(cents, factor, rounding, product, error);
    mpz_clear(cents);
    return fits;
}

/* Prints an integer with its last `decimals` digits behind a point. */
static Text print_scaled(Arena *arena, const mpz_t number, unsigned decimals) {
    char *digits = ARENA_ARRAY(arena, char, mpz_sizeinbase(number, 10) + 2);
    mpz_get_str(digits, 10, number);
    bool negative = digits[0] == '-';
    Text unsigned_digits = text_of(digits + negative);
    size_t size = unsigned_digits.size;
    Builder padded = builder_in(arena);
    if (size <= decimals) builder_repeat(&padded, '0', decimals + 1 - size);
    builder_add(&padded, unsigned_digits);
    Text all = builder_text(&padded);
    if (decimals == 0) return negative ? text_of(digits) : all;
    return text_print(arena, "%s%.*s.%s", negative ? "-" : "", (int)(all.size - decimals),
                      all.bytes, all.bytes + all.size - decimals);
}

Text fraction_print(Arena *arena, Fraction fraction, unsigned decimals, Rounding rounding) {
    mpz_t number;
    mpz_init(number);
    if (fraction.value) {
        mpz_ui_pow_ui(number, 10, decimals);
        mpz_mul(number, number, mpq_numref(fraction.value));
        divide_rounded(number, mpq_denref(fraction.value), rounding);
    }
    Text printed = print_scaled(arena, number, decimals);
    mpz_clear(number);
    return printed;
}
