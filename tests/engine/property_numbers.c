/* Numbers against GMP, dates against a calendar walked day by day: over a million random cases,
 * each computed here in another way than the engine does. */
#include <stdio.h> /* before GMP, which prints to files only then */

#include "engine/amount_gmp.h"
#include "engine/amount_split.h"
#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "engine/fraction.h"
#include "tests/support/random.h"

#include <regex.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { ROUNDINGS = ROUND_CEILING + 1, LARGEST_SPLIT = 9 };

/* The stream of random numbers and a few integers to compute with. */
typedef struct Bench {
    Random random;
    mpz_t a, b, expected, found;
} Bench;

static int set_up(void **state) {
    Bench *bench = calloc(1, sizeof *bench);
    bench->random = random_start();
    mpz_inits(bench->a, bench->b, bench->expected, bench->found, NULL);
    *state = bench;
    return 0;
}

static int tear_down(void **state) {
    Bench *bench = *state;
    mpz_clears(bench->a, bench->b, bench->expected, bench->found, NULL);
    free(bench);
    return 0;
}

/* An amount of up to `bits` bits, either sign, made digit by digit of base 2^32. */
static Amount random_amount(Random *random, unsigned bits) {
    unsigned wanted = (unsigned)random_below(random, bits + 1);
    Amount amount = {0};
    for (unsigned i = 0; i < wanted; i++) {
        amount = amount_add(amount, amount);
        amount = amount_add(amount, amount_of_cents((int64_t)(random_next(random) >> 63)));
    }
    return random_bool(random) ? amount_negate(amount) : amount;
}

/* An amount that readers accept: at most 18 digits before the comma. */
static Amount readable_amount(Random *random) {
    Amount amount = amount_of_cents((int64_t)(random_magnitude(random) % 1000000000000000000U));
    Amount cents = amount_of_cents((int64_t)random_below(random, 100));
    for (int i = 0; i < 2 && random_bool(random); i++) {
        Amount five = amount_add(amount_add(amount, amount), amount_add(amount, amount));
        five = amount_add(five, amount);
        amount = amount_add(five, five);
    }
    if (random_bool(random)) amount = amount_round(amount, 100, ROUND_DOWN);
    if (random_bool(random)) amount = amount_add(amount, cents);
    static const Amount largest = {(__extension__(__int128) 1000000000000000000) * 100 - 1};
    if (amount_compare(amount, largest) > 0) amount = largest;
    return random_bool(random) ? amount_negate(amount) : amount;
}

static void assert_is(Bench *bench, Amount found) {
    amount_to_integer(found, bench->found);
    if (mpz_cmp(bench->found, bench->expected) == 0) return;
    gmp_fprintf(stderr, "found %Zd, expected %Zd\n", bench->found, bench->expected);
    fail();
}

static void adds_subtracts_and_compares_as_gmp_does(void **state) {
    Bench *bench = *state;
    for (int i = 0; i < 150000; i++) {
        Amount a = random_amount(&bench->random, 126);
        Amount b = random_amount(&bench->random, 126);
        amount_to_integer(a, bench->a);
        amount_to_integer(b, bench->b);
        mpz_add(bench->expected, bench->a, bench->b);
        assert_is(bench, amount_add(a, b));
        mpz_sub(bench->expected, bench->a, bench->b);
        assert_is(bench, amount_subtract(a, b));
        mpz_abs(bench->expected, bench->a);
        assert_is(bench, amount_absolute(a));
        int order = mpz_cmp(bench->a, bench->b);
        assert_int_equal(amount_compare(a, b), (order > 0) - (order < 0));
        assert_int_equal(amount_sign(a), mpz_sgn(bench->a));
    }
}

static void integers_of_gmp_come_back_as_the_same_amount(void **state) {
    Bench *bench = *state;
    for (int i = 0; i < 50000; i++) {
        Amount amount = random_amount(&bench->random, 126);
        amount_to_integer(amount, bench->a);
        assert_int_equal(amount_compare(amount_of_integer(bench->a), amount), 0);
    }
}

