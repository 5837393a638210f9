#include "reports/pdf_frame.h"

#include "reports/layout.h"
#include "reports/pdf_text.h"
#include "reports/source_text.h"

#include <assert.h>

/* A4, in points. */
static const double SHORT_SIDE = 595.28, LONG_SIDE = 841.89;

/* The grid: margins, and the heights at which head and foot stand. */
static const double MARGIN = 51, HEAD_LINE = 40, HEAD_RULE = 47, TITLE_TOP = 60, FOOT_RULE = 46,
                    FOOT_LINE = 36, FOOT_STEP = 8.5, PAGE_ROOM = 60, TEXT_BOTTOM = 56,
                    TITLE_GAP = 3, HEADING_GAP = 11;

static const double LEADING = 1.28; /* of the size */

static const PdfPen ENTITY_PEN = {FACE_MEDIUM, 8, INK_SOFT};
static const PdfPen STAMP_PEN = {FACE_BOLD, 8.5, INK_ALERT};
static const PdfPen TITLE_PEN = {FACE_BOLD, 18, INK_ACCENT};
static const PdfPen SUBTITLE_PEN = {FACE_REGULAR, 9, INK_SOFT};
static const PdfPen CONTINUED_PEN = {FACE_BOLD, 11, INK_ACCENT};
static const PdfPen NOTICE_PEN = {FACE_MEDIUM, 8.5, INK_TEXT};
static const PdfPen FOOT_PEN = {FACE_REGULAR, 7, INK_SOFT};
static const PdfPen PAGE_PEN = {FACE_MEDIUM, 7.5, INK_SOFT};

static const PdfFont *font_of(const PdfFrame *frame, const PdfPen *pen) {
    return &frame->fonts->faces[pen->face];
}

static Text clean(PdfFrame *frame, const PdfPen *pen, Text text) {
    return pdf_text_clean(&frame->scratch, font_of(frame, pen), text);
}

PdfFrame frame_start(Arena *arena, const Document *document, const PdfFonts *fonts, PdfBook *book) {
    return (PdfFrame){.arena = arena,
                      .document = document,
                      .fonts = fonts,
                      .book = book,
                      .scratch = builder_in(arena),
                      .left = MARGIN};
}

double frame_width(PdfOrientation orientation) {
    return (orientation == PORTRAIT ? SHORT_SIDE : LONG_SIDE) - 2 * MARGIN;
}

void frame_write(PdfFrame *frame, const PdfPen *pen, double x, double y, double width, Text text) {
    Text line = clean(frame, pen, text);
    const PdfFont *font = font_of(frame, pen);
    double natural = pdf_text_width(font, pen->size, line);
    if (width > 0 && natural > width) {
        Text head = pdf_text_head(font, pen->size, width, line);
        pdf_draw_text(frame->book, pen, x, y, head);
        x += pdf_text_width(font, pen->size, head);
        line = TEXT("...");
    }
    pdf_draw_text(frame->book, pen, x, y, line);
}

void frame_write_right(PdfFrame *frame, const PdfPen *pen, double x, double y, Text text) {
    Text line = clean(frame, pen, text);
    double width = pdf_text_width(font_of(frame, pen), pen->size, line);
    pdf_draw_text(frame->book, pen, x - width, y, line);
}

double frame_text_width(PdfFrame *frame, const PdfPen *pen, Text text) {
    return pdf_text_width(font_of(frame, pen), pen->size, clean(frame, pen, text));
}

/* Lines of that pen that a paragraph may have. */
static size_t most_lines(const PdfPen *pen) {
    static const double HALF_A_PAGE = 380;
    return (size_t)(HALF_A_PAGE / (pen->size * LEADING));
}

void frame_paragraph(PdfFrame *frame, const PdfPen *pen, double x, double width, Text text) {
    const PdfFont *font = font_of(frame, pen);
    Text rest = clean(frame, pen, text);
    for (size_t lines = 0; rest.size; lines++) {
        Text line = pdf_text_take_line(font, pen->size, width, &rest);
        bool is_cut = rest.size && lines + 1 == most_lines(pen);
        double y = frame->y + pen->size;
        if (is_cut) line = pdf_text_head(font, pen->size, width, line);
        pdf_draw_text(frame->book, pen, x, y, line);
        frame->y += pen->size * LEADING;
        if (!is_cut) continue;
        x += pdf_text_width(font, pen->size, line);
        pdf_draw_text(frame->book, pen, x, y, TEXT("..."));
        break;
    }
}

