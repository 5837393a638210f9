#include "ledger/book/piece_type.h"

#include <string.h>

/* A type and the bytes that show it. */
typedef struct Shown {
    PieceType type;
    size_t offset;
    Text magic;
} Shown;

static const Shown BINARIES[] = {
    {{"application/pdf", ".pdf"}, 0, {"%PDF-", 5}},
    {{"image/png", ".png"}, 0, {"\x89PNG\r\n\x1A\n", 8}},
    {{"image/jpeg", ".jpg"}, 0, {"\xFF\xD8\xFF", 3}},
    {{"image/tiff", ".tif"}, 0, {"II*\0", 4}},
    {{"image/tiff", ".tif"}, 0, {"MM\0*", 4}},
    {{"image/webp", ".webp"}, 8, {"WEBP", 4}},
    {{"image/heic", ".heic"}, 4, {"ftypheic", 8}},
    {{"application/vnd.oasis.opendocument.text", ".odt"},
     38,
     {"application/vnd.oasis.opendocument.text", 39}},
    {{"application/vnd.oasis.opendocument.spreadsheet", ".ods"},
     38,
     {"application/vnd.oasis.opendocument.spreadsheet", 46}},
};

/* Office documents are archives; the folder of their content tells which. */
static const Shown ARCHIVES[] = {
    {{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"},
     0,
     {"xl/workbook.xml", 15}},
    {{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"},
     0,
     {"word/document.xml", 17}},
};

enum { AS_XML, AS_CSV, AS_MAIL, AS_TEXT, TEXT_KINDS };

static const PieceType TEXTS[TEXT_KINDS] = {
    [AS_XML] = {"application/xml", ".xml"},
    [AS_CSV] = {"text/csv", ".csv"},
    [AS_MAIL] = {"message/rfc822", ".eml"},
    [AS_TEXT] = {"text/plain", ".txt"},
};

static bool has_at(Text bytes, size_t offset, Text magic) {
    return bytes.size >= offset + magic.size &&
           memcmp(bytes.bytes + offset, magic.bytes, magic.size) == 0;
}

static bool has(Text bytes, Text part) {
    for (size_t at = 0; at + part.size <= bytes.size; at++) {
        const char *found = memchr(bytes.bytes + at, part.bytes[0], bytes.size - at);
        if (!found) return false;
        at = (size_t)(found - bytes.bytes);
        if (has_at(bytes, at, part)) return true;
    }
    return false;
}

static bool has_ignoring_case(Text bytes, Text part) {
    for (size_t at = 0; at + part.size <= bytes.size; at++) {
        if (text_equal_ignoring_case((Text){bytes.bytes + at, part.size}, part)) return true;
    }
    return false;
}

static bool ends_with(Text name, Text end) {
    return name.size >= end.size &&
           text_equal_ignoring_case((Text){name.bytes + name.size - end.size, end.size}, end);
}

/* Without control characters but those of a text. */
static bool is_readable(Text bytes) {
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char byte = (unsigned char)bytes.bytes[i];
        bool is_plain = byte >= ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
        if (!is_plain) return false;
    }
    return bytes.size > 0;
}

static const PieceType *text_type_of(Text bytes, Text name) {
    enum { HEAD = 1024 };
    Text head = {bytes.bytes, bytes.size < HEAD ? bytes.size : HEAD};
    Text start = text_trim(
        has_at(head, 0, TEXT("\xEF\xBB\xBF")) ? (Text){head.bytes + 3, head.size - 3} : head);
    bool runs = text_starts_with(start, TEXT("#!")) || has_ignoring_case(head, TEXT("<html")) ||
                has_ignoring_case(head, TEXT("<!doctype html")) ||
                has_ignoring_case(head, TEXT("<svg")) || has_ignoring_case(head, TEXT("<script"));
    if (runs || !is_readable(bytes)) return NULL;
    if (text_starts_with(start, TEXT("<?xml"))) return &TEXTS[AS_XML];
    if (text_starts_with(start, TEXT("<"))) return NULL;
    if (ends_with(name, TEXT(".csv"))) return &TEXTS[AS_CSV];
    return &TEXTS[ends_with(name, TEXT(".eml")) ? AS_MAIL : AS_TEXT];
}

const PieceType *piece_type_of(Text bytes, Text name) {
    for (size_t i = 0; i < sizeof BINARIES / sizeof *BINARIES; i++) {
        if (has_at(bytes, BINARIES[i].offset, BINARIES[i].magic)) return &BINARIES[i].type;
    }
    bool is_archive = text_starts_with(bytes, TEXT("PK\x03\x04"));
    for (size_t i = 0; is_archive && i < sizeof ARCHIVES / sizeof *ARCHIVES; i++) {
        if (has(bytes, ARCHIVES[i].magic)) return &ARCHIVES[i].type;
    }
    return is_archive ? NULL : text_type_of(bytes, name);
}

Text piece_extension(Text type) {
    for (size_t i = 0; i < sizeof BINARIES / sizeof *BINARIES; i++) {
        if (text_equal(text_of(BINARIES[i].type.name), type)) {
            return text_of(BINARIES[i].type.extension);
        }
    }
    for (size_t i = 0; i < sizeof ARCHIVES / sizeof *ARCHIVES; i++) {
        if (text_equal(text_of(ARCHIVES[i].type.name), type)) {
            return text_of(ARCHIVES[i].type.extension);
        }
    }
    for (size_t i = 0; i < TEXT_KINDS; i++) {
        if (text_equal(text_of(TEXTS[i].name), type)) return text_of(TEXTS[i].extension);
    }
    return (Text){0};
}
