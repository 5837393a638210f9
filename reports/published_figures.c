#include "reports/published_figures.h"

#include "engine/file.h"

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

static bool read_numbers(Arena *arena, const Record *row, PublishedFigure *figure,
                         const char **fault, Error *error) {
    *fault = row->fields[VALUE].start;
    figure->published = row->fields[VALUE].text;
    if (!fraction_read(arena, figure->published, &figure->value, error)) return false;
    *fault = row->fields[ROUNDING].start;
    Text rounding = row->fields[ROUNDING].text;
    if (!fraction_read(arena, rounding, &figure->rounding, error)) return false;
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

bool published_figures_parse(Arena *arena, Text content, const char *path,
                             PublishedFigures *figures, Error *error) {
    *figures = (PublishedFigures){0};
    if (!records_read(arena, content, path, &DIALECT_BARS, &figures->records, error)) return false;
    for (size_t i = 0; i < figures->records.items.count; i++) {
        const Record *row = &figures->records.items.items[i];
        if (is_frozen_row(row->fields[FIGURE].text)) {
            *LIST_PUSH(arena, &figures->frozen) = row;
            continue;
        }
        PublishedFigure figure = {0};
        const char *fault;
        if (!read_row(arena, row, &figure, &fault, error)) {
            return record_refuse(&figures->records, row, fault, error);
        }
        *LIST_PUSH(arena, &figures->items) = figure;
    }
    return true;
}

bool published_figures_read(Arena *arena, const char *path, PublishedFigures *figures,
                            Error *error) {
    Text content;
    return file_read_all(arena, path, CONTENT_LIMIT, &content, error) &&
           published_figures_parse(arena, content, path, figures, error);
}
