#include "engine/date_text.h"

#include <stdio.h>

static const char *const french_months[] = {"janvier",   "février", "mars",     "avril",
                                            "mai",       "juin",    "juillet",  "août",
                                            "septembre", "octobre", "novembre", "décembre"};
static const char *const english_months[] = {"January",   "February", "March",    "April",
                                             "May",       "June",     "July",     "August",
                                             "September", "October",  "November", "December"};

/* Where the digits of a written date stand; `length` is that of the whole. */
typedef struct DateShape {
    size_t length;
    size_t year, month, day;
    size_t marks[2]; /* where the two equal separators stand; none when both are 0 */
} DateShape;

static const DateShape fec_shape = {8, 0, 4, 6, {0, 0}};
static const DateShape iso_shape = {10, 0, 5, 8, {4, 7}};
static const DateShape french_shape = {10, 6, 3, 0, {2, 5}};
static const DateShape french_digits_shape = {8, 4, 2, 0, {0, 0}};

/* The number written by `count` digits, or -1. */
static int read_digits(const char *bytes, size_t count) {
    int number = 0;
    for (size_t i = 0; i < count; i++) {
        if (bytes[i] < '0' || bytes[i] > '9') return -1;
        number = number * 10 + (bytes[i] - '0');
    }
    return number;
}

static bool is_mark(char byte) {
    return byte == '-' || byte == '/' || byte == '.';
}

/* Takes year, month and day out of a text of that shape; false when it has another one. */
static bool read_shape(Text text, const DateShape *shape, DateParts *parts) {
    if (text.size != shape->length) return false;
    if (shape->marks[0]) {
        char mark = text.bytes[shape->marks[0]];
        if (!is_mark(mark) || text.bytes[shape->marks[1]] != mark) return false;
    }
    parts->year = read_digits(text.bytes + shape->year, 4);
    parts->month = read_digits(text.bytes + shape->month, 2);
    parts->day = read_digits(text.bytes + shape->day, 2);
    return parts->year >= 0 && parts->month >= 0 && parts->day >= 0;
}

static bool set_date(Text text, DateParts parts, Date *date, Error *error) {
    *date = date_of(parts.year, parts.month, parts.day);
    return date_is_set(*date) || error_set(error, ERROR_DATE_CALENDAR, text);
}

bool date_read_fec(Text text, Date *date, Error *error) {
    Text trimmed = text_trim(text);
    DateParts parts;
    if (!read_shape(trimmed, &fec_shape, &parts)) {
        return error_set(error, ERROR_DATE_SYNTAX, trimmed, TEXT("20221231"));
    }
    return set_date(trimmed, parts, date, error);
}

bool date_read_iso(Text text, Date *date, Error *error) {
    Text trimmed = text_trim(text);
    DateParts parts;
    if (!read_shape(trimmed, &iso_shape, &parts) || trimmed.bytes[4] != '-') {
        return error_set(error, ERROR_DATE_SYNTAX, trimmed, TEXT("2022-12-31"));
    }
    return set_date(trimmed, parts, date, error);
}

/* Takes two digits not above `limit` from the front of the text. */
static bool take_two_digits(Text *text, int limit) {
    if (text->size < 2) return false;
    int number = read_digits(text->bytes, 2);
    text->bytes += 2;
    text->size -= 2;
    return number >= 0 && number <= limit;
}

static bool take_byte(Text *text, char byte) {
    if (text->size == 0 || text->bytes[0] != byte) return false;
    text->bytes++;
    text->size--;
    return true;
}

