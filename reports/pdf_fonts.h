/* The font faces of a PDF: where their files are, which characters they have and how wide. */
#ifndef DENIER_REPORTS_PDF_FONTS_H
#define DENIER_REPORTS_PDF_FONTS_H

#include "engine/error.h"

#include <stdint.h>

typedef enum PdfFace {
    FACE_REGULAR,
    FACE_MEDIUM,
    FACE_BOLD,
    FACE_COUNT,
} PdfFace;

enum {
    FONT_CODE_POINTS = 0x10000, /* the PDF library knows no others */
    NO_GLYPH = UINT16_MAX,
};

typedef struct PdfFont {
    Text path;        /* of the file, a zero byte follows */
    uint16_t *widths; /* per code point, in thousandths of the size; NO_GLYPH where it has none */
} PdfFont;

typedef struct PdfFonts {
    PdfFont faces[FACE_COUNT];
} PdfFonts;

/* The folders of the system where the packages put the faces, ended by NULL. */
extern const char *const PDF_FONT_FOLDERS[];

/* Finds a family of which every face is at hand, Lato before DejaVu Sans, and reads which
 * characters it has: first among the data files (fonts/NAME.ttf), then in the folders given,
 * ended by NULL. Faces are loaded from nowhere else. Errors: FONT_MISSING, FONT_DAMAGED, FILE_*,
 * DATA_FOLDER. */
bool pdf_fonts_find(Arena *arena, const char *const *folders, PdfFonts *fonts, Error *error);

/* Reads the characters and widths from the bytes of a TrueType file, and refuses a file that
 * would lead the PDF library astray. Error: FONT_DAMAGED with the font's path. */
bool pdf_font_read(Arena *arena, Text bytes, PdfFont *font, Error *error);

/* True when the face has a glyph for the character. */
bool pdf_font_has(const PdfFont *font, uint32_t code_point);

#endif
