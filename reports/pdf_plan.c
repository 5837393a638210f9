#include "reports/pdf_plan.h"

#include "reports/cell_text.h"
#include "reports/layout.h"
#include "reports/pdf_text.h"

#include <math.h>

static const PdfPaint PAINTS[] = {
    [ROW_LINE] = {FACE_REGULAR, INK_TEXT, 1, 0, 0, false},
    [ROW_DETAIL] = {FACE_REGULAR, INK_SOFT, 0.92, 0, 0, false},
    [ROW_HEADING] = {FACE_BOLD, INK_ACCENT, 1, 0.35, 0, false},
    [ROW_SUBTOTAL] = {FACE_MEDIUM, INK_TEXT, 1, 0, 0, false},
    [ROW_TOTAL] = {FACE_BOLD, INK_ACCENT, 1, 0, 0.14, false},
    [ROW_RESULT] = {FACE_BOLD, INK_ACCENT, 1, 0.24, 0.18, true},
};

/* How closely a table is set. The first that fits a statement on its page is taken. */
typedef struct Density {
    double size, leading, padding;
} Density;

static const Density STATEMENT_DENSITIES[] = {
    {9.5, 12, 2.4}, {9, 11.4, 1.7}, {8.5, 10.6, 1.1}, {8, 9.8, 0.7}, {7.5, 9, 0.5}};
enum { LIST_DENSITY = 2 }; /* of a statement that needs several pages in any case */
static const Density LEDGER_DENSITIES[] = {{7.5, 9, 0.8}, {7, 8.4, 0.7}, {6.5, 7.8, 0.6}};

static const double GAP = 10;          /* between two columns */
static const double LEDGER_GAP = 7;    /* of a ledger */
static const double CAPITALS = 0.72;   /* height of capitals and digits, to the size */
static const double STEP = 9;          /* of indentation */
static const double LEAST_FIGURES = 6; /* narrowest column of amounts, in ems */
static const double HEAD_SCALE = 0.92; /* of headings, to the size of the table */
static const double ROUNDING = 0.5;    /* more than widths are rounded by */

/* What each slot would like, in ems: all on one line, or nearly all; and at least one word. */
typedef struct Wish {
    double natural, usual, least;
    double sum, squares; /* of the widths of its texts */
    size_t count;
} Wish;

const PdfPaint *pdf_paint(RowKind kind) {
    return &PAINTS[kind];
}

PdfPen pdf_plan_pen(const PdfPlan *plan, RowKind kind) {
    const PdfPaint *paint = &PAINTS[kind];
    return (PdfPen){paint->face, plan->size * paint->scale, paint->ink};
}

PdfPen pdf_plan_head_pen(const PdfPlan *plan) {
    return (PdfPen){FACE_BOLD, plan->size * HEAD_SCALE, INK_SOFT};
}

PdfPen pdf_plan_note_pen(void) {
    return (PdfPen){FACE_REGULAR, 8, INK_SOFT};
}

double pdf_plan_row_height(const PdfPlan *plan, RowKind kind, size_t lines) {
    const PdfPaint *paint = &PAINTS[kind];
    double all = (double)lines + paint->space + paint->room;
    return all * plan->leading + 2 * plan->padding;
}

double pdf_plan_space(const PdfPlan *plan, RowKind kind) {
    return PAINTS[kind].space * plan->leading;
}

double pdf_plan_base(const PdfPlan *plan, RowKind kind) {
    double line = (plan->leading + CAPITALS * plan->size) / 2; /* centred on the line */
    return plan->padding + PAINTS[kind].room * plan->leading / 2 + line;
}

static double gap(const PdfPlan *plan) {
    return plan->table->is_ledger ? LEDGER_GAP : GAP;
}

static bool is_total(RowKind kind) {
    return kind == ROW_TOTAL || kind == ROW_RESULT;
}

/* A subtotal that stands above its lines leads them; one below them ends them. */
static bool leads(const Table *table, size_t row) {
    const Row *rows = table->rows.items;
    if (rows[row].kind == ROW_HEADING) return true;
    return rows[row].kind == ROW_SUBTOTAL && row + 1 < table->rows.count &&
           rows[row + 1].level > rows[row].level;
}

static bool ends(const Table *table, size_t row) {
    const Row *rows = table->rows.items;
    if (is_total(rows[row].kind)) return true;
    return rows[row].kind == ROW_SUBTOTAL && row > 0 && rows[row - 1].level > rows[row].level;
}