static void sums_of_any_length_are_those_of_gmp(void **state) {
    Bench *bench = *state;
    Amount amounts[64];
    for (int i = 0; i < 5000; i++) {
        size_t count = random_below(&bench->random, 65);
        mpz_set_ui(bench->expected, 0);
        for (size_t j = 0; j < count; j++) {
            amounts[j] = random_amount(&bench->random, 67);
            amount_to_integer(amounts[j], bench->a);
            mpz_add(bench->expected, bench->expected, bench->a);
        }
        assert_is(bench, amount_sum(amounts, count));
    }
}

/* Sets `expected` to numerator / denominator rounded, by choosing between floor and ceiling. */
static void choose_neighbour(Bench *bench, const mpz_t numerator, const mpz_t denominator,
                             Rounding rounding) {
    mpz_t rest, doubled;
    mpz_inits(rest, doubled, NULL);
    mpz_fdiv_qr(bench->expected, rest, numerator, denominator);
    mpz_add(doubled, rest, rest);
    int half = mpz_cmp(doubled, denominator);
    bool positive = mpz_sgn(numerator) > 0;
    const bool takes_ceiling[ROUNDINGS] = {
        [ROUND_HALF_AWAY] = half > 0 || (half == 0 && positive),
        [ROUND_HALF_EVEN] = half > 0 || (half == 0 && mpz_odd_p(bench->expected)),
        [ROUND_DOWN] = !positive,
        [ROUND_UP] = positive,
        [ROUND_FLOOR] = false,
        [ROUND_CEILING] = true,
    };
    if (mpz_sgn(rest) != 0 && takes_ceiling[rounding]) {
        mpz_add_ui(bench->expected, bench->expected, 1);
    }
    mpz_clears(rest, doubled, NULL);
}

static uint64_t random_unit(Random *random) {
    static const uint64_t units[] = {1, 2, 5, 10, 50, 100, 1000, 100000, 100000000, UINT64_MAX};
    uint64_t choice = random_below(random, 12);
    if (choice < sizeof units / sizeof units[0]) return units[choice];
    return random_magnitude(random) | 1;
}

static void rounds_in_every_mode_and_unit_as_gmp_does(void **state) {
    Bench *bench = *state;
    for (int i = 0; i < 60000; i++) {
        Amount amount = random_amount(&bench->random, 126);
        uint64_t unit = random_unit(&bench->random);
        if (random_below(&bench->random, 4) == 0) {
            /* Exactly halfway between two units. */
            amount = amount_of_cents((int64_t)(random_magnitude(&bench->random) % 1000001));
            unit = 2 * (unit % 100000 + 1);
            amount = amount_of_cents((int64_t)amount.cents * (int64_t)unit + (int64_t)unit / 2);
            if (random_bool(&bench->random)) amount = amount_negate(amount);
        }
        amount_to_integer(amount, bench->a);
        mpz_set_ui(bench->b, unit);
        for (int mode = 0; mode < ROUNDINGS; mode++) {
            Rounding rounding = (Rounding)mode;
            choose_neighbour(bench, bench->a, bench->b, rounding);
            mpz_mul(bench->expected, bench->expected, bench->b);
            assert_is(bench, amount_round(amount, unit, rounding));
        }
    }
}

