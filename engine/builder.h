/* A builder is a text that grows, owned by an arena: what every writer of text writes into. */
#ifndef DENIER_ENGINE_BUILDER_H
#define DENIER_ENGINE_BUILDER_H

#include "engine/text.h"

typedef struct Builder {
    Arena *arena;
    char *bytes;
    size_t size;
    size_t capacity;
} Builder;

/* An empty builder whose bytes the arena owns. */
Builder builder_in(Arena *arena);

void builder_add(Builder *builder, Text text);
void builder_add_string(Builder *builder, const char *string);
void builder_add_byte(Builder *builder, char byte);

/* The same byte `count` times. */
void builder_repeat(Builder *builder, char byte, size_t count);

/* Adds what printf would print. */
void builder_print(Builder *builder, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What has been built so far; valid until the next addition. A zero byte follows it. */
Text builder_text(Builder *builder);

#endif
