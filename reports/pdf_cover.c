#include "reports/pdf_cover.h"

#include "reports/cell_text.h"
#include "reports/layout.h"
#include "reports/source_text.h"
#include <string.h>

static const PdfPen NAME_PEN = {FACE_MEDIUM, 14, INK_TEXT};
static const PdfPen COVER_PEN = {FACE_BOLD, 36, INK_ACCENT};
static const PdfPen PERIOD_PEN = {FACE_REGULAR, 14, INK_TEXT};
static const PdfPen STATUS_PEN = {FACE_BOLD, 12, INK_ALERT};
static const PdfPen FINAL_PEN = {FACE_BOLD, 12, INK_ACCENT};
static const PdfPen FACT_PEN = {FACE_REGULAR, 9.5, INK_TEXT};
static const PdfPen FACT_NAME_PEN = {FACE_REGULAR, 8, INK_SOFT};
static const PdfPen PART_PEN = {FACE_MEDIUM, 11, INK_TEXT};
static const PdfPen ABSENT_PEN = {FACE_REGULAR, 11, INK_SOFT};
static const PdfPen REASON_PEN = {FACE_REGULAR, 8.5, INK_SOFT};
static const PdfPen ALERT_PEN = {FACE_BOLD, 11, INK_ALERT};
static const PdfPen PROOF_PEN = {FACE_REGULAR, 9, INK_TEXT};
static const PdfPen SOURCE_PEN = {FACE_REGULAR, 7.5, INK_SOFT};

static const double SOURCES_GAP = 14;

/* The cover's own grid. */
static const double BAND = 16, NAME_TOP = 92, TITLE_TOP = 250, FACTS_TOP = 520, FACTS_COLUMN = 96;

static double width_of(const PdfFrame *frame) {
    return frame->right - frame->left;
}

/* One fact: its name at the left, its text beside it. */
static void draw_fact(PdfFrame *frame, const char *name, Text text) {
    if (text.size == 0) return;
    Text label = label_of(frame->arena, frame->document->language, name);
    double top = frame->y, x = frame->left + FACTS_COLUMN;
    frame->y = top + 1.3; /* both names stand on one line */
    frame_paragraph(frame, &FACT_NAME_PEN, frame->left, FACTS_COLUMN - 8, label);
    double below = frame->y;
    frame->y = top;
    frame_paragraph(frame, &FACT_PEN, x, frame->right - x, text);
    if (below > frame->y) frame->y = below;
    frame->y += 4;
}

static Text extent(PdfFrame *frame) {
    const Document *document = frame->document;
    if (document->entry_count == 0) return TEXT("");
    char entries[CELL_TEXT_SIZE], lines[CELL_TEXT_SIZE];
    Language language = document->language;
    Text counts[ERROR_ARGUMENTS] = {count_print(document->entry_count, language, entries),
                                    count_print(document->line_count, language, lines)};
    Text template = label_of(frame->arena, language, N_("{1} entries, {2} lines"));
    return sentence_fill(frame->arena, template.bytes, counts);
}

static void draw_facts(PdfFrame *frame) {
    const Document *document = frame->document;
    frame->y = FACTS_TOP;
    pdf_draw_line(frame->book, INK_RULE, 0.5, frame->left, frame->y - 12, width_of(frame));
    draw_fact(frame, N_("Object"), document->entity_object);
    draw_fact(frame, N_("Address"), document->entity_address);
    draw_fact(frame, N_("Basis"), layout_basis(frame->arena, document));
    draw_fact(frame, N_("Books"), extent(frame));
    for (size_t i = 0; i < document->sources.count; i++) {
        const Source *source = &document->sources.items[i];
        draw_fact(frame, i == 0 ? N_("Drawn from") : "",
                  source_name(frame->arena, document, source));
    }
}

