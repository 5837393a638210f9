/* The tables of a passage: what was reclassified account by account, and totals by both models. */
#include "reports/statement_passage.h"

#include "engine/builder.h"

enum { STATUS, FORMER, LINE, AMOUNT, SUCCESSORS, MOVE_COLUMNS };
enum { FORMER_LABEL, PUBLISHED, PRESENTED, CHANGE, TOTAL_COLUMNS };

/* How the tables of each statement are named. */
static const struct {
    const char *moves, *moves_title, *totals, *totals_title;
} NAMES[] = {
    [STATEMENT_INCOME] = {"income-statement-reclassified",
                          N_("Income statement: last year's figures reclassified"),
                          "income-statement-totals",
                          N_("Income statement: last year's totals by both models")},
    [STATEMENT_BALANCE_SHEET] = {"balance-sheet-reclassified",
                                 N_("Balance sheet: last year's figures reclassified"),
                                 "balance-sheet-totals",
                                 N_("Balance sheet: last year's totals by both models")},
};

typedef struct Listing {
    Arena *arena;
    Document *document;
    const StatementPassage *passage;
    Table *table;
} Listing;

static Text labelled(const Listing *listing, const StatementLine *line) {
    return label_in(listing->arena, listing->document->language, line->french, line->english);
}

static Text said(const Listing *listing, const char *msgid) {
    return label_of(listing->arena, listing->document->language, msgid);
}

/* The numbers as a list for people: "7587, 649". */
static Text listed(Arena *arena, Text numbers) {
    Builder list = builder_in(arena);
    while (numbers.size > 0) {
        Text number = text_take(&numbers, ' ');
        if (list.size > 0) builder_add_string(&list, ", ");
        builder_add(&list, number);
    }
    return builder_text(&list);
}

/* Why a figure was left where it was. */
static Text reason_of(const Listing *listing, const PassagePlace *place) {
    switch (place->verdict) {
    case PASSAGE_STAYS:
        return label_in(listing->arena, listing->document->language, place->open->french,
                        place->open->english);
    case PASSAGE_STAYS_SPLIT:
        return said(listing, N_("The accounts that take its place lie on different lines."));
    case PASSAGE_STAYS_SIDE:
        return said(listing, N_("Its new line would change the total of the balance sheet."));
    default:
        return (Text){0};
    }
}

/* Each reason is a note under the table, with the account that it is about. */
static void add_reason(const Listing *listing, const PassageMove *move) {
    Text reason = reason_of(listing, &move->place);
    if (reason.size == 0) return;
    const char *template = translate(listing->document->language, N_("{1}: {2}"));
    *LIST_PUSH(listing->arena, &listing->table->notes) = sentence_fill(
        listing->arena, template, (Text[ERROR_ARGUMENTS]){move->balance->account, reason});
}

/* The nearest heading that the line stands under, or NULL. */
static const StatementLine *section_of(const StatementDefinition *definition, uint32_t index) {
    const StatementLine *inner = &definition->lines.items[index];
    for (uint32_t i = index; i-- > 0;) {
        const StatementLine *line = &definition->lines.items[i];
        if (line->table != inner->table) return NULL;
        if (line->style == STYLE_HEADING && line->level < inner->level) return line;
    }
    return NULL;
}

/* The line with its section: "Autres" says little alone. */
static Text former_label(const Listing *listing, uint32_t index) {
    const StatementDefinition *then = listing->passage->then;
    Text label = labelled(listing, &then->lines.items[index]);
    const StatementLine *section = section_of(then, index);
    if (!section) return label;
    return text_print(listing->arena, "%.*s > %.*s", TEXT_ARGUMENTS(labelled(listing, section)),
                      TEXT_ARGUMENTS(label));
}

/* Third parties of one account that lie alike are one row. */
static bool is_alike(const PassageMove *a, const PassageMove *b) {
    return text_equal(a->balance->account, b->balance->account) &&
           a->place.claim.line == b->place.claim.line && a->place.former == b->place.former;
}

