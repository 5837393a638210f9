/* The attach command: pieces of an entry, added, listed and taken out again. */
#include "reports/command/commands_keeping.h"

#include "engine/file.h"
#include "ledger/book/attachment.h"
#include "ledger/book/entries.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/command/rendering.h"
#include "reports/piece_document.h"

typedef struct AttachTask {
    Session *session;
    Rendering rendering;
    Book book;
    PostedEntry entry;
    int64_t year; /* of the entry */
} AttachTask;

static bool find_entry(AttachTask *task, Error *error) {
    Session *session = task->session;
    const BookYear *year = keeping_year(session, &task->book, error);
    int64_t id;
    return year &&
           entry_named(&task->book, year, text_of(session->options.operands.items[1]), &id,
                       error) &&
           entry_find(session->arena, &task->book, id, &task->entry, &task->year, error);
}

static bool add_file(AttachTask *task, const char *path, Error *error) {
    Text bytes;
    Error twice = {0};
    if (!file_read_all(task->session->arena, path, PIECE_LIMIT, &bytes, error)) return false;
    if (attachment_add(&task->book, task->year, &task->entry, bytes, file_name(path), &twice)) {
        message_note(task->session, N_("{1} is attached to entry {2}"), text_of(path),
                     posted_entry_name(task->session->arena, &task->entry));
        return true;
    }
    if (twice.code != ERROR_PIECE_TWICE) {
        *error = twice;
        return false;
    }
    message_error(task->session, &twice);
    return true;
}

/* Keeps the files, all or none of them. */
static bool add_files(AttachTask *task, Error *error) {
    const StringList *operands = &task->session->options.operands;
    bool ok = book_begin(&task->book, error);
    if (!ok) return false;
    ok = find_entry(task, error);
    for (size_t i = 2; ok && i < operands->count; i++) {
        ok = add_file(task, operands->items[i], error);
    }
    if (ok) return keeping_commit(task->session, &task->book, error);
    book_rollback(&task->book);
    return false;
}

static bool extract(AttachTask *task, const Attachments *pieces, Error *error) {
    Session *session = task->session;
    const char *folder = session->options.extract;
    for (size_t i = 0; i < pieces->items.count; i++) {
        const Attachment *piece = &pieces->items.items[i];
        Text bytes, name = attachment_file_name(session->arena, piece);
        const char *path =
            text_print(session->arena, "%s/%.*s", folder, TEXT_ARGUMENTS(name)).bytes;
        bool ok = attachment_bytes(session->arena, &task->book, piece, &bytes, error) &&
                  (session->options.dry_run || file_replace(path, bytes, error));
        if (!ok) return false;
        message_note(session,
                     session->options.dry_run ? N_("dry run: {1} would be written to {2}")
                                              : N_("{1} is written to {2}"),
                     piece->name, text_of(path));
    }
    return true;
}

static bool show(AttachTask *task, Error *error) {
    Session *session = task->session;
    Attachments pieces;
    Document document;
    bool ok = find_entry(task, error) && attachments_of(session->arena, &task->book, task->year,
                                                        task->entry.id, &pieces, error);
    if (!ok) return false;
    if (session->options.extract) return extract(task, &pieces, error);
    piece_document(session->arena, task->rendering.language, &task->book, &task->entry, &pieces,
                   &document);
    return rendering_run(session, &task->rendering, &document, error);
}

ExitCode command_attach(Session *session) {
    AttachTask task = {.session = session};
    Error error = {0};
    size_t count = session->options.operands.count;
    if (count < 2) {
        error_set(&error, ERROR_PIECE_FILE_MISSING);
        return keeping_fail(session, &error);
    }
    StoreMode mode = count > 2 ? STORE_WRITE : STORE_READ;
    if (!rendering_prepare(session, &task.rendering, &error) ||
        !keeping_open(session, mode, &task.book, &error)) {
        return keeping_fail(session, &error);
    }
    bool ok = count > 2 ? add_files(&task, &error) : show(&task, &error);
    book_close(&task.book);
    return ok ? EXIT_FINE : keeping_fail(session, &error);
}