/* Writes a text; one in two languages ("français / English") gives each a line of its own. */
static void draw_in_languages(PdfFrame *frame, const PdfPen *pen, Text text) {
    static const char BETWEEN[] = " / ";
    enum { SIZE = sizeof BETWEEN - 1 };
    bool is_bilingual = frame->document->language == LANGUAGE_BILINGUAL;
    for (size_t i = 0; is_bilingual && i + SIZE <= text.size; i++) {
        if (memcmp(text.bytes + i, BETWEEN, SIZE) != 0) continue;
        frame_paragraph(frame, pen, frame->left, width_of(frame), (Text){text.bytes, i});
        text = (Text){text.bytes + i + SIZE, text.size - i - SIZE};
        break;
    }
    frame_paragraph(frame, pen, frame->left, width_of(frame), text);
}

void pdf_cover_draw(PdfFrame *frame) {
    const Document *document = frame->document;
    frame_begin_page(frame, PORTRAIT, document->title, HEADING_NONE);
    pdf_draw_box(frame->book, INK_ACCENT,
                 &(PdfBox){0, 0, BAND, frame->sheets.items[frame->page].height});
    frame->y = NAME_TOP;
    frame_paragraph(frame, &NAME_PEN, frame->left, width_of(frame),
                    layout_entity(frame->arena, document));
    pdf_draw_box(frame->book, INK_ACCENT, &(PdfBox){frame->left, TITLE_TOP - 18, 64, 3});
    frame->y = TITLE_TOP;
    draw_in_languages(frame, &COVER_PEN, document->title);
    frame->y += 10;
    draw_in_languages(frame, &PERIOD_PEN, layout_period(frame->arena, document));
    frame->y += 14;
    const PdfPen *pen = document->status == STATUS_FINAL ? &FINAL_PEN : &STATUS_PEN;
    frame_paragraph(frame, pen, frame->left, width_of(frame),
                    layout_status(frame->arena, document));
    frame->y += 4;
    frame_paragraph(frame, &FACT_PEN, frame->left, width_of(frame), document->notice);
    draw_facts(frame);
}

static Text contents_title(PdfFrame *frame) {
    return label_of(frame->arena, frame->document->language, N_("Contents"));
}

/* Why a part is not available, below its title. The reason comes in both languages by itself. */
static void draw_reason(PdfFrame *frame, const Part *part) {
    const char *template = translate(frame->document->language, N_("not available: {1}"));
    Text values[ERROR_ARGUMENTS] = {part->reason};
    Text reason = sentence_fill(frame->arena, template, values);
    frame_paragraph(frame, &REASON_PEN, frame->left, width_of(frame) - 60, reason);
}

PdfEntries pdf_contents_draw(PdfFrame *frame) {
    PdfEntries entries = {0};
    const Document *document = frame->document;
    frame_begin_page(frame, PORTRAIT, contents_title(frame), HEADING_FULL);
    double width = width_of(frame) - 60;
    for (size_t i = 0; i < document->parts.count; i++) {
        const Part *part = &document->parts.items[i];
        bool is_absent = part->table == SIZE_MAX;
        const PdfPen *pen = is_absent ? &ABSENT_PEN : &PART_PEN;
        double height = frame_paragraph_height(frame, pen, width, part->title) + 40;
        if (frame->y + height > frame->bottom) {
            frame_begin_page(frame, PORTRAIT, contents_title(frame), HEADING_CONTINUED);
        }
        frame_paragraph(frame, pen, frame->left, width, part->title);
        double text_width = frame_text_width(frame, pen, part->title);
        double end = frame->left + (text_width < width ? text_width : width);
        *LIST_PUSH(frame->arena, &entries) = (PdfEntry){frame->page, frame->y - 3.1, end};
        if (is_absent) draw_reason(frame, part);
        frame->y += 9;
    }
    return entries;
}

/* The dots that lead from a title to its page number. */
static void draw_leader(PdfFrame *frame, const PdfEntry *entry, double number_width) {
    static const double STEP = 5, DOT = 0.8, TITLE_GAP = 6, NUMBER_GAP = 10;
    double end = frame->right - NUMBER_GAP - number_width;
    double room = end - entry->end - TITLE_GAP;
    size_t count = room > 0 ? (size_t)(room / STEP) : 0;
    for (size_t i = 0; i < count; i++) {
        PdfBox dot = {end - (double)i * STEP, entry->y - DOT, DOT, DOT};
        pdf_draw_box(frame->book, INK_RULE, &dot);
    }
}

