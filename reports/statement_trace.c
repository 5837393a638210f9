#include "reports/statement_definition.h"

#include "ledger/account.h"

#include <assert.h>
#include <string.h>

/* A part of this year, of the year before, or of both, on one line. */
typedef struct Traced {
    const StatementPart *current, *previous;
} Traced;

typedef struct Tracing {
    Arena *arena;
    Document *document;
    const StatementDefinition *definition;
    Table *table;
    bool has_previous;
} Tracing;

enum {
    TRACE_LINE,
    TRACE_LINE_LABEL,
    TRACE_DEFINITION,
    TRACE_CURRENT,
    TRACE_PREVIOUS,
    TRACE_COLUMNS,
};

/* Order of lines, then of accounts and third parties. */
static int compare_parts(const StatementPart *a, const StatementPart *b) {
    if (a->line != b->line) return a->line < b->line ? -1 : 1;
    int order = text_compare(a->balance->account, b->balance->account);
    return order != 0 ? order : text_compare(a->balance->auxiliary, b->balance->auxiliary);
}

/* The bilan takes classes 6 and 7 as one figure: the compte de résultat traces them. */
static bool is_traced(const Tracing *tracing, const StatementPart *part) {
    return statement_shows_class(tracing->definition->kind, account_class(part->balance->account));
}

/* An account that changed its line between the years has two rows: the one of the year before
 * only is told apart by its id. */
static Text row_id(const Tracing *tracing, const StatementPart *part, bool is_last_year_only) {
    const Balance *balance = part->balance;
    bool has_auxiliary = balance->auxiliary.size > 0;
    return text_print(tracing->arena, "%.*s%s%.*s%s", TEXT_ARGUMENTS(balance->account),
                      has_auxiliary ? "." : "", TEXT_ARGUMENTS(balance->auxiliary),
                      is_last_year_only ? ":previous" : "");
}

/* "balance-2020.statement:45": the same wherever the program and its data files stand. */
static Text place_of(const Tracing *tracing, const StatementLine *line) {
    const char *path = tracing->definition->records.path;
    const char *folder = strrchr(path, '/');
    return text_print(tracing->arena, "%s:%llu", folder ? folder + 1 : path,
                      (unsigned long long)line->record->line);
}

static void add_row(const Tracing *tracing, Traced traced) {
    const StatementPart *part = traced.current ? traced.current : traced.previous;
    assert(part);
    if (!is_traced(tracing, part)) return;
    const StatementDefinition *definition = tracing->definition;
    const StatementLine *line = &definition->lines.items[part->line];
    const Balance *balance = part->balance;
    Row *row = table_add_row(tracing->arena, tracing->table, row_id(tracing, part, !traced.current),
                             ROW_LINE, balance_name(tracing->arena, balance));
    row->cells[TRACE_LINE] = cell_of_text(line->id);
    row->cells[TRACE_LINE_LABEL] = cell_of_text(
        label_in(tracing->arena, tracing->document->language, line->french, line->english));
    row->cells[TRACE_DEFINITION] = cell_of_text(place_of(tracing, line));
    if (traced.current) row->cells[TRACE_CURRENT] = cell_of_amount(traced.current->amount);
    if (traced.previous) row->cells[TRACE_PREVIOUS] = cell_of_amount(traced.previous->amount);
}

/* Merges the parts of both years, which are in the same order. */
static void add_rows(const Tracing *tracing, const StatementFigures *current,
                     const StatementFigures *previous) {
    size_t previous_count = previous ? previous->parts.count : 0;
    size_t i = 0, k = 0;
    while (i < current->parts.count || k < previous_count) {
        Traced traced = {0};
        if (i < current->parts.count) traced.current = &current->parts.items[i];
        if (k < previous_count) traced.previous = &previous->parts.items[k];
        int order = !traced.current    ? 1
                    : !traced.previous ? -1
                                       : compare_parts(traced.current, traced.previous);
        if (order < 0) traced.previous = NULL;
        if (order > 0) traced.current = NULL;
        i += traced.current != NULL;
        k += traced.previous != NULL;
        add_row(tracing, traced);
    }
}

void statement_add_trace(Arena *arena, Document *document, const StatementDefinition *definition,
                         const StatementFigures *current, const StatementFigures *previous) {
    Language language = document->language;
    const Column columns[TRACE_COLUMNS] = {
        [TRACE_LINE] = {TEXT("line"), label_of(arena, language, N_("Line")), CELL_TEXT},
        [TRACE_LINE_LABEL] = {TEXT("line_label"),
                              label_of(arena, language, N_("Label of the line")), CELL_TEXT},
        [TRACE_DEFINITION] = {TEXT("definition"), label_of(arena, language, N_("Definition")),
                              CELL_TEXT},
        [TRACE_CURRENT] = {TEXT("current"), label_of(arena, language, N_("Year")), CELL_AMOUNT},
        [TRACE_PREVIOUS] = {TEXT("previous"), label_of(arena, language, N_("Previous year")),
                            CELL_AMOUNT},
    };
    Tracing tracing = {.arena = arena, .document = document, .definition = definition};
    bool is_income = definition->kind == STATEMENT_INCOME;
    const char *title = is_income ? N_("Trace of the income statement to accounts")
                                  : N_("Trace of the balance sheet to accounts");
    tracing.table = document_add_table(
        arena, document, is_income ? "income-statement-trace" : "balance-sheet-trace",
        label_of(arena, language, title), columns, previous ? TRACE_COLUMNS : TRACE_PREVIOUS);
    tracing.table->label_heading = label_of(arena, language, N_("Account"));
    tracing.table->starts_page = true;
    add_rows(&tracing, current, previous);
}