/* Splits by computing every remainder and giving cents, one after the other, to the largest. */
static void split_by_gmp(Bench *bench, Amount total, const uint64_t *weights, mpz_t *parts,
                         size_t count) {
    mpz_t remainders[LARGEST_SPLIT];
    mpz_set_ui(bench->b, 0);
    for (size_t i = 0; i < count; i++) mpz_add_ui(bench->b, bench->b, weights[i]);
    amount_to_integer(amount_absolute(total), bench->a);
    mpz_set(bench->found, bench->a);
    for (size_t i = 0; i < count; i++) {
        mpz_init(remainders[i]);
        mpz_mul_ui(parts[i], bench->a, weights[i]);
        mpz_fdiv_qr(parts[i], remainders[i], parts[i], bench->b);
        mpz_sub(bench->found, bench->found, parts[i]);
    }
    for (; mpz_sgn(bench->found) > 0; mpz_sub_ui(bench->found, bench->found, 1)) {
        size_t largest = 0;
        for (size_t i = 1; i < count; i++) {
            if (mpz_cmp(remainders[i], remainders[largest]) > 0) largest = i;
        }
        mpz_add_ui(parts[largest], parts[largest], 1);
        mpz_set_si(remainders[largest], -1);
    }
    for (size_t i = 0; i < count; i++) {
        if (amount_sign(total) < 0) mpz_neg(parts[i], parts[i]);
        mpz_clear(remainders[i]);
    }
}

static void check_split(Bench *bench, mpz_t *expected) {
    uint64_t weights[LARGEST_SPLIT];
    Amount parts[LARGEST_SPLIT];
    size_t count = 1 + random_below(&bench->random, LARGEST_SPLIT);
    uint64_t largest = random_magnitude(&bench->random);
    for (size_t i = 0; i < count; i++) {
        weights[i] = largest ? random_below(&bench->random, largest) : 1;
    }
    weights[random_below(&bench->random, count)] |= 1;
    Amount total = random_amount(&bench->random, 120);
    amount_split(total, weights, parts, count);
    assert_int_equal(amount_compare(amount_sum(parts, count), total), 0);
    split_by_gmp(bench, total, weights, expected, count);
    for (size_t i = 0; i < count; i++) {
        mpz_set(bench->expected, expected[i]);
        assert_is(bench, parts[i]);
        /* Less than a cent from the exact share: |part * sum - total * weight| < sum. */
        amount_to_integer(total, bench->a);
        mpz_mul_ui(bench->a, bench->a, weights[i]);
        mpz_mul(bench->expected, bench->expected, bench->b);
        mpz_sub(bench->expected, bench->expected, bench->a);
        assert_true(mpz_cmpabs(bench->expected, bench->b) < 0);
    }
}

static void splits_lose_no_cent_and_give_each_part_its_share(void **state) {
    Bench *bench = *state;
    mpz_t expected[LARGEST_SPLIT];
    for (size_t i = 0; i < LARGEST_SPLIT; i++) mpz_init(expected[i]);
    for (int i = 0; i < 40000; i++) check_split(bench, expected);
    for (size_t i = 0; i < LARGEST_SPLIT; i++) mpz_clear(expected[i]);
}

static Fraction random_fraction(Arena *arena, Random *random) {
    int64_t numerator = (int64_t)(random_magnitude(random) >> 1);
    int64_t denominator = (int64_t)(random_magnitude(random) >> 1);
    if (denominator == 0) denominator = random_bool(random) ? 1 : INT64_MIN;
    return fraction_of(arena, random_bool(random) ? -numerator : numerator, denominator);
}

/* The fraction as a number of GMP, to be cleared. */
static void load(mpq_t number, Fraction fraction) {
    mpq_init(number);
    if (fraction.value) mpq_set(number, fraction.value);
}

static void assert_fraction_is(const mpq_t expected, Fraction found) {
    mpq_t number;
    load(number, found);
    assert_true(mpq_equal(number, expected));
    mpq_clear(number);
}

