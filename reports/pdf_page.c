#include "reports/pdf_page.h"

#include <assert.h>
#include <hpdf.h>
#include <math.h>
#include <string.h>

static const char UTF8[] = "UTF-8";

typedef struct Color {
    float red, green, blue;
} Color;

static const Color COLORS[] = {
    [INK_TEXT] = {0.13F, 0.14F, 0.16F},   [INK_SOFT] = {0.42F, 0.45F, 0.49F},
    [INK_ACCENT] = {0.09F, 0.22F, 0.38F}, [INK_RULE] = {0.80F, 0.82F, 0.85F},
    [INK_TINT] = {0.93F, 0.95F, 0.97F},   [INK_ALERT] = {0.70F, 0.16F, 0.12F},
};

typedef struct Page {
    HPDF_Page handle;
    double height;
} Page;

typedef struct Mark {
    HPDF_Outline handle;
} Mark;

struct PdfBook {
    Arena *arena;
    const PdfFonts *fonts;
    HPDF_Doc library;
    HPDF_Encoder encoder;
    HPDF_Font faces[FACE_COUNT]; /* NULL until first used: an unused face is not embedded */
    LIST_OF(Page) pages;
    LIST_OF(Mark) marks;
    Page page;       /* the one drawn on */
    bool is_in_text; /* between the operators BT and ET */
    PdfPen pen;      /* what the page knows; size 0 when it knows nothing yet */
    bool has_failed;
    unsigned long failure, detail; /* of the first failure, in the library's numbers */
};

enum { LONGEST_LINE = 4095, LONGEST_ENTRY = 500 }; /* in bytes */

/* The size of the text, cut between characters to at most so many bytes. */
static size_t cut_size(Text text, size_t most) {
    if (text.size <= most) return text.size;
    size_t size = most;
    while (size > 0 && ((unsigned char)text.bytes[size] & 0xC0) == 0x80) size--;
    return size;
}

/* An entry of the outline or of the properties: the library refuses long ones. */
static const char *entry_of(PdfBook *book, const char *text) {
    Text whole = text_of(text);
    return text_copy(book->arena, (Text){text, cut_size(whole, LONGEST_ENTRY)}).bytes;
}

static void *allocate(HPDF_UINT size) {
    return memory_allocate(size);
}

static void release(void *block) {
    memory_release(block);
}

/* Keeps the first cause; later failures only follow from it. */
static void note_failure(HPDF_STATUS failure, HPDF_STATUS detail, void *data) {
    PdfBook *book = data;
    if (book->has_failed) return;
    book->has_failed = true;
    book->failure = failure;
    book->detail = detail;
}

/* Fewer digits than the library can trip over, and never out of its range. */
static float coordinate(double value) {
    enum { FARTHEST = 14400 };
    double rounded = round(value * 100) / 100;
    if (!(rounded > -FARTHEST)) return -FARTHEST;
    if (rounded > FARTHEST) return FARTHEST;
    return rounded == 0 ? 0 : (float)rounded;
}

PdfBook *pdf_book_create(Arena *arena, const PdfFonts *fonts) {
    PdfBook *book = ARENA_NEW(arena, PdfBook);
    book->arena = arena;
    book->fonts = fonts;
    book->library = HPDF_NewEx(note_failure, allocate, release, 0, book);
    if (!book->library) {
        note_failure(HPDF_FAILD_TO_ALLOC_MEM, 0, book);
        return book;
    }
    HPDF_UseUTFEncodings(book->library);
    HPDF_SetCurrentEncoder(book->library, UTF8);
    HPDF_SetCompressionMode(book->library, HPDF_COMP_ALL);
    book->encoder = HPDF_GetEncoder(book->library, UTF8);
    return book;
}

void pdf_book_destroy(PdfBook *book) {
    if (book->library) HPDF_Free(book->library);
    book->library = NULL;
}

static void leave_text(PdfBook *book) {
    if (book->is_in_text) HPDF_Page_EndText(book->page.handle);
    book->is_in_text = false;
}

static void enter_text(PdfBook *book) {
    if (!book->is_in_text) HPDF_Page_BeginText(book->page.handle);
    book->is_in_text = true;
}

size_t pdf_page_add(PdfBook *book, double width, double height) {
    Page page = {.height = height};
    if (!book->has_failed) {
        leave_text(book);
        page.handle = HPDF_AddPage(book->library);
    }
    if (!book->has_failed) {
        HPDF_Page_SetWidth(page.handle, coordinate(width));
        HPDF_Page_SetHeight(page.handle, coordinate(height));
    }
    size_t index = book->pages.count;
    *LIST_PUSH(book->arena, &book->pages) = page;
    pdf_page_select(book, index);
    return index;
}

void pdf_page_select(PdfBook *book, size_t page) {
    assert(page < book->pages.count);
    if (!book->has_failed) leave_text(book);
    book->is_in_text = false;
    book->page = book->pages.items[page];
    book->pen = (PdfPen){0};
}

/* Loads the face at its first use. */
static HPDF_Font face_of(PdfBook *book, PdfFace face) {
    if (!book->faces[face]) {
        const char *path = book->fonts->faces[face].path.bytes;
        for (size_t i = 0; i < face; i++) {
            bool is_same = text_equal(book->fonts->faces[i].path, book->fonts->faces[face].path);
            if (is_same && book->faces[i]) return book->faces[face] = book->faces[i];
        }
        const char *name = HPDF_LoadTTFontFromFile(book->library, path, HPDF_TRUE);
        if (name) book->faces[face] = HPDF_GetFont(book->library, name, UTF8);
    }
    return book->faces[face];
}

