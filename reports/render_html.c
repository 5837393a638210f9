/* The document as one HTML file that needs no other: for reading on a phone, for printing. */
#include "reports/renderer.h"

#include "reports/cell_text.h"
#include "reports/html_writer.h"
#include "reports/layout.h"
#include "reports/output.h"

#include "engine/data.h"
#include "reports/source_text.h"

/* Columns of figures that a phone or a page of usual width has room for, beside the label. */
enum { COLUMNS_OF_A_PHONE = 2, COLUMNS_OF_A_PAGE = 4, DEEPEST_LEVEL = 5 };

typedef struct HtmlPage {
    Arena *arena;
    const Document *document;
    Text style; /* CSS */
    Output output;
} HtmlPage;

static Text label(const HtmlPage *page, const char *msgid) {
    return label_of(page->arena, page->document->language, msgid);
}

/* Tables of many columns want a wider page. */
static bool is_broad(const Table *table) {
    return table->column_count > COLUMNS_OF_A_PAGE;
}

static bool has_broad_table(const Document *document) {
    for (size_t t = 0; t < document->tables.count; t++) {
        if (is_broad(&document->tables.items[t])) return true;
    }
    return false;
}

static const char *language_tag(Language language) {
    return language == LANGUAGE_ENGLISH ? "en" : "fr";
}

/* One more line of the printed foot. */
static void add_foot_line(Builder *out, Text line) {
    html_markup(out, " \"\\A\" ");
    html_style_string(out, line);
}

/* The foot of every printed page: entity, period, status; the files that a final document was
 * drawn from; the notice; page n/N. */
static void add_page_foot(HtmlPage *page) {
    const Document *document = page->document;
    Builder *out = &page->output.text;
    html_markup(out, "@page {\n  @bottom-left {\n    font: 7pt/1.3 sans-serif;\n    color: #444;\n"
                     "    white-space: pre;\n    content: ");
    html_style_string(out, layout_foot(page->arena, document));
    for (size_t i = 0; document->status == STATUS_FINAL && i < document->sources.count; i++) {
        const Source *source = &document->sources.items[i];
        add_foot_line(out, source_name(page->arena, document, source));
    }
    if (document->notice.size) add_foot_line(out, document->notice);
    html_markup(out, ";\n  }\n  @bottom-right {\n    font: 7pt/1.3 sans-serif;\n    color: #444;\n"
                     "    content: counter(page) \" / \" counter(pages);\n  }\n}\n");
}

static void add_opening(HtmlPage *page) {
    const Document *document = page->document;
    Builder *out = &page->output.text;
    html_markup(out, "<!DOCTYPE html>\n<html");
    html_attribute(out, "lang", text_of(language_tag(document->language)));
    html_markup(out, ">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"color-scheme\" content=\"light dark\">\n"
                     "<meta name=\"generator\" content=\"Denier\">\n<title>");
    html_text(out, document->title);
    html_markup(out, " – ");
    html_text(out, document->entity_name);
    html_markup(out, "</title>\n");
    html_markup(out, "<style>\n");
    builder_add(out, page->style);
    add_page_foot(page);
    html_markup(out, "</style>\n</head>\n<body>\n<main");
    if (has_broad_table(document)) html_attribute(out, "class", TEXT("broad"));
    html_markup(out, ">\n");
}

/* A paragraph of the head, when there is something to say. */
static void add_fact(HtmlPage *page, const char *class_name, Text text) {
    if (text.size == 0) return;
    html_element(&page->output.text, "p", class_name, text);
    html_markup(&page->output.text, "\n");
}

static void add_head(HtmlPage *page) {
    const Document *document = page->document;
    bool is_draft = document->status == STATUS_DRAFT;
    Builder *out = &page->output.text;
    html_markup(out, "<header>\n");
    add_fact(page, "entity", layout_entity(page->arena, document));
    add_fact(page, is_draft ? "status stamp" : "status", layout_status(page->arena, document));
    html_element(out, "h1", NULL, document->title);
    html_markup(out, "\n");
    add_fact(page, "period", layout_period(page->arena, document));
    add_fact(page, "small", layout_basis(page->arena, document));
    add_fact(page, "small", document->entity_address);
    add_fact(page, "small", document->entity_object);
    add_fact(page, "small", document->notice);
    html_markup(out, "</header>\n");
}

