/* Settings hold what a FEC lacks: the entity, and a choice for each point the law leaves open.
 *
 * A text file of "key = value" lines; "#" begins a comment. */
#ifndef DENIER_LEDGER_SETTINGS_H
#define DENIER_LEDGER_SETTINGS_H

#include "engine/error.h"

typedef struct Setting {
    Text key;
    Text value;
    uint64_t line; /* of the settings file, from 1 */
} Setting;

typedef struct Settings {
    Text path; /* empty when there is no file */
    LIST_OF(Setting) items;
} Settings;

/* Reads the file; texts are owned by the arena. Each line that cannot be read (SETTING_SYNTAX,
 * SETTING_TWICE) is left out and goes to `findings`. Errors: FILE_*. */
bool settings_read(Arena *arena, const char *path, Settings *settings, Findings *findings,
                   Error *error);

/* The value of a key, or the empty text. */
Text settings_get(const Settings *settings, const char *key);

/* Makes `value` the value of `key` in place of what the file says. Texts must outlive it. */
void settings_set(Arena *arena, Settings *settings, const char *key, const char *value);

#endif
