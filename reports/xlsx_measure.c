#include "reports/xlsx_measure.h"

#include "reports/cell_text.h"
#include "reports/characters.h"
#include "reports/layout.h"

enum {
    PADDING = 14,
    INDENTION = 9, /* of one level */
    LINE_HEIGHT = 20,
    HEADING_HEIGHT = 26,
    MOST_HEIGHT = 540, /* spreadsheets have no higher row */
    LEAST_FIGURES = 88,
    LEAST_TEXT = 48,
    LEAST_LABEL = 300,
    MOST_LABEL = 480,
    MOST_TEXT = 280,
    OTHER_CHARACTER = 8,
    PIXELS_A_COLUMN = 7, /* of a terminal, for a character outside ASCII: wide ones are two */
};

/* Widths of the characters from U+0020 to U+007E. */
static const unsigned char WIDTHS[] = {
    3, 5,  6, 7, 7, 11, 10, 3,  5,  5, 7, 7, 4, 5, 4, 6,  7, 7, 7, 7, 7, 7,  7,  7,
    7, 7,  4, 4, 7, 7,  7,  7,  13, 9, 8, 8, 9, 7, 7, 9,  9, 4, 5, 8, 6, 12, 10, 10,
    8, 10, 8, 7, 7, 9,  9,  13, 8,  7, 7, 5, 6, 5, 7, 7,  4, 7, 8, 6, 8, 8,  5,  7,
    8, 4,  4, 7, 4, 12, 8,  8,  8,  8, 5, 6, 5, 8, 7, 11, 7, 7, 6, 5, 7, 5,  7,
};
_Static_assert(sizeof WIDTHS == 0x7E - 0x20 + 1, "one width for each printable character of ASCII");

static unsigned larger(unsigned a, unsigned b) {
    return a > b ? a : b;
}

static unsigned smaller(unsigned a, unsigned b) {
    return a < b ? a : b;
}

unsigned xlsx_text_pixels(Text text) {
    unsigned pixels = 0;
    while (text.size) {
        uint32_t character = character_shown(character_take(&text));
        bool is_ascii = character >= 0x20 && character <= 0x7E;
        pixels += is_ascii ? WIDTHS[character - 0x20]
                           : OTHER_CHARACTER * (unsigned)character_width(character);
    }
    return pixels;
}

/* A little room for fonts that stand in for Calibri where it is missing; columns are measured in
 * figures of the font, and grow with it. */
static unsigned with_room(unsigned pixels) {
    return pixels + pixels / 16;
}

unsigned xlsx_height_pixels(Text text, unsigned width) {
    unsigned usable = larger(width, 2 * PADDING) - PADDING;
    unsigned lines = (with_room(xlsx_text_pixels(text)) + usable - 1) / usable;
    if (!lines) lines = 1;
    return smaller(LINE_HEIGHT * lines, MOST_HEIGHT);
}

/* Bold is a tenth wider. */
static unsigned pixels_in_row(Text text, RowKind kind) {
    unsigned pixels = xlsx_text_pixels(text);
    return with_room(row_style(kind)->is_strong ? pixels + pixels / 10 : pixels);
}

static unsigned longest_word_pixels(Text text) {
    unsigned longest = 0;
    while (text.size) longest = larger(longest, xlsx_text_pixels(text_take(&text, ' ')));
    return longest;
}

/* A heading may wrap between words, and is bold. */
static unsigned heading_pixels(Text label) {
    unsigned longest = longest_word_pixels(label);
    return with_room(longest + longest / 10) + PADDING;
}

static unsigned label_pixels(const Row *row) {
    unsigned steps = row->level + row_style(row->kind)->indention;
    return pixels_in_row(row->label, row->kind) + INDENTION * steps + PADDING;
}

static unsigned cell_pixels(const Cell *cell, RowKind kind, Language language) {
    char room[CELL_TEXT_SIZE];
    unsigned pixels = pixels_in_row(cell_print(cell, language, room), kind) + PADDING;
    return cell->kind == CELL_TEXT ? smaller(pixels + INDENTION, MOST_TEXT) : pixels;
}

static void measure_heads(const Table *table, unsigned *widths) {
    widths[0] = larger(widths[0], larger(heading_pixels(table->label_heading), LEAST_LABEL));
    for (size_t i = 0; i < table->column_count; i++) {
        const Column *column = &table->columns[i];
        unsigned least = column_is_figures(column) ? LEAST_FIGURES : LEAST_TEXT;
        unsigned head = heading_pixels(column->label);
        widths[i + 1] = larger(widths[i + 1], larger(head, least));
    }
}

static void measure_rows(const Table *table, const XlsxBlock *block, Language language,
                         unsigned *widths) {
    for (size_t i = block->first_row; i < block->first_row + block->row_count; i++) {
        const Row *row = &table->rows.items[i];
        if (row->kind != ROW_HEADING) {
            widths[0] = larger(widths[0], smaller(label_pixels(row), MOST_LABEL));
        }
        for (size_t c = 0; c < table->column_count; c++) {
            unsigned pixels = cell_pixels(&row->cells[c], row->kind, language);
            widths[c + 1] = larger(widths[c + 1], pixels);
        }
    }
}

unsigned xlsx_row_pixels(const Table *table, const Row *row, const unsigned *widths) {
    if (row->kind == ROW_HEADING) return HEADING_HEIGHT;
    unsigned steps = INDENTION * (row->level + row_style(row->kind)->indention);
    unsigned height = xlsx_height_pixels(row->label, larger(widths[0], steps) - steps);
    for (size_t i = 0; i < table->column_count; i++) {
        const Cell *cell = &row->cells[i];
        if (cell->kind != CELL_TEXT) continue;
        height = larger(height, xlsx_height_pixels(cell->text, widths[i + 1] - INDENTION));
    }
    return height > LINE_HEIGHT ? height : 0;
}

unsigned xlsx_heading_pixels(const Table *table, const unsigned *widths) {
    unsigned height = xlsx_height_pixels(table->label_heading, widths[0]);
    for (size_t i = 0; i < table->column_count; i++) {
        height = larger(height, xlsx_height_pixels(table->columns[i].label, widths[i + 1]));
    }
    return height;
}

unsigned *xlsx_column_pixels(Arena *arena, const XlsxPlan *plan, const XlsxSheet *sheet) {
    unsigned *widths = ARENA_ARRAY(arena, unsigned, sheet->column_count);
    for (size_t i = 0; i < sheet->block_count; i++) {
        const XlsxBlock *block = &plan->blocks.items[sheet->first_block + i];
        const Table *table = &plan->document->tables.items[block->table];
        measure_heads(table, widths);
        measure_rows(table, block, plan->document->language, widths);
    }
    return widths;
}