/* A statement that does not tie out says so on its face. */
static void add_failed_proofs(HtmlPage *page) {
    Sentences proofs = layout_failed_proofs(page->arena, page->document);
    if (!proofs.count) return;
    Builder *out = &page->output.text;
    html_markup(out, "<section class=\"proofs\" aria-labelledby=\"proofs\">\n<h2 id=\"proofs\">");
    html_text(out, label(page, N_("Failed proofs")));
    html_markup(out, "</h2>\n<ul>\n");
    for (size_t i = 0; i < proofs.count; i++) {
        html_element(out, "li", NULL, proofs.items[i]);
        html_markup(out, "\n");
    }
    html_markup(out, "</ul>\n</section>\n");
}

static void add_part(HtmlPage *page, const Part *part) {
    Builder *out = &page->output.text;
    if (part->table < page->document->tables.count) {
        builder_print(out, "<li><a href=\"#table-%zu\">", part->table + 1);
        html_text(out, part->title);
        html_markup(out, "</a></li>\n");
        return;
    }
    const char *template = translate(page->document->language, N_("not available: {1}"));
    html_markup(out, "<li class=\"missing\">");
    html_text(out, part->title);
    html_markup(out, " – ");
    html_text(out, sentence_fill(page->arena, template, (Text[ERROR_ARGUMENTS]){part->reason}));
    html_markup(out, "</li>\n");
}

static void add_contents(HtmlPage *page) {
    const Document *document = page->document;
    if (document->parts.count < 2) return;
    Builder *out = &page->output.text;
    html_markup(out, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">");
    html_text(out, label(page, N_("Contents")));
    html_markup(out, "</h2>\n<ol>\n");
    for (size_t i = 0; i < document->parts.count; i++) add_part(page, &document->parts.items[i]);
    html_markup(out, "</ol>\n</nav>\n");
}

/* How cells of a kind are set; figures are the usual case. */
static const char *class_of(CellKind kind) {
    if (kind == CELL_TEXT) return "text";
    return kind == CELL_DATE ? "date" : NULL;
}

static const char *class_of_cell(const Cell *cell) {
    if (cell->is_alert) return "text alert";
    return cell_is_negative(cell) ? "negative" : class_of(cell->kind);
}

static void add_cell(HtmlPage *page, const Cell *cell) {
    Builder *out = &page->output.text;
    char room[CELL_TEXT_SIZE];
    const char *class_name = class_of_cell(cell);
    html_markup(out, "<td");
    if (class_name) html_attribute(out, "class", text_of(class_name));
    bool has_value = cell->kind != CELL_BLANK && cell->kind != CELL_TEXT;
    if (has_value) html_attribute(out, "data-value", cell_print_plain(cell, room));
    html_markup(out, ">");
    html_text(out, cell_print(cell, page->document->language, room));
    html_markup(out, "</td>");
}

static void add_row(HtmlPage *page, const Table *table, const Row *row) {
    Builder *out = &page->output.text;
    const RowStyle *style = row_style(row->kind);
    unsigned level = row->level + style->indention;
    if (level > DEEPEST_LEVEL) level = DEEPEST_LEVEL;
    builder_print(out, "<tr class=\"%s", style->name);
    if (level) builder_print(out, " l%u", level);
    html_markup(out, "\"");
    if (row->id.size) html_attribute(out, "data-id", row->id);
    if (row->alias.size) html_attribute(out, "data-alias", row->alias);
    if (row_is_across(table, row)) {
        builder_print(out, "><th scope=\"rowgroup\" colspan=\"%zu\">", table->column_count + 1);
    } else {
        html_markup(out, "><th scope=\"row\">");
    }
    html_text(out, row->label);
    html_markup(out, "</th>");
    for (size_t c = 0; c < table->column_count && !row_is_across(table, row); c++) {
        add_cell(page, &row->cells[c]);
    }
    html_markup(out, "</tr>\n");
}

static void add_headings(HtmlPage *page, const Table *table) {
    Builder *out = &page->output.text;
    html_markup(out, "<thead><tr><th scope=\"col\">");
    Text heading = table->label_heading;
    if (heading.size == 0) {
        html_element(out, "span", "hidden", label(page, N_("Label")));
    } else {
        html_text(out, heading);
    }
    html_markup(out, "</th>");
    for (size_t c = 0; c < table->column_count; c++) {
        const char *class_name = class_of(table->columns[c].kind);
        html_markup(out, "<th scope=\"col\"");
        if (class_name) html_attribute(out, "class", TEXT("text"));
        html_attribute(out, "data-id", table->columns[c].id);
        html_markup(out, ">");
        html_text(out, table->columns[c].label);
        html_markup(out, "</th>");
    }
    html_markup(out, "</tr></thead>\n");
}

