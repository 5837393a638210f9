#include "reports/output.h"

#include <errno.h>
#include <string.h>

enum { BLOCK = 64 * 1024 };

bool output_open(Arena *arena, Output *output, const char *path, Error *error) {
    *output = (Output){.text = builder_in(arena), .path = path};
    output->file = fopen(path, "we");
    if (output->file) return true;
    return error_set(error, ERROR_FILE_WRITE, text_of(path), text_of(strerror(errno)));
}

static void write_out(Output *output) {
    Text text = builder_text(&output->text);
    size_t written = fwrite(text.bytes, 1, text.size, output->file);
    if (written < text.size && !output->trouble) output->trouble = errno ? errno : EIO;
    output->text.size = 0;
}

void output_pass_on(Output *output) {
    if (output->text.size >= BLOCK) write_out(output);
}

bool output_close(Output *output, Error *error) {
    write_out(output);
    if (fclose(output->file) != 0 && !output->trouble) output->trouble = errno ? errno : EIO;
    output->file = NULL;
    if (!output->trouble) return true;
    return error_set(error, ERROR_FILE_WRITE, text_of(output->path),
                     text_of(strerror(output->trouble)));
}