static void check_arithmetic(Arena *arena, Random *random) {
    Fraction a = random_fraction(arena, random);
    Fraction b = random_fraction(arena, random);
    mpq_t left, right, result;
    load(left, a);
    load(right, b);
    mpq_init(result);
    mpq_add(result, left, right);
    assert_fraction_is(result, fraction_add(arena, a, b));
    mpq_sub(result, left, right);
    assert_fraction_is(result, fraction_subtract(arena, a, b));
    mpq_mul(result, left, right);
    assert_fraction_is(result, fraction_multiply(arena, a, b));
    if (mpq_sgn(right)) {
        mpq_div(result, left, right);
        assert_fraction_is(result, fraction_divide(arena, a, b));
    }
    int order = mpq_cmp(left, right);
    int found = fraction_compare(a, b);
    assert_int_equal((found > 0) - (found < 0), (order > 0) - (order < 0));
    char room[64];
    gmp_snprintf(room, sizeof room, "%Qd", left);
    Fraction read;
    assert_true(fraction_read(arena, text_of(room), &read, NULL));
    assert_fraction_is(left, read);
    mpq_clears(left, right, result, NULL);
}

static void fractions_compute_as_those_of_gmp(void **state) {
    Bench *bench = *state;
    for (int i = 0; i < 100; i++) {
        Arena *arena = arena_create();
        for (int j = 0; j < 500; j++) check_arithmetic(arena, &bench->random);
        arena_destroy(arena);
    }
}

static void check_product(Bench *bench, Arena *arena) {
    Amount amount = random_amount(&bench->random, 80);
    Fraction factor = random_fraction(arena, &bench->random);
    Rounding rounding = (Rounding)random_below(&bench->random, ROUNDINGS);
    mpq_t number;
    load(number, factor);
    amount_to_integer(amount, bench->a);
    mpz_mul(bench->a, bench->a, mpq_numref(number));
    choose_neighbour(bench, bench->a, mpq_denref(number), rounding);
    mpq_clear(number);
    mpz_ui_pow_ui(bench->b, 10, 20);
    bool fits = mpz_cmpabs(bench->expected, bench->b) < 0;
    Amount product;
    Error error = {0};
    assert_int_equal(amount_multiply(amount, factor, rounding, &product, &error), fits);
    assert_int_equal(error.code, fits ? ERROR_NONE : ERROR_AMOUNT_RANGE);
    if (fits) assert_is(bench, product);
}

static void amounts_times_fractions_are_rounded_once(void **state) {
    Bench *bench = *state;
    for (int i = 0; i < 100; i++) {
        Arena *arena = arena_create();
        for (int j = 0; j < 1500; j++) check_product(bench, arena);
        arena_destroy(arena);
    }
}

static void check_decimals(Bench *bench, Arena *arena) {
    Fraction fraction = random_fraction(arena, &bench->random);
    Rounding rounding = (Rounding)random_below(&bench->random, ROUNDINGS);
    unsigned decimals = (unsigned)random_below(&bench->random, 12);
    mpq_t number;
    load(number, fraction);
    mpz_ui_pow_ui(bench->b, 10, decimals);
    mpz_mul(bench->a, bench->b, mpq_numref(number));
    choose_neighbour(bench, bench->a, mpq_denref(number), rounding);
    mpz_set(mpq_numref(number), bench->expected);
    mpz_set(mpq_denref(number), bench->b);
    mpq_canonicalize(number);
    Text printed = fraction_print(arena, fraction, decimals, rounding);
    Fraction read;
    assert_true(fraction_read(arena, printed, &read, NULL));
    assert_fraction_is(number, read);
    const char *point = memchr(printed.bytes, '.', printed.size);
    size_t behind = point ? (size_t)(printed.bytes + printed.size - point - 1) : 0;
    assert_int_equal(behind, decimals);
    mpq_clear(number);
}

static void fractions_print_the_nearest_decimals(void **state) {
    Bench *bench = *state;
    for (int i = 0; i < 50; i++) {
        Arena *arena = arena_create();
        for (int j = 0; j < 1000; j++) check_decimals(bench, arena);
        arena_destroy(arena);
    }
}

