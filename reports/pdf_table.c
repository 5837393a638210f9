#include "reports/pdf_table.h"

#include "reports/cell_text.h"
#include "reports/layout.h"
#include "reports/pdf_text.h"

static const double BLEED = 4;      /* of the ground of a result beyond the columns */
static const double TABLE_GAP = 16; /* between two tables of a page */

static const PdfPen NAME_PEN = {FACE_BOLD, 12, INK_ACCENT};

enum { NONE = -1 };

/* The sums that a ledger carries from page to page within one account. */
typedef struct Carry {
    int debit, credit, balance; /* columns, or NONE */
    Amount debits, credits, last_balance;
    size_t rows; /* lines of the account so far */
} Carry;

typedef struct Drawing {
    PdfFrame *frame;
    const PdfPlan *plan;
    const Table *table;
    size_t mark;        /* of the table in the outline */
    const Row *heading; /* of the account being drawn, or NULL */
    Carry carry;
} Drawing;

static int find_column(const Table *table, const char *id) {
    for (size_t i = 0; i < table->column_count; i++) {
        if (text_equal(table->columns[i].id, text_of(id))) return (int)i;
    }
    return NONE;
}

static Carry carry_of(const Table *table) {
    bool carries = table->is_ledger;
    return (Carry){.debit = carries ? find_column(table, "debit") : NONE,
                   .credit = carries ? find_column(table, "credit") : NONE,
                   .balance = carries ? find_column(table, "balance") : NONE};
}

static bool carries(const Carry *carry) {
    return carry->debit != NONE && carry->credit != NONE;
}

static void add_to(Amount *sum, const Row *row, int column) {
    const Cell *cell = &row->cells[column];
    if (cell->kind == CELL_AMOUNT) *sum = amount_add(*sum, cell->amount);
}

static void begin_anew(Carry *carry) {
    carry->debits = carry->credits = carry->last_balance = (Amount){0};
    carry->rows = 0;
}

/* Counts a row that was drawn: a line adds up, a heading or a total begins anew. */
static void count_row(Carry *carry, const Row *row) {
    if (!carries(carry)) return;
    if (row->kind != ROW_LINE) {
        begin_anew(carry);
        return;
    }
    add_to(&carry->debits, row, carry->debit);
    add_to(&carry->credits, row, carry->credit);
    if (carry->balance != NONE && row->cells[carry->balance].kind == CELL_AMOUNT) {
        carry->last_balance = row->cells[carry->balance].amount;
    }
    carry->rows++;
}

static const PdfFont *font_of(const Drawing *drawing, const PdfPen *pen) {
    return &drawing->frame->fonts->faces[pen->face];
}

/* Writes a text in lines within the box, whose y is the base of the first. */
static void write_lines(Drawing *drawing, const PdfPen *pen, const PdfBox *box, Text text) {
    PdfFrame *frame = drawing->frame;
    const PdfFont *font = font_of(drawing, pen);
    Text rest = pdf_text_clean(&frame->scratch, font, text);
    double y = box->y;
    for (size_t i = 0; rest.size && i < PDF_MOST_LINES; i++) {
        Text line = pdf_text_take_line(font, pen->size, box->width, &rest);
        bool is_cut = rest.size && i + 1 == PDF_MOST_LINES;
        if (is_cut) line = pdf_text_head(font, pen->size, box->width, line);
        pdf_draw_text(frame->book, pen, box->x, y, line);
        if (is_cut) {
            double end = box->x + pdf_text_width(font, pen->size, line);
            pdf_draw_text(frame->book, pen, end, y, TEXT("..."));
        }
        y += drawing->plan->leading;
    }
}

static size_t count_lines(Drawing *drawing, const PdfPen *pen, double width, Text text) {
    const PdfFont *font = font_of(drawing, pen);
    Text whole = pdf_text_clean(&drawing->frame->scratch, font, text);
    size_t lines = pdf_text_line_count(font, pen->size, width, whole);
    return lines < PDF_MOST_LINES ? lines : PDF_MOST_LINES;
}