void pdf_contents_complete(PdfFrame *frame, const PdfEntries *entries, const size_t *first_pages) {
    const Document *document = frame->document;
    for (size_t i = 0; i < entries->count; i++) {
        const PdfEntry *entry = &entries->items[i];
        size_t table = document->parts.items[i].table;
        if (table == SIZE_MAX) continue;
        size_t page = first_pages[table];
        frame_return_to(frame, entry->page, entry->y);
        Text number = text_print(frame->arena, "%zu", page + 1);
        frame_write_right(frame, &PART_PEN, frame->right, entry->y, number);
        draw_leader(frame, entry, frame_text_width(frame, &PART_PEN, number));
        PdfBox area = {frame->left, entry->y - 11, width_of(frame), 15};
        pdf_page_link(frame->book, &area, page);
    }
}

/* Writes a paragraph behind a bar, on the next page where this one has no room. */
static void draw_barred(PdfFrame *frame, const PdfPen *pen, Text text, Text title) {
    static const double BAR = 2.5, INSET = 12;
    double width = width_of(frame) - INSET;
    double height = frame_paragraph_height(frame, pen, width, text) + 4;
    if (frame->y + height > frame->bottom)
        frame_begin_page(frame, PORTRAIT, title, HEADING_CONTINUED);
    pdf_draw_box(frame->book, INK_ALERT, &(PdfBox){frame->left, frame->y, BAR, height});
    frame->y += 2;
    frame_paragraph(frame, pen, frame->left + INSET, width, text);
    frame->y += 2;
}

void pdf_failed_proofs_draw(PdfFrame *frame, Text title) {
    static const char INTRODUCTION[] = N_("This document does not tie out. Each failed proof is "
                                          "named here; the status stays draft until all hold.");
    enum { HEADING_ROOM = 70 };
    const Document *document = frame->document;
    Sentences sentences = layout_failed_proofs(frame->arena, document);
    if (sentences.count == 0) return;
    frame->y += 16;
    if (frame->y + HEADING_ROOM > frame->bottom)
        frame_begin_page(frame, PORTRAIT, title, HEADING_CONTINUED);
    draw_barred(frame, &ALERT_PEN, label_of(frame->arena, document->language, N_("Failed proofs")),
                title);
    draw_barred(frame, &REASON_PEN, label_of(frame->arena, document->language, INTRODUCTION),
                title);
    for (size_t i = 0; i < sentences.count; i++) {
        draw_barred(frame, &PROOF_PEN, sentences.items[i], title);
    }
}

static Text source_line(PdfFrame *frame, size_t index) {
    const Document *document = frame->document;
    Text label = label_of(frame->arena, document->language, N_("Drawn from"));
    Text source = source_name(frame->arena, document, &document->sources.items[index]);
    return text_print(frame->arena, "%.*s %.*s", TEXT_ARGUMENTS(label), TEXT_ARGUMENTS(source));
}

double pdf_sources_height(PdfFrame *frame) {
    double height = SOURCES_GAP;
    for (size_t i = 0; i < frame->document->sources.count; i++) {
        height += frame_paragraph_height(frame, &SOURCE_PEN, frame_width(PORTRAIT),
                                         source_line(frame, i));
    }
    return height;
}

void pdf_sources_draw(PdfFrame *frame, Text title) {
    size_t count = frame->document->sources.count;
    if (count && frame->y + pdf_sources_height(frame) > frame->bottom) {
        frame_begin_page(frame, PORTRAIT, title, HEADING_CONTINUED);
    }
    frame->y += SOURCES_GAP;
    for (size_t i = 0; i < count; i++) {
        Text line = source_line(frame, i);
        double height = frame_paragraph_height(frame, &SOURCE_PEN, width_of(frame), line);
        if (frame->y + height > frame->bottom)
            frame_begin_page(frame, PORTRAIT, title, HEADING_CONTINUED);
        frame_paragraph(frame, &SOURCE_PEN, frame->left, width_of(frame), line);
    }
}
