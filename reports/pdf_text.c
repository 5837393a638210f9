#include "reports/pdf_text.h"

#include "reports/characters.h"

#include <string.h>

/* What to show when a face lacks the character: candidates in order, "?" when all are missing. */
typedef struct Replacement {
    uint32_t character;
    const char *candidates[2];
} Replacement;

static const Replacement REPLACEMENTS[] = {
    {0x00A0, {" "}},
    {0x0152, {"OE"}},
    {0x0153, {"oe"}},
    {0x00AB, {"\""}},
    {0x00BB, {"\""}},
    {0x00B7, {"-"}},
    {0x2002, {" "}},
    {0x2003, {" "}},
    {0x2007, {"\u00A0", " "}},
    {0x2009, {"\u00A0", " "}},
    {0x200A, {"\u00A0", " "}},
    {0x2010, {"-"}},
    {0x2011, {"-"}},
    {0x2012, {"\u2013", "-"}},
    {0x2013, {"-"}},
    {0x2014, {"\u2013", "-"}},
    {0x2015, {"\u2014", "-"}},
    {0x2018, {"'"}},
    {0x2019, {"'"}},
    {0x201A, {"'"}},
    {0x201C, {"\""}},
    {0x201D, {"\""}},
    {0x201E, {"\""}},
    {0x2022, {"\u00B7", "-"}},
    {0x2026, {"..."}},
    {0x202F, {"\u00A0", " "}},
    {0x2032, {"'"}},
    {0x20AC, {"EUR"}},
    {0x2190, {"<-"}},
    {0x2192, {"->"}},
    {0x2212, {"\u2013", "-"}},
    {0x2248, {"~"}},
    {0x2260, {"<>"}},
    {0x2264, {"<="}},
    {0x2265, {">="}},
    {0x25B2, {"+"}},
    {0x25BC, {"-"}},
    {0x2713, {"\u221A", "ok"}},
    {0x2714, {"\u221A", "ok"}},
    {0x2717, {"\u00D7", "x"}},
    {0x2718, {"\u00D7", "x"}},
    {0x3000, {" "}},
};
enum { REPLACEMENT_COUNT = sizeof REPLACEMENTS / sizeof REPLACEMENTS[0] };

/* Letters with an accent that stands behind them as a character of its own, and what they are
 * together; both in the same order. */
typedef struct Accent {
    uint32_t mark;
    const char *letters;
    const char *accented;
} Accent;

static const Accent ACCENTS[] = {
    {0x0300, "aeiouAEIOU", "àèìòùÀÈÌÒÙ"},
    {0x0301, "aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ"},
    {0x0302, "aeiouAEIOU", "âêîôûÂÊÎÔÛ"},
    {0x0303, "anoANO", "ãñõÃÑÕ"},
    {0x0308, "aeiouyAEIOUY", "äëïöüÿÄËÏÖÜŸ"},
    {0x030A, "aA", "åÅ"},
    {0x0327, "cC", "çÇ"},
};
enum { ACCENT_COUNT = sizeof ACCENTS / sizeof ACCENTS[0] };

/* Characters that take no room and that nobody sees. */
static bool is_invisible(uint32_t character) {
    return character == 0x00AD || (character >= 0x200B && character <= 0x200D) ||
           character == 0x2060 || (character >= 0xFE00 && character <= 0xFE0F);
}

/* The letter with the mark on it, or 0 when they do not go together. */
static uint32_t accented(uint32_t letter, uint32_t mark) {
    for (size_t i = 0; i < ACCENT_COUNT; i++) {
        if (ACCENTS[i].mark != mark || letter >= 0x80 || letter == 0) continue;
        const char *found = strchr(ACCENTS[i].letters, (int)letter);
        if (!found) return 0;
        Text rest = text_of(ACCENTS[i].accented);
        for (ptrdiff_t skip = found - ACCENTS[i].letters; skip > 0; skip--) character_take(&rest);
        return character_take(&rest);
    }
    return 0;
}

static bool font_has_all(const PdfFont *font, Text text) {
    while (text.size) {
        if (!pdf_font_has(font, character_take(&text))) return false;
    }
    return true;
}

