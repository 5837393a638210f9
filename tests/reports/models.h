/* The six models of statements as files, to be read, changed and read again in tests. */
#ifndef DENIER_TESTS_REPORTS_MODELS_H
#define DENIER_TESTS_REPORTS_MODELS_H

#include "engine/data.h"
#include "reports/statement_definition.h"

typedef struct Model {
    StatementKind kind;
    const char *regulation;
    const char *file;   /* name of the data file */
    const char *labels; /* official labels in their order, one a line */
} Model;

static const Model MODELS[] = {
    {STATEMENT_INCOME, "anc-2018-06/2020", "statements/income-2020.statement",
     "fixtures/models/income-2020.txt"},
    {STATEMENT_INCOME, "anc-2018-06/2025", "statements/income-2025.statement",
     "fixtures/models/income-2025.txt"},
    {STATEMENT_INCOME, "anc-2018-06/2026", "statements/income-2025.statement",
     "fixtures/models/income-2025.txt"},
    {STATEMENT_BALANCE_SHEET, "anc-2018-06/2020", "statements/balance-2020.statement",
     "fixtures/models/balance-2020.txt"},
    {STATEMENT_BALANCE_SHEET, "anc-2018-06/2025", "statements/balance-2025.statement",
     "fixtures/models/balance-2025.txt"},
    {STATEMENT_BALANCE_SHEET, "anc-2018-06/2026", "statements/balance-2026.statement",
     "fixtures/models/balance-2026.txt"},
};

enum { MODEL_COUNT = sizeof MODELS / sizeof MODELS[0] };

/* The definition file's content. */
static inline Text model_content(Arena *arena, const Model *model) {
    Text content = {0}, path;
    Error error = {0};
    bool is_read = data_read(arena, model->file, &content, &path, &error);
    return is_read ? content : (Text){0};
}

/* Reads the content as that model's definition; it must outlive the result. */
static inline bool define_model(Arena *arena, const Model *model, Text content,
                                const Settings *settings, StatementDefinition *definition,
                                Error *error) {
    *definition = (StatementDefinition){.kind = model->kind};
    definition->regulation = text_of(model->regulation);
    return chart_load(arena, definition->regulation, &definition->chart, error) &&
           statement_define(arena, content, "my.statement", definition, settings, error);
}

#endif
