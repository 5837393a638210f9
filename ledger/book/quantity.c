#include "ledger/book/quantity.h"

#include <stdio.h>
#include <string.h>

enum { UNIT_SIZE = 12 };

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* Adds a digit; false when there is no room for it. */
static bool take_digit(Quantity *quantity, size_t *count, char byte) {
    if (quantity->digits == 0 && byte == '0') return true;
    if (++*count > QUANTITY_DIGITS) return false;
    quantity->digits = 10 * quantity->digits + (byte - '0');
    return true;
}

/* Without the zeros at the end, which say nothing behind the decimal mark. */
static Text without_zeros(Text decimals) {
    while (decimals.size && decimals.bytes[decimals.size - 1] == '0') decimals.size--;
    return decimals;
}

static bool take_digits(Quantity *quantity, size_t *count, Text digits) {
    for (size_t i = 0; i < digits.size; i++) {
        if (!is_digit(digits.bytes[i]) || !take_digit(quantity, count, digits.bytes[i])) {
            return false;
        }
    }
    return true;
}

static bool take_all(Text text, Quantity *quantity) {
    size_t mark = 0, count = 0;
    bool is_negative = text.size && text.bytes[0] == '-';
    if (is_negative || (text.size && text.bytes[0] == '+')) text.bytes++, text.size--;
    while (mark < text.size && is_digit(text.bytes[mark])) mark++;
    Text decimals = {0};
    if (mark < text.size) decimals = (Text){text.bytes + mark + 1, text.size - mark - 1};
    bool has_mark = mark < text.size && (text.bytes[mark] == '.' || text.bytes[mark] == ',');
    if (mark == 0 || (mark < text.size && (!has_mark || !decimals.size))) return false;
    for (size_t i = 0; i < decimals.size; i++) {
        if (!is_digit(decimals.bytes[i])) return false;
    }
    decimals = without_zeros(decimals);
    if (decimals.size > QUANTITY_DIGITS) return false;
    bool ok = take_digits(quantity, &count, (Text){text.bytes, mark}) &&
              take_digits(quantity, &count, decimals);
    quantity->decimals = (unsigned)decimals.size;
    if (is_negative) quantity->digits = -quantity->digits;
    return ok;
}

bool quantity_read(Text text, Quantity *quantity, Error *error) {
    Quantity read = {0};
    if (!take_all(text, &read)) return error_set(error, ERROR_QUANTITY_SYNTAX, text);
    *quantity = read;
    return true;
}

Text quantity_print(Quantity quantity, char room[QUANTITY_TEXT_SIZE]) {
    char digits[QUANTITY_TEXT_SIZE];
    int64_t absolute = quantity.digits < 0 ? -quantity.digits : quantity.digits;
    int wanted = (int)quantity.decimals + 1;
    int size = snprintf(digits, sizeof digits, "%0*lld", wanted, (long long)absolute);
    int whole = size - (int)quantity.decimals;
    int written = snprintf(room, QUANTITY_TEXT_SIZE, "%s%.*s%s%s", quantity.digits < 0 ? "-" : "",
                           whole, digits, quantity.decimals ? "." : "", digits + whole);
    return (Text){room, (size_t)written};
}

static bool is_unit(Text unit) {
    static const char KNOWN[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    for (size_t i = 0; i < unit.size; i++) {
        if (!memchr(KNOWN, unit.bytes[i], sizeof KNOWN - 1)) return false;
    }
    return unit.size > 0 && unit.size <= UNIT_SIZE && !is_digit(unit.bytes[0]);
}

bool quantity_read_unit(Arena *arena, Text text, Text *number, Text *unit, Error *error) {
    Quantity quantity = {0};
    char room[QUANTITY_TEXT_SIZE];
    Text rest = text_trim(text);
    Text first = text_take(&rest, ' ');
    rest = text_trim(rest);
    if (!quantity_read(first, &quantity, error)) return false;
    if (quantity.digits <= 0) return error_set(error, ERROR_QUANTITY_SYNTAX, first);
    if (!is_unit(rest)) return error_set(error, ERROR_QUANTITY_UNIT, text);
    *number = text_copy(arena, quantity_print(quantity, room));
    *unit = rest;
    return true;
}

bool quantity_is_canonical(Text text) {
    Quantity quantity = {0};
    char room[QUANTITY_TEXT_SIZE];
    return quantity_read(text, &quantity, NULL) && text_equal(text, quantity_print(quantity, room));
}