bool pdf_plan_keeps(const Table *table, size_t row) {
    size_t count = table->rows.count;
    if (row + 1 >= count) return false;
    if (leads(table, row) || (row > 0 && leads(table, row - 1))) return true;
    if (table->rows.items[row + 1].kind == ROW_DETAIL) return true;
    if (ends(table, row)) return ends(table, row + 1);
    return ends(table, row + 1) || (row + 2 < count && ends(table, row + 2));
}

/* Whether the row's label may run over the columns beside it. */
static bool label_runs_over(const PdfPlan *plan, const Row *row) {
    return row_is_across(plan->table, row) ||
           (plan->table->is_ledger && (is_total(row->kind) || row->kind == ROW_SUBTOTAL));
}

static double indentation(const Row *row) {
    enum { DEEPEST = 8 };
    unsigned steps = row->level + row_style(row->kind)->indention;
    return STEP * (steps < DEEPEST ? steps : DEEPEST);
}

PdfBox pdf_plan_label(const PdfPlan *plan, const Row *row) {
    const PdfSlot *first = &plan->slots[0], *slot = &plan->slots[plan->label_slot];
    const PdfSlot *last = &plan->slots[plan->slot_count - 1];
    double left = slot->left, right = slot->left + slot->width;
    if (label_runs_over(plan, row)) left = first->left;
    if (row_is_across(plan->table, row)) right = last->left + last->width;
    double indent = plan->table->is_ledger ? 0 : indentation(row);
    return (PdfBox){.x = left + indent, .width = right - left - indent};
}

static const PdfFont *font_of(const PdfFrame *frame, const PdfPen *pen) {
    return &frame->fonts->faces[pen->face];
}

static double natural_width(PdfFrame *frame, const PdfPen *pen, Text text) {
    const PdfFont *font = font_of(frame, pen);
    return pdf_text_width(font, pen->size, pdf_text_clean(&frame->scratch, font, text));
}

static double longest_word(PdfFrame *frame, const PdfPen *pen, Text text) {
    const PdfFont *font = font_of(frame, pen);
    return pdf_text_longest_word(font, pen->size, pdf_text_clean(&frame->scratch, font, text));
}

static size_t line_count(PdfFrame *frame, const PdfPen *pen, double width, Text text) {
    if (text.size == 0) return 1;
    const PdfFont *font = font_of(frame, pen);
    Text whole = pdf_text_clean(&frame->scratch, font, text);
    size_t count = pdf_text_line_count(font, pen->size, width, whole);
    return count < PDF_MOST_LINES ? count : PDF_MOST_LINES;
}

static void raise(double *value, double other) {
    if (other > *value) *value = other;
}

/* Puts the slots in the order of the page: in a ledger the label stands behind the columns that
 * say where a line comes from, and before its figures. */
static void order_slots(PdfFrame *frame, PdfPlan *plan) {
    const Table *table = plan->table;
    plan->slots = ARENA_ARRAY(frame->arena, PdfSlot, table->column_count + 1);
    size_t before = 0;
    while (table->is_ledger && before < table->column_count &&
           !column_is_figures(&table->columns[before])) {
        before++;
    }
    for (size_t place = 0; place <= table->column_count; place++) {
        PdfSlot *slot = &plan->slots[place];
        if (place == before) {
            *slot = (PdfSlot){.heading = table->label_heading};
            continue;
        }
        size_t index = place < before ? place : place - 1;
        const Column *column = &table->columns[index];
        if (column->kind == CELL_TEXT) plan->has_texts = true;
        *slot = (PdfSlot){.column = column,
                          .index = index,
                          .heading = column->label,
                          .is_figures = column_is_figures(column)};
    }
    plan->slot_count = table->column_count + 1;
    plan->label_slot = before;
}

static void wish_for(Wish *wish, double width) {
    if (width <= 0) return;
    raise(&wish->natural, width);
    wish->sum += width;
    wish->squares += width * width;
    wish->count++;
}

/* Raises the wishes of all slots to what one row needs; the plan's size is one em. */
static void wish_for_row(PdfFrame *frame, PdfPlan *plan, const Row *row, Wish *wishes) {
    char room[CELL_TEXT_SIZE];
    PdfPen pen = pdf_plan_pen(plan, row->kind);
    for (size_t i = 0; i < plan->slot_count; i++) {
        const PdfSlot *slot = &plan->slots[i];
        if (!slot->column) {
            if (label_runs_over(plan, row)) continue;
            wish_for(&wishes[i], natural_width(frame, &pen, row->label) + indentation(row) / 9);
            continue;
        }
        const Cell *cell = &row->cells[slot->index];
        if (cell->kind == CELL_BLANK) continue;
        Text text = cell_print(cell, frame->document->language, room);
        wish_for(&wishes[i], natural_width(frame, &pen, text));
    }
}