/* What stands for a character that the font lacks. */
static Text replacement_of(const PdfFont *font, uint32_t character) {
    for (size_t i = 0; i < REPLACEMENT_COUNT; i++) {
        if (REPLACEMENTS[i].character != character) continue;
        for (size_t k = 0; k < 2 && REPLACEMENTS[i].candidates[k]; k++) {
            Text candidate = text_of(REPLACEMENTS[i].candidates[k]);
            if (font_has_all(font, candidate)) return candidate;
        }
    }
    return TEXT("?");
}

/* Takes one character with the mark that may follow it, as they are shown together. */
static uint32_t take_shown(Text *rest) {
    uint32_t character = character_shown(character_take(rest));
    if (!rest->size || (unsigned char)rest->bytes[0] < 0xCC) return character;
    Text after = *rest;
    uint32_t whole = accented(character, character_take(&after));
    if (!whole) return character;
    *rest = after;
    return whole;
}

/* How many bytes at the start are printable ASCII, which every face has, and stand for
 * themselves: the last one only when no accent can follow it. */
static size_t plain_head(Text text) {
    size_t size = 0;
    while (size < text.size && text.bytes[size] >= ' ' && text.bytes[size] <= '~') size++;
    return size > 0 && size < text.size ? size - 1 : size;
}

Text pdf_text_clean(Builder *scratch, const PdfFont *font, Text text) {
    scratch->size = 0;
    while (text.size) {
        size_t plain = plain_head(text);
        builder_add(scratch, (Text){text.bytes, plain});
        text = (Text){text.bytes + plain, text.size - plain};
        if (!text.size) break;
        uint32_t character = take_shown(&text);
        if (is_invisible(character)) continue;
        if (character == CHARACTER_REPLACEMENT) {
            builder_add_byte(scratch, '?');
        } else if (pdf_font_has(font, character)) {
            character_add(scratch, character);
        } else {
            builder_add(scratch, replacement_of(font, character));
        }
    }
    return builder_text(scratch);
}

/* Takes a character of a clean text and gives its width in thousandths of the size. */
static unsigned take_width(const PdfFont *font, Text *rest) {
    uint32_t character = character_take(rest);
    return pdf_font_has(font, character) ? font->widths[character] : 0;
}

double pdf_text_width(const PdfFont *font, double size, Text clean) {
    unsigned width = 0;
    while (clean.size) width += take_width(font, &clean);
    return width * size / 1000;
}

double pdf_text_longest_word(const PdfFont *font, double size, Text clean) {
    double longest = 0;
    while (clean.size) {
        double width = pdf_text_width(font, size, text_take(&clean, ' '));
        if (width > longest) longest = width;
    }
    return longest;
}

/* The longest head that fits, wherever that cuts. */
static Text fitting_head(const PdfFont *font, double size, double width, Text text) {
    static const double ROUNDING = 0.5; /* a text as wide as it was measured fits */
    double room = width * 1000 / size + ROUNDING, used = 0;
    Text rest = text;
    while (rest.size) {
        Text next = rest;
        used += take_width(font, &next);
        if (used > room) break;
        rest = next;
    }
    return (Text){text.bytes, text.size - rest.size};
}

static Text without_spaces_before(Text text) {
    while (text.size && text.bytes[0] == ' ') text = (Text){text.bytes + 1, text.size - 1};
    return text;
}

static Text without_spaces_behind(Text text) {
    while (text.size && text.bytes[text.size - 1] == ' ') text.size--;
    return text;
}

Text pdf_text_take_line(const PdfFont *font, double size, double width, Text *rest) {
    *rest = without_spaces_before(*rest);
    Text line = fitting_head(font, size, width, *rest);
    if (line.size == 0 && rest->size) {
        Text next = *rest;
        character_take(&next);
        line.size = rest->size - next.size;
    }
    if (line.size < rest->size && rest->bytes[line.size] != ' ') {
        size_t cut = line.size;
        while (cut > 0 && line.bytes[cut - 1] != ' ') cut--;
        if (cut > 0) line.size = cut;
    }
    *rest = without_spaces_before((Text){rest->bytes + line.size, rest->size - line.size});
    return without_spaces_behind(line);
}

Text pdf_text_head(const PdfFont *font, double size, double width, Text clean) {
    double ellipsis = pdf_text_width(font, size, TEXT("..."));
    return without_spaces_behind(fitting_head(font, size, width - ellipsis, clean));
}

size_t pdf_text_line_count(const PdfFont *font, double size, double width, Text clean) {
    size_t count = 0;
    do {
        pdf_text_take_line(font, size, width, &clean);
        count++;
    } while (clean.size);
    return count;
}
