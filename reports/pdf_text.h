/* The text of a page: only characters that its font has, measured and cut into lines. */
#ifndef DENIER_REPORTS_PDF_TEXT_H
#define DENIER_REPORTS_PDF_TEXT_H

#include "engine/builder.h"
#include "reports/pdf_fonts.h"

/* The text as the font can show it: valid UTF-8, no controls, accents put on their letters,
 * missing characters replaced by what comes nearest, else by "?", so that no page ever shows the
 * box of a missing glyph. It lies in `scratch`, whose content it replaces. */
Text pdf_text_clean(Builder *scratch, const PdfFont *font, Text text);

/* Width of a clean text, in the unit of `size`. */
double pdf_text_width(const PdfFont *font, double size, Text clean);

/* Width of the longest part of a clean text between spaces. */
double pdf_text_longest_word(const PdfFont *font, double size, Text clean);

/* Takes from `rest`, a clean text, the longest head that fits in the width, cut at a space where
 * there is one (a no-break space is none), else within a word; at least one character. */
Text pdf_text_take_line(const PdfFont *font, double size, double width, Text *rest);

/* The head of a clean text that leaves room for an ellipsis in the width. */
Text pdf_text_head(const PdfFont *font, double size, double width, Text clean);

/* How many lines a clean text takes; an empty one takes one. */
size_t pdf_text_line_count(const PdfFont *font, double size, double width, Text clean);

#endif
