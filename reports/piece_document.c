#include "reports/piece_document.h"

enum { TYPE, SIZE, DIGEST, FILE_NAME, COLUMNS };

static Table *add_table(Arena *arena, Document *document) {
    static const struct {
        const char *id, *label;
        CellKind kind;
    } TITLES[COLUMNS] = {
        [TYPE] = {"type", N_("Type"), CELL_TEXT},
        [SIZE] = {"bytes", N_("Bytes"), CELL_COUNT},
        [DIGEST] = {"sha256", N_("SHA-256"), CELL_TEXT},
        [FILE_NAME] = {"file", N_("Extracted as"), CELL_TEXT},
    };
    Column columns[COLUMNS] = {0};
    for (size_t i = 0; i < COLUMNS; i++) {
        columns[i] = (Column){.id = text_of(TITLES[i].id), .kind = TITLES[i].kind};
        columns[i].label = label_of(arena, document->language, TITLES[i].label);
    }
    Table *table = document_add_table(arena, document, "pieces", document->title, columns, COLUMNS);
    table->label_heading = label_of(arena, document->language, N_("Piece"));
    return table;
}

void piece_document(Arena *arena, Language language, const Book *book, const PostedEntry *entry,
                    const Attachments *pieces, Document *document) {
    const Text values[ERROR_ARGUMENTS] = {posted_entry_name(arena, entry)};
    *document = (Document){
        .language = language,
        .report = TEXT("attach"),
        .title = sentence_fill(arena, translate(language, N_("Pieces of entry {1}")), values),
        .currency = TEXT("EUR"),
        .status = entry->is_validated ? STATUS_FINAL : STATUS_DRAFT,
        .entity_name = settings_get(&book->settings, "entity"),
        .entity_siren = settings_get(&book->settings, "siren"),
        .start = entry->date,
        .end = entry->date,
        .entry_count = 1,
        .line_count = entry->line_count,
    };
    Table *table = add_table(arena, document);
    for (size_t i = 0; i < pieces->items.count; i++) {
        const Attachment *piece = &pieces->items.items[i];
        Text id = text_print(arena, "piece_%zu", i + 1);
        Row *row = table_add_row(arena, table, id, ROW_LINE, piece->name);
        row->cells[TYPE] = cell_of_text(piece->type);
        row->cells[SIZE] = cell_of_count((uint64_t)piece->size);
        row->cells[DIGEST] = cell_of_text(digest_print(arena, piece->digest));
        row->cells[FILE_NAME] = cell_of_text(attachment_file_name(arena, piece));
    }
}
