/* The program: reads the command line, runs one command, frees what it used. */
#include "reports/command/commands.h"
#include "reports/command/commands_reading.h"
#include "reports/command/messages.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#ifndef DENIER_VERSION
#error "the build gives the version"
#endif

/* How many edits lead from one word to the other, up to a few: for "perhaps you meant". */
static size_t distance(const char *a, const char *b) {
    size_t row[64] = {0};
    size_t width = strlen(b);
    if (width >= sizeof row / sizeof *row) return SIZE_MAX;
    for (size_t j = 0; j <= width; j++) row[j] = j;
    for (size_t i = 1; a[i - 1]; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= width; j++) {
            size_t above = row[j], change = diagonal + (a[i - 1] != b[j - 1]);
            size_t insert = row[j - 1] + 1, remove = above + 1;
            row[j] = insert < remove ? insert : remove;
            if (change < row[j]) row[j] = change;
            diagonal = above;
        }
    }
    return row[width];
}

static const char *nearest_command(const char *word) {
    const char *nearest = "help";
    size_t least = SIZE_MAX;
    for (const Command *command = commands_table(); command->name; command++) {
        const char *const names[] = {command->name, command->alias};
        for (size_t i = 0; i < 2; i++) {
            size_t edits = distance(word, names[i]);
            if (edits >= least) continue;
            least = edits;
            nearest = names[i];
        }
    }
    return nearest;
}

/* Finds the command of the session and checks that the options are for it. */
static bool choose_command(Session *session, Error *error) {
    const Options *options = &session->options;
    if (options->operands.count == 0) {
        return options->help || error_set(error, ERROR_COMMAND_MISSING);
    }
    const char *name = options->operands.items[0];
    session->command = command_find(name);
    if (!session->command) {
        return error_set(error, ERROR_COMMAND_UNKNOWN, text_of(name),
                         text_of(nearest_command(name)));
    }
    return options_fit(options, session->command->name, session->command->options, error);
}

static ExitCode run(Session *session, int argc, char **argv) {
    Error error = {0};
    if (!options_read(session->arena, argc, argv, &session->options, &error)) {
        message_error(session, &error);
        return EXIT_USAGE;
    }
    if (session->options.version) {
        puts("denier " DENIER_VERSION);
        return EXIT_FINE;
    }
    if (!choose_command(session, &error)) {
        message_error(session, &error);
        return EXIT_USAGE;
    }
    return session->options.help ? command_help(session) : session->command->run(session);
}

int main(int argc, char **argv) {
    signal(SIGPIPE, SIG_IGN); /* a reader that goes away is a write error, said as one */
    memory_serve_gmp();
    Arena *arena = arena_create();
    Session session = {.arena = arena, .language = language_of_environment()};
    ExitCode code = run(&session, argc, argv);
    if (session.is_doubtful && code == EXIT_FINE) code = EXIT_FINDINGS;
    if (fflush(stdout) != 0 && code == EXIT_FINE) code = EXIT_MACHINE;
    arena_destroy(arena);
    return (int)code;
}
