#include "engine/amount_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A text and what it must be read as, or the code and the values of the refusal. */
typedef struct Reading {
    const char *text;
    int64_t cents;
    ErrorCode code;
    const char *reason; /* of the refusal, or the first of the two readings */
    const char *other;  /* the second one */
} Reading;

typedef bool Reader(Text text, Amount *amount, Error *error);

static void check(Reader *reader, const Reading *readings, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const Reading *reading = &readings[i];
        Amount amount = {0};
        Error error = {0};
        bool is_read = reader(text_of(reading->text), &amount, &error);
        if (is_read != (reading->code == ERROR_NONE)) {
            fail_msg("\"%s\" is %s", reading->text, is_read ? "read" : "refused");
        }
        assert_int_equal(error.code, reading->code);
        assert_int_equal(amount_compare(amount, amount_of_cents(reading->cents)), 0);
        if (reading->code == ERROR_NONE) continue;
        assert_string_equal(error.arguments[0], reading->text);
        if (reading->code == ERROR_AMOUNT_SYNTAX) {
            assert_string_equal(error.reason, reading->reason);
        } else if (reading->code == ERROR_AMOUNT_AMBIGUOUS) {
            assert_string_equal(error.arguments[1], reading->reason);
            assert_string_equal(error.arguments[2], reading->other);
        }
    }
}

#define CHECK(reader, readings) check(reader, readings, sizeof(readings) / sizeof((readings)[0]))
#define REFUSED(why) .code = ERROR_AMOUNT_SYNTAX, .reason = (why)
#define AMBIGUOUS(first, second)                                                                   \
    .code = ERROR_AMOUNT_AMBIGUOUS, .reason = (first), .other = (second)
#define TOO_LARGE .code = ERROR_AMOUNT_RANGE

/* As the law has it: neither points nor empty fields. */
static bool read_strictly(Text text, Amount *amount, Error *error) {
    return amount_read_fec(text, amount, NULL, error);
}

/* As found in the wild. */
static bool read_kindly(Text text, Amount *amount, Error *error) {
    AmountOddities oddities;
    return amount_read_fec(text, amount, &oddities, error);
}

static void reads_amounts_as_fec_files_write_them(void **state) {
    (void)state;
    static const Reading readings[] = {
        {"1234,56", 123456},
        {"0,00", 0},
        {"0", 0},
        {"+000000069,40", 6940},
        {"0000000069,60", 6960},
        {" 000000000003000,00", 300000},
        {"   12,5  ", 1250},
        {"120", 12000},
        {",50", 50},
        {"-12,34", -1234},
        {"12,34-", -1234},
        {"12,34+", 1234},
        {"12,34 -", -1234},
        {"-     12,34", -1234},
        {"-0,00", 0},
        {"\u00a012,34\u00a0", 1234},
        {"\t12,34", 1234},
        {"12,3400", 1234},
        {"000000000000000000000000001,00", 100},
        {"90071992547409,93", 9007199254740993},
    };
    CHECK(read_strictly, readings);
    CHECK(read_kindly, readings);
}

static void refuses_what_is_no_fec_amount_and_says_why(void **state) {
    (void)state;
    static const Reading readings[] = {
        {"-12,34-", REFUSED("it has a sign at both ends")},
        {"+12,34-", REFUSED("it has a sign at both ends")},
        {"1 234,56", REFUSED("its digits are in groups")},
        {"1\u00a0234,56", REFUSED("its digits are in groups")},
        {"1\u202f234,56", REFUSED("its digits are in groups")},
        {"1'234,56", REFUSED("its digits are in groups")},
        {"1.234,56", REFUSED("it has two decimal marks")},
        {"1,234,56", REFUSED("it has two decimal marks")},
        {"12,345", REFUSED("it has more than two decimals")},
        {"12,340001", REFUSED("it has more than two decimals")},
        {"12,", REFUSED("no digit follows its decimal mark")},
        {"1,5E+3", REFUSED("it has an exponent")},
        {"1e3", REFUSED("it has an exponent")},
        {"\u221212,34", REFUSED("its minus sign is not \"-\"")},
        {"12-34", REFUSED("it has a sign out of place")},
        {"12,34 D", REFUSED("it has a character that is no part of an amount")},
        {"douze", REFUSED("it has a character that is no part of an amount")},
        {"12,34\u20ac", REFUSED("it has a character that is no part of an amount")},
        {"0x10", REFUSED("it has a character that is no part of an amount")},
        {"-", REFUSED("it has no digit")},
        {",", REFUSED("it has no digit")},
        {"1.234", AMBIGUOUS("1234,00", "1,234")},
        {"-12.500", AMBIGUOUS("12500,00", "12,500")},
    };
    CHECK(read_strictly, readings);
    CHECK(read_kindly, readings);
}

