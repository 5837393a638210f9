#include "reports/html_writer.h"

#include "reports/characters.h"

/* What stands for a character that has a meaning in HTML, or NULL. */
static const char *escape_of(uint32_t character) {
    static const char *const escapes[] = {
        ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;"};
    return character < sizeof escapes / sizeof escapes[0] ? escapes[character] : NULL;
}

void html_text(Builder *out, Text text) {
    while (text.size) {
        uint32_t character = character_shown(character_take(&text));
        const char *escape = escape_of(character);
        if (escape) {
            builder_add_string(out, escape);
        } else {
            character_add(out, character);
        }
    }
}

void html_attribute(Builder *out, const char *name, Text value) {
    builder_print(out, " %s=\"", name);
    html_text(out, value);
    builder_add_byte(out, '"');
}

void html_element(Builder *out, const char *name, const char *class_name, Text content) {
    builder_print(out, "<%s", name);
    if (class_name) html_attribute(out, "class", text_of(class_name));
    builder_add_byte(out, '>');
    html_text(out, content);
    builder_print(out, "</%s>", name);
}

void html_style_string(Builder *out, Text text) {
    builder_add_byte(out, '"');
    while (text.size) {
        uint32_t character = character_shown(character_take(&text));
        bool is_letter = (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
        bool is_plain = is_letter || (character >= '0' && character <= '9') || character == ' ';
        if (is_plain || character >= 0x80) {
            character_add(out, character);
        } else {
            builder_print(out, "\\%x ", (unsigned)character);
        }
    }
    builder_add_byte(out, '"');
}
