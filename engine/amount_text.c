#include "engine/amount_text.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* What keeps a text from being an amount: msgids that complete "... is not an amount: ". */
static const char no_digit[] = N_("it has no digit");
static const char two_signs[] = N_("it has a sign at both ends");
static const char two_marks[] = N_("it has two decimal marks");
static const char decimal_point[] = N_("its decimal mark is a point");
static const char no_decimal[] = N_("no digit follows its decimal mark");
static const char many_decimals[] = N_("it has more than two decimals");
static const char group_separator[] = N_("its digits are in groups");
static const char exponent[] = N_("it has an exponent");
static const char sign_inside[] = N_("it has a sign out of place");
static const char lone_parenthesis[] = N_("its parentheses do not match");
static const char no_blank_groups[] = N_("its digits are not in groups of three parted by blanks");
static const char no_comma_groups[] = N_("its digits are not in groups of three parted by commas");
static const char english_form[] = N_("it is in English form");
static const char other_minus[] = N_("its minus sign is not \"-\"");
static const char other_character[] = N_("it has a character that is no part of an amount");

enum { LARGEST_DIGITS = 18 };

/* How a form writes what stands around the digits. */
typedef struct Marks {
    const char *start;
    const char *minus;
    const char *group;
    const char *decimal;
} Marks;

