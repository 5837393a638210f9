/* A renderer writes a document in one format; the table of renderers is here. */
#ifndef DENIER_REPORTS_RENDERER_H
#define DENIER_REPORTS_RENDERER_H

#include "reports/document.h"

/* What a renderer needs to know beside the document. */
typedef struct RenderingChoices {
    bool color;     /* text only: negative amounts in red */
    unsigned width; /* text only: columns of the terminal; 0: 100 */
} RenderingChoices;

typedef struct Renderer {
    const char *format; /* "pdf", also the extension of its files */
    bool is_binary;     /* not fit for a terminal */
    /* Writes the whole document to the file at `path` (a temporary that the caller renames).
     * Memory is taken from `arena`. Errors: FILE_WRITE, DOCUMENT_*. */
    bool (*render)(Arena *arena, const Document *document, const RenderingChoices *choices,
                   const char *path, Error *error);
} Renderer;

/* The renderer of a format ("txt json csv pdf xlsx html"), or NULL. */
const Renderer *renderer_find(Text format);

/* Renders to the target, which is replaced only when the output is complete; "-" is standard
 * output. */
bool document_render(Arena *arena, const Document *document, const Renderer *renderer,
                     const RenderingChoices *choices, const char *target, Error *error);

bool render_text(Arena *arena, const Document *document, const RenderingChoices *choices,
                 const char *path, Error *error);
bool render_json(Arena *arena, const Document *document, const RenderingChoices *choices,
                 const char *path, Error *error);
bool render_csv(Arena *arena, const Document *document, const RenderingChoices *choices,
                const char *path, Error *error);
bool render_html(Arena *arena, const Document *document, const RenderingChoices *choices,
                 const char *path, Error *error);
bool render_pdf(Arena *arena, const Document *document, const RenderingChoices *choices,
                const char *path, Error *error);
bool render_xlsx(Arena *arena, const Document *document, const RenderingChoices *choices,
                 const char *path, Error *error);

#endif