/* In a ledger, or beside texts, few texts are far longer than the others: they are wrapped rather
 * than given a column as wide as the longest (mean and two standard deviations hold nearly all). */
static double usual_width(const Wish *wish) {
    double count = (double)wish->count, mean = wish->sum / count;
    double variance = wish->squares / count - mean * mean;
    double usual = mean + 2 * sqrt(variance > 0 ? variance : 0);
    return usual < wish->natural ? usual : wish->natural;
}

static bool is_flexible(const PdfSlot *slot) {
    return !slot->column || slot->column->kind == CELL_TEXT;
}

/* Completes a slot's wish once every row was measured; hides what holds nothing. */
static void settle_wish(PdfFrame *frame, const PdfPlan *plan, PdfSlot *slot, Wish *wish) {
    PdfPen head = pdf_plan_head_pen(plan);
    bool is_ledger = plan->table->is_ledger;
    slot->is_hidden = is_ledger && slot->column && is_flexible(slot) && wish->count == 0;
    bool has_few_long = (is_ledger || plan->has_texts) && wish->count > 0;
    wish->usual = has_few_long ? usual_width(wish) : wish->natural;
    if (!is_flexible(slot)) wish->least = wish->natural;
    double word = longest_word(frame, &head, slot->heading);
    raise(&wish->natural, word);
    raise(&wish->usual, word);
    raise(&wish->least, word);
}

/* Measures every row once, in ems; columns of amounts wish to be equally wide. */
static Wish *collect_wishes(PdfFrame *frame, PdfPlan *plan) {
    const Table *table = plan->table;
    Wish *wishes = ARENA_ARRAY(frame->arena, Wish, plan->slot_count);
    plan->size = 1;
    for (size_t i = 0; i < table->rows.count; i++) {
        wish_for_row(frame, plan, &table->rows.items[i], wishes);
    }
    double figures = LEAST_FIGURES;
    for (size_t i = 0; i < plan->slot_count; i++) {
        PdfSlot *slot = &plan->slots[i];
        settle_wish(frame, plan, slot, &wishes[i]);
        if (slot->column && slot->column->kind == CELL_AMOUNT) raise(&figures, wishes[i].least);
    }
    for (size_t i = 0; i < plan->slot_count; i++) {
        const Column *column = plan->slots[i].column;
        if (column && column->kind == CELL_AMOUNT) {
            wishes[i] = (Wish){.natural = figures, .usual = figures, .least = figures};
        }
    }
    return wishes;
}

/* The narrowest that a flexible slot may become before the page is turned: its whole text if that
 * is short, else a width that reads well. */
static double comfortable(const PdfPlan *plan, const PdfSlot *slot, const Wish *wish) {
    double most = plan->table->is_ledger ? (slot->column ? 50 : 130) : (slot->column ? 100 : 165);
    double usual = wish->usual * plan->size, least = wish->least * plan->size;
    if (usual < most) return usual;
    return least > most ? least : most;
}

/* The width that all slots need to be comfortable. */
static double needed_width(const PdfPlan *plan, const Wish *wishes) {
    double needed = 0;
    for (size_t i = 0; i < plan->slot_count; i++) {
        const PdfSlot *slot = &plan->slots[i];
        if (slot->is_hidden) continue;
        needed += i > 0 ? gap(plan) : 0;
        needed += is_flexible(slot) ? comfortable(plan, slot, &wishes[i])
                                    : wishes[i].natural * plan->size;
    }
    return needed;
}

static bool is_shared(const PdfSlot *slot) {
    return is_flexible(slot) && !slot->is_hidden;
}

/* Gives one slot that waits what it usually needs, when that is no more than an equal part. */
static bool serve_one(PdfPlan *plan, const Wish *wishes, double part) {
    for (size_t i = 0; i < plan->slot_count; i++) {
        PdfSlot *slot = &plan->slots[i];
        double usual = wishes[i].usual * plan->size + ROUNDING;
        if (!is_shared(slot) || slot->width > 0 || usual > part) continue;
        slot->width = usual;
        return true;
    }
    return false;
}

