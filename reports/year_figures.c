#include "reports/year_figures.h"

#include "ledger/account.h"
#include "reports/statement_definition.h"

/* One statement with its figures. */
typedef struct Computed {
    const StatementDefinition *definition;
    const StatementFigures *figures;
} Computed;

bool year_figures_compute(Arena *arena, const FiscalYear *year, const Settings *settings,
                          YearFigures *figures, Findings *findings, Error *error) {
    *figures = (YearFigures){.year = year};
    Text regulation = regulation_of(year->start);
    if (!statement_load(arena, STATEMENT_INCOME, regulation, settings, &figures->income, error) ||
        !statement_load(arena, STATEMENT_BALANCE_SHEET, regulation, settings,
                        &figures->balance_sheet, error)) {
        return false;
    }
    Findings apart = findings_in(arena);
    statement_compute(arena, figures->income, year, &figures->income_figures, findings);
    statement_compute(arena, figures->balance_sheet, year, &figures->balance_sheet_figures,
                      findings);
    statement_compute_opening(arena, figures->balance_sheet, year, &figures->opening_figures,
                              &apart);
    return true;
}

YearFigures year_figures_like(Arena *arena, const YearFigures *model, const FiscalYear *year) {
    YearFigures figures = {
        .year = year, .income = model->income, .balance_sheet = model->balance_sheet};
    Findings apart = findings_in(arena);
    statement_compute(arena, figures.income, year, &figures.income_figures, &apart);
    statement_compute(arena, figures.balance_sheet, year, &figures.balance_sheet_figures, &apart);
    return figures;
}

static bool is_table(const StatementDefinition *definition, uint32_t table, Text name) {
    Text id = definition->tables.items[table].id;
    if (definition->kind == STATEMENT_INCOME) id = TEXT("income_statement");
    return text_equal(id, name);
}

static Amount amount_at(const Computed *computed, uint32_t line, uint32_t column) {
    return computed->figures->amounts[(size_t)line * STATEMENT_COLUMNS + column];
}

/* The line of that id in the table; false when there is none. */
static bool find_line(const Computed *computed, Text table, Text id, uint32_t *line) {
    const StatementDefinition *definition = computed->definition;
    for (uint32_t t = 0; t < definition->tables.count; t++) {
        if (table.size && !is_table(definition, t, table)) continue;
        *line = statement_find_line(definition, t, id);
        if (*line != NO_LINE) return true;
    }
    return false;
}

static Amount figure_of(const Computed *statements, size_t count, const char *table,
                        const char *id) {
    for (size_t i = 0; i < count; i++) {
        uint32_t line;
        if (find_line(&statements[i], text_of(table), text_of(id), &line)) {
            return amount_at(&statements[i], line, COLUMN_NET);
        }
    }
    return (Amount){0};
}

Amount year_figure(const YearFigures *figures, const char *table, const char *id) {
    const Computed statements[] = {{figures->income, &figures->income_figures},
                                   {figures->balance_sheet, &figures->balance_sheet_figures}};
    return figure_of(statements, 2, table, id);
}

Amount year_opening_figure(const YearFigures *figures, const char *table, const char *id) {
    const Computed opening = {figures->balance_sheet, &figures->opening_figures};
    return figure_of(&opening, 1, table, id);
}

AssetFigure year_asset_figure(const YearFigures *figures, const char *id) {
    const Computed bilan = {figures->balance_sheet, &figures->balance_sheet_figures};
    uint32_t line;
    if (!find_line(&bilan, TEXT("assets"), text_of(id), &line)) return (AssetFigure){0};
    return (AssetFigure){amount_at(&bilan, line, COLUMN_GROSS),
                         amount_at(&bilan, line, COLUMN_ALLOWANCE)};
}

/* Looks for the name in one table after another; they must not contradict each other. */
static bool find_name(const Computed *statements, size_t count, const FigureName *name,
                      Amount *amount, Error *error) {
    bool is_found = false;
    for (size_t i = 0; i < count; i++) {
        const StatementDefinition *definition = statements[i].definition;
        for (uint32_t t = 0; t < definition->tables.count; t++) {
            if (name->table.size && !is_table(definition, t, name->table)) continue;
            uint32_t line = statement_find_line(definition, t, name->id);
            if (line == NO_LINE) continue;
            Amount found = amount_at(&statements[i], line, COLUMN_NET);
            if (is_found && amount_compare(found, *amount) != 0) {
                return error_set(error, ERROR_FIGURE_AMBIGUOUS, name->id);
            }
            *amount = found;
            is_found = true;
        }
    }
    if (is_found) return true;
    return error_set(error, ERROR_FIGURE_UNKNOWN, name->source,
                     statements[0].definition->regulation);
}

bool year_figures_find(const YearFigures *figures, const FigureName *name, Amount *amount,
                       Error *error) {
    const Computed statements[] = {{figures->income, &figures->income_figures},
                                   {figures->balance_sheet, &figures->balance_sheet_figures}};
    return find_name(statements, 2, name, amount, error);
}

bool year_figures_find_opening(const YearFigures *figures, const FigureName *name, Amount *amount,
                               Error *error) {
    const Computed opening = {figures->balance_sheet, &figures->opening_figures};
    return find_name(&opening, 1, name, amount, error);
}
