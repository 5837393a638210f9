/* The init command: a new book. */
#include "reports/command/command.h"

#include "engine/date_text.h"
#include "ledger/period.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"

#include <string.h>

static bool choose_path(const Session *session, const char **path, Error *error) {
    const StringList *operands = &session->options.operands;
    if (operands->count < 2) return error_set(error, ERROR_BOOK_NAME_MISSING);
    if (operands->count > 2) {
        return error_set(error, ERROR_OPERAND_UNWANTED, text_of(session->command->name),
                         text_of(operands->items[2]));
    }
    *path = operands->items[1];
    const char *dot = strrchr(*path, '.');
    return (dot && strcmp(dot, ".denier") == 0) ||
           error_set(error, ERROR_BOOK_NAME, text_of(*path));
}

static bool choose_numbering(const Session *session, Numbering *numbering, Error *error) {
    const char *wanted = session->options.numbering;
    *numbering = NUMBERED_BY_JOURNAL;
    if (!wanted || strcmp(wanted, "journal") == 0) return true;
    *numbering = NUMBERED_BY_YEAR;
    return strcmp(wanted, "year") == 0 || error_set(error, ERROR_OPTION_CHOICE, TEXT("numbering"),
                                                    text_of(wanted), TEXT("journal, year"));
}

static bool read_about(const Session *session, NewBook *about, Error *error) {
    const Options *options = &session->options;
    Period year;
    if (!options->year) return error_set(error, ERROR_YEAR_MISSING);
    if (!period_read(text_of(options->year), &year, error) ||
        !choose_numbering(session, &about->numbering, error)) {
        return false;
    }
    about->entity = text_of(options->entity);
    about->siren = text_of(options->siren);
    about->rna = text_of(options->rna);
    about->address = text_of(options->address);
    about->object = text_of(options->object);
    about->start = year.from;
    about->end = year.to;
    about->program = TEXT("denier " DENIER_VERSION);
    return true;
}

ExitCode command_init(Session *session) {
    const char *path = NULL;
    NewBook about = {0};
    Error error = {0};
    if (!choose_path(session, &path, &error) || !read_about(session, &about, &error)) {
        return keeping_fail(session, &error);
    }
    if (session->options.dry_run) {
        message_note(session, N_("dry run: nothing was written"), (Text){0}, (Text){0});
        return EXIT_FINE;
    }
    if (!book_create(session->arena, path, &about, keeping_author(session), &error)) {
        return keeping_fail(session, &error);
    }
    message_note(session, N_("{1} is ready"), text_of(path), (Text){0});
    return EXIT_FINE;
}