/* Writes a heading from the bottom up, so that headings of one and of two lines end together. */
static void draw_heading_of(Drawing *drawing, const PdfSlot *slot, double bottom) {
    PdfPen pen = pdf_plan_head_pen(drawing->plan);
    PdfFrame *frame = drawing->frame;
    const PdfFont *font = font_of(drawing, &pen);
    size_t lines = count_lines(drawing, &pen, slot->width, slot->heading);
    double y = bottom - (double)(lines - 1) * drawing->plan->leading;
    Text rest = pdf_text_clean(&frame->scratch, font, slot->heading);
    for (size_t i = 0; i < lines && rest.size; i++) {
        Text line = pdf_text_take_line(font, pen.size, slot->width, &rest);
        double width = pdf_text_width(font, pen.size, line);
        double x = slot->is_figures ? slot->left + slot->width - width : slot->left;
        pdf_draw_text(frame->book, &pen, x, y, line);
        y += drawing->plan->leading;
    }
}

static void draw_headings(Drawing *drawing) {
    PdfFrame *frame = drawing->frame;
    const PdfPlan *plan = drawing->plan;
    double bottom = frame->y + plan->head_height;
    for (size_t i = 0; i < plan->slot_count; i++) {
        if (!plan->slots[i].is_hidden) draw_heading_of(drawing, &plan->slots[i], bottom - 6);
    }
    pdf_draw_line(frame->book, INK_ACCENT, 0.9, frame->left, bottom - 1,
                  frame->right - frame->left);
    frame->y = bottom + 1;
}

/* Last year's figures and amounts of nil stand back, unless the row is to stand out; an alert
 * stands out in any row. */
static PdfPen cell_pen(const Drawing *drawing, const Row *row, const PdfSlot *slot) {
    PdfPen pen = pdf_plan_pen(drawing->plan, row->kind);
    const Cell *cell = &row->cells[slot->index];
    bool is_nil = cell->kind == CELL_AMOUNT && amount_is_zero(cell->amount);
    bool is_previous = text_equal(slot->column->id, TEXT("previous"));
    if ((is_nil || is_previous) && pen.ink == INK_TEXT) pen.ink = INK_SOFT;
    if (cell->is_alert) pen = (PdfPen){FACE_BOLD, pen.size, INK_ALERT};
    return pen;
}

/* What stands behind and above a row: the ground of a result, the rule of a total, a hairline
 * below anything else. */
static void draw_ground(Drawing *drawing, const Row *row, double top, double height) {
    PdfFrame *frame = drawing->frame;
    double width = frame->right - frame->left;
    const PdfPaint *paint = pdf_paint(row->kind);
    PdfBox ground = {frame->left - BLEED, top, width + 2 * BLEED, height};
    if (paint->has_ground) pdf_draw_box(frame->book, INK_TINT, &ground);
    if (row_style(row->kind)->has_rule) {
        pdf_draw_line(frame->book, INK_ACCENT, 0.6, frame->left, top, width);
    } else if (row->kind != ROW_HEADING) {
        pdf_draw_line(frame->book, INK_RULE, 0.25, frame->left, top + height, width);
    }
}

static void draw_cell(Drawing *drawing, const Row *row, const PdfSlot *slot, double first_line,
                      double last_line) {
    char room[CELL_TEXT_SIZE];
    PdfFrame *frame = drawing->frame;
    PdfPen pen = cell_pen(drawing, row, slot);
    if (row->cells[slot->index].kind == CELL_BLANK) return;
    Text text = cell_print(&row->cells[slot->index], frame->document->language, room);
    if (slot->is_figures) {
        frame_write_right(frame, &pen, slot->left + slot->width, last_line, text);
    } else {
        write_lines(drawing, &pen, &(PdfBox){slot->left, first_line, slot->width, 0}, text);
    }
}