static void a_point_or_an_empty_field_is_refused_unless_noted(void **state) {
    (void)state;
    static const Reading strict[] = {
        {"1234.56", REFUSED("its decimal mark is a point")},
        {"", REFUSED("it has no digit")},
        {"   ", REFUSED("it has no digit")},
    };
    static const Reading kind[] = {
        {"1234.56", 123456}, {"-0.5", -50}, {"", 0}, {"   ", 0}, {"0.000", 0}, {"1234.500", 123450},
    };
    CHECK(read_strictly, strict);
    CHECK(read_kindly, kind);
}

static void notes_how_an_amount_departs_from_the_law(void **state) {
    (void)state;
    static const struct {
        const char *text;
        AmountOddities oddities;
    } cases[] = {
        {"12,34", {0}},
        {"12.34", {.point = true}},
        {"", {.empty = true}},
        {"12,3400", {.decimals = true}},
        {"1234.5000", {.point = true, .decimals = true}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Amount amount;
        AmountOddities found;
        assert_true(amount_read_fec(text_of(cases[i].text), &amount, &found, NULL));
        assert_int_equal(found.point, cases[i].oddities.point);
        assert_int_equal(found.empty, cases[i].oddities.empty);
        assert_int_equal(found.decimals, cases[i].oddities.decimals);
    }
}

static void eighteen_digits_before_the_comma_are_the_most(void **state) {
    (void)state;
    static const Reading readings[] = {
        {"1000000000000000000,00", TOO_LARGE},
        {"-1000000000000000000", TOO_LARGE},
        {"99999999999999999999999999999999999999999999", TOO_LARGE},
    };
    CHECK(read_strictly, readings);
    CHECK(amount_read_french, readings);
    Amount largest;
    char room[AMOUNT_TEXT_SIZE];
    assert_true(read_strictly(TEXT("999999999999999999,99"), &largest, NULL));
    assert_string_equal(amount_print(largest, AMOUNT_PLAIN, room).bytes, "999999999999999999.99");
    assert_true(amount_read_french(TEXT("-999 999 999 999 999 999,99"), &largest, NULL));
    assert_string_equal(amount_print(largest, AMOUNT_PLAIN, room).bytes, "-999999999999999999.99");
}

static void reads_what_a_french_treasurer_types(void **state) {
    (void)state;
    static const Reading readings[] = {
        {"1 234,56", 123456},
        {"1\u00a0234,56", 123456},
        {"1\u202f234\u202f567,8", 123456780},
        {"1234,56", 123456},
        {"1234.56", 123456},
        {"12,5 \u20ac", 1250},
        {"12,50\u20ac", 1250},
        {"12,50\u202f\u20ac", 1250},
        {"\u20ac 12,50", 1250},
        {"-12,50 \u20ac", -1250},
        {"\u221212,50", -1250},
        {"\u2212 12,50", -1250},
        {"(12,50)", -1250},
        {"(1 234,56 \u20ac)", -123456},
        {"(12,50) \u20ac", -1250},
        {"+3", 300},
        {"  440 278 ", 44027800},
        {",5", 50},
        {"1.5", 150},
        {"-0", 0},
    };
    CHECK(amount_read_french, readings);
}

static void refuses_what_french_people_read_in_two_ways(void **state) {
    (void)state;
    static const char groups[] = "its digits are not in groups of three parted by blanks";
    static const Reading readings[] = {
        {"1.234", AMBIGUOUS("1234,00", "1,234")},
        {"12.500", AMBIGUOUS("12500,00", "12,500")},
        {"-100.000", AMBIGUOUS("100000,00", "100,000")},
        {"0.234", REFUSED("it has more than two decimals")},
        {"1234.567", REFUSED("it has more than two decimals")},
        {"12,345", REFUSED("it has more than two decimals")},
        {"12,3400", REFUSED("it has more than two decimals")},
        {"1 23,4", REFUSED(groups)},
        {"1  234", REFUSED(groups)},
        {"1234 567", REFUSED(groups)},
        {"1 2345", REFUSED(groups)},
        {"1'234,50", REFUSED(groups)},
        {"1.234,56", REFUSED(groups)},
        {"1.234.567", REFUSED(groups)},
        {"1,234.56", REFUSED("it is in English form")},
        {"1,234,567", REFUSED("it is in English form")},
        {"1,2,3", REFUSED("it has two decimal marks")},
    };
    CHECK(amount_read_french, readings);
}

static void refuses_what_is_no_amount_in_any_language(void **state) {
    (void)state;
    static const Reading readings[] = {
        {"", REFUSED("it has no digit")},
        {" \u00a0\u202f", REFUSED("it has no digit")},
        {"-", REFUSED("it has no digit")},
        {"\u20ac", REFUSED("it has no digit")},
        {"()", REFUSED("it has no digit")},
        {"12.", REFUSED("no digit follows its decimal mark")},
        {"(12", REFUSED("its parentheses do not match")},
        {"12)", REFUSED("its parentheses do not match")},
        {"(-12)", REFUSED("it has a sign out of place")},
        {"--12", REFUSED("it has a sign out of place")},
        {"12-", REFUSED("it has a sign out of place")},
        {"12\u2212", REFUSED("it has a sign out of place")},
        {"1e3", REFUSED("it has an exponent")},
        {"12 $", REFUSED("it has a character that is no part of an amount")},
        {"12 EUR", REFUSED("it has a character that is no part of an amount")},
        {"12EUR", REFUSED("it has a character that is no part of an amount")},
        {"\u20ac12\u20ac", REFUSED("it has a character that is no part of an amount")},
        {"12%", REFUSED("it has a character that is no part of an amount")},
    };
    CHECK(amount_read_french, readings);
    CHECK(amount_read_english, readings);
}

static void reads_english_form(void **state) {
    (void)state;
    static const char groups[] = "its digits are not in groups of three parted by commas";
    static const Reading readings[] = {
        {"1,234.56", 123456},
        {"1,234", 123400},
        {"12,345,678.9", 1234567890},
        {"1234.56", 123456},
        {"\u20ac1,234.56", 123456},
        {"-\u20ac5.00", -500},
        {"(1,234.56)", -123456},
        {"\u22125", -500},
        {".5", 50},
        {"1.234", AMBIGUOUS("1234.00", "1.234")},
        {"1,234.567", REFUSED("it has more than two decimals")},
        {"12,34", REFUSED(groups)},
        {"12,", REFUSED(groups)},
        {"1234,567", REFUSED(groups)},
        {"1 234.56", REFUSED(groups)},
        {"1.234,56", REFUSED(groups)},
        {"1.2.3", REFUSED("it has two decimal marks")},
    };
    CHECK(amount_read_english, readings);
}

static void a_refusal_shows_an_example_in_the_form_that_was_expected(void **state) {
    (void)state;
    Amount amount;
    Error french = {0}, english = {0};
    assert_false(amount_read_french(TEXT("abc"), &amount, &french));
    assert_false(amount_read_english(TEXT("abc"), &amount, &english));
    Arena *arena = arena_create();
    const ErrorKind *kind = error_kind(ERROR_AMOUNT_SYNTAX);
    assert_non_null(strstr(error_sentence(arena, &french, kind->hint).bytes, "1234,56"));
    assert_non_null(strstr(error_sentence(arena, &english, kind->hint).bytes, "1234.56"));
    assert_string_equal(
        error_sentence(arena, &french, kind->message).bytes,
        "\"abc\" is not an amount: it has a character that is no part of an amount");
    arena_destroy(arena);
}

static void reads_a_part_of_a_longer_text(void **state) {
    (void)state;
    Amount amount;
    assert_true(amount_read_fec((Text){"12,345", 5}, &amount, NULL, NULL));
    assert_int_equal(amount_compare(amount, amount_of_cents(1234)), 0);
    assert_false(amount_read_fec((Text){NULL, 0}, &amount, NULL, NULL));
    assert_false(amount_read_french((Text){NULL, 0}, &amount, NULL));
    assert_false(amount_read_french((Text){"12\0", 3}, &amount, NULL));
}

/* The same amount in each form. */
typedef struct Printing {
    int64_t cents;
    const char *fec, *french, *english, *plain;
} Printing;

static void prints_each_form(void **state) {
    (void)state;
    static const Printing printings[] = {
        {0, "0,00", "0,00", "0.00", "0.00"},
        {5, "0,05", "0,05", "0.05", "0.05"},
        {-5, "-0,05", "\u22120,05", "-0.05", "-0.05"},
        {99999, "999,99", "999,99", "999.99", "999.99"},
        {100000, "1000,00", "1\u202f000,00", "1,000.00", "1000.00"},
        {-123456, "-1234,56", "\u22121\u202f234,56", "-1,234.56", "-1234.56"},
        {1234567890, "12345678,90", "12\u202f345\u202f678,90", "12,345,678.90", "12345678.90"},
        {INT64_MIN, "-92233720368547758,08",
         "\u221292\u202f233\u202f720\u202f368\u202f547\u202f758,08", "-92,233,720,368,547,758.08",
         "-92233720368547758.08"},
    };
    char room[AMOUNT_TEXT_SIZE];
    for (size_t i = 0; i < sizeof printings / sizeof printings[0]; i++) {
        Amount amount = amount_of_cents(printings[i].cents);
        assert_string_equal(amount_print(amount, AMOUNT_FEC, room).bytes, printings[i].fec);
        assert_string_equal(amount_print(amount, AMOUNT_FRENCH, room).bytes, printings[i].french);
        assert_string_equal(amount_print(amount, AMOUNT_ENGLISH, room).bytes, printings[i].english);
        assert_string_equal(amount_print(amount, AMOUNT_PLAIN, room).bytes, printings[i].plain);
    }
}

static void prints_whole_euros_without_decimals(void **state) {
    (void)state;
    char room[AMOUNT_TEXT_SIZE];
    Amount total = amount_of_cents(44027800);
    assert_string_equal(amount_print_whole(total, AMOUNT_FRENCH, room).bytes, "440\u202f278");
    assert_string_equal(amount_print_whole(total, AMOUNT_ENGLISH, room).bytes, "440,278");
    assert_string_equal(amount_print_whole(total, AMOUNT_PLAIN, room).bytes, "440278");
    Amount loss = amount_round(amount_of_cents(-1427649), 100, ROUND_HALF_AWAY);
    assert_string_equal(amount_print_whole(loss, AMOUNT_FRENCH, room).bytes, "\u221214\u202f276");
}

static void zero_never_has_a_minus(void **state) {
    (void)state;
    char room[AMOUNT_TEXT_SIZE];
    Amount zero = amount_negate(amount_of_cents(0));
    assert_string_equal(amount_print(zero, AMOUNT_FEC, room).bytes, "0,00");
    Amount nearly = amount_round(amount_of_cents(-49), 100, ROUND_HALF_AWAY);
    assert_string_equal(amount_print_whole(nearly, AMOUNT_FRENCH, room).bytes, "0");
    assert_true(amount_read_fec(TEXT("-0,00"), &zero, NULL, NULL));
    assert_string_equal(amount_print(zero, AMOUNT_FEC, room).bytes, "0,00");
}

static void every_amount_fits_in_the_room(void **state) {
    (void)state;
    Amount smallest = amount_of_cents(-1);
    for (int i = 0; i < 127; i++) smallest = amount_add(smallest, smallest);
    char room[AMOUNT_TEXT_SIZE];
    Text text = amount_print(smallest, AMOUNT_FRENCH, room);
    assert_true(text.size < AMOUNT_TEXT_SIZE);
    assert_int_equal(strlen(text.bytes), text.size);
    assert_string_equal(amount_print(smallest, AMOUNT_PLAIN, room).bytes,
                        "-1701411834604692317316873037158841057.28");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_amounts_as_fec_files_write_them),
        cmocka_unit_test(refuses_what_is_no_fec_amount_and_says_why),
        cmocka_unit_test(a_point_or_an_empty_field_is_refused_unless_noted),
        cmocka_unit_test(notes_how_an_amount_departs_from_the_law),
        cmocka_unit_test(eighteen_digits_before_the_comma_are_the_most),
        cmocka_unit_test(reads_what_a_french_treasurer_types),
        cmocka_unit_test(refuses_what_french_people_read_in_two_ways),
        cmocka_unit_test(refuses_what_is_no_amount_in_any_language),
        cmocka_unit_test(reads_english_form),
        cmocka_unit_test(a_refusal_shows_an_example_in_the_form_that_was_expected),
        cmocka_unit_test(reads_a_part_of_a_longer_text),
        cmocka_unit_test(prints_each_form),
        cmocka_unit_test(prints_whole_euros_without_decimals),
        cmocka_unit_test(zero_never_has_a_minus),
        cmocka_unit_test(every_amount_fits_in_the_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