/* How each form is read again. */
static bool read_form(Text text, AmountForm form, Amount *amount, Error *error) {
    AmountOddities oddities;
    switch (form) {
    case AMOUNT_FEC:
        return amount_read_fec(text, amount, NULL, error);
    case AMOUNT_FRENCH:
        return amount_read_french(text, amount, error);
    case AMOUNT_ENGLISH:
        return amount_read_english(text, amount, error);
    case AMOUNT_PLAIN:
        return amount_read_fec(text, amount, &oddities, error);
    case AMOUNT_SAID:
        assert_int_equal(text.bytes[0], AMOUNT_MARK);
        text = (Text){text.bytes + 1, text.size - 1};
        return amount_read_fec(text, amount, &oddities, error);
    }
    return false;
}

static void every_amount_printed_is_read_again_in_every_form(void **state) {
    Bench *bench = *state;
    char room[AMOUNT_TEXT_SIZE];
    for (int i = 0; i < 100000; i++) {
        Amount amount = readable_amount(&bench->random);
        Amount whole = amount_round(amount, 100, ROUND_DOWN);
        for (AmountForm form = AMOUNT_FEC; form <= AMOUNT_SAID; form++) {
            Amount read;
            assert_true(read_form(amount_print(amount, form, room), form, &read, NULL));
            assert_int_equal(amount_compare(read, amount), 0);
            assert_true(read_form(amount_print_whole(whole, form, room), form, &read, NULL));
            assert_int_equal(amount_compare(read, whole), 0);
        }
    }
}

static void plain_and_fec_forms_hold_the_digits_of_gmp(void **state) {
    Bench *bench = *state;
    for (int i = 0; i < 50000; i++) {
        Amount amount = random_amount(&bench->random, 127);
        amount_to_integer(amount_absolute(amount), bench->a);
        mpz_fdiv_qr_ui(bench->a, bench->b, bench->a, 100);
        const char *sign = amount_sign(amount) < 0 ? "-" : "";
        char expected[AMOUNT_TEXT_SIZE], room[AMOUNT_TEXT_SIZE];
        gmp_snprintf(expected, sizeof expected, "%s%Zd.%02Zd", sign, bench->a, bench->b);
        assert_string_equal(amount_print(amount, AMOUNT_PLAIN, room).bytes, expected);
        *strchr(expected, '.') = ',';
        assert_string_equal(amount_print(amount, AMOUNT_FEC, room).bytes, expected);
    }
}

/* A form's grammar as regular expressions, for texts of a few characters. */
typedef struct Grammar {
    AmountForm form;
    const char *accepted;
    const char *refused; /* what the first one would accept, all the same */
} Grammar;

static const Grammar grammars[] = {
    {AMOUNT_FEC, "^ *([+-] *[0-9]*(,[0-9]{1,2}0*)?|[0-9]*(,[0-9]{1,2}0*)? *[+-]?) *$", "^[^0-9]*$"},
    {AMOUNT_FRENCH, "^ *[+-]? *([0-9]*|[0-9]{1,3}( [0-9]{3})+)([.,][0-9]{1,2})? *$", "^[^0-9]*$"},
    {AMOUNT_ENGLISH, "^ *[+-]? *([0-9]*|[0-9]{1,3}(,[0-9]{3})+)([.][0-9]{1,2})? *$", "^[^0-9]*$"},
};

static void check_grammar(Random *random, const Grammar *grammar) {
    static const char alphabet[] = "0012345 ,.-+,1e";
    regex_t accepted, refused;
    assert_int_equal(regcomp(&accepted, grammar->accepted, REG_EXTENDED | REG_NOSUB), 0);
    assert_int_equal(regcomp(&refused, grammar->refused, REG_EXTENDED | REG_NOSUB), 0);
    for (int i = 0; i < 60000; i++) {
        char text[16] = "";
        size_t size = random_below(random, 10);
        for (size_t j = 0; j < size; j++) {
            text[j] = alphabet[random_below(random, sizeof alphabet - 1)];
        }
        bool is_amount = regexec(&accepted, text, 0, NULL, 0) == 0;
        is_amount = is_amount && regexec(&refused, text, 0, NULL, 0) != 0;
        Amount amount;
        Error error = {0};
        bool found = read_form((Text){text, size}, grammar->form, &amount, &error);
        if (found != is_amount) fail_msg("\"%s\" in form %d", text, (int)grammar->form);
        assert_int_equal(error.code != ERROR_NONE, !found);
    }
    regfree(&accepted);
    regfree(&refused);
}