/* Adds the moves of an account that lie alike to the first of them; false when `index` is not that
 * first one. Moves are in order of account. */
static bool add_up(const StatementPassage *passage, size_t index, Amount *sum) {
    const PassageMove *move = &passage->moves.items[index];
    *sum = (Amount){0};
    for (size_t i = 0; i < passage->moves.count; i++) {
        if (!is_alike(&passage->moves.items[i], move)) continue;
        if (i < index) return false;
        *sum = amount_add(*sum, passage->moves.items[i].amount);
    }
    return true;
}

static void add_move(const Listing *listing, size_t index) {
    const StatementPassage *passage = listing->passage;
    const PassageMove *move = &passage->moves.items[index];
    const StatementLine *line = &passage->now->lines.items[move->place.claim.line];
    Amount sum;
    if (!add_up(passage, index, &sum)) return;
    Text account = move->balance->account;
    Text id =
        text_print(listing->arena, "%.*s:%.*s", TEXT_ARGUMENTS(account), TEXT_ARGUMENTS(line->id));
    Text label = text_print(listing->arena, "%.*s  %.*s", TEXT_ARGUMENTS(account),
                            TEXT_ARGUMENTS(move->balance->label));
    Row *row = table_add_row(listing->arena, listing->table, id, ROW_LINE, label);
    bool is_left = passage_is_left(move->place.verdict);
    Text status = said(listing, is_left ? N_("not reclassified") : N_("reclassified"));
    row->cells[STATUS] = cell_of_coded_text(status, is_left ? "not_reclassified" : "reclassified");
    row->cells[FORMER] = cell_of_text(former_label(listing, move->place.former));
    row->cells[LINE] = cell_of_text(labelled(listing, line));
    row->cells[AMOUNT] = cell_of_amount(sum);
    row->cells[SUCCESSORS] = cell_of_text(listed(listing->arena, move->place.successors));
    add_reason(listing, move);
}

static void add_moves(Listing *listing) {
    static const struct {
        const char *id, *label;
        CellKind kind;
    } heads[MOVE_COLUMNS] = {
        [STATUS] = {"status", N_("Verdict"), CELL_TEXT},
        [FORMER] = {"former_line", N_("Former line"), CELL_TEXT},
        [LINE] = {"line", N_("Line"), CELL_TEXT},
        [AMOUNT] = {"amount", N_("Amount"), CELL_AMOUNT},
        [SUCCESSORS] = {"successors", N_("Takes its place"), CELL_TEXT},
    };
    Column columns[MOVE_COLUMNS] = {0};
    for (size_t i = 0; i < MOVE_COLUMNS; i++) {
        columns[i] = (Column){.id = text_of(heads[i].id), .kind = heads[i].kind};
        columns[i].label = said(listing, heads[i].label);
    }
    StatementKind kind = listing->passage->now->kind;
    listing->table =
        document_add_table(listing->arena, listing->document, NAMES[kind].moves,
                           said(listing, NAMES[kind].moves_title), columns, MOVE_COLUMNS);
    listing->table->label_heading = said(listing, N_("Account"));
    listing->table->starts_page = true;
    for (size_t i = 0; i < listing->passage->moves.count; i++) add_move(listing, i);
}

/* The heading that the total of a section stands for, or NULL: "Total III" says little alone. */
static const StatementLine *heading_above(const StatementDefinition *definition, uint32_t index) {
    const StatementLine *total = &definition->lines.items[index];
    if (total->style == STYLE_RESULT || total->level > 0) return NULL;
    for (uint32_t i = index; i-- > 0;) {
        const StatementLine *line = &definition->lines.items[i];
        if (line->table != total->table) return NULL;
        if (line->level == 0) return line->style == STYLE_HEADING ? line : NULL;
    }
    return NULL;
}

