/* The line editor asks a person at a terminal for one line, with suggestions behind the tabulator
 * key. */
#ifndef DENIER_REPORTS_COMMAND_LINE_EDITOR_H
#define DENIER_REPORTS_COMMAND_LINE_EDITOR_H

#include "engine/text.h"

/* What the tabulator key completes a line to: where the line begins it, or begins its meaning. */
typedef struct Suggestion {
    Text text;
    Text meaning; /* shown beside it in the list; may be empty */
} Suggestion;

typedef LIST_OF(Suggestion) Suggestions;

typedef struct LineEditor LineEditor;

/* Standard input and standard error must be a terminal; owned by the arena, and closed before it
 * goes. */
LineEditor *line_editor_open(Arena *arena);
void line_editor_close(LineEditor *editor);

/* Asks; the answer, without blanks at its ends, is owned by the editor's arena. False when the
 * person ended the input. */
bool line_editor_ask(LineEditor *editor, Text prompt, const Suggestions *suggestions, Text *answer);

#endif