/* Draws a row of that height at frame->y. The figures of a statement stand on the last line of
 * its label. */
static void draw_row(Drawing *drawing, const Row *row, double height) {
    PdfFrame *frame = drawing->frame;
    const PdfPlan *plan = drawing->plan;
    double top = frame->y + pdf_plan_space(plan, row->kind);
    PdfPen pen = pdf_plan_pen(plan, row->kind);
    PdfBox label = pdf_plan_label(plan, row);
    draw_ground(drawing, row, top, frame->y + height - top);
    label.y = top + pdf_plan_base(plan, row->kind);
    double last_line = label.y;
    if (!plan->has_texts) {
        size_t lines = count_lines(drawing, &pen, label.width, row->label);
        last_line += (double)(lines - 1) * plan->leading;
    }
    write_lines(drawing, &pen, &label, row->label);
    for (size_t i = 0; i < plan->slot_count; i++) {
        const PdfSlot *slot = &plan->slots[i];
        if (slot->column && !slot->is_hidden) {
            draw_cell(drawing, row, slot, label.y, last_line);
        }
    }
    frame->y += height;
}

/* The row that hands the sums over from one page to the next. */
static void draw_carry(Drawing *drawing, const char *label) {
    PdfFrame *frame = drawing->frame;
    Carry *carry = &drawing->carry;
    Row row = {.kind = ROW_SUBTOTAL,
               .label = label_of(frame->arena, frame->document->language, label),
               .cells = ARENA_ARRAY(frame->arena, Cell, drawing->table->column_count)};
    row.cells[carry->debit] = cell_of_amount(carry->debits);
    row.cells[carry->credit] = cell_of_amount(carry->credits);
    if (carry->balance != NONE) row.cells[carry->balance] = cell_of_amount(carry->last_balance);
    draw_row(drawing, &row, pdf_plan_row_height(drawing->plan, ROW_SUBTOTAL, 1));
}

/* Repeats the account's heading on a page that continues it. */
static void draw_heading_again(Drawing *drawing) {
    PdfFrame *frame = drawing->frame;
    Text again = label_of(frame->arena, frame->document->language, N_("continued"));
    Row row = *drawing->heading;
    row.label =
        text_print(frame->arena, "%.*s (%.*s)", TEXT_ARGUMENTS(row.label), TEXT_ARGUMENTS(again));
    PdfBox label = pdf_plan_label(drawing->plan, &row);
    PdfPen pen = pdf_plan_pen(drawing->plan, row.kind);
    size_t lines = count_lines(drawing, &pen, label.width, row.label);
    draw_row(drawing, &row, pdf_plan_row_height(drawing->plan, row.kind, lines));
}

/* Goes on to the next page: sums handed over, headings repeated. */
static void turn_page(Drawing *drawing) {
    PdfFrame *frame = drawing->frame;
    bool hands_over = carries(&drawing->carry) && drawing->carry.rows > 0;
    if (hands_over) draw_carry(drawing, N_("Carried forward"));
    frame_begin_page(frame, drawing->plan->orientation, drawing->table->title, HEADING_CONTINUED);
    draw_headings(drawing);
    if (!drawing->table->is_ledger) return;
    if (drawing->heading) draw_heading_again(drawing);
    if (hands_over) draw_carry(drawing, N_("Brought forward"));
}

/* The rows from `first` on that must stay together: their end, and their height. */
static size_t block_from(const PdfPlan *plan, size_t first, double *height) {
    size_t end = first;
    *height = (double)plan->heights[end];
    while (pdf_plan_keeps(plan->table, end)) *height += (double)plan->heights[++end];
    return end + 1;
}

