/* A text is a run of UTF-8 bytes that somebody else owns, and not ended by a zero byte. */
#ifndef DENIER_ENGINE_TEXT_H
#define DENIER_ENGINE_TEXT_H

#include "engine/memory.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Text {
    const char *bytes;
    size_t size;
} Text;

/* A text from a string literal, usable in static initialisers. */
#define TEXT(literal) ((Text){(literal), sizeof(literal) - 1})

/* The text of a zero-ended string, which it points into. NULL gives the empty text. */
Text text_of(const char *string);

/* A copy owned by the arena; a zero byte follows it, so `.bytes` serves as a C string. */
Text text_copy(Arena *arena, Text text);

/* A text printed as printf does, owned by the arena and followed by a zero byte.
 * "%.*s" takes TEXT_ARGUMENTS(text). */
Text text_print(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
#define TEXT_ARGUMENTS(text) (int)(text).size, (text).bytes

bool text_equal(Text a, Text b);

/* Byte order: negative, zero or positive, as strcmp. */
int text_compare(Text a, Text b);

bool text_starts_with(Text text, Text prefix);

/* Without the blanks (space, tab, U+00A0) at both ends. */
Text text_trim(Text text);

/* The part before the first `separator`, which is taken from `rest` with the separator.
 * An exhausted text gives an empty part. */
Text text_take(Text *rest, char separator);

/* True for ASCII letters compared without case; other bytes are compared as they are. */
bool text_equal_ignoring_case(Text a, Text b);

#endif
