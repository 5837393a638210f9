/* The data files compiled into the program: a table made at build time by engine/embed.py. */
#ifndef DENIER_ENGINE_DATA_TABLE_H
#define DENIER_ENGINE_DATA_TABLE_H

#include "engine/text.h"

typedef struct DataFile {
    const char *name;   /* as data_read takes it: "charts/2020.chart" */
    const char *source; /* where it stands in the source tree, from its root */
    Text content;
} DataFile;

/* In order of name (strcmp). */
extern const DataFile DATA_FILES[];
extern const size_t DATA_FILE_COUNT;

#endif
