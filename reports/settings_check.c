#include "reports/settings_check.h"

#include "reports/statement_definition.h"

/* What documents say of the entity; "_en" behind a key gives the English text of it. */
static const char *const ENTITY_KEYS[] = {"entity", "siren",     "rna",    "address",
                                          "object", "object_en", "notice", "notice_en"};

/* What the reader of files goes by. */
static const Text YEAR_END_KEY = {"year_end", 8};

static bool names_entity(Text key) {
    for (size_t i = 0; i < sizeof ENTITY_KEYS / sizeof *ENTITY_KEYS; i++) {
        if (text_equal(key, text_of(ENTITY_KEYS[i]))) return true;
    }
    return false;
}

static bool definition_offers(const StatementDefinition *definition, Text key) {
    for (size_t i = 0; i < definition->choices.count; i++) {
        if (text_equal(definition->choices.items[i].key, key)) return true;
    }
    return false;
}

/* Whether some model has a choice of that key. */
static bool names_choice(Arena *arena, Text key) {
    static const char *const REGULATIONS[] = {"anc-2018-06/2020", "anc-2018-06/2025",
                                              "anc-2018-06/2026"};
    const Settings none = {0};
    for (size_t i = 0; i < sizeof REGULATIONS / sizeof *REGULATIONS; i++) {
        for (int kind = STATEMENT_INCOME; kind <= STATEMENT_BALANCE_SHEET; kind++) {
            const StatementDefinition *definition;
            bool is_loaded = statement_load(arena, (StatementKind)kind, text_of(REGULATIONS[i]),
                                            &none, &definition, NULL);
            if (is_loaded && definition_offers(definition, key)) return true;
        }
    }
    return false;
}

void settings_check(Arena *arena, const Settings *settings, Findings *findings) {
    for (size_t i = 0; i < settings->items.count; i++) {
        const Setting *setting = &settings->items.items[i];
        if (text_equal(setting->key, YEAR_END_KEY)) continue;
        if (names_entity(setting->key) || names_choice(arena, setting->key)) continue;
        Error error = {0};
        error_set(&error, ERROR_SETTING_UNKNOWN, setting->key);
        error_place(&error, settings->path.bytes, setting->line, 1);
        findings_add(findings, &error);
    }
}
