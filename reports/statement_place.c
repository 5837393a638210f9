#include "reports/statement_definition.h"

#include <assert.h>

/* Where a prefix that is being placed was written. */
typedef struct Placing {
    Arena *arena;
    StatementDefinition *definition;
    const Record *record;
    uint32_t line, column;
    Error *error;
} Placing;

static bool refuse_double(const Placing *placing, const FormulaPrefix *prefix,
                          const Claim *earlier) {
    const StatementDefinition *definition = placing->definition;
    Text place = text_print(placing->arena, "%s:%llu", definition->records.path,
                            (unsigned long long)earlier->source_line);
    error_set(placing->error, ERROR_STATEMENT_DOUBLE, prefix->digits,
              definition->lines.items[placing->line].id, definition->lines.items[earlier->line].id,
              place);
    return record_refuse(&definition->records, placing->record, prefix->digits.bytes,
                         placing->error);
}

static bool place_formula(const Placing *placing, const Formula *formula) {
    Claim cell = {.line = placing->line, .column = placing->column};
    cell.source_line = placing->record->line;
    for (size_t i = 0; i < formula->prefixes.count; i++) {
        const FormulaPrefix *prefix = &formula->prefixes.items[i];
        const Claim *earlier = NULL;
        if (!placement_add(&placing->definition->placement, &cell, prefix, &earlier)) {
            return refuse_double(placing, prefix, earlier);
        }
    }
    return true;
}

static bool place_line(Placing *placing) {
    const StatementLine *line = &placing->definition->lines.items[placing->line];
    if (line->style == STYLE_DETAIL) return true;
    placing->record = line->record;
    for (placing->column = 0; placing->column < FORMULA_COLUMNS; placing->column++) {
        if (!place_formula(placing, &line->formulas[placing->column])) return false;
    }
    return true;
}

/* The line of that id, in any table, that a choice may bring accounts to; or NO_LINE. */
static uint32_t find_target(const StatementDefinition *definition, Text id) {
    for (uint32_t i = 0; i < definition->lines.count; i++) {
        const StatementLine *line = &definition->lines.items[i];
        if (line->style == STYLE_LINE && text_equal(line->id, id)) return i;
    }
    return NO_LINE;
}

/* The setting of the choice, or NULL. */
static const Setting *find_setting(const Settings *settings, Text key) {
    for (size_t i = 0; settings && i < settings->items.count; i++) {
        if (text_equal(settings->items.items[i].key, key)) return &settings->items.items[i];
    }
    return NULL;
}

/* Marks the lines that the choice may bring accounts to, and finds the one that `wanted` names,
 * or the first one when nothing is wanted. */
static bool choose(Placing *placing, const StatementChoice *choice, Text wanted, bool *is_known) {
    StatementDefinition *definition = placing->definition;
    Text rest = choice->lines;
    placing->line = NO_LINE;
    while (rest.size > 0) {
        Text id = text_take(&rest, ' ');
        uint32_t line = find_target(definition, id);
        if (line == NO_LINE) {
            error_set(placing->error, ERROR_STATEMENT_LINE_UNKNOWN, id,
                      text_of(definition->records.path));
            return record_refuse(&definition->records, choice->record, id.bytes, placing->error);
        }
        definition->lines.items[line].has_choice = true;
        bool is_chosen = wanted.size == 0 ? placing->line == NO_LINE : text_equal(id, wanted);
        if (is_chosen) placing->line = line;
    }
    *is_known = placing->line != NO_LINE;
    return true;
}

static bool place_choice(Placing *placing, const StatementChoice *choice,
                         const Settings *settings) {
    const Setting *setting = find_setting(settings, choice->key);
    bool is_known = false;
    if (!choose(placing, choice, setting ? setting->value : (Text){0}, &is_known)) return false;
    if (!is_known) {
        assert(setting);
        error_set(placing->error, ERROR_SETTING_CHOICE, setting->value, choice->key,
                  choice_lines(placing->arena, choice));
        return error_place(placing->error, settings->path.bytes, setting->line, 1);
    }
    placing->record = choice->record;
    placing->column = COLUMN_AMOUNT;
    return place_formula(placing, &choice->formula);
}

Text choice_lines(Arena *arena, const StatementChoice *choice) {
    Text list = {0}, ids = choice->lines;
    while (ids.size > 0) {
        Text id = text_take(&ids, ' ');
        list = list.size == 0
                   ? id
                   : text_print(arena, "%.*s, %.*s", TEXT_ARGUMENTS(list), TEXT_ARGUMENTS(id));
    }
    return list;
}

bool statement_place(Arena *arena, StatementDefinition *definition, const Settings *settings,
                     Error *error) {
    definition->placement = placement_in(arena);
    Placing placing = {.arena = arena, .definition = definition, .error = error};
    for (placing.line = 0; placing.line < definition->lines.count; placing.line++) {
        if (!place_line(&placing)) return false;
    }
    for (size_t i = 0; i < definition->choices.count; i++) {
        if (!place_choice(&placing, &definition->choices.items[i], settings)) return false;
    }
    return true;
}