/* The room that no slot has yet, and how many slots have none. */
static double room_left(const PdfPlan *plan, double room, size_t *waiting) {
    *waiting = 0;
    for (size_t i = 0; i < plan->slot_count; i++) {
        if (!is_shared(&plan->slots[i])) continue;
        room -= plan->slots[i].width;
        if (plan->slots[i].width <= 0) ++*waiting;
    }
    return room;
}

/* Gives what is left to the slots that have longer texts yet, in proportion, then to the label. */
static void share_rest(PdfPlan *plan, const Wish *wishes, double left) {
    double missing = 0;
    for (size_t i = 0; i < plan->slot_count; i++) {
        if (!is_shared(&plan->slots[i])) continue;
        missing += (wishes[i].natural - wishes[i].usual) * plan->size;
    }
    double part = missing > left ? left / missing : 1;
    for (size_t i = 0; i < plan->slot_count && missing > 0; i++) {
        if (!is_shared(&plan->slots[i])) continue;
        double more = (wishes[i].natural - wishes[i].usual) * plan->size * part;
        plan->slots[i].width += more;
        left -= more;
    }
    if (left > 0) plan->slots[plan->label_slot].width += left;
}

/* Shares out the room among the flexible slots: the modest ones get what they usually need, the
 * others parts of the rest in proportion to that, one em at least. */
static void share_out(PdfPlan *plan, const Wish *wishes, double room) {
    for (size_t i = 0; i < plan->slot_count; i++) {
        if (is_flexible(&plan->slots[i])) plan->slots[i].width = 0;
    }
    size_t waiting;
    double left = room_left(plan, room, &waiting);
    while (waiting && serve_one(plan, wishes, left / (double)waiting)) {
        left = room_left(plan, room, &waiting);
    }
    double wanted = 0;
    for (size_t i = 0; i < plan->slot_count; i++) {
        const PdfSlot *slot = &plan->slots[i];
        if (is_shared(slot) && slot->width <= 0) wanted += wishes[i].usual;
    }
    for (size_t i = 0; i < plan->slot_count && waiting; i++) {
        PdfSlot *slot = &plan->slots[i];
        if (!is_shared(slot) || slot->width > 0) continue;
        slot->width = left * wishes[i].usual / wanted;
        raise(&slot->width, plan->size);
    }
    if (waiting == 0 && left > 0) share_rest(plan, wishes, left);
}

/* Sets widths and places of all slots for the plan's size and orientation. */
static void place_slots(PdfFrame *frame, PdfPlan *plan, const Wish *wishes) {
    double left = frame_width(plan->orientation);
    for (size_t i = 0; i < plan->slot_count; i++) {
        PdfSlot *slot = &plan->slots[i];
        if (slot->is_hidden) continue;
        if (i > 0) left -= gap(plan);
        if (is_flexible(slot)) continue;
        slot->width = wishes[i].natural * plan->size;
        left -= slot->width;
    }
    share_out(plan, wishes, left);
    double x = frame->left;
    for (size_t i = 0; i < plan->slot_count; i++) {
        PdfSlot *slot = &plan->slots[i];
        if (i > 0 && !slot->is_hidden) x += gap(plan);
        slot->left = x;
        x += slot->width;
    }
}

static double row_height(PdfFrame *frame, const PdfPlan *plan, const Row *row) {
    PdfPen pen = pdf_plan_pen(plan, row->kind);
    size_t lines = line_count(frame, &pen, pdf_plan_label(plan, row).width, row->label);
    for (size_t i = 0; i < plan->slot_count; i++) {
        const PdfSlot *slot = &plan->slots[i];
        if (!slot->column || slot->is_hidden || row->cells[slot->index].kind != CELL_TEXT) continue;
        size_t count = line_count(frame, &pen, slot->width, row->cells[slot->index].text);
        if (count > lines) lines = count;
    }
    return pdf_plan_row_height(plan, row->kind, lines);
}

static double notes_height(PdfFrame *frame, const PdfPlan *plan) {
    PdfPen pen = pdf_plan_note_pen();
    double height = plan->table->notes.count ? PDF_NOTES_GAP : 0;
    for (size_t i = 0; i < plan->table->notes.count; i++) {
        height += PDF_NOTE_GAP + frame_paragraph_height(frame, &pen, frame_width(plan->orientation),
                                                        plan->table->notes.items[i]);
    }
    return height;
}

