#include "reports/pdf_fonts.h"

#include "engine/data.h"
#include "engine/file.h"

#include <string.h>

enum { LARGEST_FONT = 16 * 1024 * 1024 };

/* A family that can set a whole document: the file names of its faces. */
typedef struct Family {
    const char *files[FACE_COUNT];
} Family;

static const Family FAMILIES[] = {
    {{"Lato-Regular.ttf", "Lato-Medium.ttf", "Lato-Bold.ttf"}},
    {{"DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Bold.ttf"}},
};
enum { FAMILY_COUNT = sizeof FAMILIES / sizeof FAMILIES[0] };

const char *const PDF_FONT_FOLDERS[] = {
    "/usr/share/fonts/truetype/lato",
    "/usr/share/fonts/truetype/dejavu",
    NULL,
};

/* A TrueType file being read: big-endian numbers, each checked against the end. */
typedef struct TrueType {
    const unsigned char *bytes;
    size_t size;
    bool is_short; /* something lay beyond the end */
} TrueType;

static uint32_t number_at(TrueType *file, size_t offset, size_t width) {
    if (offset > file->size || file->size - offset < width) {
        file->is_short = true;
        return 0;
    }
    uint32_t number = 0;
    for (size_t i = 0; i < width; i++) number = number << 8 | file->bytes[offset + i];
    return number;
}

static uint16_t short_at(TrueType *file, size_t offset) {
    return (uint16_t)number_at(file, offset, 2);
}

static uint32_t long_at(TrueType *file, size_t offset) {
    return number_at(file, offset, 4);
}

/* Where the table of that tag begins; 0 when the file has none or it ends beyond the file. */
static size_t table_at(TrueType *file, const char tag[4], size_t *size) {
    enum { HEAD = 12, ENTRY = 16 };
    uint16_t count = short_at(file, 4);
    for (size_t i = 0; i < count && !file->is_short; i++) {
        size_t entry = HEAD + i * ENTRY;
        if (entry + ENTRY > file->size || memcmp(file->bytes + entry, tag, 4) != 0) continue;
        size_t start = long_at(file, entry + 8);
        *size = long_at(file, entry + 12);
        if (start > file->size || *size > file->size - start) return 0;
        return start;
    }
    return 0;
}

/* The numbers of a face that give the width of each glyph. */
typedef struct Metrics {
    size_t advances; /* offset of the table hmtx */
    uint16_t advance_count, glyph_count, units_per_em;
} Metrics;

static bool read_metrics(TrueType *file, Metrics *metrics) {
    size_t head_size, hhea_size, hmtx_size, maxp_size, glyf_size, loca_size;
    size_t head = table_at(file, "head", &head_size), hhea = table_at(file, "hhea", &hhea_size);
    size_t hmtx = table_at(file, "hmtx", &hmtx_size), maxp = table_at(file, "maxp", &maxp_size);
    size_t glyf = table_at(file, "glyf", &glyf_size), loca = table_at(file, "loca", &loca_size);
    if (!head || !hhea || !hmtx || !maxp || !glyf || !loca) return false;
    *metrics = (Metrics){.advances = hmtx,
                         .advance_count = short_at(file, hhea + 34),
                         .glyph_count = short_at(file, maxp + 4),
                         .units_per_em = short_at(file, head + 18)};
    size_t offset_size = short_at(file, head + 50) ? 4 : 2;
    return metrics->units_per_em > 0 && metrics->advance_count > 0 &&
           metrics->advance_count <= metrics->glyph_count &&
           hmtx_size >= (size_t)metrics->advance_count * 4 &&
           loca_size >= ((size_t)metrics->glyph_count + 1) * offset_size && !file->is_short;
}

/* In thousandths of the size, rounded down as the PDF library does. */
static uint16_t width_of(TrueType *file, const Metrics *metrics, uint16_t glyph) {
    uint16_t last = (uint16_t)(metrics->advance_count - 1);
    uint16_t advance =
        short_at(file, metrics->advances + (size_t)(glyph < last ? glyph : last) * 4);
    return (uint16_t)(advance * 1000u / metrics->units_per_em);
}

/* Where the character map for Unicode in segments (format 4) begins: the one that the PDF
 * library reads; 0 when there is none. */
static size_t map_at(TrueType *file) {
    enum { UNICODE = 0, MICROSOFT = 3, MICROSOFT_UNICODE = 1, SEGMENTS = 4 };
    size_t size, cmap = table_at(file, "cmap", &size);
    if (!cmap) return 0;
    uint16_t count = short_at(file, cmap + 2);
    for (size_t i = 0; i < count && !file->is_short; i++) {
        size_t entry = cmap + 4 + i * 8;
        uint16_t platform = short_at(file, entry), encoding = short_at(file, entry + 2);
        size_t map = cmap + long_at(file, entry + 4);
        bool is_unicode =
            platform == UNICODE || (platform == MICROSOFT && encoding == MICROSOFT_UNICODE);
        if (is_unicode && short_at(file, map) == SEGMENTS) return map;
    }
    return 0;
}

