#include "ledger/book/dimensions.h"

#include "engine/builder.h"
#include "engine/date_text.h"
#include "ledger/book/tags.h"
#include "ledger/store/rows.h"

static const Dimension USUAL_DIMENSIONS[] = {
    {{"project", 7}, {"Projet", 6}},
    {{"funder", 6}, {"Financeur", 9}},
    {{"channel", 7}, {"Canal de collecte", 17}},
    {{"destination", 11}, {"Destination (CROD)", 18}},
};

const Dimension *usual_dimensions(size_t *count) {
    *count = sizeof USUAL_DIMENSIONS / sizeof *USUAL_DIMENSIONS;
    return USUAL_DIMENSIONS;
}

Dimensions dimensions_in(Arena *arena, Store *store, int64_t entity) {
    return (Dimensions){.arena = arena, .store = store, .entity = entity};
}

static bool load_items(Dimensions *dimensions, Error *error) {
    static const char SQL[] = "SELECT dimension, label FROM dimension WHERE entity = ?1"
                              " ORDER BY dimension";
    Arena *arena = dimensions->arena;
    Rows rows = rows_of(dimensions->store, SQL, VALUES(value_of_integer(dimensions->entity)));
    while (rows_next(&rows)) {
        *LIST_PUSH(arena, &dimensions->items) = (Dimension){text_copy(arena, rows_text(&rows, 0)),
                                                            text_copy(arena, rows_text(&rows, 1))};
    }
    return rows_end(&rows, error);
}

static bool load_values(Dimensions *dimensions, Error *error) {
    static const char SQL[] = "SELECT dimension, value, label, first_day, last_day"
                              " FROM dimension_value WHERE entity = ?1 ORDER BY dimension, value";
    Arena *arena = dimensions->arena;
    Rows rows = rows_of(dimensions->store, SQL, VALUES(value_of_integer(dimensions->entity)));
    while (rows_next(&rows)) {
        *LIST_PUSH(arena, &dimensions->values) = (DimensionValue){
            .dimension = text_copy(arena, rows_text(&rows, 0)),
            .code = text_copy(arena, rows_text(&rows, 1)),
            .label = text_copy(arena, rows_text(&rows, 2)),
            .first_day = rows_date(&rows, 3),
            .last_day = rows_date(&rows, 4),
        };
    }
    return rows_end(&rows, error);
}

static bool load_rules(Dimensions *dimensions, Error *error) {
    static const char SQL[] = "SELECT prefix, dimension FROM dimension_rule WHERE entity = ?1"
                              " ORDER BY prefix, dimension";
    Arena *arena = dimensions->arena;
    Rows rows = rows_of(dimensions->store, SQL, VALUES(value_of_integer(dimensions->entity)));
    while (rows_next(&rows)) {
        *LIST_PUSH(arena, &dimensions->rules) = (DimensionRule){
            text_copy(arena, rows_text(&rows, 0)), text_copy(arena, rows_text(&rows, 1))};
    }
    return rows_end(&rows, error);
}

bool dimensions_load(Dimensions *dimensions, Error *error) {
    if (dimensions->is_loaded) return true;
    dimensions->items.count = dimensions->values.count = dimensions->rules.count = 0;
    dimensions->is_loaded = load_items(dimensions, error) && load_values(dimensions, error) &&
                            load_rules(dimensions, error);
    return dimensions->is_loaded;
}

static bool is_declared(const Dimensions *dimensions, Text name) {
    for (size_t i = 0; i < dimensions->items.count; i++) {
        if (text_equal(dimensions->items.items[i].name, name)) return true;
    }
    return false;
}

static bool refuse_absent(const Dimensions *dimensions, Text name, Error *error) {
    Arena *scratch = arena_create();
    Builder known = builder_in(scratch);
    for (size_t i = 0; i < dimensions->items.count; i++) {
        if (i) builder_add_byte(&known, ' ');
        builder_add(&known, dimensions->items.items[i].name);
    }
    error_set(error, ERROR_DIMENSION_ABSENT, name, known.size ? builder_text(&known) : TEXT("-"));
    arena_destroy(scratch);
    return false;
}

static bool check_declared(Dimensions *dimensions, Text name, Error *error) {
    if (!dimensions_load(dimensions, error)) return false;
    return is_declared(dimensions, name) || refuse_absent(dimensions, name, error);
}

static bool check_word(Text word, Error *error) {
    return tag_word_is_plain(word) || error_set(error, ERROR_TAG_WORD, word);
}