static const Marks marks_of[] = {
    [AMOUNT_FEC] = {"", "-", "", ","},
    [AMOUNT_FRENCH] = {"", "\u2212", "\u202f", ","},
    [AMOUNT_ENGLISH] = {"", "-", ",", "."},
    [AMOUNT_PLAIN] = {"", "-", "", "."},
    [AMOUNT_SAID] = {(const char[]){AMOUNT_MARK, '\0'}, "-", "", "."},
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
    char *end = put(room, marks->start);
    if (negative) end = put(end, marks->minus);
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

/* What is being read and whom to tell when it is refused. */
typedef struct Reading {
    Text text;
    char decimal; /* the decimal mark of the form */
    Error *error;
} Reading;

static bool refuse(const Reading *reading, const char *reason) {
    Text example = reading->decimal == ',' ? TEXT("1234,56") : TEXT("1234.56");
    return error_set(reading->error, ERROR_AMOUNT_SYNTAX, reading->text, example, .reason = reason);
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
    if (digits.size) rest->bytes += digits.size;
    rest->size -= digits.size;
    return digits;
}

static bool only_zeros(Text digits) {
    for (size_t i = 0; i < digits.size; i++) {
        if (digits.bytes[i] != '0') return false;
    }
    return true;
}

/* An amount taken apart: what every form comes down to. */
typedef struct Parts {
    bool negative;
    Text euros;    /* digits, possibly none, and what parts their groups */
    Text decimals; /* digits, possibly none, of which zeros alone after the second */
} Parts;

/* Error: AMOUNT_RANGE. */
static bool put_together(const Reading *reading, const Parts *parts, Amount *amount) {
    uint64_t whole = 0;
    size_t digits = 0; /* leading zeros apart */
    for (size_t i = 0; i < parts->euros.size; i++) {
        char byte = parts->euros.bytes[i];
        if (!is_digit(byte)) continue;
        digits += digits || byte != '0';
        if (digits > LARGEST_DIGITS) {
            return error_set(reading->error, ERROR_AMOUNT_RANGE, reading->text);
        }
        whole = whole * 10 + (uint64_t)(byte - '0');
    }
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

/* Whether a number, possibly with a sign, begins the text. */
static bool begins_number(Text text) {
    char first = first_byte(text);
    return is_digit(first) || first == '+' || first == '-';
}

/* Why a FEC amount cannot go on as `rest` does. */
static const char *unexpected(Text rest) {
    static const struct {
        const char *start;
        const char *reason;
        bool before_number; /* only where a number follows */
    } starts[] = {
        {",", two_marks, false},
        {".", two_marks, false},
        {" ", group_separator, true},
        {"'", group_separator, true},
        {"\u00a0", group_separator, true},
        {"\u202f", group_separator, true},
        {"e", exponent, true},
        {"E", exponent, true},
        {"\u2212", other_minus, false},
        {"+", sign_inside, false},
        {"-", sign_inside, false},
    };
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        Text start = text_of(starts[i].start);
        if (!text_starts_with(rest, start)) continue;
        Text behind = {rest.bytes + start.size, rest.size - start.size};
        if (!starts[i].before_number || begins_number(behind)) return starts[i].reason;
    }
    return other_character;
}

/* Whether a point with three digits behind may as well part groups: "1.200", not "0.200". */
static bool may_be_group(const Parts *parts) {
    bool three = parts->decimals.size == 3 && parts->euros.size >= 1 && parts->euros.size <= 3;
    return three && parts->euros.bytes[0] != '0';
}

/* Refuses "1.234", saying how it may be read. */
static bool refuse_ambiguous(const Reading *reading, const Parts *parts) {
    char grouped[16], decimal[16];
    snprintf(grouped, sizeof grouped, "%.*s%.*s%c00", TEXT_ARGUMENTS(parts->euros),
             TEXT_ARGUMENTS(parts->decimals), reading->decimal);
    snprintf(decimal, sizeof decimal, "%.*s%c%.*s", TEXT_ARGUMENTS(parts->euros), reading->decimal,
             TEXT_ARGUMENTS(parts->decimals));
    return error_set(reading->error, ERROR_AMOUNT_AMBIGUOUS, reading->text, text_of(grouped),
                     text_of(decimal));
}

/* Takes the digits and the decimal mark of a FEC amount apart, its sign being gone. */
static bool take_fec_parts(const Reading *reading, Text body, Parts *parts, char *mark) {
    Text rest = body;
    parts->euros = take_digits(&rest);
    *mark = '\0';
    if (first_byte(rest) == ',' || first_byte(rest) == '.') {
        *mark = first_byte(rest);
        rest = without_first(rest);
        parts->decimals = take_digits(&rest);
    }
    if (rest.size) return refuse(reading, unexpected(rest));
    if (parts->euros.size + parts->decimals.size == 0) return refuse(reading, no_digit);
    if (*mark && parts->decimals.size == 0) return refuse(reading, no_decimal);
    if (parts->decimals.size <= 2) return true;
    if (*mark == '.' && may_be_group(parts)) return refuse_ambiguous(reading, parts);
    Text beyond = {parts->decimals.bytes + 2, parts->decimals.size - 2};
    return only_zeros(beyond) || refuse(reading, many_decimals);
}

bool amount_read_fec(Text text, Amount *amount, AmountOddities *oddities, Error *error) {
    const Reading *reading = &(Reading){text, ',', error};
    Text body = text_trim(text);
    AmountOddities found = {.empty = body.size == 0};
    Parts parts = {0};
    if (!found.empty) {
        char first = take_sign(&body, false);
        char last = take_sign(&body, true);
        if (first && last) return refuse(reading, two_signs);
        parts.negative = first == '-' || last == '-';
        char mark;
        if (!take_fec_parts(reading, body, &parts, &mark)) return false;
        found.point = mark == '.';
        found.decimals = parts.decimals.size > 2;
    }
    if (!oddities && found.empty) return refuse(reading, no_digit);
    if (!oddities && found.point) return refuse(reading, decimal_point);
    if (!put_together(reading, &parts, amount)) return false;
    if (oddities) *oddities = found;
    return true;
}

/* What a person may type in one of the two languages. */
typedef struct Typed {
    char decimal;           /* the decimal mark of the language */
    const char *groups[4];  /* what parts groups of three digits, up to a NULL */
    const char *bad_groups; /* what is wrong when the groups are others */
} Typed;

static const Typed typed_french = {
    .decimal = ',',
    .groups = {" ", "\u00a0", "\u202f"},
    .bad_groups = no_blank_groups,
};
static const Typed typed_english = {
    .decimal = '.',
    .groups = {","},
    .bad_groups = no_comma_groups,
};

/* Takes `what` from one end of the text. */
static bool take(Text *text, bool at_end, const char *what) {
    Text wanted = text_of(what);
    if (text->size < wanted.size) return false;
    Text end = {text->bytes + (at_end ? text->size - wanted.size : 0), wanted.size};
    if (!text_equal(end, wanted)) return false;
    if (!at_end) text->bytes += wanted.size;
    text->size -= wanted.size;
    return true;
}

/* Without the blanks at both ends, U+202F included. */
static Text without_blanks(Text text) {
    do text = text_trim(text);
    while (take(&text, false, "\u202f") || take(&text, true, "\u202f"));
    return text;
}

/* Takes "€" from either end, with the blanks beside it. */
static bool take_euro(Text *text) {
    if (!take(text, true, "\u20ac") && !take(text, false, "\u20ac")) return false;
    *text = without_blanks(*text);
    return true;
}

/* Takes what stands around the digits: the currency, parentheses or a sign, blanks. */
static bool take_surroundings(const Reading *reading, Text *body, bool *negative) {
    *body = without_blanks(reading->text);
    bool has_euro = take_euro(body);
    bool opened = take(body, false, "(");
    bool closed = take(body, true, ")");
    if (opened != closed) return refuse(reading, lone_parenthesis);
    *negative = opened || take(body, false, "-") || take(body, false, "\u2212");
    if (!*negative) take(body, false, "+");
    *body = without_blanks(*body);
    if (!has_euro) take_euro(body);
    return true;
}

/* Takes what may part groups from the front of the text. */
static bool take_group_mark(Text *rest, const Typed *form) {
    for (size_t i = 0; form->groups[i]; i++) {
        if (take(rest, false, form->groups[i])) return true;
    }
    return false;
}

/* Whether another group of digits follows, behind one mark or, wrongly, several. */
static bool group_follows(Text rest, const Typed *form) {
    if (!take_group_mark(&rest, form)) return false;
    while (take_group_mark(&rest, form)) continue;
    return is_digit(first_byte(rest));
}

/* Takes the digits before the decimal mark, groups included. False when they are not of three. */
static bool take_groups(Text *rest, const Typed *form, Parts *parts) {
    parts->euros = take_digits(rest);
    if (!group_follows(*rest, form)) return true;
    if (parts->euros.size < 1 || parts->euros.size > 3) return false;
    while (group_follows(*rest, form)) {
        take_group_mark(rest, form);
        if (take_digits(rest).size != 3) return false;
    }
    parts->euros.size = (size_t)(rest->bytes - parts->euros.bytes);
    return true;
}

/* Why a typed amount cannot go on as `rest` does behind what was taken. */
static const char *unexpected_typed(Text rest, char mark, const Parts *parts, const Typed *form) {
    const char *reason = unexpected(rest);
    if (reason == two_marks && parts->decimals.size == 3) {
        return mark == ',' ? english_form : form->bad_groups;
    }
    if (reason == two_marks && mark == ',' && form->decimal == '.') return form->bad_groups;
    if (reason == group_separator) return form->bad_groups;
    return reason == other_minus ? sign_inside : reason;
}

static bool read_typed(Text text, const Typed *form, Amount *amount, Error *error) {
    const Reading *reading = &(Reading){text, form->decimal, error};
    Parts parts = {0};
    Text rest;
    if (!take_surroundings(reading, &rest, &parts.negative)) return false;
    if (!take_groups(&rest, form, &parts)) return refuse(reading, form->bad_groups);
    char mark = first_byte(rest);
    bool has_decimals = mark == form->decimal || mark == '.';
    if (has_decimals) {
        rest = without_first(rest);
        parts.decimals = take_digits(&rest);
    }
    if (rest.size) return refuse(reading, unexpected_typed(rest, mark, &parts, form));
    if (parts.euros.size + parts.decimals.size == 0) return refuse(reading, no_digit);
    if (has_decimals && parts.decimals.size == 0) return refuse(reading, no_decimal);
    if (mark == '.' && may_be_group(&parts)) {
        return refuse_ambiguous(reading, &parts);
    }
    if (parts.decimals.size > 2) return refuse(reading, many_decimals);
    return put_together(reading, &parts, amount);
}

bool amount_read_french(Text text, Amount *amount, Error *error) {
    return read_typed(text, &typed_french, amount, error);
}

bool amount_read_english(Text text, Amount *amount, Error *error) {
    return read_typed(text, &typed_english, amount, error);
}
