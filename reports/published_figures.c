#include "reports/published_figures.h"

#include "engine/builder.h"
#include "engine/file.h"

#include <string.h>

enum { FIGURE, VALUE, ROUNDING, PLACE, FIELDS };
enum { CONTENT_LIMIT = 256 * 1024 * 1024, DECIMALS_LIMIT = 12 };

bool is_frozen_row(Text first_field) {
    static const char *const WORDS[] = {"year", "definition", "balance", "entry"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (text_equal(first_field, text_of(WORDS[i]))) return true;
    }
    return false;
}

static bool is_whole(Arena *arena, Fraction fraction) {
    Fraction cut;
    Text whole = fraction_print(arena, fraction, 0, ROUND_DOWN);
    return fraction_read(arena, whole, &cut, NULL) && fraction_compare(cut, fraction) == 0;
}

/* How many decimals a multiple of the rounding has; false when no number of them is enough. */
static bool count_decimals(Arena *arena, Fraction rounding, unsigned *decimals) {
    Fraction shifted = rounding;
    for (*decimals = 0; *decimals <= DECIMALS_LIMIT; (*decimals)++) {
        if (is_whole(arena, shifted)) return true;
        shifted = fraction_multiply(arena, shifted, fraction_of(arena, 10, 1));
    }
    return false;
}

static bool is_digit_at(Text text, size_t i) {
    return i < text.size && text.bytes[i] >= '0' && text.bytes[i] <= '9';
}

/* Whether the bytes from `i` on are exactly three digits. */
static bool is_group(Text text, size_t i) {
    return is_digit_at(text, i) && is_digit_at(text, i + 1) && is_digit_at(text, i + 2) &&
           !is_digit_at(text, i + 3);
}

/* The size of what parts two digits from a group of three: a blank as French prints it, or a comma
 * where a decimal point follows; 0 for anything else. */
static size_t parting_at(Text text, size_t i) {
    static const char *const BLANKS[] = {" ", "\u00A0", "\u202F"};
    Text rest = {text.bytes + i, text.size - i};
    if (i == 0 || !is_digit_at(text, i - 1)) return 0;
    for (size_t b = 0; b < sizeof BLANKS / sizeof *BLANKS; b++) {
        Text blank = text_of(BLANKS[b]);
        if (text_starts_with(rest, blank) && is_group(text, i + blank.size)) return blank.size;
    }
    bool is_comma = text_starts_with(rest, TEXT(",")) && is_group(text, i + 1);
    return is_comma && memchr(rest.bytes, '.', rest.size) ? 1 : 0;
}

/* The number without what parts its thousands, and with a plain minus. */
static Text without_groups(Arena *arena, Text written) {
    static const Text MINUS = {"\u2212", 3};
    Builder plain = builder_in(arena);
    for (size_t i = 0; i < written.size;) {
        Text rest = {written.bytes + i, written.size - i};
        size_t parting = parting_at(written, i);
        bool is_minus = text_starts_with(rest, MINUS);
        if (is_minus) builder_add_byte(&plain, '-');
        if (!parting && !is_minus) builder_add_byte(&plain, written.bytes[i]);
        i += is_minus ? MINUS.size : parting ? parting : 1;
    }
    return builder_text(&plain);
}

/* Reads a number as people publish it; a refusal quotes what is written. */
static bool read_number(Arena *arena, Text written, Fraction *number, Error *error) {
    return fraction_read(arena, without_groups(arena, written), number, NULL) ||
           fraction_read(arena, written, number, error);
}

static bool read_numbers(Arena *arena, const Record *row, PublishedFigure *figure,
                         const char **fault, Error *error) {
    *fault = row->fields[VALUE].start;
    figure->published = row->fields[VALUE].text;
    if (!read_number(arena, figure->published, &figure->value, error)) return false;
    *fault = row->fields[ROUNDING].start;
    Text rounding = row->fields[ROUNDING].text;
    if (!read_number(arena, rounding, &figure->rounding, error)) return false;
    bool is_positive = fraction_compare(figure->rounding, (Fraction){0}) > 0;
    if (!is_positive || !count_decimals(arena, figure->rounding, &figure->decimals)) {
        return error_set(error, ERROR_FIGURE_ROUNDING, rounding);
    }
    *fault = row->fields[VALUE].start;
    Fraction multiple = fraction_divide(arena, figure->value, figure->rounding);
    return is_whole(arena, multiple) ||
           error_set(error, ERROR_FIGURE_VALUE, figure->published, rounding);
}

static bool read_row(Arena *arena, const Record *row, PublishedFigure *figure, const char **fault,
                     Error *error) {
    *fault = row->source.bytes;
    if (row->count != FIELDS) {
        return error_set(error, ERROR_FIGURE_FIELDS, text_print(arena, "%zu", row->count));
    }
    figure->record = row;
    figure->source = row->fields[FIGURE].text;
    figure->place = row->fields[PLACE].text;
    *fault = row->fields[FIGURE].start;
    return figure_expression_read(arena, figure->source, &figure->expression, fault, error) &&
           read_numbers(arena, row, figure, fault, error);
}

/* Adds the row to the figures, or what is wrong with it to the findings. */
static bool take_row(Arena *arena, const Record *row, PublishedFigures *figures,
                     Findings *findings) {
    PublishedFigure figure = {0};
    const char *fault;
    Error error = {0};
    if (is_frozen_row(row->fields[FIGURE].text)) {
        *LIST_PUSH(arena, &figures->frozen) = row;
        return true;
    }
    if (read_row(arena, row, &figure, &fault, &error)) {
        *LIST_PUSH(arena, &figures->items) = figure;
        return true;
    }
    record_refuse(&figures->records, row, fault, &error);
    findings_add(findings, &error);
    return false;
}

bool published_figures_parse(Arena *arena, Text content, const char *path,
                             PublishedFigures *figures, Findings *findings) {
    *figures = (PublishedFigures){0};
    Error error = {0};
    if (!records_read(arena, content, path, &DIALECT_BARS, &figures->records, &error)) {
        findings_add(findings, &error);
        return false;
    }
    bool is_read = true;
    for (size_t i = 0; i < figures->records.items.count; i++) {
        is_read &= take_row(arena, &figures->records.items.items[i], figures, findings);
    }
    return is_read;
}

bool published_figures_read(Arena *arena, const char *path, PublishedFigures *figures,
                            Findings *findings, Error *error) {
    Text content;
    return file_read_all(arena, path, CONTENT_LIMIT, &content, error) &&
           published_figures_parse(arena, content, path, figures, findings);
}
