/* The dump and load commands: a whole book as text, and back. */
#include "reports/command/commands_keeping.h"
#include "reports/command/commands_reading.h"

#include "ledger/book/dump.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/output_file.h"

#include <string.h>

/* A dump on its way to the output. */
typedef struct Dump {
    Book book;
    Output *output;
} Dump;

static bool pass_on(void *data, Builder *text, Error *error) {
    Dump *dump = data;
    (void)error; /* the output remembers what went wrong until it is closed */
    builder_add(&dump->output->text, builder_text(text));
    output_pass_on(dump->output);
    return true;
}

static bool write_dump(void *data, Output *output, Error *error) {
    Dump *dump = data;
    dump->output = output;
    return book_dump(&dump->book, pass_on, dump, error);
}

ExitCode command_dump(Session *session) {
    Dump dump = {0};
    Error error = {0};
    const Options *options = &session->options;
    const char *target = options->output ? options->output : "-";
    if (options->operands.count > 1) {
        error_set(&error, ERROR_OPERAND_UNWANTED, text_of(session->command->name),
                  text_of(options->operands.items[1]));
        return keeping_fail(session, &error);
    }
    if (!keeping_open(session, STORE_READ, &dump.book, &error)) {
        return keeping_fail(session, &error);
    }
    bool ok = true;
    if (options->dry_run) {
        message_note(session, N_("dry run: {1} would be written to {2}"), TEXT("dump"),
                     text_of(target));
    } else {
        ok = output_file(session->arena, target, write_dump, &dump, &error);
    }
    book_close(&dump.book);
    return ok ? EXIT_FINE : keeping_fail(session, &error);
}

static bool check_operands(const Session *session, Error *error) {
    const StringList *operands = &session->options.operands;
    if (operands->count < 3) return error_set(error, ERROR_LOAD_NAMES);
    const char *dot = strrchr(operands->items[2], '.');
    bool is_book = dot && strcmp(dot, ".denier") == 0;
    if (!is_book) return error_set(error, ERROR_BOOK_NAME, text_of(operands->items[2]));
    return operands->count == 3 ||
           error_set(error, ERROR_OPERAND_UNWANTED, text_of(session->command->name),
                     text_of(operands->items[3]));
}

ExitCode command_load(Session *session) {
    Error error = {0};
    if (!check_operands(session, &error)) return keeping_fail(session, &error);
    const char *dump = session->options.operands.items[1];
    const char *path = session->options.operands.items[2];
    if (session->options.dry_run) {
        message_note(session, N_("dry run: nothing was written"), (Text){0}, (Text){0});
        return EXIT_FINE;
    }
    if (!book_load(session->arena, path, dump, &error)) return keeping_fail(session, &error);
    message_note(session, N_("{1} is ready, and verified"), text_of(path), (Text){0});
    return EXIT_FINE;
}
