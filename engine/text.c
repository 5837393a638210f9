#include "engine/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

Text text_of(const char *string) {
    return string ? (Text){string, strlen(string)} : (Text){0};
}

Text text_copy(Arena *arena, Text text) {
    char *bytes = ARENA_ARRAY(arena, char, text.size + 1);
    if (text.size) memcpy(bytes, text.bytes, text.size);
    return (Text){bytes, text.size};
}

Text text_print(Arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    size_t room = size > 0 ? (size_t)size : 0;
    char *bytes = ARENA_ARRAY(arena, char, room + 1);
    vsnprintf(bytes, room + 1, format, again);
    va_end(again);
    return (Text){bytes, room};
}

bool text_equal(Text a, Text b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.bytes, b.bytes, a.size) == 0);
}

int text_compare(Text a, Text b) {
    size_t shared = a.size < b.size ? a.size : b.size;
    int order = shared ? memcmp(a.bytes, b.bytes, shared) : 0;
    if (order) return order;
    return (a.size > b.size) - (a.size < b.size);
}

bool text_starts_with(Text text, Text prefix) {
    return text.size >= prefix.size && text_equal((Text){text.bytes, prefix.size}, prefix);
}

/* Bytes of the blank that begins the text: 1, 2 for U+00A0, or 0 for none. */
static size_t blank_at_start(Text text) {
    if (text.size == 0) return 0;
    if (text.bytes[0] == ' ' || text.bytes[0] == '\t') return 1;
    return text_starts_with(text, TEXT("\u00a0")) ? 2 : 0;
}

static size_t blank_at_end(Text text) {
    if (text.size == 0) return 0;
    char last = text.bytes[text.size - 1];
    if (last == ' ' || last == '\t') return 1;
    if (text.size < 2) return 0;
    return text_equal((Text){text.bytes + text.size - 2, 2}, TEXT("\u00a0")) ? 2 : 0;
}

Text text_trim(Text text) {
    for (size_t blank; (blank = blank_at_start(text)) != 0;) {
        text.bytes += blank;
        text.size -= blank;
    }
    for (size_t blank; (blank = blank_at_end(text)) != 0;) text.size -= blank;
    return text;
}

Text text_take(Text *rest, char separator) {
    const char *found = rest->size ? memchr(rest->bytes, separator, rest->size) : NULL;
    size_t size = found ? (size_t)(found - rest->bytes) : rest->size;
    Text part = {rest->bytes, size};
    size_t taken = found ? size + 1 : size;
    if (taken) rest->bytes += taken;
    rest->size -= taken;
    return part;
}

static unsigned char lower(char byte) {
    return (unsigned char)(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
}

bool text_equal_ignoring_case(Text a, Text b) {
    if (a.size != b.size) return false;
    for (size_t i = 0; i < a.size; i++) {
        if (lower(a.bytes[i]) != lower(b.bytes[i])) return false;
    }
    return true;
}
