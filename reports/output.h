/* An output is the file that a renderer of text writes, one block at a time.
 *
 * A renderer builds into `text` and calls output_pass_on after each row: memory stays flat
 * however long the document is. */
#ifndef DENIER_REPORTS_OUTPUT_H
#define DENIER_REPORTS_OUTPUT_H

#include "engine/builder.h"
#include "engine/error.h"

#include <stdio.h>

typedef struct Output {
    Builder text; /* what is still to be written */
    FILE *file;
    const char *path;
    int trouble; /* errno of the first write that failed, or 0 */
} Output;

/* Creates or empties the file. The path must outlive the output. Error: FILE_WRITE. */
bool output_open(Arena *arena, Output *output, const char *path, Error *error);

/* Writes what was built once it amounts to a block. A failure is told by output_close. */
void output_pass_on(Output *output);

/* Writes the rest and closes the file. Error: FILE_WRITE. */
bool output_close(Output *output, Error *error);

#endif