/* Whether the text is HH:MM or HH:MM:SS, with or without a fraction and a zone. */
static bool is_time(Text text) {
    if (!take_two_digits(&text, 24) || !take_byte(&text, ':')) return false;
    if (!take_two_digits(&text, 59)) return false;
    if (take_byte(&text, ':') && !take_two_digits(&text, 60)) return false;
    if (take_byte(&text, '.')) {
        while (text.size && read_digits(text.bytes, 1) >= 0) take_byte(&text, text.bytes[0]);
    }
    if (text.size == 0 || text_equal(text, TEXT("Z"))) return true;
    if (!take_byte(&text, '+') && !take_byte(&text, '-')) return false;
    if (!take_two_digits(&text, 14)) return false;
    take_byte(&text, ':');
    return take_two_digits(&text, 59) && text.size == 0;
}

/* The part of the text before a time of day, or the whole text when no time follows. */
static Text before_time(Text text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] != ' ' && text.bytes[i] != 'T') continue;
        Text time = {text.bytes + i + 1, text.size - i - 1};
        return is_time(text_trim(time)) ? (Text){text.bytes, i} : text;
    }
    return text;
}

/* Whether the eight digits are JJMMAAAA of our time; read as AAAAMMJJ their month would be 19 or
 * 20, so that the two forms cannot be confused. */
static bool is_recent_year(const DateShape *shape, int year) {
    return shape != &french_digits_shape || (year >= 1900 && year <= 2099);
}

bool date_read_any(Text text, Date *date, bool *irregular, Error *error) {
    static const DateShape *const shapes[] = {&fec_shape, &iso_shape, &french_shape,
                                              &french_digits_shape};
    Text trimmed = text_trim(text);
    Text written = before_time(trimmed);
    bool has_shape = false;
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        DateParts parts;
        if (!read_shape(written, shapes[i], &parts)) continue;
        has_shape = true;
        Date read = date_of(parts.year, parts.month, parts.day);
        if (!date_is_set(read) || !is_recent_year(shapes[i], parts.year)) continue;
        *date = read;
        *irregular = shapes[i] != &fec_shape || written.size != trimmed.size;
        return true;
    }
    if (has_shape) return error_set(error, ERROR_DATE_CALENDAR, trimmed);
    return error_set(error, ERROR_DATE_SYNTAX, trimmed, TEXT("20221231"));
}

/* Writes the last `count` digits of the number. */
static void put_digits(char *place, int number, int count) {
    for (int i = count; i-- > 0; number /= 10) place[i] = (char)('0' + number % 10);
}

static Text print_shape(Date date, const DateShape *shape, char mark, char room[DATE_TEXT_SIZE]) {
    room[0] = '\0';
    if (!date_is_set(date)) return (Text){room, 0};
    DateParts parts = date_parts(date);
    for (size_t i = 0; i < shape->length; i++) room[i] = mark;
    put_digits(room + shape->year, parts.year, 4);
    put_digits(room + shape->month, parts.month, 2);
    put_digits(room + shape->day, parts.day, 2);
    room[shape->length] = '\0';
    return (Text){room, shape->length};
}

Text date_print_iso(Date date, char room[DATE_TEXT_SIZE]) {
    return print_shape(date, &iso_shape, '-', room);
}

Text date_print_french(Date date, char room[DATE_TEXT_SIZE]) {
    return print_shape(date, &french_shape, '/', room);
}

Text date_print_fec(Date date, char room[DATE_TEXT_SIZE]) {
    return print_shape(date, &fec_shape, '\0', room);
}

/* "1er mars 2022": the first day of a month bears `first`, the others nothing. */
static Text print_long(Date date, const char *first, const char *const months[12], char *room) {
    room[0] = '\0';
    if (!date_is_set(date)) return (Text){room, 0};
    DateParts parts = date_parts(date);
    int size = snprintf(room, DATE_TEXT_SIZE, "%d%s %s %d", parts.day, parts.day == 1 ? first : "",
                        months[parts.month - 1], parts.year);
    return (Text){room, (size_t)size};
}

Text date_print_long_french(Date date, char room[DATE_TEXT_SIZE]) {
    return print_long(date, "er", french_months, room);
}

Text date_print_long_english(Date date, char room[DATE_TEXT_SIZE]) {
    return print_long(date, "", english_months, room);
}
