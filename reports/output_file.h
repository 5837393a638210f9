/* Writing a text to a file in blocks, which is the old file or the complete new one. */
#ifndef DENIER_REPORTS_OUTPUT_FILE_H
#define DENIER_REPORTS_OUTPUT_FILE_H

#include "reports/output.h"

/* Adds all of the text to the output, which is emptied between pieces by output_pass_on. */
typedef bool OutputWriter(void *data, Output *output, Error *error);

/* Writes beside the target, and takes its place when all is there; "-" is standard output. Errors:
 * FILE_WRITE, which names the target, and what `write` says. */
bool output_file(Arena *arena, const char *target, OutputWriter *write, void *data, Error *error);

#endif