static Text total_label(const Listing *listing, uint32_t index) {
    const StatementDefinition *now = listing->passage->now;
    Text label = labelled(listing, &now->lines.items[index]);
    const StatementLine *heading = heading_above(now, index);
    if (!heading) return label;
    Text section = labelled(listing, heading);
    return text_print(listing->arena, "%.*s (%.*s)", TEXT_ARGUMENTS(label),
                      TEXT_ARGUMENTS(section));
}

static Amount net_of(const StatementFigures *figures, uint32_t line) {
    return figures->amounts[(size_t)line * STATEMENT_COLUMNS + COLUMN_NET];
}

static bool is_total(const StatementLine *line) {
    return line->style == STYLE_TOTAL || line->style == STYLE_RESULT ||
           line->style == STYLE_SUBTOTAL;
}

/* Totals whose amount or name is another, and the grand totals that must not change. */
static bool is_worth_a_row(const StatementPassage *passage, const StatementFigures *presented,
                           uint32_t then, uint32_t now) {
    const StatementLine *former = &passage->then->lines.items[then];
    const StatementLine *line = &passage->now->lines.items[now];
    if (!is_total(former) || !is_total(line)) return false;
    bool is_grand = now == passage->now->result || text_equal(line->id, TEXT("total_actif")) ||
                    text_equal(line->id, TEXT("total_passif"));
    bool is_renamed = !text_equal(former->french, line->french) && line->alias.size > 0;
    Amount a = net_of(&passage->published, then), b = net_of(presented, now);
    bool is_nil = amount_is_zero(a) && amount_is_zero(b);
    return is_grand || (is_renamed && !is_nil) || amount_compare(a, b) != 0;
}

static void add_total(const Listing *listing, const StatementFigures *presented, uint32_t then) {
    const StatementPassage *passage = listing->passage;
    uint32_t now = passage->continued[then];
    if (now == NO_LINE || !is_worth_a_row(passage, presented, then, now)) return;
    const StatementLine *line = &passage->now->lines.items[now];
    Row *row = table_add_row(listing->arena, listing->table, line->id,
                             line->style == STYLE_RESULT ? ROW_RESULT : ROW_LINE,
                             total_label(listing, now));
    row->alias = line->alias;
    Amount published = net_of(&passage->published, then), shown = net_of(presented, now);
    row->cells[FORMER_LABEL] = cell_of_text(labelled(listing, &passage->then->lines.items[then]));
    row->cells[PUBLISHED] = cell_of_amount(published);
    row->cells[PRESENTED] = cell_of_amount(shown);
    row->cells[CHANGE] = cell_of_amount(amount_subtract(shown, published));
}

static void add_totals(Listing *listing, const StatementFigures *presented) {
    const Column columns[TOTAL_COLUMNS] = {
        [FORMER_LABEL] = {TEXT("former_line"), said(listing, N_("Former line")), CELL_TEXT},
        [PUBLISHED] = {TEXT("published"), said(listing, N_("By the former model")), CELL_AMOUNT},
        [PRESENTED] = {TEXT("presented"), said(listing, N_("By the new model")), CELL_AMOUNT},
        [CHANGE] = {.id = TEXT("change"),
                    .label = said(listing, N_("Change")),
                    .kind = CELL_AMOUNT,
                    .plus = PRESENTED + 1,
                    .minus = PUBLISHED + 1},
    };
    StatementKind kind = listing->passage->now->kind;
    listing->table =
        document_add_table(listing->arena, listing->document, NAMES[kind].totals,
                           said(listing, NAMES[kind].totals_title), columns, TOTAL_COLUMNS);
    listing->table->label_heading = said(listing, N_("Total"));
    for (uint32_t i = 0; i < listing->passage->then->lines.count; i++) {
        add_total(listing, presented, i);
    }
}

void statement_add_passage(Arena *arena, Document *document, const StatementPassage *passage,
                           const StatementFigures *presented) {
    Listing listing = {.arena = arena, .document = document, .passage = passage};
    if (passage->moves.count > 0) add_moves(&listing);
    add_totals(&listing, presented);
}
