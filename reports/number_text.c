#include "reports/number_text.h"

#include "engine/builder.h"

static bool is_plain(Text text) {
    size_t digits = 0, points = 0;
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        if (byte >= '0' && byte <= '9') {
            digits++;
        } else if (byte == '.' || byte == ',') {
            points++;
        } else if (byte != '-' || i > 0) {
            return false;
        }
    }
    return digits > 0 && points <= 1;
}

Text number_print(Arena *arena, Text plain, Language language) {
    if (!is_plain(plain)) return plain;
    bool is_english = language == LANGUAGE_ENGLISH;
    Builder out = builder_in(arena);
    size_t at = 0, whole = 0;
    if (plain.bytes[0] == '-') {
        builder_add_string(&out, "\u2212");
        at = 1;
    }
    while (at + whole < plain.size && plain.bytes[at + whole] >= '0') whole++;
    for (size_t left = whole; left > 0; left--) {
        builder_add_byte(&out, plain.bytes[at++]);
        bool is_group_end = left > 1 && (left - 1) % 3 == 0;
        if (is_group_end) builder_add_string(&out, is_english ? "," : "\u202F");
    }
    if (at < plain.size) {
        builder_add_byte(&out, is_english ? '.' : ',');
        builder_add(&out, (Text){plain.bytes + at + 1, plain.size - at - 1});
    }
    return builder_text(&out);
}