static void readers_accept_their_grammar_and_nothing_else(void **state) {
    Bench *bench = *state;
    for (size_t i = 0; i < sizeof grammars / sizeof grammars[0]; i++) {
        check_grammar(&bench->random, &grammars[i]);
    }
}

/* The next day, by a calendar on paper. */
static DateParts next_day(DateParts day) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (day.year % 4 == 0 && day.year % 100 != 0) || day.year % 400 == 0;
    int length = day.month == 2 && leap ? 29 : lengths[day.month - 1];
    if (day.day < length) return (DateParts){day.year, day.month, day.day + 1};
    if (day.month < 12) return (DateParts){day.year, day.month + 1, 1};
    return (DateParts){day.year + 1, 1, 1};
}

static void check_date_texts(Date date, const DateParts *day) {
    char expected[64], room[DATE_TEXT_SIZE];
    Date read;
    bool irregular;
    snprintf(expected, sizeof expected, "%04d%02d%02d", day->year, day->month, day->day);
    assert_string_equal(date_print_fec(date, room).bytes, expected);
    assert_true(date_read_fec(text_of(expected), &read, NULL));
    assert_int_equal(read.day, date.day);
    assert_true(date_read_any(text_of(expected), &read, &irregular, NULL));
    assert_int_equal(read.day, date.day);
    assert_false(irregular);
    assert_true(date_read_iso(date_print_iso(date, room), &read, NULL));
    assert_int_equal(read.day, date.day);
    assert_true(date_read_any(date_print_french(date, room), &read, &irregular, NULL));
    assert_int_equal(read.day, date.day);
    assert_true(irregular);
}

static void every_day_of_ten_thousand_years_is_counted_right(void **state) {
    (void)state;
    DateParts day = {1, 1, 1};
    int32_t number = 1;
    for (; day.year <= 9999; day = next_day(day), number++) {
        Date date = date_of(day.year, day.month, day.day);
        DateParts parts = date_parts(date);
        bool same = parts.year == day.year && parts.month == day.month && parts.day == day.day;
        if (date.day != number || !same) {
            fail_msg("%04d-%02d-%02d is day %d", day.year, day.month, day.day, date.day);
        }
        if (number % 31 == 0) check_date_texts(date, &day);
    }
    assert_int_equal(number - 1, 3652059);
    assert_false(date_is_set(date_add_days((Date){number - 1}, 1)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_subtracts_and_compares_as_gmp_does),
        cmocka_unit_test(integers_of_gmp_come_back_as_the_same_amount),
        cmocka_unit_test(sums_of_any_length_are_those_of_gmp),
        cmocka_unit_test(rounds_in_every_mode_and_unit_as_gmp_does),
        cmocka_unit_test(splits_lose_no_cent_and_give_each_part_its_share),
        cmocka_unit_test(fractions_compute_as_those_of_gmp),
        cmocka_unit_test(amounts_times_fractions_are_rounded_once),
        cmocka_unit_test(fractions_print_the_nearest_decimals),
        cmocka_unit_test(every_amount_printed_is_read_again_in_every_form),
        cmocka_unit_test(plain_and_fec_forms_hold_the_digits_of_gmp),
        cmocka_unit_test(readers_accept_their_grammar_and_nothing_else),
        cmocka_unit_test(every_day_of_ten_thousand_years_is_counted_right),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
