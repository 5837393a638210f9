#include "reports/command/showing.h"

#include <string.h>

bool showing_prepare(const Session *session, Showing *showing, Error *error) {
    *showing = (Showing){0};
    if (!rendering_prepare(session, &showing->rendering, error)) return false;
    showing->document.language = showing->rendering.language;
    return true;
}

bool showing_write(Session *session, const Showing *showing, Error *error) {
    const Rendering *rendering = &showing->rendering;
    if (strcmp(rendering->target, "-") != 0) {
        return rendering_run(session, rendering, &showing->document, error);
    }
    Session shown = *session;
    shown.options.dry_run = false;
    return rendering_run(&shown, rendering, &showing->document, error);
}
