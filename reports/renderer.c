#include "reports/renderer.h"

#include "engine/file.h"

#include <stdio.h>

static const Renderer RENDERERS[] = {
    {"txt", false, render_text},  {"json", false, render_json}, {"csv", false, render_csv},
    {"html", false, render_html}, {"pdf", true, render_pdf},    {"xlsx", true, render_xlsx},
};

const Renderer *renderer_find(Text format) {
    for (size_t i = 0; i < sizeof RENDERERS / sizeof RENDERERS[0]; i++) {
        if (text_equal(format, text_of(RENDERERS[i].format))) return &RENDERERS[i];
    }
    return NULL;
}

/* The renderer knows the temporary only; people are told the file that they asked for. */
static bool refuse(Error *error, Error *cause, const char *target) {
    if (cause->code == ERROR_FILE_WRITE) {
        snprintf(cause->arguments[0], sizeof cause->arguments[0], "%s", target);
    }
    if (error && error->code == ERROR_NONE) *error = *cause;
    return false;
}

bool document_render(Arena *arena, const Document *document, const Renderer *renderer,
                     const RenderingChoices *choices, const char *target, Error *error) {
    FileWriter writer;
    Error cause = {0};
    if (!file_begin(arena, &writer, target, error)) return false;
    if (renderer->render(arena, document, choices, writer.temporary, &cause)) {
        return file_commit(&writer, error);
    }
    file_abandon(&writer);
    return refuse(error, &cause, target);
}