/* Each heading begins a group of rows. */
static void add_rows(HtmlPage *page, const Table *table) {
    Builder *out = &page->output.text;
    html_markup(out, "<tbody>\n");
    for (size_t r = 0; r < table->rows.count; r++) {
        const Row *row = &table->rows.items[r];
        if (r && row_is_across(table, row)) html_markup(out, "</tbody>\n<tbody>\n");
        add_row(page, table, row);
        output_pass_on(&page->output);
    }
    html_markup(out, "</tbody>\n");
}

static void add_notes(HtmlPage *page, const Table *table) {
    Builder *out = &page->output.text;
    if (!table->notes.count) return;
    html_markup(out, "<ul class=\"notes\">\n");
    for (size_t i = 0; i < table->notes.count; i++) {
        html_element(out, "li", NULL, table->notes.items[i]);
        html_markup(out, "\n");
    }
    html_markup(out, "</ul>\n");
}

static void add_table(HtmlPage *page, size_t index) {
    const Document *document = page->document;
    const Table *table = &document->tables.items[index];
    bool is_whole = document->tables.count == 1 && text_equal(table->title, document->title);
    Builder *out = &page->output.text;
    builder_print(out, "<section id=\"table-%zu\" class=\"table", index + 1);
    if (table->column_count > COLUMNS_OF_A_PHONE) html_markup(out, " wide");
    if (is_broad(table)) html_markup(out, " broad");
    if (table->is_ledger) html_markup(out, " ledger");
    if (index && table->starts_page) html_markup(out, " page");
    html_markup(out, "\">\n<div class=\"scroll\" role=\"region\" tabindex=\"0\"");
    html_attribute(out, "aria-label", table->title);
    html_markup(out, ">\n<table");
    html_attribute(out, "data-id", table->id);
    html_markup(out, ">\n<caption");
    if (is_whole) html_attribute(out, "class", TEXT("hidden"));
    html_markup(out, ">");
    html_element(out, "h2", NULL, table->title);
    html_markup(out, "</caption>\n");
    add_headings(page, table);
    add_rows(page, table);
    html_markup(out, "</table>\n</div>\n");
    add_notes(page, table);
    html_markup(out, "</section>\n");
}

static void add_sources(HtmlPage *page) {
    const Document *document = page->document;
    if (!document->sources.count) return;
    Builder *out = &page->output.text;
    html_element(out, "p", NULL, label(page, N_("Drawn from")));
    html_markup(out, "\n<ul>\n");
    for (size_t i = 0; i < document->sources.count; i++) {
        const Source *source = &document->sources.items[i];
        Text digest = source_digest(page->arena, document, source);
        html_markup(out, "<li>");
        html_text(out, source->path);
        if (digest.size) {
            html_markup(out, " <code>");
            html_text(out, source_digest_label(page->arena, document, source));
            html_markup(out, " ");
            html_text(out, digest);
            html_markup(out, "</code>");
        }
        html_markup(out, "</li>\n");
    }
    html_markup(out, "</ul>\n");
}

/* The foot of the document. After a broad table it would take a printed page of its own, and is
 * left out there: the foot of the pages says the same. */
static void add_footer(HtmlPage *page) {
    const Document *document = page->document;
    Builder *out = &page->output.text;
    size_t count = document->tables.count;
    html_markup(out, "<footer");
    if (count && is_broad(&document->tables.items[count - 1])) {
        html_attribute(out, "class", TEXT("broad"));
    }
    html_markup(out, ">\n");
    html_element(out, "p", NULL, layout_foot(page->arena, document));
    html_markup(out, "\n");
    add_sources(page);
    html_markup(out, "</footer>\n");
}

bool render_html(Arena *arena, const Document *document, const RenderingChoices *choices,
                 const char *path, Error *error) {
    (void)choices;
    HtmlPage page = {.arena = arena, .document = document};
    Text style_path;
    if (!data_read(arena, "styles/document.css", &page.style, &style_path, error)) return false;
    if (!output_open(arena, &page.output, path, error)) return false;
    add_opening(&page);
    add_head(&page);
    add_failed_proofs(&page);
    add_contents(&page);
    for (size_t t = 0; t < document->tables.count; t++) add_table(&page, t);
    html_markup(&page.output.text, "</main>\n");
    add_footer(&page);
    html_markup(&page.output.text, "</body>\n</html>\n");
    return output_close(&page.output, error);
}
