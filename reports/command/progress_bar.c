#include "reports/command/progress_bar.h"

#include "engine/builder.h"
#include "engine/file.h"
#include "engine/text_encoding.h"
#include "reports/characters.h"
#include "reports/number_text.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum {
    PATIENCE = 1000, /* milliseconds of work before anything is drawn */
    REST = 100,      /* milliseconds between two drawings of a file */
    WIDTH_USUAL = 80,
    BAR_CELLS = 20,
};

static uint64_t milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* "83.6": megabytes with one decimal. */
static Text megabytes(Arena *arena, Language language, uint64_t bytes) {
    uint64_t tenths = bytes / 100000;
    Text plain = text_print(arena, "%llu.%llu", (unsigned long long)(tenths / 10),
                            (unsigned long long)(tenths % 10));
    return number_print(arena, plain, language);
}

static Text filled(Arena *arena, uint64_t done, uint64_t total) {
    size_t cells = (size_t)(done * BAR_CELLS / total);
    Builder bar = builder_in(arena);
    builder_repeat(&bar, '#', cells);
    builder_repeat(&bar, '.', BAR_CELLS - cells);
    return builder_text(&bar);
}

static Text sentence(Arena *arena, Language language, const char *msgid, const Text *values) {
    return sentence_fill(arena, translate(language, msgid), values);
}

Text progress_line(Arena *arena, const ProgressBar *bar, const char *path, uint64_t done,
                   uint64_t total) {
    Language language = bar->language;
    if (total && done > total) done = total;
    Text read = megabytes(arena, language, done), figures;
    if (total == 0) {
        const Text values[ERROR_ARGUMENTS] = {read};
        figures = sentence(arena, language, N_("{1} MB read"), values);
    } else {
        const Text values[ERROR_ARGUMENTS] = {
            filled(arena, done, total),
            text_print(arena, "%3llu", (unsigned long long)(done * 100 / total)), read,
            megabytes(arena, language, total)};
        figures = sentence(arena, language, N_("[{1}] {2}%  {3} of {4} MB"), values);
    }
    if (text_width(figures) > bar->width) return (Text){0};
    Text name = text_displayable(arena, file_name(path));
    Text line = text_print(arena, "%.*s  %.*s", TEXT_ARGUMENTS(name), TEXT_ARGUMENTS(figures));
    return text_width(line) > bar->width ? figures : line;
}

/* Draws over what was drawn before, and blanks what is left of it. */
static void draw(ProgressBar *bar, Text line) {
    size_t size = text_width(line);
    size_t left = bar->size > size ? bar->size - size : 0;
    fprintf(stderr, "\r%.*s%*s", TEXT_ARGUMENTS(line), (int)left, "");
    bar->size = size;
}

static void tell(void *listener, const char *path, uint64_t done, uint64_t total) {
    ProgressBar *bar = listener;
    uint64_t now = milliseconds();
    bool is_rested = now - bar->drawn >= REST || path != bar->path;
    if (now - bar->begun < PATIENCE || !is_rested) return;
    Arena *scratch = arena_create();
    draw(bar, progress_line(scratch, bar, path, done, total));
    arena_destroy(scratch);
    bar->drawn = now;
    bar->path = path;
}

ProgressBar progress_bar_begin(const Session *session) {
    ProgressBar bar = {.language = session->language, .width = WIDTH_USUAL};
    bar.is_wanted = isatty(STDERR_FILENO) && !session->options.quiet;
    struct winsize size;
    if (bar.is_wanted && ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col) {
        bar.width = size.ws_col;
    }
    bar.width--; /* the last column would have some terminals begin a new line */
    bar.begun = milliseconds();
    return bar;
}

Progress progress_bar_listener(ProgressBar *bar) {
    return bar->is_wanted ? (Progress){tell, bar} : (Progress){0};
}

void progress_bar_end(ProgressBar *bar) {
    if (bar->size == 0) return;
    draw(bar, (Text){0});
    fputc('\r', stderr);
}
