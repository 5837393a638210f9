#include "reports/definition_digest.h"

#include "reports/statement_definition.h"

static void add_line(Digester *digester, Text line) {
    digester_add(digester, line);
    digester_add(digester, TEXT("\n"));
}

static void add_chart(Digester *digester, const Chart *chart) {
    for (size_t i = 0; i < chart->count; i++) {
        const ChartAccount *account = &chart->accounts[i];
        const char kind = (char)('0' + account->kind);
        digester_add(digester, account->number);
        digester_add(digester, (Text){&kind, 1});
        add_line(digester, account->successors);
    }
}

static void add_choices(Digester *digester, const StatementDefinition *definition,
                        const Settings *settings) {
    for (size_t i = 0; i < definition->choices.count; i++) {
        Text key = definition->choices.items[i].key;
        for (size_t s = 0; s < settings->items.count; s++) {
            if (!text_equal(settings->items.items[s].key, key)) continue;
            add_line(digester, key);
            add_line(digester, settings->items.items[s].value);
        }
    }
}

Digest definition_digest(const StatementDefinition *definition, const Settings *settings) {
    Digester digester;
    digester_start(&digester);
    for (size_t i = 0; i < definition->records.items.count; i++) {
        add_line(&digester, definition->records.items.items[i].source);
    }
    add_chart(&digester, &definition->chart);
    add_choices(&digester, definition, settings);
    return digester_finish(&digester);
}

Text definition_name(Arena *arena, const StatementDefinition *definition) {
    const char *statement =
        definition->kind == STATEMENT_INCOME ? "income-statement" : "balance-sheet";
    return text_print(arena, "%s %.*s", statement, TEXT_ARGUMENTS(definition->regulation));
}
