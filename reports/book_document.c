#include "reports/book_document.h"

static Text setting_of(Arena *arena, const Book *book, const char *key) {
    return text_copy(arena, settings_get(&book->settings, key));
}

void book_document_start(Arena *arena, const Book *book, const BookYear *year, const char *id,
                         const char *title, Document *document) {
    const BookYear *first = year ? year : &book->years.items[0];
    const BookYear *last = year ? year : &book->years.items[book->years.count - 1];
    *document = (Document){
        .language = document->language,
        .report = text_of(id),
        .title = label_of(arena, document->language, title),
        .currency = TEXT("EUR"),
        .entity_name = setting_of(arena, book, "entity"),
        .entity_siren = setting_of(arena, book, "siren"),
        .entity_address = setting_of(arena, book, "address"),
        .entity_object = setting_of(arena, book, "object"),
        .start = first->start,
        .end = last->end,
    };
}

Table *book_document_add_table(Arena *arena, Document *document, const char *id,
                               const char *const titles[2], const BookColumn *columns,
                               size_t count) {
    Column *built = ARENA_ARRAY(arena, Column, count);
    for (size_t i = 0; i < count; i++) {
        built[i] = (Column){.id = text_of(columns[i].id), .kind = columns[i].kind};
        built[i].label = label_of(arena, document->language, columns[i].label);
    }
    Text title = label_of(arena, document->language, titles[0]);
    Table *table = document_add_table(arena, document, id, title, built, count);
    table->label_heading = label_of(arena, document->language, titles[1]);
    return table;
}