/* Notes the width of every character of one segment of the map. */
static void read_segment(TrueType *file, const Metrics *metrics, size_t map, size_t segment,
                         PdfFont *font) {
    size_t doubled = short_at(file, map + 6); /* twice the number of segments */
    size_t last_at = map + 14 + 2 * segment, first_at = last_at + doubled + 2;
    size_t delta_at = first_at + doubled, range_at = delta_at + doubled;
    uint32_t first = short_at(file, first_at), last = short_at(file, last_at);
    uint16_t delta = short_at(file, delta_at), range = short_at(file, range_at);
    for (uint32_t code = first; code <= last && code < 0xFFFF; code++) {
        uint16_t glyph = (uint16_t)code;
        if (range) glyph = short_at(file, range_at + range + (size_t)(code - first) * 2);
        if (glyph || !range) glyph = (uint16_t)(glyph + delta);
        if (glyph == 0 || glyph >= metrics->glyph_count || file->is_short) continue;
        font->widths[code] = width_of(file, metrics, glyph);
    }
}

bool pdf_font_read(Arena *arena, Text bytes, PdfFont *font, Error *error) {
    TrueType file = {(const unsigned char *)bytes.bytes, bytes.size, false};
    font->widths = ARENA_ARRAY(arena, uint16_t, FONT_CODE_POINTS);
    for (size_t i = 0; i < FONT_CODE_POINTS; i++) font->widths[i] = NO_GLYPH;
    Metrics metrics;
    bool is_sound = read_metrics(&file, &metrics);
    size_t map = is_sound ? map_at(&file) : 0;
    size_t count = map ? short_at(&file, map + 6) / 2u : 0;
    for (size_t i = 0; i < count && !file.is_short; i++) {
        read_segment(&file, &metrics, map, i, font);
    }
    /* A face that lacks these cannot set any document. */
    for (uint32_t code = ' '; code <= '~' && is_sound; code++) {
        is_sound = pdf_font_has(font, code);
    }
    if (!is_sound || file.is_short) return error_set(error, ERROR_FONT_DAMAGED, font->path);
    return true;
}

bool pdf_font_has(const PdfFont *font, uint32_t code_point) {
    return code_point < FONT_CODE_POINTS && font->widths[code_point] != NO_GLYPH;
}

/* The path of the face: among the data files, else in one of the folders; empty if nowhere. */
static bool find_face(Arena *arena, const char *name, const char *const *folders, Text *path,
                      Text *bytes, Error *error) {
    Error missing = {0};
    Text data_name = text_print(arena, "fonts/%s", name);
    *path = (Text){0};
    if (data_read(arena, data_name.bytes, bytes, path, &missing)) return true;
    if (missing.code != ERROR_DATA_MISSING) {
        if (error && !error->code) *error = missing;
        return false;
    }
    *path = (Text){0};
    for (; *folders; folders++) {
        Text there = text_print(arena, "%s/%s", *folders, name);
        if (!file_exists(there.bytes)) continue;
        *path = there;
        return file_read_all(arena, there.bytes, LARGEST_FONT, bytes, error);
    }
    return true;
}

/* Reads all faces of a family; `*found` is false when one of them is nowhere. */
static bool read_family(Arena *arena, const Family *family, const char *const *folders,
                        PdfFonts *fonts, bool *found, Error *error) {
    *found = true;
    for (size_t i = 0; i < FACE_COUNT && *found; i++) {
        Text bytes = {0};
        PdfFont *font = &fonts->faces[i];
        if (!find_face(arena, family->files[i], folders, &font->path, &bytes, error)) {
            return false;
        }
        *found = font->path.size > 0;
        if (*found && !pdf_font_read(arena, bytes, font, error)) return false;
    }
    return true;
}

static bool refuse_without_fonts(Arena *arena, const char *const *folders, Error *error) {
    Text searched = TEXT("");
    for (; *folders; folders++) {
        searched = text_print(arena, "%.*s%s%s", TEXT_ARGUMENTS(searched),
                              searched.size ? ", " : "", *folders);
    }
    return error_set(error, ERROR_FONT_MISSING, text_of(FAMILIES[0].files[FACE_REGULAR]),
                     text_of(FAMILIES[1].files[FACE_REGULAR]), searched);
}

bool pdf_fonts_find(Arena *arena, const char *const *folders, PdfFonts *fonts, Error *error) {
    for (size_t i = 0; i < FAMILY_COUNT; i++) {
        bool found = false;
        if (!read_family(arena, &FAMILIES[i], folders, fonts, &found, error)) return false;
        if (found) return true;
    }
    return refuse_without_fonts(arena, folders, error);
}