/* Where rows must end: a ledger keeps room for the row that hands sums over. */
static double rows_end(const Drawing *drawing) {
    double reserve =
        carries(&drawing->carry) ? pdf_plan_row_height(drawing->plan, ROW_SUBTOTAL, 1) : 0;
    return drawing->frame->bottom - reserve;
}

static void end_account(Drawing *drawing) {
    drawing->heading = NULL;
    begin_anew(&drawing->carry);
}

static void begin_account(Drawing *drawing, const Row *row) {
    PdfFrame *frame = drawing->frame;
    if (row->kind == ROW_TOTAL) drawing->heading = NULL;
    if (row->kind != ROW_HEADING || !drawing->table->is_ledger) return;
    drawing->heading = row;
    frame_mark(frame, drawing->mark, row->label);
}

static void draw_rows(Drawing *drawing) {
    const Table *table = drawing->table;
    const PdfPlan *plan = drawing->plan;
    PdfFrame *frame = drawing->frame;
    double fresh =
        frame_height(frame, plan->orientation, table->title, HEADING_CONTINUED) - plan->head_height;
    size_t block_end = 0;
    for (size_t i = 0; i < table->rows.count; i++) {
        const Row *row = &table->rows.items[i];
        double height = (double)plan->heights[i], needed = height;
        if (i >= block_end) block_end = block_from(plan, i, &needed);
        if (needed > fresh) needed = height; /* no page holds the block: break within it */
        if (row->kind == ROW_HEADING) end_account(drawing);
        if (frame->y + needed > rows_end(drawing)) turn_page(drawing);
        begin_account(drawing, row);
        draw_row(drawing, row, height);
        count_row(&drawing->carry, row);
    }
}

static void draw_notes(Drawing *drawing) {
    PdfFrame *frame = drawing->frame;
    const Table *table = drawing->table;
    PdfPen pen = pdf_plan_note_pen();
    double width = frame->right - frame->left;
    if (table->notes.count) frame->y += PDF_NOTES_GAP;
    for (size_t i = 0; i < table->notes.count; i++) {
        Text note = table->notes.items[i];
        double height = frame_paragraph_height(frame, &pen, width, note);
        if (frame->y + height > frame->bottom) {
            frame_begin_page(frame, drawing->plan->orientation, table->title, HEADING_CONTINUED);
        }
        frame_paragraph(frame, &pen, frame->left, width, note);
        frame->y += PDF_NOTE_GAP;
    }
}

/* Whether the table can begin below what stands on the page: its name, headings, first rows. */
static bool fits_below(PdfFrame *frame, const PdfPlan *plan) {
    const Table *table = plan->table;
    if (table->starts_page || frame->sheets.count == 0) return false;
    const PdfSheet *sheet = &frame->sheets.items[frame->page];
    if ((sheet->width > sheet->height) != (plan->orientation == LANDSCAPE)) return false;
    double width = frame->right - frame->left, height = 0;
    if (table->rows.count) block_from(plan, 0, &height);
    height += TABLE_GAP + plan->head_height +
              frame_paragraph_height(frame, &NAME_PEN, width, table->title);
    return frame->y + height <= frame->bottom;
}

const PdfPlan *pdf_table_begin(PdfFrame *frame, const Table *table) {
    const PdfPlan *plan = pdf_plan_table(frame, table);
    if (fits_below(frame, plan)) {
        frame->y += TABLE_GAP;
        frame_paragraph(frame, &NAME_PEN, frame->left, frame->right - frame->left, table->title);
        frame->y += 2;
    } else {
        frame_begin_page(frame, plan->orientation, table->title, HEADING_FULL);
    }
    return plan;
}

void pdf_table_draw(PdfFrame *frame, const PdfPlan *plan, size_t mark) {
    Drawing drawing = {.frame = frame,
                       .plan = plan,
                       .table = plan->table,
                       .mark = mark,
                       .carry = carry_of(plan->table)};
    draw_headings(&drawing);
    draw_rows(&drawing);
    draw_notes(&drawing);
}
