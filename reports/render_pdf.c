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

/* The entry of the outline for the part that begins with that table; 0 when none does. */
static bool begins_part(const Document *document, size_t table) {
    for (size_t i = 0; i < document->parts.count; i++) {
        if (document->parts.items[i].table == table) return true;
    }
    return false;
}

/* Draws all tables; tables behind the first of a part stand under it in the outline. */
static size_t *draw_tables(PdfFrame *frame) {
    const Document *document = frame->document;
    size_t *first_pages = ARENA_ARRAY(frame->arena, size_t, document->tables.count + 1);
    size_t part = 0;
    for (size_t i = 0; i < document->tables.count; i++) {
        bool begins = begins_part(document, i);
        size_t mark = 0;
        first_pages[i] =
            pdf_table_draw(frame, &document->tables.items[i], begins ? 0 : part, &mark);
        if (begins) part = mark;
    }
    return first_pages;
}

static void draw_booklet(PdfFrame *frame) {
    const Document *document = frame->document;
    bool has_cover = document->parts.count > 1;
    PdfEntries entries = {0};
    if (has_cover) {
        pdf_cover_draw(frame);
        entries = pdf_contents_draw(frame);
        pdf_failed_proofs_draw(frame, document->title);
    }
    const size_t *first_pages = draw_tables(frame);
    if (frame->sheets.count == 0) frame_begin_page(frame, PORTRAIT, document->title, false);
    if (has_cover) {
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
