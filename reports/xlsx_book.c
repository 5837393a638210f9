#include "reports/xlsx_book.h"

#include "engine/file.h"
#include "reports/cell_text.h"
#include "reports/characters.h"
#include "reports/layout.h"
#include "reports/xlsx_formula.h"
#include "reports/xlsx_number.h"
#include "reports/xlsx_style.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

enum {
    LEVELS = 12,
    ROW_KINDS = ROW_RESULT + 1,
    TEXT_LENGTH = 32767, /* UTF-16 units that a cell holds */
    LINK_LENGTH = 2000,  /* characters of a link's text */
    PROPERTY_LENGTH = 200,
    PAPER_A4_CODE = 9,
    COMMENT_WIDTH = 320,
    COMMENT_HEIGHT = 60,
};

struct XlsxBook {
    Arena *arena;
    Language language;
    const char *path;
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    lxw_format *formats[XLSX_ROLES][ROW_KINDS][LEVELS][2]; /* made when first used */
    Builder text;                                          /* the string being written */
    lxw_error failure;
};

/* The first trouble wins. */
static void keep(XlsxBook *book, lxw_error result) {
    if (!book->failure) book->failure = result;
}

/* The text as a string of the library: valid UTF-8 without controls, ended by a zero byte, cut
 * with "…" when it has more than `limit` UTF-16 units. */
static const char *string_of(XlsxBook *book, Text text, size_t limit) {
    Builder *string = &book->text;
    string->size = 0;
    text_add_shown(string, text);
    Text rest = builder_text(string);
    if (rest.size <= limit) return rest.bytes;
    size_t units = 0, kept = 0;
    while (rest.size) {
        units += character_take(&rest) > 0xFFFF ? 2 : 1;
        if (units < limit) kept = string->size - rest.size;
    }
    if (units <= limit) return builder_text(string).bytes;
    string->size = kept;
    character_add(string, 0x2026);
    return builder_text(string).bytes;
}

