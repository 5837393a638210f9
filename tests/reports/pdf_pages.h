/* What stands on the pages of a PDF, and where. */
#ifndef DENIER_TESTS_REPORTS_PDF_PAGES_H
#define DENIER_TESTS_REPORTS_PDF_PAGES_H

#include "reports/characters.h"
#include "reports/pdf_frame.h"
#include "tests/reports/pdf_reading.h"

#include <math.h>

/* A line of text as a page shows it: where its base begins, in points from the top left. */
typedef struct PdfLine {
    double x, y;
    Text text;
} PdfLine;

typedef LIST_OF(PdfLine) PdfLines;

/* The text of a string of code points in hexadecimal, four digits each. */
static inline Text text_of_codes(Arena *arena, Text codes) {
    Builder text = builder_in(arena);
    for (size_t i = 0; i + 4 <= codes.size; i += 4) {
        char digits[5] = {0};
        memcpy(digits, codes.bytes + i, 4);
        character_add(&text, (uint32_t)strtoul(digits, NULL, 16));
    }
    return builder_text(&text);
}

/* The lines of a page in the order they were drawn: operators Td move, Tj shows. */
static inline PdfLines lines_of_page(Arena *arena, Text pdf, size_t page, double height) {
    PdfLines lines = {0};
    qpdf_data reader = open_pdf(pdf);
    qpdf_oh content = qpdf_oh_get_key(reader, qpdf_get_page_n(reader, page), "/Contents");
    Text rest = stream_text(arena, reader, content);
    double x = 0, y = 0;
    while (rest.size) {
        Text line = text_take(&rest, '\n');
        if (text_equal(line, TEXT("BT"))) x = y = 0;
        if (line.size < 3) continue;
        Text ending = {line.bytes + line.size - 2, 2};
        if (text_equal(ending, TEXT("Td"))) {
            char *end;
            x += strtod(line.bytes, &end);
            y += strtod(end, NULL);
        } else if (text_equal(ending, TEXT("Tj"))) {
            Text codes = {line.bytes + 1, line.size - 5};
            *LIST_PUSH(arena, &lines) = (PdfLine){x, height - y, text_of_codes(arena, codes)};
        }
    }
    qpdf_cleanup(&reader);
    return lines;
}

/* The first line of that text from `start` on; fails when there is none. */
static inline const PdfLine *find_line(const PdfLines *lines, size_t start, const char *text) {
    for (size_t i = start; i < lines->count; i++) {
        if (text_equal(lines->items[i].text, text_of(text))) return &lines->items[i];
    }
    fail_msg("no line “%s”", text);
    return NULL;
}

static inline size_t count_of(const PdfLines *lines, const char *text) {
    size_t count = 0;
    for (size_t i = 0; i < lines->count; i++) {
        if (text_equal(lines->items[i].text, text_of(text))) count++;
    }
    return count;
}

static inline void assert_near(double found, double wanted, double tolerance) {
    if (!(fabs(found - wanted) <= tolerance)) fail_msg("%f instead of %f", found, wanted);
}

/* A4 upright, in points. */
#define PAGE_WIDTH 595.28
#define PAGE_HEIGHT 841.89

/* A frame around an empty book, with the fonts that are installed. */
static inline PdfFrame new_frame(Arena *arena, const Document *document) {
    PdfFonts *fonts = ARENA_NEW(arena, PdfFonts);
    Error error = {0};
    assert_true(pdf_fonts_find(arena, PDF_FONT_FOLDERS, fonts, &error));
    return frame_start(arena, document, fonts, pdf_book_create(arena, fonts));
}

/* Ends the frame's book. */
static inline Text pdf_of_frame(PdfFrame *frame) {
    PdfDescription description = {"", "", "", ""};
    Text pdf = {0};
    Error error = {0};
    assert_true(pdf_book_save(frame->arena, frame->book, &description, &pdf, &error));
    pdf_book_destroy(frame->book);
    return pdf;
}

/* Ends the frame's book and reads one of its pages. */
static inline PdfLines read_page(PdfFrame *frame, size_t page) {
    double height = frame->sheets.items[page].height;
    return lines_of_page(frame->arena, pdf_of_frame(frame), page, height);
}

#endif
