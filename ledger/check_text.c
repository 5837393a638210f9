#include "ledger/check_text.h"

#include <string.h>

TextCheck text_check_for(CheckReport *report, const FecHeader *header) {
    char other = header->separator == '\t' ? '|' : header->separator == '|' ? '\t' : '\0';
    return (TextCheck){.report = report, .header = header, .other_separator = other};
}

static bool has_byte(Text text, char byte) {
    return text.size && memchr(text.bytes, byte, text.size) != NULL;
}

static void find(TextCheck *check, FecPlace place, ErrorCause cause) {
    check_report_add(check->report, (CheckFault){.cause = cause, .place = place});
}

/* Keeps the first line of a character set, at its first byte beyond ASCII. */
static void note_line(TextCheck *check, Encoding encoding, Text line, uint64_t number) {
    EncodedLines *lines = &check->lines[encoding];
    if (lines->count++) return;
    Text copy = text_copy(check->report->arena, line);
    size_t at = 0;
    while (at < copy.size && (unsigned char)copy.bytes[at] < 0x80) at++;
    lines->first = (FecPlace){.line = copy, .number = number, .at = copy.bytes + at};
}

/* The first line of a block that is in UTF-8 stands for the others. */
static void note_first_line(TextCheck *check, Text bytes, uint64_t line, const FecMarks *marks) {
    if (check->lines[ENCODING_UTF_8].count) return;
    uint32_t start = 0;
    for (size_t i = 0; i < marks->line_count; i++) {
        uint32_t end = marks->ends[marks->lines[i]];
        Text text = {bytes.bytes + start, end - start};
        if (encoding_of(text) != ENCODING_ASCII) {
            note_line(check, ENCODING_UTF_8, text, line + i + 1);
            return;
        }
        start = end + 1;
    }
}

static inline uint64_t load(const char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* Takes a character of more than one byte; NULL when the bytes are none. */
static const char *take_character(const char *at, const char *end) {
    bool is_short = (unsigned char)*at >= 0xC2 && (unsigned char)*at < 0xE0 && end - at > 1 &&
                    ((unsigned char)at[1] & 0xC0) == 0x80;
    if (is_short) return at + 2;
    Text rest = {at, (size_t)(end - at)};
    return text_take_character(&rest) == 0xFFFD ? NULL : rest.bytes;
}

/* Whether the bytes are UTF-8, mostly letters of ASCII and characters of two bytes. */
static bool is_utf8(Text bytes) {
    enum { STEP = 8 };
    const char *at = bytes.bytes, *end = bytes.bytes + bytes.size;
    while (at && at < end) {
        bool is_long = end - at >= STEP;
        uint64_t beyond = is_long ? load(at) & UINT64_C(0x8080808080808080) : 0;
        if (is_long && !beyond) {
            at += STEP;
        } else if (is_long) {
            at = take_character(at + __builtin_ctzll(beyond) / 8, end);
        } else {
            at = (unsigned char)*at < 0x80 ? at + 1 : take_character(at, end);
        }
    }
    return at != NULL;
}

void text_check_block(TextCheck *check, Text bytes, uint64_t line, const FecMarks *marks) {
    if (marks->line_count) bytes.size = marks->ends[marks->lines[marks->line_count - 1]];
    check->has_zeros = marks->has_zero;
    check->has_others = check->other_separator && has_byte(bytes, check->other_separator);
    check->has_returns =
        check->header->end_of_line == '\n' && !check->header->has_returns && has_byte(bytes, '\r');
    check->has_mixture = marks->has_beyond_ascii && !is_utf8(bytes);
    check->is_quiet =
        !check->has_zeros && !check->has_others && !check->has_returns && !check->has_mixture;
    if (!marks->has_beyond_ascii || check->has_mixture) return;
    note_first_line(check, bytes, line, marks);
    check->lines[ENCODING_UTF_8].count += marks->line_count;
}

/* Where lines end with CR LF or LF, each ends as the header does. */
static void check_end(TextCheck *check, Text line, uint64_t number) {
    const FecHeader *header = check->header;
    if (header->end_of_line == '\r' || header->has_double_returns) return;
    bool has_return = line.size && line.bytes[line.size - 1] == '\r';
    if (has_return == header->has_returns) return;
    FecPlace place = {.line = line, .number = number, .at = line.bytes + line.size - has_return};
    find(check, place,
         (ErrorCause){ERROR_FEC_LINE_ENDS_MIXED, has_return ? TEXT("CR LF") : TEXT("LF"),
                      has_return ? TEXT("LF") : TEXT("CR LF")});
}

static void check_returns(TextCheck *check, Text line, uint64_t number) {
    Text inside = line;
    while (inside.size && inside.bytes[inside.size - 1] == '\r') inside.size--;
    const char *at = inside.size ? memchr(inside.bytes, '\r', inside.size) : NULL;
    if (!at) return;
    find(check, (FecPlace){.line = line, .number = number, .at = at},
         (ErrorCause){ERROR_FEC_LINE_BREAK});
}

static void check_byte(TextCheck *check, Text line, uint64_t number, char byte, ErrorCause cause) {
    const char *at = line.size ? memchr(line.bytes, byte, line.size) : NULL;
    if (at) find(check, (FecPlace){.line = line, .number = number, .at = at}, cause);
}

void text_check_line(TextCheck *check, Text line, uint64_t number) {
    check_end(check, line, number);
    if (check->has_returns) check_returns(check, line, number);
    if (check->has_zeros) {
        check_byte(check, line, number, '\0', (ErrorCause){ERROR_FEC_ZERO_BYTE});
    }
    if (check->has_others) {
        Text name = check->other_separator == '|' ? TEXT("|") : TEXT("tab");
        check_byte(check, line, number, check->other_separator,
                   (ErrorCause){ERROR_FEC_SEPARATOR_INSIDE, name});
    }
    if (!check->has_mixture) return;
    Encoding encoding = encoding_of(line);
    if (encoding != ENCODING_ASCII) note_line(check, encoding, line, number);
}

/* The rarer set is the odd one out, and its first line the place to look at. */
void text_check_finish(TextCheck *check) {
    const EncodedLines *latin = &check->lines[ENCODING_ISO_8859_15];
    const EncodedLines *windows = &check->lines[ENCODING_CP1252];
    const EncodedLines *utf8 = &check->lines[ENCODING_UTF_8];
    if (utf8->count && (latin->count || windows->count)) {
        bool is_utf8_rarer = utf8->count < latin->count + windows->count;
        const EncodedLines *other =
            !latin->count || (windows->count && windows->first.number < latin->first.number)
                ? windows
                : latin;
        find(check, is_utf8_rarer ? utf8->first : other->first,
             (ErrorCause){ERROR_FEC_MIXED_ENCODING});
    } else if (windows->count) {
        find(check, windows->first, (ErrorCause){ERROR_FEC_WINDOWS});
    }
}
