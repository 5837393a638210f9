/* Characters are what a text shows: decoded from UTF-8, measured in columns, cut into lines.
 *
 * Labels come from other people's files. Nothing here trusts them: bytes that are not UTF-8 are
 * U+FFFD, and what steers a terminal or turns the reading direction is never shown. */
#ifndef DENIER_REPORTS_CHARACTERS_H
#define DENIER_REPORTS_CHARACTERS_H

#include "engine/builder.h"

enum { CHARACTER_REPLACEMENT = 0xFFFD };

/* Takes the first character from a text that is not empty. Malformed bytes give U+FFFD, once for
 * each longest run that could have begun a character. */
uint32_t character_take(Text *rest);

/* The character shown in its place: a space for tabs and line ends, U+FFFD for other controls,
 * for marks that turn the reading direction and for what is no character; else itself. */
uint32_t character_shown(uint32_t character);

/* Columns that it takes on a terminal: 0, 1 or 2. The same on every machine. */
size_t character_width(uint32_t character);

/* Adds the character in UTF-8. */
void character_add(Builder *builder, uint32_t character);

/* Adds the text as it is shown: valid UTF-8 without controls. */
void text_add_shown(Builder *builder, Text text);

/* Columns of the text as it is shown. */
size_t text_width(Text text);

/* Takes from `rest` the longest head that fits in `width` columns (at least one character), cut
 * at a space where there is one; spaces before it and at the cut are dropped. */
Text text_take_line(Text *rest, size_t width);

/* The longest head that fits in `width` columns, wherever that cuts. */
Text text_head(Text text, size_t width);

/* Columns of the longest part between spaces. */
size_t text_longest_word(Text text);

#endif