/* Measures heights; gives the height of the whole table with its notes. */
static double measure_heights(PdfFrame *frame, PdfPlan *plan) {
    const Table *table = plan->table;
    size_t lines = 1;
    PdfPen head = pdf_plan_head_pen(plan);
    for (size_t i = 0; i < plan->slot_count; i++) {
        const PdfSlot *slot = &plan->slots[i];
        if (slot->is_hidden) continue;
        size_t count = line_count(frame, &head, slot->width, slot->heading);
        if (count > lines) lines = count;
    }
    plan->head_height = (double)lines * plan->leading + 6;
    double total = plan->head_height + notes_height(frame, plan);
    for (size_t i = 0; i < table->rows.count; i++) {
        plan->heights[i] = (float)row_height(frame, plan, &table->rows.items[i]);
        total += (double)plan->heights[i];
    }
    return total;
}

static void set_density(PdfPlan *plan, const Density *density, double scale) {
    plan->size = density->size * scale;
    plan->leading = density->leading * scale;
    plan->padding = density->padding * scale;
}

/* Statements: the first density in which the columns are comfortable, upright before turned, and
 * the whole stands on one page; else one for lists. False when the columns are never comfortable.
 */
static bool plan_statement(PdfFrame *frame, PdfPlan *plan, const Wish *wishes) {
    enum { COUNT = sizeof STATEMENT_DENSITIES / sizeof *STATEMENT_DENSITIES };
    for (unsigned turn = PORTRAIT; turn <= LANDSCAPE; turn++) {
        plan->orientation = (PdfOrientation)turn;
        double room = frame_height(frame, plan->orientation, plan->table->title, HEADING_FULL);
        const Density *list = NULL;
        for (size_t i = 0; i < COUNT; i++) {
            set_density(plan, &STATEMENT_DENSITIES[i], 1);
            if (needed_width(plan, wishes) > frame_width(plan->orientation)) continue;
            place_slots(frame, plan, wishes);
            if (measure_heights(frame, plan) <= room - frame->reserve) return true;
            if (!list || i <= LIST_DENSITY) list = &STATEMENT_DENSITIES[i];
        }
        if (!list) continue;
        set_density(plan, list, 1);
        place_slots(frame, plan, wishes);
        return true;
    }
    return false;
}

/* Ledgers: the orientation that takes fewer pages, upright where both take as many. */
static bool plan_ledger(PdfFrame *frame, PdfPlan *plan, const Wish *wishes) {
    double fewest = 0;
    PdfOrientation best = PORTRAIT;
    const Density *density = NULL;
    enum { COUNT = sizeof LEDGER_DENSITIES / sizeof *LEDGER_DENSITIES };
    for (unsigned turn = PORTRAIT; turn <= LANDSCAPE; turn++) {
        plan->orientation = (PdfOrientation)turn;
        double room = frame_height(frame, plan->orientation, plan->table->title, HEADING_CONTINUED);
        for (size_t i = 0; i < COUNT; i++) {
            set_density(plan, &LEDGER_DENSITIES[i], 1);
            if (needed_width(plan, wishes) > frame_width(plan->orientation)) continue;
            place_slots(frame, plan, wishes);
            double pages = ceil(measure_heights(frame, plan) / room);
            if (!density || pages < fewest) {
                fewest = pages;
                best = plan->orientation;
                density = &LEDGER_DENSITIES[i];
            }
            break;
        }
    }
    if (!density) return false;
    plan->orientation = best;
    set_density(plan, density, 1);
    place_slots(frame, plan, wishes);
    return true;
}

/* Wider than any page: set as small as it takes. */
static void plan_small(PdfFrame *frame, PdfPlan *plan, const Wish *wishes) {
    plan->orientation = LANDSCAPE;
    set_density(plan, &LEDGER_DENSITIES[0], 1);
    double scale = frame_width(LANDSCAPE) / needed_width(plan, wishes);
    set_density(plan, &LEDGER_DENSITIES[0], scale < 1 ? scale : 1);
    place_slots(frame, plan, wishes);
}

PdfPlan *pdf_plan_table(PdfFrame *frame, const Table *table) {
    PdfPlan *plan = ARENA_NEW(frame->arena, PdfPlan);
    plan->table = table;
    plan->heights = ARENA_ARRAY(frame->arena, float, table->rows.count);
    order_slots(frame, plan);
    const Wish *wishes = collect_wishes(frame, plan);
    bool is_planned =
        table->is_ledger ? plan_ledger(frame, plan, wishes) : plan_statement(frame, plan, wishes);
    if (!is_planned) plan_small(frame, plan, wishes);
    measure_heights(frame, plan);
    return plan;
}
