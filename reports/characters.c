#include "reports/characters.h"

#include <assert.h>

typedef struct CharacterRange {
    uint32_t first, last;
    unsigned char value;
} CharacterRange;

/* Characters that are not one column wide, in order (after Unicode's East Asian Width and the
 * general categories Mn and Me, for the scripts that names in France are written in). */
static const CharacterRange WIDTHS[] = {
    {0x0300, 0x036F, 0},   {0x0483, 0x0489, 0},   {0x0591, 0x05BD, 0},   {0x064B, 0x065F, 0},
    {0x1100, 0x115F, 2},   {0x1AB0, 0x1AFF, 0},   {0x1DC0, 0x1DFF, 0},   {0x200B, 0x200F, 0},
    {0x20D0, 0x20FF, 0},   {0x2E80, 0x303E, 2},   {0x3041, 0xA4CF, 2},   {0xAC00, 0xD7A3, 2},
    {0xF900, 0xFAFF, 2},   {0xFE00, 0xFE0F, 0},   {0xFE20, 0xFE2F, 0},   {0xFE30, 0xFE6F, 2},
    {0xFF00, 0xFF60, 2},   {0xFFE0, 0xFFE6, 2},   {0x1F300, 0x1F64F, 2}, {0x1F680, 0x1F6FF, 2},
    {0x1F900, 0x1F9FF, 2}, {0x20000, 0x3FFFD, 2}, {0xE0100, 0xE01EF, 0},
};

/* Characters that are not shown: 1 is a space instead, 2 is U+FFFD instead. */
static const CharacterRange HIDDEN[] = {
    {0x0000, 0x0008, 2}, {0x0009, 0x000D, 1}, {0x000E, 0x001F, 2}, {0x007F, 0x0084, 2},
    {0x0085, 0x0085, 1}, {0x0086, 0x009F, 2}, {0x061C, 0x061C, 2}, {0x200E, 0x200F, 2},
    {0x2028, 0x2029, 1}, {0x202A, 0x202E, 2}, {0x2066, 0x2069, 2}, {0xFDD0, 0xFDEF, 2},
    {0xFEFF, 0xFEFF, 2}, {0xFFFE, 0xFFFF, 2},
};

/* The value of the range that holds the character, or `otherwise`. */
static unsigned look_up(const CharacterRange *ranges, size_t count, uint32_t character,
                        unsigned otherwise) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (character > ranges[middle].last) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = low < count && character >= ranges[low].first;
    return found ? ranges[low].value : otherwise;
}

/* The bounds of the second byte keep out overlong forms, surrogates and what is above U+10FFFF. */
static bool continues(unsigned char lead, size_t place, unsigned char byte) {
    unsigned char least = 0x80, most = 0xBF;
    if (place == 1 && lead == 0xE0) least = 0xA0;
    if (place == 1 && lead == 0xED) most = 0x9F;
    if (place == 1 && lead == 0xF0) least = 0x90;
    if (place == 1 && lead == 0xF4) most = 0x8F;
    return byte >= least && byte <= most;
}

/* Bytes of a character with that first byte; 0 when no character begins so. */
static size_t length_of(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    if (lead < 0xE0) return 2;
    return lead < 0xF0 ? 3 : 4;
}

uint32_t character_take(Text *rest) {
    assert(rest->size > 0);
    const unsigned char *bytes = (const unsigned char *)rest->bytes;
    size_t length = length_of(bytes[0]), got = 1;
    uint32_t character = bytes[0];
    if (length > 1) character &= 0x7Fu >> length;
    while (got < length && got < rest->size && continues(bytes[0], got, bytes[got])) {
        character = character << 6 | (bytes[got++] & 0x3Fu);
    }
    *rest = (Text){rest->bytes + got, rest->size - got};
    return got == length ? character : CHARACTER_REPLACEMENT;
}

uint32_t character_shown(uint32_t character) {
    if (character >= 0x20 && character < 0x7F) return character;
    unsigned hidden = look_up(HIDDEN, sizeof HIDDEN / sizeof HIDDEN[0], character, 0);
    if (hidden == 0) return character;
    return hidden == 1 ? ' ' : (uint32_t)CHARACTER_REPLACEMENT;
}

size_t character_width(uint32_t character) {
    if (character < 0x300) return 1;
    return look_up(WIDTHS, sizeof WIDTHS / sizeof WIDTHS[0], character, 1);
}

void character_add(Builder *builder, uint32_t character) {
    if (character < 0x80) {
        builder_add_byte(builder, (char)character);
        return;
    }
    size_t length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    unsigned lead = 0xF00u >> length & 0xFFu;
    builder_add_byte(builder, (char)(lead | character >> 6 * (length - 1)));
    for (size_t i = length - 1; i-- > 0;) {
        builder_add_byte(builder, (char)(0x80u | (character >> 6 * i & 0x3Fu)));
    }
}

/* How many bytes at the start are printable ASCII, which is shown as it is. */
static size_t plain_head(Text text) {
    size_t size = 0;
    while (size < text.size && text.bytes[size] >= 0x20 && text.bytes[size] < 0x7F) size++;
    return size;
}

void text_add_shown(Builder *builder, Text text) {
    while (text.size) {
        size_t plain = plain_head(text);
        builder_add(builder, (Text){text.bytes, plain});
        text = (Text){text.bytes + plain, text.size - plain};
        if (text.size) character_add(builder, character_shown(character_take(&text)));
    }
}

static size_t take_width(Text *rest) {
    return character_width(character_shown(character_take(rest)));
}

size_t text_width(Text text) {
    size_t width = 0;
    while (text.size) width += take_width(&text);
    return width;
}

Text text_head(Text text, size_t width) {
    Text rest = text;
    for (size_t used = 0; rest.size;) {
        Text next = rest;
        used += take_width(&next);
        if (used > width) break;
        rest = next;
    }
    return (Text){text.bytes, text.size - rest.size};
}

Text text_take_line(Text *rest, size_t width) {
    while (rest->size && rest->bytes[0] == ' ') *rest = (Text){rest->bytes + 1, rest->size - 1};
    Text line = text_head(*rest, width);
    if (line.size == 0 && rest->size > 0) {
        Text next = *rest;
        character_take(&next);
        line.size = rest->size - next.size;
    }
    size_t cut = line.size;
    if (line.size < rest->size && rest->bytes[line.size] != ' ') {
        while (cut > 0 && line.bytes[cut - 1] != ' ') cut--;
        if (cut == 0) cut = line.size;
    }
    size_t end = cut;
    while (end > 0 && line.bytes[end - 1] == ' ') end--;
    while (cut < rest->size && rest->bytes[cut] == ' ') cut++;
    *rest = (Text){rest->bytes + cut, rest->size - cut};
    return (Text){line.bytes, end};
}

size_t text_longest_word(Text text) {
    size_t longest = 0;
    while (text.size) {
        size_t width = text_width(text_take(&text, ' '));
        if (width > longest) longest = width;
    }
    return longest;
}
