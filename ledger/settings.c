#include "ledger/settings.h"

#include "engine/file.h"
#include "engine/records.h"

enum { LARGEST_SETTINGS = 1024 * 1024 };

static const Setting *find(const Settings *settings, Text key) {
    for (size_t i = 0; i < settings->items.count; i++) {
        if (text_equal(settings->items.items[i].key, key)) return &settings->items.items[i];
    }
    return NULL;
}

static void add_row(Arena *arena, const Records *records, const Record *row, Settings *settings,
                    Findings *findings) {
    Text key = row->fields[0].text;
    const Setting *earlier = key.size ? find(settings, key) : NULL;
    Error error = {0};
    if (row->count != 2 || key.size == 0) {
        error_set(&error, ERROR_SETTING_SYNTAX, row->source);
    } else if (earlier) {
        Text line = text_print(arena, "%llu", (unsigned long long)earlier->line);
        error_set(&error, ERROR_SETTING_TWICE, key, line);
    } else {
        *LIST_PUSH(arena, &settings->items) = (Setting){key, row->fields[1].text, row->line};
        return;
    }
    record_refuse(records, row, row->fields[0].start, &error);
    findings_add(findings, &error);
}

bool settings_read(Arena *arena, const char *path, Settings *settings, Findings *findings,
                   Error *error) {
    Text content;
    if (!file_read_all(arena, path, LARGEST_SETTINGS, &content, error)) return false;
    Text kept_path = text_copy(arena, text_of(path));
    *settings = (Settings){.path = kept_path};
    Records records;
    if (!records_read(arena, content, kept_path.bytes, &DIALECT_SETTINGS, &records, error)) {
        return false;
    }
    for (size_t i = 0; i < records.items.count; i++) {
        add_row(arena, &records, &records.items.items[i], settings, findings);
    }
    return true;
}

Text settings_get(const Settings *settings, const char *key) {
    const Setting *found = find(settings, text_of(key));
    return found ? found->value : (Text){0};
}

void settings_set(Arena *arena, Settings *settings, const char *key, const char *value) {
    for (size_t i = 0; i < settings->items.count; i++) {
        Setting *setting = &settings->items.items[i];
        if (!text_equal(setting->key, text_of(key))) continue;
        setting->value = text_of(value);
        return;
    }
    *LIST_PUSH(arena, &settings->items) = (Setting){text_of(key), text_of(value), 0};
}
