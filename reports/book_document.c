#include "reports/book_document.h"

static Text setting_of(Arena *arena, const Book *book, const char *key) {
    return text_copy(arena, settings_get(&book->settings, key));
}

void book_document_begin(Arena *arena, const Book *book, const BookYear *year, const char *report,
                         Text title, Document *document) {
    *document = (Document){
        .language = document->language,
        .report = text_of(report),
        .title = title,
        .currency = TEXT("EUR"),
        .entity_name = setting_of(arena, book, "entity"),
        .entity_siren = setting_of(arena, book, "siren"),
        .start = year->start,
        .end = year->end,
    };
}

Column book_column(Arena *arena, const Document *document, CellKind kind, const char *id,
                   const char *label) {
    return (Column){
        .kind = kind,
        .id = text_of(id),
        .label = label_of(arena, document->language, label),
    };
}