static void set_ink(PdfBook *book, PdfInk ink) {
    if (book->pen.size > 0 && book->pen.ink == ink) return;
    const Color *color = &COLORS[ink];
    HPDF_Page_SetRGBFill(book->page.handle, color->red, color->green, color->blue);
}

/* Tells the page what changed since the pen before. */
static void take_pen(PdfBook *book, const PdfPen *pen) {
    set_ink(book, pen->ink);
    bool is_same = book->pen.face == pen->face && book->pen.size == pen->size;
    if (!is_same) {
        HPDF_Font face = face_of(book, pen->face);
        HPDF_Page_SetFontAndSize(book->page.handle, face, coordinate(pen->size));
    }
    book->pen = *pen;
}

void pdf_draw_text(PdfBook *book, const PdfPen *pen, double x, double y, Text clean) {
    char line[LONGEST_LINE + 1]; /* more than any page is wide */
    if (book->has_failed || clean.size == 0) return;
    size_t size = cut_size(clean, LONGEST_LINE);
    memcpy(line, clean.bytes, size);
    line[size] = '\0';
    enter_text(book);
    take_pen(book, pen);
    if (book->has_failed) return;
    HPDF_Page_TextOut(book->page.handle, coordinate(x), coordinate(book->page.height - y), line);
}

void pdf_draw_line(PdfBook *book, PdfInk ink, double thickness, double x, double y, double length) {
    /* A thin box rather than a stroke: one colour to set, and no line caps. */
    pdf_draw_box(book, ink, &(PdfBox){x, y - thickness / 2, length, thickness});
}

void pdf_draw_box(PdfBook *book, PdfInk ink, const PdfBox *box) {
    if (book->has_failed) return;
    leave_text(book);
    set_ink(book, ink);
    book->pen.ink = ink;
    HPDF_Page_Rectangle(book->page.handle, coordinate(box->x),
                        coordinate(book->page.height - box->y - box->height),
                        coordinate(box->width), coordinate(box->height));
    HPDF_Page_Fill(book->page.handle);
}

void pdf_draw_outline(PdfBook *book, PdfInk ink, double thickness, const PdfBox *box) {
    double right = box->x + box->width, inner = box->height - 2 * thickness;
    pdf_draw_box(book, ink, &(PdfBox){box->x, box->y, box->width, thickness});
    pdf_draw_box(book, ink,
                 &(PdfBox){box->x, box->y + box->height - thickness, box->width, thickness});
    pdf_draw_box(book, ink, &(PdfBox){box->x, box->y + thickness, thickness, inner});
    pdf_draw_box(book, ink, &(PdfBox){right - thickness, box->y + thickness, thickness, inner});
}

static HPDF_Destination destination_of(PdfBook *book, HPDF_Page page) {
    HPDF_Destination destination = HPDF_Page_CreateDestination(page);
    if (!book->has_failed) HPDF_Destination_SetFit(destination);
    return destination;
}

void pdf_page_link(PdfBook *book, const PdfBox *box, size_t target) {
    assert(target < book->pages.count);
    if (book->has_failed) return;
    leave_text(book);
    HPDF_Rect rectangle = {.left = coordinate(box->x),
                           .bottom = coordinate(book->page.height - box->y - box->height),
                           .right = coordinate(box->x + box->width),
                           .top = coordinate(book->page.height - box->y)};
    HPDF_Destination there = destination_of(book, book->pages.items[target].handle);
    HPDF_Annotation link = HPDF_Page_CreateLinkAnnot(book->page.handle, rectangle, there);
    if (!book->has_failed) HPDF_LinkAnnot_SetBorderStyle(link, 0, 0, 0);
}

size_t pdf_book_mark(PdfBook *book, size_t parent, const char *title) {
    assert(parent <= book->marks.count);
    HPDF_Outline mark = NULL;
    if (!book->has_failed) {
        HPDF_Outline above = parent ? book->marks.items[parent - 1].handle : NULL;
        mark = HPDF_CreateOutline(book->library, above, entry_of(book, title), book->encoder);
    }
    if (!book->has_failed) {
        HPDF_Outline_SetDestination(mark, destination_of(book, book->page.handle));
        HPDF_Outline_SetOpened(mark, HPDF_FALSE);
    }
    *LIST_PUSH(book->arena, &book->marks) = (Mark){mark};
    return book->marks.count;
}

static void describe(PdfBook *book, const PdfDescription *description) {
    const struct {
        HPDF_InfoType type;
        const char *text;
    } entries[] = {{HPDF_INFO_TITLE, description->title},
                   {HPDF_INFO_AUTHOR, description->author},
                   {HPDF_INFO_SUBJECT, description->subject},
                   {HPDF_INFO_CREATOR, description->creator}};
    for (size_t i = 0; i < sizeof entries / sizeof entries[0] && !book->has_failed; i++) {
        const char *text = entry_of(book, entries[i].text);
        if (*text) HPDF_SetInfoAttr(book->library, entries[i].type, text);
    }
}

bool pdf_book_save(Arena *arena, PdfBook *book, const PdfDescription *description, Text *bytes,
                   Error *error) {
    if (!book->has_failed) leave_text(book);
    describe(book, description);
    if (!book->has_failed) HPDF_SaveToStream(book->library);
    if (!book->has_failed) {
        HPDF_UINT32 size = HPDF_GetStreamSize(book->library);
        char *content = ARENA_ARRAY(arena, char, (size_t)size + 1);
        HPDF_ReadFromStream(book->library, (HPDF_BYTE *)content, &size);
        *bytes = (Text){content, size};
    }
    if (!book->has_failed) return true;
    return error_set(error, ERROR_PDF_PAGES, text_print(arena, "0x%04lx", book->failure),
                     text_print(arena, "%lu", book->detail));
}
