#include "reports/output_file.h"

#include "engine/file.h"

#include <stdio.h>

bool output_file(Arena *arena, const char *target, OutputWriter *write, void *data, Error *error) {
    FileWriter writer;
    Output output;
    Error cause = {0};
    if (!file_begin(arena, &writer, target, error)) return false;
    bool ok = output_open(arena, &output, writer.temporary, &cause);
    if (ok) {
        ok = write(data, &output, &cause);
        ok = output_close(&output, &cause) && ok;
    }
    if (ok) return file_commit(&writer, error);
    file_abandon(&writer);
    /* People are told the file that they asked for, not the temporary one. */
    if (cause.code == ERROR_FILE_WRITE) {
        snprintf(cause.arguments[0], sizeof cause.arguments[0], "%s", target);
    }
    *error = cause;
    return false;
}
