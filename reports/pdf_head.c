#include "reports/pdf_head.h"

#include "engine/builder.h"

#include <qpdf/qpdf-c.h>

enum { DIGITS = 64, GROUP = 4 };

static int digit_of(unsigned char byte) {
    if (byte >= '0' && byte <= '9') return byte - '0';
    if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
    return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}

/* What the strings of a page's content say: our documents write each character as its code point,
 * two bytes in hexadecimal. Others are kept as blanks. */
static Text shown_text(Arena *arena, Text content) {
    Builder shown = builder_in(arena);
    bool is_inside = false;
    unsigned code = 0, count = 0;
    for (size_t i = 0; i < content.size; i++) {
        unsigned char byte = (unsigned char)content.bytes[i];
        int digit = digit_of(byte);
        if (byte == '<' || byte == '>') {
            is_inside = byte == '<';
            code = count = 0;
        } else if (is_inside && digit >= 0) {
            code = code << 4 | (unsigned)digit;
            if (++count < GROUP) continue;
            builder_add_byte(&shown, code < 0x80 ? (char)code : ' ');
            code = count = 0;
        }
    }
    return builder_text(&shown);
}

/* Sixteen groups of four digits with a blank between. */
static bool is_head(Text text, size_t at, char head[DIGITS]) {
    size_t count = 0;
    for (size_t i = at; i < text.size && count < DIGITS; i++) {
        char byte = text.bytes[i];
        bool is_between = count > 0 && count % GROUP == 0 && text.bytes[i - 1] != ' ';
        if (is_between) {
            if (byte != ' ') return false;
            continue;
        }
        bool is_digit = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f');
        if (!is_digit) return false;
        head[count++] = byte;
    }
    return count == DIGITS;
}

static Text find_head(Arena *arena, Text text) {
    char head[DIGITS];
    for (size_t at = 0; at < text.size; at++) {
        if (is_head(text, at, head)) return text_copy(arena, (Text){head, DIGITS});
    }
    return (Text){0};
}

/* The content of a page; the library owns its bytes. */
static Text read_page(qpdf_data document, size_t number, unsigned char **bytes) {
    qpdf_oh page = qpdf_get_page_n(document, number);
    size_t size = 0;
    *bytes = NULL;
    QPDF_ERROR_CODE code = qpdf_oh_get_page_content_data(document, page, bytes, &size);
    qpdf_oh_release(document, page);
    bool is_read = (code & QPDF_ERRORS) == 0 && *bytes;
    return is_read ? (Text){(const char *)*bytes, size} : (Text){0};
}

bool pdf_head_read(Arena *arena, const char *path, Text *head, Error *error) {
    qpdf_data document = qpdf_init();
    qpdf_silence_errors(document);
    qpdf_set_suppress_warnings(document, QPDF_TRUE);
    *head = (Text){0};
    bool ok = (qpdf_read(document, path, NULL) & QPDF_ERRORS) == 0;
    int count = ok ? qpdf_get_num_pages(document) : 0;
    for (int i = 0; i < count && !head->size; i++) {
        Arena *scratch = arena_create();
        unsigned char *bytes;
        Text content = read_page(document, (size_t)i, &bytes);
        Text found = find_head(scratch, shown_text(scratch, content));
        if (found.size) *head = text_copy(arena, found);
        memory_release(bytes);
        arena_destroy(scratch);
    }
    qpdf_cleanup(&document);
    return ok || error_set(error, ERROR_FILE_OPEN, text_of(path), TEXT("PDF"));
}
