#include "engine/text_encoding.h"

#include <assert.h>
#include <string.h>

enum { REPLACEMENT = 0xFFFD };

/* cp1252 from 0x80 to 0x9F; 0 where nothing is defined. */
static const uint16_t cp1252_high[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* The eight characters that tell ISO-8859-15 from ISO-8859-1. */
static const struct {
    unsigned char byte;
    uint16_t code_point;
} iso_8859_15_own[] = {
    {0xA4, 0x20AC}, {0xA6, 0x0160}, {0xA8, 0x0161}, {0xB4, 0x017D},
    {0xB8, 0x017E}, {0xBC, 0x0152}, {0xBD, 0x0153}, {0xBE, 0x0178},
};

/* Forms of UTF-8 by their first byte; the second byte's bounds keep out overlong forms,
 * surrogates and what is beyond U+10FFFF. */
static const struct {
    unsigned char first, last;   /* bounds of the first byte */
    unsigned char low, high;     /* bounds of the second byte */
    unsigned char size;          /* bytes of the character */
    unsigned char leading_value; /* mask of the first byte's share of the code point */
} forms[] = {
    {0xC2, 0xDF, 0x80, 0xBF, 2, 0x1F}, {0xE0, 0xE0, 0xA0, 0xBF, 3, 0x0F},
    {0xE1, 0xEC, 0x80, 0xBF, 3, 0x0F}, {0xED, 0xED, 0x80, 0x9F, 3, 0x0F},
    {0xEE, 0xEF, 0x80, 0xBF, 3, 0x0F}, {0xF0, 0xF0, 0x90, 0xBF, 4, 0x07},
    {0xF1, 0xF3, 0x80, 0xBF, 4, 0x07}, {0xF4, 0xF4, 0x80, 0x8F, 4, 0x07},
};

enum { FORM_COUNT = sizeof forms / sizeof forms[0] };

/* Inclusive ranges of characters that a display must not obey. */
static const struct {
    uint32_t first, last;
} unsafe[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x061C, 0x061C}, {0x200E, 0x200F},
    {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB},
};

/* How many ASCII bytes begin the text: eight at a time, then one by one. */
static size_t ascii_size(Text text) {
    size_t size = 0;
    for (uint64_t eight; size + sizeof eight <= text.size; size += sizeof eight) {
        memcpy(&eight, text.bytes + size, sizeof eight);
        if (eight & 0x8080808080808080U) break;
    }
    while (size < text.size && (unsigned char)text.bytes[size] < 0x80) size++;
    return size;
}

/* Reads the character of more than one byte at the start of the text; its size, or 0. */
static size_t read_character(Text text, uint32_t *code_point) {
    const unsigned char *bytes = (const unsigned char *)text.bytes;
    size_t form = 0;
    while (form < FORM_COUNT && (bytes[0] < forms[form].first || bytes[0] > forms[form].last)) {
        form++;
    }
    if (form == FORM_COUNT || text.size < forms[form].size) return 0;
    if (bytes[1] < forms[form].low || bytes[1] > forms[form].high) return 0;
    uint32_t value = bytes[0] & forms[form].leading_value;
    for (size_t i = 1; i < forms[form].size; i++) {
        if ((bytes[i] & 0xC0) != 0x80) return 0;
        value = value << 6 | (bytes[i] & 0x3F);
    }
    *code_point = value;
    return forms[form].size;
}

size_t text_valid_size(Text text) {
    size_t size = 0;
    while (size < text.size) {
        Text rest = {text.bytes + size, text.size - size};
        size_t ascii = ascii_size(rest);
        uint32_t code_point;
        size_t valid = ascii ? ascii : read_character(rest, &code_point);
        if (valid == 0) break;
        size += valid;
    }
    return size;
}

uint32_t text_take_character(Text *rest) {
    assert(rest->size > 0);
    uint32_t code_point = (unsigned char)rest->bytes[0];
    size_t size = 1;
    if (code_point >= 0x80) {
        size = read_character(*rest, &code_point);
        if (size == 0) {
            code_point = REPLACEMENT;
            size = 1;
        }
    }
    rest->bytes += size;
    rest->size -= size;
    return code_point;
}

const char *encoding_name(Encoding encoding) {
    static const char *const names[] = {
        [ENCODING_ASCII] = "US-ASCII",
        [ENCODING_UTF_8] = "UTF-8",
        [ENCODING_ISO_8859_15] = "ISO-8859-15",
        [ENCODING_CP1252] = "windows-1252",
    };
    return names[encoding];
}