static lxw_format *format_of(XlsxBook *book, XlsxStyle style) {
    if (style.level >= LEVELS) style.level = LEVELS - 1;
    lxw_format **format = &book->formats[style.role][style.kind][style.level][style.wraps];
    if (*format) return *format;
    *format = workbook_add_format(book->workbook);
    if (*format) {
        xlsx_dress(*format, style, book->language);
    } else {
        keep(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
    }
    return *format;
}

/* The folder of the path, where scratch files may lie: "." for a name alone. */
static char *folder_of(Arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    size_t size = slash ? (size_t)(slash - path) : 0;
    char *folder = ARENA_ARRAY(arena, char, size + 2);
    memcpy(folder, size ? path : slash ? "/" : ".", size ? size : 1);
    return folder;
}

static char *property(XlsxBook *book, Text text) {
    const char *string = string_of(book, text, PROPERTY_LENGTH);
    char *copy = ARENA_ARRAY(book->arena, char, strlen(string) + 1);
    memcpy(copy, string, strlen(string));
    return copy;
}

/* The library would write the hour of the day; the period's end makes the same file each time. */
static time_t time_of(Date date) {
    static const time_t seconds_a_day = 86400;
    Date day = date_is_set(date) ? date : date_of(1980, 1, 1);
    return (time_t)(day.day - date_of(1970, 1, 1).day) * seconds_a_day;
}

static void set_properties(Arena *arena, XlsxBook *book, const Document *document) {
    lxw_doc_properties properties = {
        .title = property(book, document->title),
        .subject = property(book, layout_period(arena, document)),
        .author = property(book, document->entity_name),
        .company = property(book, document->entity_name),
        .status = property(book, layout_status(arena, document)),
        .created = time_of(document->end),
    };
    keep(book, workbook_set_properties(book->workbook, &properties));
}

XlsxBook *xlsx_open(Arena *arena, const Document *document, const char *path, bool is_streamed) {
    XlsxBook *book = ARENA_NEW(arena, XlsxBook);
    *book = (XlsxBook){.arena = arena, .language = document->language, .path = path};
    book->text = builder_in(arena);
    lxw_workbook_options options = {.constant_memory = is_streamed,
                                    .tmpdir = folder_of(arena, path)};
    book->workbook = workbook_new_opt(path, &options);
    if (book->workbook) {
        set_properties(arena, book, document);
    } else {
        keep(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
    }
    return book;
}

void xlsx_add_sheet(XlsxBook *book, Text name) {
    if (book->failure) return;
    const char *string = string_of(book, name, XLSX_SHEET_NAME_LENGTH);
    book->sheet = workbook_add_worksheet(book->workbook, string);
    if (!book->sheet) keep(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
}

void xlsx_set_height(XlsxBook *book, uint32_t line, unsigned height) {
    if (book->failure || !height) return;
    keep(book, worksheet_set_row_pixels(book->sheet, line, height, NULL));
}

void xlsx_write_text(XlsxBook *book, XlsxPlace place, Text text, XlsxStyle style) {
    if (book->failure) return;
    lxw_format *format = format_of(book, style);
    const char *string = string_of(book, text, TEXT_LENGTH);
    lxw_col_t column = (lxw_col_t)place.column;
    keep(book, *string ? worksheet_write_string(book->sheet, place.line, column, string, format)
                       : worksheet_write_blank(book->sheet, place.line, column, format));
}

/* More than 15 digits: a number would be rounded without a word. */
static void write_long_number(XlsxBook *book, XlsxPlace place, const Cell *cell, XlsxStyle style) {
    char room[CELL_TEXT_SIZE];
    xlsx_write_text(book, place, cell_print(cell, book->language, room), style);
    const char *reason =
        N_("Kept as a text: a spreadsheet would lose digits of a number as long as this one.");
    xlsx_comment(book, place, label_of(book->arena, book->language, reason));
}

static void write_amount(XlsxBook *book, XlsxPlace place, const Cell *cell, const char *formula,
                         XlsxStyle style) {
    if (!xlsx_keeps(cell->amount)) {
        write_long_number(book, place, cell, style);
        return;
    }
    lxw_format *format = format_of(book, style);
    double number = xlsx_number(cell->amount);
    lxw_col_t column = (lxw_col_t)place.column;
    keep(book, formula ? worksheet_write_formula_num(book->sheet, place.line, column, formula,
                                                     format, number)
                       : worksheet_write_number(book->sheet, place.line, column, number, format));
}

static void write_count(XlsxBook *book, XlsxPlace place, const Cell *cell, XlsxStyle style) {
    if (!xlsx_keeps(cell->amount)) {
        write_long_number(book, place, cell, style);
        return;
    }
    keep(book, worksheet_write_number(book->sheet, place.line, (lxw_col_t)place.column,
                                      xlsx_count(cell->amount), format_of(book, style)));
}

/* Spreadsheets disagree about days before March 1900: those are texts. */
static void write_date(XlsxBook *book, XlsxPlace place, const Cell *cell, XlsxStyle style) {
    if (date_compare(cell->date, date_of(1900, 3, 1)) < 0) {
        char room[CELL_TEXT_SIZE];
        xlsx_write_text(book, place, cell_print(cell, book->language, room), style);
        return;
    }
    DateParts parts = date_parts(cell->date);
    lxw_datetime day = {.year = parts.year, .month = parts.month, .day = parts.day};
    keep(book, worksheet_write_datetime(book->sheet, place.line, (lxw_col_t)place.column, &day,
                                        format_of(book, style)));
}

void xlsx_write_cell(XlsxBook *book, XlsxPlace place, const Cell *cell, const char *formula,
                     XlsxStyle style) {
    static const XlsxRole roles[] = {
        [CELL_BLANK] = XLSX_TEXT, [CELL_AMOUNT] = XLSX_AMOUNT, [CELL_TEXT] = XLSX_TEXT,
        [CELL_DATE] = XLSX_DATE,  [CELL_COUNT] = XLSX_COUNT,
    };
    static const XlsxRole units[] = {
        [UNIT_CENT] = XLSX_AMOUNT, [UNIT_EURO] = XLSX_EUROS, [UNIT_THOUSAND] = XLSX_THOUSANDS};
    if (book->failure) return;
    style.role = cell->kind == CELL_AMOUNT ? units[cell->unit] : roles[cell->kind];
    if (cell->is_alert) style.role = XLSX_ALERT;
    if (cell->kind == CELL_AMOUNT) write_amount(book, place, cell, formula, style);
    if (cell->kind == CELL_COUNT) write_count(book, place, cell, style);
    if (cell->kind == CELL_DATE) write_date(book, place, cell, style);
    if (cell->kind == CELL_TEXT) xlsx_write_text(book, place, cell->text, style);
    if (cell->kind == CELL_BLANK) xlsx_write_text(book, place, TEXT(""), style);
}

void xlsx_write_across(XlsxBook *book, XlsxPlace place, size_t last_column, Text text,
                       XlsxStyle style) {
    if (book->failure) return;
    style.wraps = true;
    if (last_column == place.column) {
        xlsx_write_text(book, place, text, style);
        return;
    }
    const char *string = string_of(book, text, TEXT_LENGTH);
    keep(book, worksheet_merge_range(book->sheet, place.line, (lxw_col_t)place.column, place.line,
                                     (lxw_col_t)last_column, string, format_of(book, style)));
}

void xlsx_write_link(XlsxBook *book, XlsxPlace place, Text text, Text sheet, uint32_t line) {
    if (book->failure) return;
    Text target = text_print(book->arena, "internal:'%.*s'!A%u", TEXT_ARGUMENTS(sheet), line + 1);
    const char *string = string_of(book, text, LINK_LENGTH);
    keep(book,
         worksheet_write_url_opt(book->sheet, place.line, (lxw_col_t)place.column, target.bytes,
                                 format_of(book, (XlsxStyle){XLSX_LINK}), string, NULL));
}

void xlsx_comment(XlsxBook *book, XlsxPlace place, Text text) {
    if (book->failure) return;
    lxw_comment_options options = {.width = COMMENT_WIDTH, .height = COMMENT_HEIGHT};
    const char *string = string_of(book, text, TEXT_LENGTH);
    keep(book, worksheet_write_comment_opt(book->sheet, place.line, (lxw_col_t)place.column, string,
                                           &options));
}

void xlsx_define_name(XlsxBook *book, Text sheet, XlsxPlace place, const char *name) {
    if (book->failure) return;
    Builder target = builder_in(book->arena);
    builder_print(&target, "='%.*s'!$", TEXT_ARGUMENTS(sheet));
    xlsx_add_column(&target, place.column);
    builder_print(&target, "$%u", place.line + 1);
    keep(book, workbook_define_name(book->workbook, name, builder_text(&target).bytes));
}

static void set_paper(lxw_worksheet *sheet, const XlsxPage *page) {
    worksheet_set_paper(sheet, PAPER_A4_CODE);
    if (page->is_landscape) worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.5, 0.5, 0.8, 0.7);
    worksheet_center_horizontally(sheet);
}

void xlsx_set_page(XlsxBook *book, const XlsxPage *page) {
    if (book->failure) return;
    lxw_worksheet *sheet = book->sheet;
    for (size_t i = 0; i < page->width_count; i++) {
        lxw_col_t column = (lxw_col_t)i;
        keep(book, worksheet_set_column_pixels(sheet, column, column, page->widths[i], NULL));
    }
    if (page->hides_ids) {
        lxw_row_col_options hidden = {.hidden = LXW_TRUE};
        lxw_col_t ids = (lxw_col_t)page->width_count;
        keep(book, worksheet_set_column_opt(sheet, ids, ids + 1, LXW_DEF_COL_WIDTH, NULL, &hidden));
    }
    set_paper(sheet, page);
    keep(book, worksheet_set_header(sheet, page->header));
    keep(book, worksheet_set_footer(sheet, page->footer));
    if (!page->has_filters) worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    if (!page->has_headings) return;
    worksheet_freeze_panes(sheet, page->heading_line + 1, (lxw_col_t)page->frozen_columns);
    keep(book, worksheet_repeat_rows(sheet, page->heading_line, page->heading_line));
    if (!page->has_filters) return;
    keep(book, worksheet_autofilter(sheet, page->heading_line, 0, page->last_line,
                                    (lxw_col_t)(page->width_count - 1)));
}

/* Whether the library failed for want of memory or by a refusal, rather than at a file. */
static bool is_about_files(lxw_error failure) {
    return failure >= LXW_ERROR_CREATING_XLSX_FILE && failure <= LXW_ERROR_ZIP_CLOSE;
}

bool xlsx_close(XlsxBook *book, Error *error) {
    int reason = 0;
    if (book->failure) {
        lxw_workbook_free(book->workbook);
    } else {
        errno = 0;
        book->failure = workbook_close(book->workbook);
        reason = errno;
    }
    if (!book->failure) return true;
    Text told = text_of(lxw_strerror(book->failure));
    if (!is_about_files(book->failure)) return error_set(error, ERROR_WORKBOOK_FAILED, told);
    return error_set(error, ERROR_FILE_WRITE, text_of(book->path),
                     reason ? text_of(strerror(reason)) : told);
}
