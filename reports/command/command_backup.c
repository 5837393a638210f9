/* The backup and restore commands: verified copies of a book, there and back. */
#include "reports/command/commands_keeping.h"

#include "ledger/book/backup.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"

static bool refuse_operands(const Session *session, size_t wanted, Error *error) {
    const StringList *operands = &session->options.operands;
    return operands->count <= wanted ||
           error_set(error, ERROR_OPERAND_UNWANTED, text_of(session->command->name),
                     text_of(operands->items[wanted]));
}

/* Where the copy goes: -o FILE, else among the automatic ones. */
static bool write_backup(Session *session, Book *book, Error *error) {
    Text path = text_of(session->options.output);
    if (session->options.dry_run) {
        message_note(session, N_("dry run: nothing was written"), (Text){0}, (Text){0});
        return true;
    }
    bool ok = path.size ? backup_write(session->arena, book, path.bytes, error)
                        : backup_automatic(session->arena, book, "backup", &path, error);
    if (ok)
        message_note(session, N_("{1} was written, opened again and found whole"), path, (Text){0});
    return ok;
}

ExitCode command_backup(Session *session) {
    Book book;
    Error error = {0};
    if (!refuse_operands(session, 1, &error) || !keeping_open(session, STORE_READ, &book, &error)) {
        return keeping_fail(session, &error);
    }
    bool ok = write_backup(session, &book, &error);
    book_close(&book);
    return ok ? EXIT_FINE : keeping_fail(session, &error);
}

static Text number_of(const Session *session, int64_t number) {
    return text_print(session->arena, "%lld", (long long)number);
}

static void describe(const Session *session, const Restoration *restoration) {
    const Restoration *r = restoration;
    if (!r->is_there) {
        message_note(session,
                     N_("there is no book that can be opened; the backup holds {1} "
                        "validated entries and {2} drafts"),
                     number_of(session, r->entries_then), number_of(session, r->drafts_then));
        return;
    }
    if (!r->is_same) {
        message_note(session, N_("the backup is of another association or begins on another day"),
                     (Text){0}, (Text){0});
    } else if (!r->is_ancestor) {
        message_note(session,
                     N_("the book did not grow out of this backup: their histories differ"),
                     (Text){0}, (Text){0});
    }
    message_note(session, N_("you go back from {1} validated entries to {2}"),
                 number_of(session, r->entries_now), number_of(session, r->entries_then));
    message_note(session, N_("drafts: {1} now, {2} in the backup"),
                 number_of(session, r->drafts_now), number_of(session, r->drafts_then));
    message_note(session, N_("events of the book's history: {1} now, {2} in the backup"),
                 number_of(session, r->events_now), number_of(session, r->events_then));
}

static bool restore(Session *session, const char *path, const char *backup, Error *error) {
    Text kept;
    if (!keeping_confirms(session, N_("Put the backup in the place of the book? [y/N]"), error) ||
        !restore_replace(session->arena, path, backup, &kept, error)) {
        return false;
    }
    if (kept.size) message_note(session, N_("what was there is kept as {1}"), kept, (Text){0});
    message_note(session, N_("{1} is ready"), text_of(path), (Text){0});
    return true;
}

ExitCode command_restore(Session *session) {
    const StringList *operands = &session->options.operands;
    Restoration restoration;
    Error error = {0};
    const char *path = keeping_path(session, &error);
    if (path && operands->count < 2) error_set(&error, ERROR_BACKUP_MISSING);
    bool ok = !error.code && refuse_operands(session, 2, &error) &&
              restore_compare(session->arena, path, operands->items[1], &restoration, &error);
    if (!ok) return keeping_fail(session, &error);
    describe(session, &restoration);
    if (restoration.is_there && !restoration.is_same) {
        error_set(&error, ERROR_BACKUP_OTHER, text_of(operands->items[1]));
        return keeping_fail(session, &error);
    }
    if (session->options.dry_run) {
        message_note(session, N_("dry run: nothing was written"), (Text){0}, (Text){0});
        return EXIT_FINE;
    }
    if (!restore(session, path, operands->items[1], &error)) return keeping_fail(session, &error);
    return EXIT_FINE;
}
