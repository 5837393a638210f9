#include "engine/builder.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

Builder builder_in(Arena *arena) {
    return (Builder){.arena = arena};
}

/* Makes room for `more` bytes and the zero byte behind them. */
static void reserve(Builder *builder, size_t more) {
    size_t needed = builder->size + more + 1;
    if (needed <= builder->capacity) return;
    size_t capacity = builder->capacity ? builder->capacity : 256;
    while (capacity < needed) capacity *= 2;
    builder->bytes = arena_resize(builder->arena, builder->bytes, builder->capacity, capacity);
    builder->capacity = capacity;
}

void builder_add(Builder *builder, Text text) {
    reserve(builder, text.size);
    if (text.size) memcpy(builder->bytes + builder->size, text.bytes, text.size);
    builder->size += text.size;
}

void builder_add_string(Builder *builder, const char *string) {
    builder_add(builder, text_of(string));
}

void builder_add_byte(Builder *builder, char byte) {
    builder_repeat(builder, byte, 1);
}

void builder_repeat(Builder *builder, char byte, size_t count) {
    reserve(builder, count);
    memset(builder->bytes + builder->size, byte, count);
    builder->size += count;
}

void builder_print(Builder *builder, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    size_t room = size > 0 ? (size_t)size : 0;
    reserve(builder, room);
    vsnprintf(builder->bytes + builder->size, room + 1, format, again);
    va_end(again);
    builder->size += room;
}

Text builder_text(Builder *builder) {
    reserve(builder, 0);
    builder->bytes[builder->size] = '\0';
    return (Text){builder->bytes, builder->size};
}