bool dimension_declare(Dimensions *dimensions, Text name, Text label, Error *error) {
    static const char SQL[] = "INSERT INTO dimension (entity, dimension, label)"
                              " VALUES (?1, ?2, ?3) ON CONFLICT (entity, dimension)"
                              " DO UPDATE SET label = excluded.label";
    dimensions->is_loaded = false;
    return check_word(name, error) && store_run(dimensions->store, SQL,
                                                VALUES(value_of_integer(dimensions->entity),
                                                       value_of_text(name), value_of_text(label)),
                                                error);
}

bool dimension_declare_value(Dimensions *dimensions, const DimensionValue *value, Error *error) {
    static const char SQL[] =
        "INSERT INTO dimension_value (entity, dimension, value, label, first_day, last_day)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (entity, dimension, value) DO UPDATE SET"
        " label = excluded.label, first_day = excluded.first_day, last_day = excluded.last_day";
    if (!check_declared(dimensions, value->dimension, error) || !check_word(value->code, error)) {
        return false;
    }
    dimensions->is_loaded = false;
    return store_run(dimensions->store, SQL,
                     VALUES(value_of_integer(dimensions->entity), value_of_text(value->dimension),
                            value_of_text(value->code), value_of_text(value->label),
                            value_of_date(value->first_day), value_of_date(value->last_day)),
                     error);
}

bool dimension_require(Dimensions *dimensions, Text prefix, Text dimension, Error *error) {
    static const char SQL[] = "INSERT INTO dimension_rule (entity, prefix, dimension)"
                              " VALUES (?1, ?2, ?3) ON CONFLICT (entity, prefix, dimension)"
                              " DO NOTHING";
    if (!check_declared(dimensions, dimension, error)) return false;
    dimensions->is_loaded = false;
    return store_run(dimensions->store, SQL,
                     VALUES(value_of_integer(dimensions->entity), value_of_text(prefix),
                            value_of_text(dimension)),
                     error);
}

bool dimensions_declare_usual(Dimensions *dimensions, Error *error) {
    for (size_t i = 0; i < sizeof USUAL_DIMENSIONS / sizeof *USUAL_DIMENSIONS; i++) {
        const Dimension *usual = &USUAL_DIMENSIONS[i];
        if (!dimension_declare(dimensions, usual->name, usual->label, error)) return false;
    }
    return true;
}

static const DimensionValue *find_value(const Dimensions *dimensions, Text dimension, Text code) {
    for (size_t i = 0; i < dimensions->values.count; i++) {
        const DimensionValue *value = &dimensions->values.items[i];
        if (text_equal(value->dimension, dimension) && text_equal(value->code, code)) return value;
    }
    return NULL;
}

static bool check_tag(const Dimensions *dimensions, Text dimension, Text code, Date date,
                      Error *error) {
    if (!is_declared(dimensions, dimension)) return refuse_absent(dimensions, dimension, error);
    const DimensionValue *value = find_value(dimensions, dimension, code);
    if (!value) return error_set(error, ERROR_DIMENSION_VALUE, code, dimension);
    bool is_early = date_is_set(value->first_day) && date_compare(date, value->first_day) < 0;
    bool is_late = date_is_set(value->last_day) && date_compare(date, value->last_day) > 0;
    if (!is_early && !is_late) return true;
    char room[DATE_TEXT_SIZE];
    return error_set(error, ERROR_DIMENSION_DATE, code, dimension, date_print_iso(date, room));
}

static bool check_tags(const Dimensions *dimensions, Text tags, Date date, Error *error) {
    Text previous = {0};
    while (tags.size) {
        Text tag = text_take(&tags, ',');
        Text code = tag;
        Text dimension = text_take(&code, '=');
        bool is_sorted = text_compare(previous, dimension) < 0;
        if (!is_sorted || !code.size) return error_set(error, ERROR_TAG_SYNTAX, tag);
        if (!check_tag(dimensions, dimension, code, date, error)) return false;
        previous = dimension;
    }
    return true;
}

static bool check_rules(const Dimensions *dimensions, const PostedLine *line, Error *error) {
    for (size_t i = 0; i < dimensions->rules.count; i++) {
        const DimensionRule *rule = &dimensions->rules.items[i];
        if (!text_starts_with(line->account, rule->prefix)) continue;
        if (tags_value(line->tags, rule->dimension).size) continue;
        return error_set(error, ERROR_DIMENSION_WANTED, line->account, rule->dimension);
    }
    return true;
}

bool dimensions_check(Dimensions *dimensions, const PostedEntry *entry, Error *error) {
    if (!dimensions_load(dimensions, error)) return false;
    bool has_rules = entry->kind == ENTRY_ORDINARY && !entry->source;
    for (size_t i = 0; i < entry->line_count; i++) {
        const PostedLine *line = &entry->lines[i];
        bool ok = check_tags(dimensions, line->tags, entry->date, error) &&
                  (!has_rules || check_rules(dimensions, line, error));
        if (!ok) return false;
    }
    return true;
}
