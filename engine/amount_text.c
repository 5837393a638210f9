#include "engine/amount_text.h"

#include <assert.h>
#include <string.h>

/* Msgids: what keeps a text from being an amount. They complete "... is not an amount: ". */
static const char no_digit[] = "it has no digit";
static const char two_signs[] = "it has a sign at both ends";
static const char two_marks[] = "it has two decimal marks";
static const char decimal_point[] = "its decimal mark is a point";
static const char no_decimal[] = "no digit follows its decimal mark";
static const char many_decimals[] = "it has more than two decimals";
static const char group_separator[] = "its digits are in groups";
static const char exponent[] = "it has an exponent";
static const char other_minus[] = "its minus sign is not \"-\"";
static const char other_character[] = "it has a character that is no part of an amount";

enum { LARGEST_DIGITS = 18 };

/* How a form writes what stands around the digits. */
typedef struct Marks {
    const char *minus;
    const char *group;
    const char *decimal;
} Marks;

static const Marks marks_of[] = {
    [AMOUNT_FEC] = {"-", "", ","},
    [AMOUNT_FRENCH] = {"\u2212", "\u202f", ","},
    [AMOUNT_ENGLISH] = {"-", ",", "."},
    [AMOUNT_PLAIN] = {"-", "", "."},
};

__extension__ typedef unsigned __int128 Natural;

static char *put(char *end, const char *string) {
    size_t size = strlen(string);
    memcpy(end, string, size);
    return end + size;
}

/* Prints the euros in groups of three; returns the end of what was printed. */
static char *put_euros(char *end, Natural euros, const char *group) {
    char digits[40];
    int count = 0;
    do digits[count++] = (char)('0' + (int)(euros % 10));
    while (euros /= 10);
    while (count-- > 0) {
        *end++ = digits[count];
        if (count > 0 && count % 3 == 0) end = put(end, group);
    }
    return end;
}

static Text print(Amount amount, const Marks *marks, bool whole, char *room) {
    bool negative = amount.cents < 0;
    Natural cents = negative ? -(Natural)amount.cents : (Natural)amount.cents;
    char *end = negative ? put(room, marks->minus) : room;
    end = put_euros(end, cents / 100, marks->group);
    if (!whole) {
        end = put(end, marks->decimal);
        *end++ = (char)('0' + (int)(cents / 10 % 10));
        *end++ = (char)('0' + (int)(cents % 10));
    }
    *end = '\0';
    return (Text){room, (size_t)(end - room)};
}

Text amount_print(Amount amount, AmountForm form, char room[AMOUNT_TEXT_SIZE]) {
    return print(amount, &marks_of[form], false, room);
}

Text amount_print_whole(Amount amount, AmountForm form, char room[AMOUNT_TEXT_SIZE]) {
    assert(amount.cents % 100 == 0);
    return print(amount, &marks_of[form], true, room);
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static bool refuse(Error *error, Text text, const char *reason) {
    return error_set(error, ERROR_AMOUNT_SYNTAX, text, text_of(reason));
}

static char first_byte(Text text) {
    return text.size ? text.bytes[0] : '\0';
}

static Text without_first(Text text) {
    return (Text){text.bytes + 1, text.size - 1};
}

/* Takes the digits from the front of the text. */
static Text take_digits(Text *rest) {
    Text digits = {rest->bytes, 0};
    while (digits.size < rest->size && is_digit(rest->bytes[digits.size])) digits.size++;
    rest->bytes += digits.size;
    rest->size -= digits.size;
    return digits;
}

static bool only_zeros(Text digits) {
    for (size_t i = 0; i < digits.size; i++) {
        if (digits.bytes[i] != '0') return false;
    }
    return true;
}

static Text without_leading_zeros(Text digits) {
    while (first_byte(digits) == '0') digits = without_first(digits);
    return digits;
}

/* An amount taken apart: what every form comes down to. */
typedef struct Parts {
    bool negative;
    Text euros;    /* digits, possibly none */
    Text decimals; /* digits, possibly none, of which zeros alone after the second */
} Parts;

/* Error: AMOUNT_RANGE. */
static bool put_together(const Parts *parts, Text text, Amount *amount, Error *error) {
    Text euros = without_leading_zeros(parts->euros);
    if (euros.size > LARGEST_DIGITS) return error_set(error, ERROR_AMOUNT_RANGE, text);
    uint64_t whole = 0;
    for (size_t i = 0; i < euros.size; i++) whole = whole * 10 + (uint64_t)(euros.bytes[i] - '0');
    unsigned cents = 0;
    for (size_t i = 0; i < 2; i++) {
        char digit = i < parts->decimals.size ? parts->decimals.bytes[i] : '0';
        cents = cents * 10 + (unsigned)(digit - '0');
    }
    amount->cents = whole;
    amount->cents = amount->cents * 100 + cents;
    if (parts->negative) *amount = amount_negate(*amount);
    return true;
}

/* Takes "+" or "-" from one end of the text, with the blanks inside of it. */
static char take_sign(Text *text, bool at_end) {
    if (text->size == 0) return '\0';
    char sign = text->bytes[at_end ? text->size - 1 : 0];
    if (sign != '+' && sign != '-') return '\0';
    if (!at_end) text->bytes++;
    text->size--;
    *text = text_trim(*text);
    return sign;
}

/* Why a FEC amount cannot go on as `rest` does. */
static const char *unexpected(Text rest) {
    static const struct {
        const char *start;
        const char *reason;
    } starts[] = {
        {",", two_marks},
        {".", two_marks},
        {" ", group_separator},
        {"'", group_separator},
        {"\u00a0", group_separator},
        {"\u202f", group_separator},
        {"e", exponent},
        {"E", exponent},
        {"\u2212", other_minus},
    };
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        if (text_starts_with(rest, text_of(starts[i].start))) return starts[i].reason;
    }
    return other_character;
}

