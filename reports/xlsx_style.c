#include "reports/xlsx_style.h"

#include "reports/layout.h"

enum {
    INK = 0x1F3864,
    ALARM = 0xC00000,
    ALARM_GROUND = 0xFDECEA,
    HEADING_GROUND = 0xE4EAF2,
    RESULT_GROUND = 0xF2F5F9,
    QUIET = 0x595959,
    LINK = 0x0563C1,
};

/* A role that looks the same in every row. */
typedef struct RoleLook {
    double size; /* points; 0: as the workbook */
    lxw_color_t ink, ground;
    bool is_bold, is_italic, wraps, is_underlined, is_framed;
    uint8_t align;
} RoleLook;

static const RoleLook LOOKS[XLSX_ROLES] = {
    [XLSX_TITLE] = {.size = 16, .is_bold = true, .ink = INK},
    [XLSX_SUBTITLE] = {.size = 12, .is_bold = true},
    [XLSX_NOTICE] = {.is_italic = true, .ink = QUIET},
    [XLSX_DRAFT] = {.size = 12, .is_bold = true, .ink = ALARM},
    [XLSX_LABEL_HEADING] = {.is_bold = true, .ground = HEADING_GROUND, .wraps = true},
    [XLSX_FIGURE_HEADING] = {.is_bold = true,
                             .ground = HEADING_GROUND,
                             .wraps = true,
                             .align = LXW_ALIGN_RIGHT},
    [XLSX_LABEL] = {.wraps = true},
    [XLSX_TEXT] = {.wraps = true},
    [XLSX_ALERT] = {.wraps = true, .is_bold = true, .ink = ALARM},
    [XLSX_FIGURE_TEXT] = {.align = LXW_ALIGN_RIGHT},
    [XLSX_AMOUNT] = {.align = LXW_ALIGN_RIGHT},
    [XLSX_EUROS] = {.align = LXW_ALIGN_RIGHT},
    [XLSX_THOUSANDS] = {.align = LXW_ALIGN_RIGHT},
    [XLSX_COUNT] = {.align = LXW_ALIGN_RIGHT},
    [XLSX_DATE] = {.align = LXW_ALIGN_LEFT},
    [XLSX_NOTE] = {.size = 10, .ink = QUIET, .is_italic = true, .wraps = true},
    [XLSX_ALARM_TITLE] =
        {.is_bold = true, .ink = ALARM, .ground = ALARM_GROUND, .is_framed = true, .wraps = true},
    [XLSX_ALARM] = {.ground = ALARM_GROUND, .is_framed = true, .wraps = true},
    [XLSX_KEY] = {.ink = QUIET},
    [XLSX_PLAIN] = {.wraps = true},
    [XLSX_LINK] = {.ink = LINK, .is_underlined = true, .wraps = true},
    [XLSX_ID] = {.size = 9, .ink = QUIET},
};

/* The language is part of the format, so that figures look French in a French document whatever
 * the reader's own settings; negative amounts are red and keep their sign. */
static const char *number_format(XlsxRole role, Language language) {
    bool english = language == LANGUAGE_ENGLISH;
    switch (role) {
    case XLSX_AMOUNT:
        return english ? "[$-409]#,##0.00;[Red][$-409]-#,##0.00"
                       : "[$-40C]#,##0.00;[Red][$-40C]-#,##0.00";
    case XLSX_EUROS:
        return english ? "[$-409]#,##0;[Red][$-409]-#,##0" : "[$-40C]#,##0;[Red][$-40C]-#,##0";
    case XLSX_THOUSANDS:
        return english ? "[$-409]#,##0,;[Red][$-409]-#,##0," : "[$-40C]#,##0,;[Red][$-40C]-#,##0,";
    case XLSX_COUNT:
        return english ? "[$-409]#,##0" : "[$-40C]#,##0";
    case XLSX_DATE:
        return english ? "[$-409]yyyy-mm-dd" : "[$-40C]dd/mm/yyyy";
    default:
        return NULL;
    }
}

static void dress_role(lxw_format *format, const RoleLook *look) {
    if (look->size > 0) format_set_font_size(format, look->size);
    if (look->ink) format_set_font_color(format, look->ink);
    if (look->is_bold) format_set_bold(format);
    if (look->is_italic) format_set_italic(format);
    if (look->is_underlined) format_set_underline(format, LXW_UNDERLINE_SINGLE);
    if (look->align) format_set_align(format, look->align);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (look->ground) {
        format_set_pattern(format, LXW_PATTERN_SOLID);
        format_set_fg_color(format, look->ground);
    }
    if (look->is_framed) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, ALARM);
    }
}

/* What the kind of row adds: bold totals between rules, results on a ground of their own. */
static void dress_row(lxw_format *format, RowKind kind) {
    const RowStyle *row = row_style(kind);
    if (row->is_strong) format_set_bold(format);
    if (row->has_rule) format_set_top(format, LXW_BORDER_THIN);
    if (row->has_rule) format_set_bottom(format, LXW_BORDER_THIN);
    if (kind == ROW_HEADING) format_set_font_color(format, INK);
    if (kind == ROW_HEADING) format_set_align(format, LXW_ALIGN_VERTICAL_BOTTOM);
    if (kind == ROW_DETAIL) format_set_font_color(format, QUIET);
    if (kind == ROW_DETAIL) format_set_italic(format);
    if (kind == ROW_RESULT) {
        format_set_pattern(format, LXW_PATTERN_SOLID);
        format_set_fg_color(format, RESULT_GROUND);
    }
}

void xlsx_dress(lxw_format *format, XlsxStyle style, Language language) {
    const RoleLook *look = &LOOKS[style.role];
    dress_role(format, look);
    bool wraps = style.wraps || (look->wraps && style.kind != ROW_HEADING);
    if (wraps) format_set_text_wrap(format);
    bool is_heading = style.role == XLSX_LABEL_HEADING || style.role == XLSX_FIGURE_HEADING;
    if (is_heading) format_set_bottom(format, LXW_BORDER_THIN);
    if (style.role >= XLSX_LABEL && style.role <= XLSX_DATE) dress_row(format, style.kind);
    if (style.level) format_set_indent(format, (uint8_t)style.level);
    if (style.role == XLSX_NOTICE) format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    const char *numbers = number_format(style.role, language);
    if (numbers) format_set_num_format(format, numbers);
}