double frame_paragraph_height(PdfFrame *frame, const PdfPen *pen, double width, Text text) {
    Text whole = clean(frame, pen, text);
    if (whole.size == 0) return 0;
    size_t lines = pdf_text_line_count(font_of(frame, pen), pen->size, width, whole);
    if (lines > most_lines(pen)) lines = most_lines(pen);
    return (double)lines * pen->size * LEADING;
}

size_t frame_mark(PdfFrame *frame, size_t parent, Text title) {
    const PdfFont *font = &frame->fonts->faces[FACE_REGULAR];
    Text entry = pdf_text_clean(&frame->scratch, font, title);
    return pdf_book_mark(frame->book, parent, entry.bytes);
}

static void add_sheet(PdfFrame *frame, double width, double height) {
    *LIST_PUSH(frame->arena, &frame->sheets) = (PdfSheet){width, height};
    frame->page = pdf_page_add(frame->book, width, height);
    frame->right = width - MARGIN;
    frame->bottom = height - TEXT_BOTTOM;
    frame->y = TITLE_TOP;
}

/* The status of a document that is no final one, in a frame at the top right. */
static void draw_stamp(PdfFrame *frame) {
    if (frame->document->status == STATUS_FINAL) return;
    Text status = layout_status(frame->arena, frame->document);
    double width = frame_text_width(frame, &STAMP_PEN, status) + 12;
    PdfBox box = {frame->right - width, HEAD_LINE - 11.5, width, 15};
    pdf_draw_outline(frame->book, INK_ALERT, 0.8, &box);
    frame_write_right(frame, &STAMP_PEN, frame->right - 6, HEAD_LINE - 1, status);
}

static void draw_head(PdfFrame *frame) {
    Text entity = layout_entity(frame->arena, frame->document);
    double width = frame->right - frame->left;
    frame_write(frame, &ENTITY_PEN, frame->left, HEAD_LINE, width - 90, entity);
    draw_stamp(frame);
    pdf_draw_line(frame->book, INK_RULE, 0.5, frame->left, HEAD_RULE, width);
}

/* The lines of a heading, each with its pen. */
typedef struct Lines {
    const PdfPen *pens[4];
    Text texts[4];
} Lines;

static Lines lines_of(const PdfFrame *frame, Text title, PdfHeading heading) {
    Arena *arena = frame->arena;
    const Document *document = frame->document;
    if (heading == HEADING_NONE) return (Lines){0};
    if (heading == HEADING_CONTINUED) {
        Text again = label_of(arena, document->language, N_("continued"));
        title = text_print(arena, "%.*s (%.*s)", TEXT_ARGUMENTS(title), TEXT_ARGUMENTS(again));
        return (Lines){{&CONTINUED_PEN}, {title}};
    }
    return (Lines){
        {&TITLE_PEN, &SUBTITLE_PEN, &SUBTITLE_PEN, &NOTICE_PEN},
        {title, layout_period(arena, document), layout_basis(arena, document), document->notice}};
}

double frame_height(PdfFrame *frame, PdfOrientation orientation, Text title, PdfHeading heading) {
    double height = orientation == PORTRAIT ? LONG_SIDE : SHORT_SIDE;
    Lines lines = lines_of(frame, title, heading);
    height -= TITLE_TOP + HEADING_GAP + TEXT_BOTTOM + (heading == HEADING_FULL ? TITLE_GAP : 0);
    for (size_t i = 0; i < 4 && lines.pens[i]; i++) {
        height -=
            frame_paragraph_height(frame, lines.pens[i], frame_width(orientation), lines.texts[i]);
    }
    return height;
}

void frame_begin_page(PdfFrame *frame, PdfOrientation orientation, Text title, PdfHeading heading) {
    bool upright = orientation == PORTRAIT;
    add_sheet(frame, upright ? SHORT_SIDE : LONG_SIDE, upright ? LONG_SIDE : SHORT_SIDE);
    if (heading == HEADING_NONE) return;
    draw_head(frame);
    Lines lines = lines_of(frame, title, heading);
    for (size_t i = 0; i < 4 && lines.pens[i]; i++) {
        frame_paragraph(frame, lines.pens[i], frame->left, frame_width(orientation),
                        lines.texts[i]);
        if (i == 0 && heading == HEADING_FULL) frame->y += TITLE_GAP;
    }
    frame->y += HEADING_GAP;
}

