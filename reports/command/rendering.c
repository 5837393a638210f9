#include "reports/command/rendering.h"

#include "reports/command/messages.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static bool read_language(const Session *session, Language *language, Error *error) {
    static const struct {
        const char *name;
        Language language;
    } NAMES[] = {{"fr", LANGUAGE_FRENCH}, {"en", LANGUAGE_ENGLISH}, {"fr+en", LANGUAGE_BILINGUAL}};
    const char *value = session->options.language;
    for (size_t i = 0; value && i < sizeof NAMES / sizeof *NAMES; i++) {
        if (strcmp(NAMES[i].name, value) == 0) {
            *language = NAMES[i].language;
            return true;
        }
    }
    return !value || error_set(error, ERROR_OPTION_CHOICE, TEXT("lang"), text_of(value),
                               TEXT("fr, en, fr+en"));
}

/* The format: -O, else the extension of -o, else text. */
static bool choose_renderer(const Session *session, Rendering *rendering, Error *error) {
    const Options *options = &session->options;
    rendering->target = options->output ? options->output : "-";
    Text format = text_of(options->format ? options->format : "txt");
    const char *dot = strrchr(rendering->target, '.');
    if (!options->format && strcmp(rendering->target, "-") != 0) {
        format = dot && !strchr(dot, '/') ? text_of(dot + 1) : text_of(rendering->target);
    }
    rendering->renderer = renderer_find(format);
    if (!rendering->renderer) return error_set(error, ERROR_OUTPUT_FORMAT, format);
    bool to_terminal = strcmp(rendering->target, "-") == 0 && isatty(STDOUT_FILENO);
    if (rendering->renderer->is_binary && to_terminal && !options->dry_run) {
        return error_set(error, ERROR_OUTPUT_TERMINAL, format);
    }
    return true;
}

static unsigned terminal_width(void) {
    struct winsize size;
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) return size.ws_col;
    return 0;
}

static bool check_color(const Session *session, Error *error) {
    const char *color = session->options.color;
    bool known = !color || strcmp(color, "auto") == 0 || strcmp(color, "yes") == 0 ||
                 strcmp(color, "no") == 0;
    return known || error_set(error, ERROR_OPTION_CHOICE, TEXT("color"), text_of(color),
                              TEXT("auto, yes, no"));
}

bool rendering_has_color(const Session *session) {
    const char *color = session->options.color;
    if (color && strcmp(color, "auto") != 0) return strcmp(color, "yes") == 0;
    const char *refused = getenv("NO_COLOR");
    return !(refused && *refused) && isatty(STDOUT_FILENO);
}

bool rendering_prepare(const Session *session, Rendering *rendering, Error *error) {
    return read_language(session, &rendering->language, error) && check_color(session, error) &&
           choose_renderer(session, rendering, error);
}

bool rendering_run(Session *session, const Rendering *rendering, const Document *document,
                   Error *error) {
    if (session->options.dry_run) {
        message_note(session, N_("dry run: {1} would be written to {2}"), document->title,
                     text_of(rendering->target));
        return true;
    }
    RenderingChoices choices = {rendering_has_color(session), terminal_width()};
    return document_render(session->arena, document, rendering->renderer, &choices,
                           rendering->target, error);
}
