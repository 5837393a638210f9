/* The encoding of a text from outside: found out, turned into UTF-8, measured, made harmless. */
#ifndef DENIER_ENGINE_TEXT_ENCODING_H
#define DENIER_ENGINE_TEXT_ENCODING_H

#include "engine/builder.h"
#include "engine/text.h"

/* In the order of what later bytes may reveal: a file looked at in parts is in the largest of the
 * encodings found. */
typedef enum Encoding {
    ENCODING_ASCII,
    ENCODING_UTF_8,
    ENCODING_ISO_8859_15,
    ENCODING_CP1252,
} Encoding;

/* "UTF-8", "ISO-8859-15": the registered name. */
const char *encoding_name(Encoding encoding);

/* What the bytes are in: ASCII or valid UTF-8; else cp1252 when a byte of 0x80 to 0x9F occurs,
 * which ISO-8859-15 leaves to control characters, else ISO-8859-15. A text cut inside of a
 * character is not UTF-8: cut at ends of lines. */
Encoding encoding_of(Text bytes);

/* Adds the bytes to the builder as UTF-8. Bytes that the encoding does not define give U+FFFD. */
void encoding_decode(Builder *builder, Text bytes, Encoding encoding);

/* The bytes as UTF-8: themselves when they are UTF-8 already, else owned by the arena. */
Text text_to_utf_8(Arena *arena, Text bytes, Encoding encoding);

/* How many bytes stand before the first one that is not part of a valid UTF-8 character: neither
 * overlong, nor a surrogate, nor beyond U+10FFFF. */
size_t text_valid_size(Text text);

/* Takes the first character of a text that is not empty and returns its code point. A byte that
 * begins no valid UTF-8 is taken alone and gives U+FFFD. */
uint32_t text_take_character(Text *rest);

/* How many columns of a terminal the text fills: one for each character, none for combining
 * marks of U+0300 to U+036F. */
size_t text_columns(Text text);

/* The text made safe to display: control characters, line separators, controls of the writing
 * direction and bytes that are not UTF-8 become U+FFFD, a tab becomes a space. The text itself
 * when it is safe, else owned by the arena. */
Text text_displayable(Arena *arena, Text text);

#endif
