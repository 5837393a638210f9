#include "reports/source_text.h"

#include "engine/builder.h"

Text source_digest(Arena *arena, const Document *document, const Source *source) {
    enum { GROUP = 4 };
    if (!source->is_book) return source->digest;
    if (document->status != STATUS_FINAL) return (Text){0};
    Builder groups = builder_in(arena);
    for (size_t i = 0; i < source->digest.size; i++) {
        if (i && i % GROUP == 0) builder_add_byte(&groups, ' ');
        builder_add_byte(&groups, source->digest.bytes[i]);
    }
    return builder_text(&groups);
}

Text source_digest_label(Arena *arena, const Document *document, const Source *source) {
    if (!source->is_book) return TEXT("SHA-256");
    return label_of(arena, document->language, N_("chain head"));
}

Text source_name(Arena *arena, const Document *document, const Source *source) {
    Text digest = source_digest(arena, document, source);
    Text label = source_digest_label(arena, document, source);
    if (!digest.size) return source->path;
    return text_print(arena, "%.*s %.*s %.*s", TEXT_ARGUMENTS(source->path), TEXT_ARGUMENTS(label),
                      TEXT_ARGUMENTS(digest));
}
