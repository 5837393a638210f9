#include "reports/statement.h"

#include "engine/data.h"
#include "reports/statement_definition.h"

const char *statement_file(StatementKind kind, Text regulation) {
    static const struct {
        StatementKind kind;
        const char *regulation, *file;
    } files[] = {
        {STATEMENT_INCOME, "anc-2018-06/2020", "statements/income-2020.statement"},
        {STATEMENT_INCOME, "anc-2018-06/2025", "statements/income-2025.statement"},
        {STATEMENT_INCOME, "anc-2018-06/2026", "statements/income-2025.statement"},
        {STATEMENT_BALANCE_SHEET, "anc-2018-06/2020", "statements/balance-2020.statement"},
        {STATEMENT_BALANCE_SHEET, "anc-2018-06/2025", "statements/balance-2025.statement"},
        {STATEMENT_BALANCE_SHEET, "anc-2018-06/2026", "statements/balance-2026.statement"},
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        bool is_it = files[i].kind == kind && text_equal(regulation, text_of(files[i].regulation));
        if (is_it) return files[i].file;
    }
    return NULL;
}

bool statement_load(Arena *arena, StatementKind kind, Text regulation, const Settings *settings,
                    const StatementDefinition **definition, Error *error) {
    StatementDefinition *loaded = ARENA_NEW(arena, StatementDefinition);
    loaded->kind = kind;
    loaded->regulation = regulation;
    Text content, path;
    const char *file = statement_file(kind, regulation);
    if (!file) return error_set(error, ERROR_DATA_MISSING, regulation);
    *definition = loaded;
    return chart_load(arena, regulation, &loaded->chart, error) &&
           data_read(arena, file, &content, &path, error) &&
           statement_define(arena, content, path.bytes, loaded, settings, error);
}
