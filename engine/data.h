/* A data file is a table that people can edit: a chart of accounts, a statement, ratios.
 *
 * It is known by a name ("statements/income-2020.statement"), not by a path. The first of these
 * that exists is read:
 *   1. NAME in the folder of the environment variable DENIER_DATA;
 *   2. ../share/denier/NAME beside the program's folder, where it is installed;
 *   3. the file of the source tree, when the program stands in ROOT/build/PRESET;
 *   4. the copy compiled into the program, which therefore works alone anywhere. */
#ifndef DENIER_ENGINE_DATA_H
#define DENIER_ENGINE_DATA_H

#include "engine/error.h"

/* Reads the data file of that name. `path` is what messages show as the file: where it was read,
 * or "(built in) NAME". Both texts are owned by the arena or constant, a zero byte follows each.
 * Errors: FILE_* of a file that exists, DATA_FOLDER, DATA_MISSING. */
bool data_read(Arena *arena, const char *name, Text *content, Text *path, Error *error);

/* The copy compiled into the program, whatever stands elsewhere under that name: for what belongs
 * to the program's version and is nobody's to change. A zero byte follows it. Error:
 * DATA_MISSING. */
bool data_read_built_in(const char *name, Text *content, Error *error);

#endif
