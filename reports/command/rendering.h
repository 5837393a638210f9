/* Where and how a command's document is written: language, format, target, color. */
#ifndef DENIER_REPORTS_COMMAND_RENDERING_H
#define DENIER_REPORTS_COMMAND_RENDERING_H

#include "reports/command/command.h"
#include "reports/renderer.h"

typedef struct Rendering {
    Language language; /* of the document */
    const Renderer *renderer;
    const char *target; /* "-" is standard output */
} Rendering;

/* Reads --lang, -O, -o and --color. Errors: OPTION_CHOICE, OUTPUT_FORMAT, OUTPUT_TERMINAL. */
bool rendering_prepare(const Session *session, Rendering *rendering, Error *error);

/* Whether text on standard output may be colored. */
bool rendering_has_color(const Session *session);

/* Writes the document, or says what it would do on a dry run. Errors: FILE_WRITE, DOCUMENT_*. */
bool rendering_run(Session *session, const Rendering *rendering, const Document *document,
                   Error *error);

#endif