void frame_return_to(PdfFrame *frame, size_t page, double y) {
    assert(page < frame->sheets.count);
    const PdfSheet *sheet = &frame->sheets.items[page];
    pdf_page_select(frame->book, page);
    frame->page = page;
    frame->right = sheet->width - MARGIN;
    frame->bottom = sheet->height - TEXT_BOTTOM;
    frame->y = y;
}

/* "book-2022.txt, SHA-256 0123456789abcdef...": the beginning of each file's digest; the whole of
 * it stands on the cover or at the end. The head of a book's chain stands here whole. */
static Text sources_line(PdfFrame *frame) {
    enum { DIGITS = 16 };
    Builder line = builder_in(frame->arena);
    for (size_t i = 0; i < frame->document->sources.count; i++) {
        const Source *source = &frame->document->sources.items[i];
        size_t digits = source->digest.size < DIGITS ? source->digest.size : DIGITS;
        if (i > 0) builder_add_string(&line, " · ");
        if (source->is_book) { /* first, so that the name is cut where there is no room */
            const Document *document = frame->document;
            Text label = source_digest_label(frame->arena, document, source);
            Text head = source_digest(frame->arena, document, source);
            builder_print(&line, "%.*s %.*s · %.*s", TEXT_ARGUMENTS(label), TEXT_ARGUMENTS(head),
                          TEXT_ARGUMENTS(source->path));
            continue;
        }
        builder_print(&line, "%.*s SHA-256 %.*s…", TEXT_ARGUMENTS(source->path), (int)digits,
                      source->digest.bytes);
    }
    return builder_text(&line);
}

enum { FOOT_LINES = 4 };

/* What the feet of all pages have in common. */
typedef struct Foot {
    Text lines[FOOT_LINES];
    size_t count;
} Foot;

static void add_line(Foot *foot, Text line) {
    if (line.size) foot->lines[foot->count++] = line;
}

/* Adds the notice in as many lines as there is room for. */
static void add_notice(PdfFrame *frame, Foot *foot) {
    const PdfFont *font = font_of(frame, &FOOT_PEN);
    Text rest = text_copy(frame->arena, clean(frame, &FOOT_PEN, frame->document->notice));
    while (rest.size && foot->count + 1 < FOOT_LINES) {
        double width = frame_width(PORTRAIT);
        add_line(foot, pdf_text_take_line(font, FOOT_PEN.size, width, &rest));
    }
    if (foot->count < FOOT_LINES) add_line(foot, rest);
}

/* Period and status are never cut: where the entity's name is too long, it has a line of its own.
 */
static Foot foot_of(PdfFrame *frame) {
    Foot foot = {0};
    const Document *document = frame->document;
    Text whole = layout_foot(frame->arena, document);
    double room = frame_width(PORTRAIT) - PAGE_ROOM;
    if (frame_text_width(frame, &FOOT_PEN, whole) <= room) {
        add_line(&foot, whole);
    } else {
        Text period = layout_period(frame->arena, document);
        Text status = layout_status(frame->arena, document);
        add_line(&foot, document->entity_name);
        add_line(&foot, text_print(frame->arena, "%.*s · %.*s", TEXT_ARGUMENTS(period),
                                   TEXT_ARGUMENTS(status)));
    }
    if (document->status == STATUS_FINAL) add_line(&foot, sources_line(frame));
    add_notice(frame, &foot);
    return foot;
}

static void write_foot(PdfFrame *frame, const Foot *foot) {
    double height = frame->sheets.items[frame->page].height, width = frame->right - frame->left;
    double y = height - FOOT_LINE;
    Text number = text_print(frame->arena, "%zu/%zu", frame->page + 1, frame->sheets.count);
    Text page =
        text_print(frame->arena, "%s %.*s", translate(frame->document->language, N_("page")),
                   TEXT_ARGUMENTS(number));
    pdf_draw_line(frame->book, INK_RULE, 0.5, frame->left, height - FOOT_RULE, width);
    frame_write_right(frame, &PAGE_PEN, frame->right, y, page);
    for (size_t i = 0; i < foot->count; i++) {
        double room = i == 0 ? width - PAGE_ROOM : width;
        frame_write(frame, &FOOT_PEN, frame->left, y, room, foot->lines[i]);
        y += FOOT_STEP;
    }
}

void frame_write_feet(PdfFrame *frame) {
    Foot foot = foot_of(frame);
    for (size_t i = 0; i < frame->sheets.count; i++) {
        frame_return_to(frame, i, 0);
        write_foot(frame, &foot);
    }
}
