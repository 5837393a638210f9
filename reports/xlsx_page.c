#include "reports/xlsx_page.h"

#include "reports/characters.h"
#include "reports/layout.h"
#include "reports/source_text.h"

/* Characters of each part, codes included; together less than a margin may hold. */
enum {
    ENTITY_LENGTH = 64,
    TITLE_LENGTH = 60,
    NOTICE_LENGTH = 80,
    STATUS_LENGTH = 24,
    PERIOD_LENGTH = 84,
    DIGEST_LENGTH = 80, /* the head of a chain stands in groups */
    DIGESTS_SHOWN = 2,
};

/* The text, cut with "…" beyond the length; "&" is doubled, as codes begin with it. */
static void add_text(Builder *margin, Text text, size_t length) {
    size_t used = 0;
    while (text.size) {
        uint32_t character = character_shown(character_take(&text));
        size_t units = character == '&' || character > 0xFFFF ? 2 : 1;
        if (used + units >= length && text.size) {
            builder_add_string(margin, "…");
            return;
        }
        used += units;
        if (character == '&') builder_add_byte(margin, '&');
        character_add(margin, character);
    }
}

static void add_line(Builder *margin, Text text, size_t length) {
    if (!text.size) return;
    builder_add_byte(margin, '\n');
    add_text(margin, text, length);
}

/* A digit right behind a size would be read as part of it. */
static void add_first_text(Builder *margin, Text text, size_t length) {
    bool is_digit = text.size && text.bytes[0] >= '0' && text.bytes[0] <= '9';
    if (is_digit) builder_add_byte(margin, ' ');
    add_text(margin, text, length);
}

const char *xlsx_header(Arena *arena, const Document *document) {
    Builder header = builder_in(arena);
    builder_add_string(&header, "&L&9");
    add_first_text(&header, document->entity_name, ENTITY_LENGTH);
    add_line(&header, document->title, TITLE_LENGTH);
    add_line(&header, document->notice, NOTICE_LENGTH);
    builder_add_string(&header, "&R&9&B");
    add_text(&header, layout_status(arena, document), STATUS_LENGTH);
    return builder_text(&header).bytes;
}

/* A final document names what it was drawn from on every page. */
static void add_digests(Arena *arena, Builder *footer, const Document *document) {
    if (document->status != STATUS_FINAL) return;
    for (size_t i = 0; i < document->sources.count && i < DIGESTS_SHOWN; i++) {
        Text digest = source_digest(arena, document, &document->sources.items[i]);
        add_line(footer, digest, DIGEST_LENGTH);
    }
}

const char *xlsx_footer(Arena *arena, const Document *document) {
    Builder footer = builder_in(arena);
    builder_add_string(&footer, "&L&8");
    add_first_text(&footer, layout_period(arena, document), PERIOD_LENGTH);
    add_digests(arena, &footer, document);
    builder_add_string(&footer, "&R&8&P / &N");
    return builder_text(&footer).bytes;
}
