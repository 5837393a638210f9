#include "engine/text_fold.h"

#include "engine/text_encoding.h"

#include <string.h>

/* Letters with the same base, in the order of their numbers; accents of their own have none. */
static const struct {
    uint32_t first, last;
    const char *base;
} BASES[] = {
    {0xC0, 0xC5, "a"},   {0xC6, 0xC6, "ae"},    {0xC7, 0xC7, "c"},   {0xC8, 0xCB, "e"},
    {0xCC, 0xCF, "i"},   {0xD0, 0xD0, "d"},     {0xD1, 0xD1, "n"},   {0xD2, 0xD6, "o"},
    {0xD8, 0xD8, "o"},   {0xD9, 0xDC, "u"},     {0xDD, 0xDD, "y"},   {0xDF, 0xDF, "ss"},
    {0xE0, 0xE5, "a"},   {0xE6, 0xE6, "ae"},    {0xE7, 0xE7, "c"},   {0xE8, 0xEB, "e"},
    {0xEC, 0xEF, "i"},   {0xF0, 0xF0, "d"},     {0xF1, 0xF1, "n"},   {0xF2, 0xF6, "o"},
    {0xF8, 0xF8, "o"},   {0xF9, 0xFC, "u"},     {0xFD, 0xFD, "y"},   {0xFF, 0xFF, "y"},
    {0x100, 0x105, "a"}, {0x106, 0x10D, "c"},   {0x10E, 0x111, "d"}, {0x112, 0x11B, "e"},
    {0x11C, 0x123, "g"}, {0x124, 0x127, "h"},   {0x128, 0x131, "i"}, {0x132, 0x133, "ij"},
    {0x134, 0x135, "j"}, {0x136, 0x138, "k"},   {0x139, 0x142, "l"}, {0x143, 0x14B, "n"},
    {0x14C, 0x151, "o"}, {0x152, 0x153, "oe"},  {0x154, 0x159, "r"}, {0x15A, 0x161, "s"},
    {0x162, 0x167, "t"}, {0x168, 0x173, "u"},   {0x174, 0x175, "w"}, {0x176, 0x178, "y"},
    {0x179, 0x17E, "z"}, {0x17F, 0x17F, "s"},   {0x300, 0x36F, ""},  {0x2018, 0x2019, "'"},
    {0xA0, 0xA0, " "},   {0x202F, 0x202F, " "},
};

static const char *base_of(uint32_t character) {
    for (size_t i = 0; i < sizeof BASES / sizeof *BASES; i++) {
        if (character >= BASES[i].first && character <= BASES[i].last) return BASES[i].base;
    }
    return NULL;
}

void text_fold(Builder *builder, Text text) {
    while (text.size) {
        const char *bytes = text.bytes;
        uint32_t character = text_take_character(&text);
        if (character < 0x80) {
            bool is_capital = character >= 'A' && character <= 'Z';
            builder_add_byte(builder, (char)(is_capital ? character + ('a' - 'A') : character));
            continue;
        }
        const char *base = base_of(character);
        if (base) {
            builder_add_string(builder, base);
        } else {
            builder_add(builder, (Text){bytes, (size_t)(text.bytes - bytes)});
        }
    }
}

bool text_holds(Text text, Text wanted) {
    if (!wanted.size) return true;
    while (text.size >= wanted.size) {
        const char *found = memchr(text.bytes, wanted.bytes[0], text.size - wanted.size + 1);
        if (!found) return false;
        if (memcmp(found, wanted.bytes, wanted.size) == 0) return true;
        text.size -= (size_t)(found + 1 - text.bytes);
        text.bytes = found + 1;
    }
    return false;
}
