#include "ledger/name_date.h"

#include "engine/date_text.h"

enum { SIREN_SIZE = 9, FIRST_YEAR = 1900, LAST_YEAR = 2099 };

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static bool is_digit_at(Text name, size_t at) {
    return at < name.size && is_digit(name.bytes[at]);
}

static size_t digits_at(Text name, size_t at) {
    size_t count = 0;
    while (is_digit_at(name, at + count)) count++;
    return count;
}

/* A day that is `size` bytes long and that no digit follows. */
static bool read_day(Text name, size_t at, size_t size, Date *date) {
    if (at + size > name.size || is_digit_at(name, at + size)) return false;
    bool is_irregular;
    return date_read_any((Text){name.bytes + at, size}, date, &is_irregular, NULL);
}

static int year_at(Text name, size_t at) {
    int year = 0;
    for (size_t i = 0; i < 4; i++) year = year * 10 + (name.bytes[at + i] - '0');
    return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
}

NameDate name_date_read(Text path) {
    enum { SHORT = 8, LONG = 10 };
    NameDate found = {0};
    size_t start = path.size;
    while (start > 0 && path.bytes[start - 1] != '/') start--;
    Text name = {path.bytes + start, path.size - start};
    for (size_t at = 0; at < name.size;) {
        size_t digits = digits_at(name, at), taken = digits ? digits : 1;
        if (digits && read_day(name, at, LONG, &found.date)) {
            taken = LONG;
        } else if (digits == SHORT) {
            read_day(name, at, SHORT, &found.date);
        } else if (digits == 4 && year_at(name, at)) {
            found.year = year_at(name, at);
        } else if (digits == SIREN_SIZE) {
            found.siren = name.bytes + at;
        }
        at += taken;
    }
    return found;
}
