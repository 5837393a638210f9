#include "reports/settings_check.h"

#include "engine/date_text.h"
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

/* A setting beside the choices of all models. */
typedef struct Comparison {
    Arena *arena;
    const Setting *setting;
    bool names_choice; /* some model has a choice of that key */
    bool is_offered;   /* and one of them the line that the setting names */
    Text offered;      /* the lines to choose from, as a list for people */
} Comparison;

static bool offers(const StatementChoice *choice, Text line) {
    for (Text ids = choice->lines; ids.size > 0;) {
        if (text_equal(text_take(&ids, ' '), line)) return true;
    }
    return line.size == 0; /* no line: the default */
}

static void compare(Comparison *comparison, const StatementDefinition *definition) {
    const Setting *setting = comparison->setting;
    for (size_t i = 0; i < definition->choices.count; i++) {
        const StatementChoice *choice = &definition->choices.items[i];
        if (!text_equal(choice->key, setting->key)) continue;
        comparison->names_choice = true;
        comparison->is_offered |= offers(choice, setting->value);
        comparison->offered = choice_lines(comparison->arena, choice);
    }
}

static Comparison compare_all(Arena *arena, const Setting *setting) {
    static const char *const REGULATIONS[] = {"anc-2018-06/2020", "anc-2018-06/2025",
                                              "anc-2018-06/2026"};
    const Settings none = {0};
    Comparison comparison = {.arena = arena, .setting = setting};
    for (size_t i = 0; i < sizeof REGULATIONS / sizeof *REGULATIONS; i++) {
        for (int kind = STATEMENT_INCOME; kind <= STATEMENT_BALANCE_SHEET; kind++) {
            const StatementDefinition *definition;
            bool is_loaded = statement_load(arena, (StatementKind)kind, text_of(REGULATIONS[i]),
                                            &none, &definition, NULL);
            if (is_loaded) compare(&comparison, definition);
        }
    }
    return comparison;
}

/* What is wrong with the setting; the error stays empty when it means something. */
static void judge(Arena *arena, const Setting *setting, Error *error) {
    Date date;
    if (text_equal(setting->key, YEAR_END_KEY)) {
        if (setting->value.size) date_read_iso(setting->value, &date, error);
        return;
    }
    if (names_entity(setting->key)) return;
    Comparison comparison = compare_all(arena, setting);
    if (!comparison.names_choice) {
        error_set(error, ERROR_SETTING_UNKNOWN, setting->key);
    } else if (!comparison.is_offered) {
        error_set(error, ERROR_SETTING_CHOICE, setting->value, setting->key, comparison.offered);
    }
}

void settings_check(Arena *arena, const Settings *settings, Findings *findings) {
    for (size_t i = 0; i < settings->items.count; i++) {
        const Setting *setting = &settings->items.items[i];
        Error error = {0};
        judge(arena, setting, &error);
        if (error.code == ERROR_NONE) continue;
        error_place(&error, settings->path.bytes, setting->line, 1);
        findings_add(findings, &error);
    }
}
