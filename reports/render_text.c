/* The document as plain text, for terminals. */
#include "reports/renderer.h"

#include "reports/characters.h"
#include "reports/layout.h"
#include "reports/source_text.h"
#include "reports/text_table.h"

enum { WIDTH_USUAL = 100, WIDTH_LEAST = 24, HEAD_WIDTH = 60 };

typedef struct TextPage {
    Arena *arena;
    const Document *document;
    Output output;
    bool has_color;
    size_t width; /* of the widest table, within that of the terminal where it can be */
    TextTable *tables;
} TextPage;

static void add_line(TextPage *page, Text text, TextMark mark) {
    text_add_marked(&page->output.text, text, mark, page->has_color);
    builder_add_byte(&page->output.text, '\n');
}

static void add_blank_line(TextPage *page) {
    builder_add_byte(&page->output.text, '\n');
}

/* A sentence on as many lines as it needs, later lines under the first word. */
static void add_wrapped(TextPage *page, const char *bullet, Text text) {
    size_t hang = text_width(text_of(bullet));
    builder_add_string(&page->output.text, bullet);
    for (bool is_first = true; is_first || text.size; is_first = false) {
        if (!is_first) builder_repeat(&page->output.text, ' ', hang);
        add_line(page, text_take_line(&text, page->width - hang), MARK_NONE);
    }
}

/* The entity on the left, the status on the right. */
static void add_first_line(TextPage *page) {
    const Document *document = page->document;
    Builder *out = &page->output.text;
    Text entity = layout_entity(page->arena, document);
    Text status = layout_status(page->arena, document);
    bool is_draft = document->status == STATUS_DRAFT;
    if (is_draft) status = text_print(page->arena, "[%.*s]", TEXT_ARGUMENTS(status));
    size_t used = text_width(entity) + text_width(status);
    text_add_marked(out, entity, MARK_NONE, page->has_color);
    builder_repeat(out, ' ', page->width > used ? page->width - used : 2);
    add_line(page, status, is_draft ? MARK_STRONG : MARK_NONE);
}

static void add_head(TextPage *page) {
    const Document *document = page->document;
    add_first_line(page);
    add_line(page, document->title, MARK_STRONG);
    add_wrapped(page, "", layout_period(page->arena, document));
    add_wrapped(page, "", layout_basis(page->arena, document));
    if (document->notice.size) add_wrapped(page, "", document->notice);
    add_blank_line(page);
}

/* One line of a box, closed on the right. */
static void add_boxed(TextPage *page, const char *bullet, Text text) {
    Builder *out = &page->output.text;
    size_t hang = text_width(text_of(bullet)), room = page->width - 4 - hang;
    for (bool is_first = true; is_first || text.size; is_first = false) {
        Text part = text_take_line(&text, room);
        builder_add_string(out, "│ ");
        if (is_first) builder_add_string(out, bullet);
        if (!is_first) builder_repeat(out, ' ', hang);
        text_add_shown(out, part);
        builder_repeat(out, ' ', room - text_width(part));
        builder_add_string(out, " │\n");
    }
}

static void add_box_edge(TextPage *page, const char *left, const char *right) {
    builder_add_string(&page->output.text, left);
    text_add_rule(&page->output.text, "─", page->width - 2);
    builder_add_string(&page->output.text, right);
    add_blank_line(page);
}

/* A statement that does not tie out says so on its face. */
static void add_failed_proofs(TextPage *page) {
    Sentences proofs = layout_failed_proofs(page->arena, page->document);
    if (!proofs.count) return;
    add_box_edge(page, "┌", "┐");
    add_boxed(page, "", label_of(page->arena, page->document->language, N_("Failed proofs")));
    for (size_t i = 0; i < proofs.count; i++) add_boxed(page, "• ", proofs.items[i]);
    add_box_edge(page, "└", "┘");
    add_blank_line(page);
}

static void add_contents(TextPage *page) {
    const Document *document = page->document;
    if (document->parts.count < 2) return;
    add_line(page, label_of(page->arena, document->language, N_("Contents")), MARK_STRONG);
    for (size_t i = 0; i < document->parts.count; i++) {
        const Part *part = &document->parts.items[i];
        Text line = part->title;
        if (part->table >= document->tables.count) {
            const char *template = translate(document->language, N_("not available: {1}"));
            Text reason =
                sentence_fill(page->arena, template, (Text[ERROR_ARGUMENTS]){part->reason});
            line = text_print(page->arena, "%.*s (%.*s)", TEXT_ARGUMENTS(part->title),
                              TEXT_ARGUMENTS(reason));
        }
        add_wrapped(page, "  • ", line);
    }
    add_blank_line(page);
}

static void add_table(TextPage *page, size_t index) {
    const Document *document = page->document;
    const Table *table = &document->tables.items[index];
    bool is_whole = document->tables.count == 1 && text_equal(table->title, document->title);
    if (index) add_blank_line(page);
    if (!is_whole && table->title.size) add_line(page, table->title, MARK_STRONG);
    page->tables[index].has_color = page->has_color;
    text_table_write(&page->tables[index], &page->output);
    for (size_t i = 0; i < table->notes.count; i++) add_wrapped(page, "  ", table->notes.items[i]);
}

/* A final document names the files that it was drawn from. */
static void add_sources(TextPage *page) {
    const Document *document = page->document;
    if (document->status != STATUS_FINAL || !document->sources.count) return;
    add_blank_line(page);
    add_line(page, label_of(page->arena, document->language, N_("Drawn from")), MARK_NONE);
    for (size_t i = 0; i < document->sources.count; i++) {
        const Source *source = &document->sources.items[i];
        add_wrapped(page, "  ", source_name(page->arena, document, source));
    }
}

/* Measures all tables, so that heads are as wide as the widest. */
static void measure(TextPage *page, size_t width) {
    const Document *document = page->document;
    page->tables = ARENA_ARRAY(page->arena, TextTable, document->tables.count + 1);
    page->width = width < HEAD_WIDTH ? width : (size_t)HEAD_WIDTH;
    if (page->width < WIDTH_LEAST) page->width = WIDTH_LEAST;
    for (size_t t = 0; t < document->tables.count; t++) {
        const Table *table = &document->tables.items[t];
        page->tables[t] = text_table_measure(page->arena, table, document->language, width);
        if (page->tables[t].width > page->width) page->width = page->tables[t].width;
    }
    if (!document->tables.count && width > page->width) page->width = width;
}

bool render_text(Arena *arena, const Document *document, const RenderingChoices *choices,
                 const char *path, Error *error) {
    TextPage page = {.arena = arena, .document = document, .has_color = choices->color};
    if (!output_open(arena, &page.output, path, error)) return false;
    measure(&page, choices->width ? choices->width : WIDTH_USUAL);
    add_head(&page);
    add_failed_proofs(&page);
    add_contents(&page);
    for (size_t t = 0; t < document->tables.count; t++) add_table(&page, t);
    add_sources(&page);
    return output_close(&page.output, error);
}
