#include "ledger/book/tags.h"

#include "engine/builder.h"

#include <stdlib.h>

typedef struct Tag {
    Text dimension, value;
} Tag;

typedef LIST_OF(Tag) TagList;

bool tag_word_is_plain(Text word) {
    for (size_t i = 0; i < word.size; i++) {
        unsigned char byte = (unsigned char)word.bytes[i];
        bool is_mark = byte == ',' || byte == '=' || byte == '@';
        if (byte <= ' ' || byte == 0x7F || is_mark) return false;
    }
    return word.size > 0;
}

static Tag *find(TagList *tags, Text dimension) {
    for (size_t i = 0; i < tags->count; i++) {
        if (text_equal(tags->items[i].dimension, dimension)) return &tags->items[i];
    }
    return NULL;
}

static bool split(Arena *arena, Text text, TagList *tags, Error *error) {
    while (text.size) {
        Text word = text_take(&text, ',');
        Text value = word;
        Text dimension = text_take(&value, '=');
        if (!tag_word_is_plain(dimension) || !tag_word_is_plain(value)) {
            return error_set(error, ERROR_TAG_SYNTAX, word);
        }
        if (find(tags, dimension)) return error_set(error, ERROR_TAG_TWICE, dimension);
        *LIST_PUSH(arena, tags) = (Tag){dimension, value};
    }
    return true;
}

static int by_dimension(const void *left, const void *right) {
    return text_compare(((const Tag *)left)->dimension, ((const Tag *)right)->dimension);
}

static Text join(Arena *arena, TagList *tags) {
    if (!tags->count) return (Text){0};
    qsort(tags->items, tags->count, sizeof *tags->items, by_dimension);
    Builder joined = builder_in(arena);
    for (size_t i = 0; i < tags->count; i++) {
        if (i) builder_add_byte(&joined, ',');
        builder_add(&joined, tags->items[i].dimension);
        builder_add_byte(&joined, '=');
        builder_add(&joined, tags->items[i].value);
    }
    return builder_text(&joined);
}

bool tags_read(Arena *arena, Text before, Text text, Text *tags, Error *error) {
    TagList all = {0}, added = {0};
    if (!split(arena, before, &all, error) || !split(arena, text, &added, error)) return false;
    for (size_t i = 0; i < added.count; i++) {
        Tag *known = find(&all, added.items[i].dimension);
        if (!known) known = LIST_PUSH(arena, &all);
        *known = added.items[i];
    }
    *tags = join(arena, &all);
    return true;
}

Text tags_value(Text tags, Text dimension) {
    while (tags.size) {
        Text value = text_take(&tags, ',');
        if (text_equal(text_take(&value, '='), dimension)) return value;
    }
    return (Text){0};
}
