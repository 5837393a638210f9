/* A progress bar shows on standard error how far a file was read: on a terminal, once work lasts
 * over a second. */
#ifndef DENIER_REPORTS_COMMAND_PROGRESS_BAR_H
#define DENIER_REPORTS_COMMAND_PROGRESS_BAR_H

#include "engine/progress.h"
#include "reports/command/command.h"

typedef struct ProgressBar {
    Language language;
    bool is_wanted;   /* standard error is a terminal, and nobody asked for quiet */
    size_t width;     /* columns that it may take */
    uint64_t begun;   /* milliseconds of a clock that never goes back */
    uint64_t drawn;   /* when it was drawn last, 0 for never */
    const char *path; /* of the file that it told of last */
    size_t size;      /* columns that it takes on the screen */
} ProgressBar;

/* The bar of the work that begins now. */
ProgressBar progress_bar_begin(const Session *session);

/* What draws the bar when it is told how far the work is. The bar must outlive it. */
Progress progress_bar_listener(ProgressBar *bar);

/* Takes the bar off the screen: the work is done, or there is something to say. */
void progress_bar_end(ProgressBar *bar);

/* The line drawn: name of the file, bar, percentage, megabytes read and to read; without bar and
 * percentage where the total is unknown (0). Leaves the name out, then all, where it is wider than
 * the bar may be. */
Text progress_line(Arena *arena, const ProgressBar *bar, const char *path, uint64_t done,
                   uint64_t total);

#endif
