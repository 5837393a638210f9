/* PDF: a booklet to print and to hand to a general assembly. */
#include "reports/renderer.h"

#include "reports/layout.h"
#include "reports/output.h"
#include "reports/pdf_cover.h"
#include "reports/pdf_finish.h"
#include "reports/pdf_table.h"
#include "reports/pdf_text.h"

/* The text as the outline and the properties of a document may hold it. */
static Text clean(PdfFrame *frame, Text text) {
    const PdfFont *font = &frame->fonts->faces[FACE_REGULAR];
    return text_copy(frame->arena, pdf_text_clean(&frame->scratch, font, text));
}

static bool has_cover(const Document *document) {
    return document->parts.count > 1;
}

/* The part that begins with that table, or NULL. */
static const Part *part_at(const Document *document, size_t table) {
    for (size_t i = 0; i < document->parts.count; i++) {
        if (document->parts.items[i].table == table) return &document->parts.items[i];
    }
    return NULL;
}

/* Adds the table to the outline: a part of one table is one entry, a part of several has an entry
 * for each under its own. `*parent` is the entry of the part. */
static size_t mark_table(PdfFrame *frame, size_t index, size_t *parent) {
    const Document *document = frame->document;
    const Part *part = part_at(document, index);
    bool is_alone = index + 1 == document->tables.count || part_at(document, index + 1);
    if (part) *parent = frame_mark(frame, 0, part->title);
    if (part && is_alone) return *parent;
    return frame_mark(frame, *parent, document->tables.items[index].title);
}

/* Draws all tables; gives the page on which each begins. */
static size_t *draw_tables(PdfFrame *frame) {
    const Document *document = frame->document;
    size_t count = document->tables.count, parent = 0;
    size_t *first_pages = ARENA_ARRAY(frame->arena, size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        bool is_last = i + 1 == count;
        frame->reserve = is_last && !has_cover(document) ? pdf_sources_height(frame) : 0;
        const PdfPlan *plan = pdf_table_begin(frame, &document->tables.items[i]);
        first_pages[i] = frame->page;
        pdf_table_draw(frame, plan, mark_table(frame, i, &parent));
    }
    return first_pages;
}

static void draw_booklet(PdfFrame *frame) {
    const Document *document = frame->document;
    PdfEntries entries = {0};
    if (has_cover(document)) {
        pdf_cover_draw(frame);
        entries = pdf_contents_draw(frame);
        pdf_failed_proofs_draw(frame, document->title);
    }
    const size_t *first_pages = draw_tables(frame);
    if (frame->sheets.count == 0) frame_begin_page(frame, PORTRAIT, document->title, HEADING_FULL);
    if (has_cover(document)) {
        pdf_contents_complete(frame, &entries, first_pages);
    } else {
        pdf_failed_proofs_draw(frame, document->title);
        pdf_sources_draw(frame, document->title);
    }
    frame_write_feet(frame);
}

static bool make_draft(PdfFrame *frame, const PdfFacts *facts, Text *draft, Error *error) {
    const Document *document = frame->document;
    draw_booklet(frame);
    Text subject = clean(frame, layout_foot(frame->arena, document));
    PdfDescription description = {.title = facts->title.bytes,
                                  .author = facts->author.bytes,
                                  .subject = subject.bytes,
                                  .creator = "Denier"};
    return pdf_book_save(frame->arena, frame->book, &description, draft, error);
}

static bool make_pdf(PdfFrame *frame, Text *pdf, Error *error) {
    const Document *document = frame->document;
    bool is_english = document->language == LANGUAGE_ENGLISH;
    PdfFacts facts = {.language = is_english ? "en-GB" : "fr-FR",
                      .title = clean(frame, document->title),
                      .author = clean(frame, document->entity_name),
                      .date = document->end};
    Text draft = {0};
    return make_draft(frame, &facts, &draft, error) &&
           pdf_finish(frame->arena, draft, &facts, pdf, error);
}

bool render_pdf(Arena *arena, const Document *document, const RenderingChoices *choices,
                const char *path, Error *error) {
    (void)choices;
    PdfFonts fonts;
    if (!pdf_fonts_find(arena, PDF_FONT_FOLDERS, &fonts, error)) return false;
    PdfFrame frame = frame_start(arena, document, &fonts, pdf_book_create(arena, &fonts));
    Text pdf = {0};
    bool is_made = make_pdf(&frame, &pdf, error);
    pdf_book_destroy(frame.book);
    Output output;
    if (!is_made || !output_open(arena, &output, path, error)) return false;
    builder_add(&output.text, pdf);
    return output_close(&output, error);
}
