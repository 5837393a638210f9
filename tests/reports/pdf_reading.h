/* What a reader that is not ours finds in a PDF. */
#ifndef DENIER_TESTS_REPORTS_PDF_READING_H
#define DENIER_TESTS_REPORTS_PDF_READING_H

#include "engine/builder.h"
#include "tests/reports/rendering.h"

#include <qpdf/qpdf-c.h>

/* A PDF opened by libqpdf, which must not complain. Close it with qpdf_cleanup. */
static inline qpdf_data open_pdf(Text pdf) {
    qpdf_data reader = qpdf_init();
    qpdf_set_suppress_warnings(reader, QPDF_TRUE);
    assert_int_equal(qpdf_read_memory(reader, "PDF", pdf.bytes, pdf.size, NULL), QPDF_SUCCESS);
    assert_false(qpdf_more_warnings(reader));
    return reader;
}

static inline int page_count(Text pdf) {
    qpdf_data reader = open_pdf(pdf);
    int count = qpdf_get_num_pages(reader);
    qpdf_cleanup(&reader);
    return count;
}

/* A text of the catalogue: "/Lang". Owned by the arena. */
static inline Text catalogue_text(Arena *arena, Text pdf, const char *key) {
    qpdf_data reader = open_pdf(pdf);
    qpdf_oh value = qpdf_oh_get_key(reader, qpdf_get_root(reader), key);
    Text text = text_copy(arena, text_of(qpdf_oh_get_utf8_value(reader, value)));
    qpdf_cleanup(&reader);
    return text;
}

/* A text of the properties: "/Title". Owned by the arena. */
static inline Text property(Arena *arena, Text pdf, const char *key) {
    qpdf_data reader = open_pdf(pdf);
    qpdf_oh properties = qpdf_oh_get_key(reader, qpdf_get_trailer(reader), "/Info");
    qpdf_oh value = qpdf_oh_get_key(reader, properties, key);
    Text text = text_copy(arena, text_of(qpdf_oh_get_utf8_value(reader, value)));
    qpdf_cleanup(&reader);
    return text;
}

/* The decoded content of a stream. Owned by the arena. */
static inline Text stream_text(Arena *arena, qpdf_data reader, qpdf_oh stream) {
    unsigned char *bytes = NULL;
    size_t size = 0;
    QPDF_BOOL is_decoded = QPDF_FALSE;
    assert_int_equal(
        qpdf_oh_get_stream_data(reader, stream, qpdf_dl_generalized, &is_decoded, &bytes, &size),
        QPDF_SUCCESS);
    assert_true(is_decoded);
    Text text = text_copy(arena, (Text){(const char *)bytes, size});
    free(bytes);
    return text;
}

/* Titles of the outline under an item (or the outline itself), one a line, children indented. */
static inline void add_outline(Builder *builder, qpdf_data reader, qpdf_oh parent, size_t depth) {
    qpdf_oh item = qpdf_oh_get_key(reader, parent, "/First");
    while (qpdf_oh_is_dictionary(reader, item)) {
        builder_repeat(builder, '>', depth);
        builder_add_string(builder,
                           qpdf_oh_get_utf8_value(reader, qpdf_oh_get_key(reader, item, "/Title")));
        builder_add_byte(builder, '\n');
        add_outline(builder, reader, item, depth + 1);
        item = qpdf_oh_get_key(reader, item, "/Next");
    }
}

static inline Text outline_of(Arena *arena, Text pdf) {
    qpdf_data reader = open_pdf(pdf);
    Builder builder = builder_in(arena);
    add_outline(&builder, reader, qpdf_oh_get_key(reader, qpdf_get_root(reader), "/Outlines"), 0);
    qpdf_cleanup(&reader);
    return builder_text(&builder);
}

#endif