/* Whether a point with three digits behind may as well part groups: "1.200", not "0.200". */
static bool may_be_group(const Parts *parts) {
    bool three = parts->decimals.size == 3 && parts->euros.size >= 1 && parts->euros.size <= 3;
    return three && parts->euros.bytes[0] != '0';
}

/* Refuses "1.234", saying how it may be read. */
static bool refuse_ambiguous(const Parts *parts, Text text, const char *mark, Error *error) {
    char group_reading[16], decimal_reading[16];
    char *end = group_reading;
    memcpy(end, parts->euros.bytes, parts->euros.size);
    end += parts->euros.size;
    memcpy(end, parts->decimals.bytes, parts->decimals.size);
    end = put(put(end + parts->decimals.size, mark), "00");
    Text groups = {group_reading, (size_t)(end - group_reading)};
    end = decimal_reading;
    memcpy(end, parts->euros.bytes, parts->euros.size);
    end = put(end + parts->euros.size, mark);
    memcpy(end, parts->decimals.bytes, parts->decimals.size);
    end += parts->decimals.size;
    Text decimal = {decimal_reading, (size_t)(end - decimal_reading)};
    return error_set(error, ERROR_AMOUNT_AMBIGUOUS, text, groups, decimal);
}

/* Takes the digits and the decimal mark of a FEC amount apart, its sign being gone. */
static bool take_fec_parts(Text text, Text body, Parts *parts, char *mark, Error *error) {
    Text rest = body;
    parts->euros = take_digits(&rest);
    *mark = '\0';
    if (first_byte(rest) == ',' || first_byte(rest) == '.') {
        *mark = first_byte(rest);
        rest = without_first(rest);
        parts->decimals = take_digits(&rest);
    }
    if (rest.size) return refuse(error, text, unexpected(rest));
    if (parts->euros.size + parts->decimals.size == 0) return refuse(error, text, no_digit);
    if (*mark && parts->decimals.size == 0) return refuse(error, text, no_decimal);
    if (parts->decimals.size <= 2) return true;
    if (*mark == '.' && may_be_group(parts)) return refuse_ambiguous(parts, text, ",", error);
    Text beyond = {parts->decimals.bytes + 2, parts->decimals.size - 2};
    return only_zeros(beyond) || refuse(error, text, many_decimals);
}

bool amount_read_fec(Text text, Amount *amount, AmountOddities *oddities, Error *error) {
    Text body = text_trim(text);
    AmountOddities found = {.empty = body.size == 0};
    Parts parts = {0};
    if (!found.empty) {
        char first = take_sign(&body, false);
        char last = take_sign(&body, true);
        if (first && last) return refuse(error, text, two_signs);
        parts.negative = first == '-' || last == '-';
        char mark;
        if (!take_fec_parts(text, body, &parts, &mark, error)) return false;
        found.point = mark == '.';
        found.decimals = parts.decimals.size > 2;
    }
    if (!oddities && found.empty) return refuse(error, text, no_digit);
    if (!oddities && found.point) return refuse(error, text, decimal_point);
    if (!put_together(&parts, text, amount, error)) return false;
    if (oddities) *oddities = found;
    return true;
}