/* Whether a byte occurs that ISO-8859-15 leaves to control characters. */
static bool has_c1_byte(Text bytes) {
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char byte = (unsigned char)bytes.bytes[i];
        if (byte >= 0x80 && byte <= 0x9F) return true;
    }
    return false;
}

Encoding encoding_of(Text bytes) {
    if (ascii_size(bytes) == bytes.size) return ENCODING_ASCII;
    if (text_valid_size(bytes) == bytes.size) return ENCODING_UTF_8;
    return has_c1_byte(bytes) ? ENCODING_CP1252 : ENCODING_ISO_8859_15;
}

static uint32_t cp1252_code_point(unsigned char byte) {
    if (byte < 0x80 || byte > 0x9F) return byte;
    uint16_t code_point = cp1252_high[byte - 0x80];
    return code_point ? code_point : REPLACEMENT;
}

static uint32_t iso_8859_15_code_point(unsigned char byte) {
    for (size_t i = 0; i < sizeof iso_8859_15_own / sizeof iso_8859_15_own[0]; i++) {
        if (iso_8859_15_own[i].byte == byte) return iso_8859_15_own[i].code_point;
    }
    return byte;
}

/* Adds a character of at most U+FFFF. */
static void add_character(Builder *builder, uint32_t code_point) {
    char bytes[3];
    size_t size = code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : 3;
    static const unsigned char lead[] = {0, 0x00, 0xC0, 0xE0};
    for (size_t i = size; i-- > 1; code_point >>= 6) bytes[i] = (char)(0x80 | (code_point & 0x3F));
    bytes[0] = (char)(lead[size] | code_point);
    builder_add(builder, (Text){bytes, size});
}

/* Adds UTF-8 as it is, except for what is invalid. */
static void add_utf_8(Builder *builder, Text text) {
    while (text.size) {
        size_t valid = text_valid_size(text);
        builder_add(builder, (Text){text.bytes, valid});
        text.bytes += valid;
        text.size -= valid;
        if (text.size) add_character(builder, text_take_character(&text));
    }
}

void encoding_decode(Builder *builder, Text bytes, Encoding encoding) {
    if (encoding == ENCODING_ASCII || encoding == ENCODING_UTF_8) {
        add_utf_8(builder, bytes);
        return;
    }
    for (size_t i = 0; i < bytes.size; i++) {
        Text rest = {bytes.bytes + i, bytes.size - i};
        size_t ascii = ascii_size(rest);
        builder_add(builder, (Text){rest.bytes, ascii});
        i += ascii;
        if (i == bytes.size) break;
        unsigned char byte = (unsigned char)bytes.bytes[i];
        add_character(builder, encoding == ENCODING_CP1252 ? cp1252_code_point(byte)
                                                           : iso_8859_15_code_point(byte));
    }
}

Text text_to_utf_8(Arena *arena, Text bytes, Encoding encoding) {
    bool is_utf_8 = encoding == ENCODING_ASCII || encoding == ENCODING_UTF_8;
    if (ascii_size(bytes) == bytes.size) return bytes;
    if (is_utf_8 && text_valid_size(bytes) == bytes.size) return bytes;
    Builder builder = builder_in(arena);
    encoding_decode(&builder, bytes, encoding);
    return builder_text(&builder);
}

size_t text_columns(Text text) {
    size_t columns = 0;
    while (text.size) {
        uint32_t code_point = text_take_character(&text);
        columns += code_point < 0x0300 || code_point > 0x036F;
    }
    return columns;
}

static bool is_unsafe(uint32_t code_point) {
    for (size_t i = 0; i < sizeof unsafe / sizeof unsafe[0]; i++) {
        if (code_point >= unsafe[i].first && code_point <= unsafe[i].last) return true;
    }
    return false;
}

static bool is_displayable(Text text) {
    if (text_valid_size(text) != text.size) return false;
    while (text.size) {
        if (is_unsafe(text_take_character(&text))) return false;
    }
    return true;
}

Text text_displayable(Arena *arena, Text text) {
    if (is_displayable(text)) return text;
    Builder builder = builder_in(arena);
    while (text.size) {
        const char *start = text.bytes;
        uint32_t code_point = text_take_character(&text);
        bool is_raw = text.bytes - start == 1 && code_point == REPLACEMENT;
        if (code_point == '\t') {
            builder_add_byte(&builder, ' ');
        } else if (is_raw || is_unsafe(code_point)) {
            add_character(&builder, REPLACEMENT);
        } else {
            builder_add(&builder, (Text){start, (size_t)(text.bytes - start)});
        }
    }
    return builder_text(&builder);
}
