/* The status command: what is done, what is missing, the next command to type. */
#include "reports/command/commands_reading.h"

#include "ledger/book/year_life.h"
#include "reports/command/keeping.h"
#include "reports/command/reading.h"
#include "reports/command/rendering.h"
#include "reports/command/status_document.h"

/* How a command on the same book begins. */
static Text command_prefix(const Session *session) {
    const StringList *books = &session->options.books;
    if (!books->count) return TEXT("denier");
    return text_print(session->arena, "denier -f %s", books->items[0]);
}

static bool build(Session *session, Book *book, StatusRequest *request, Document *document,
                  Error *error) {
    BookStatus *status = ARENA_NEW(session->arena, BookStatus);
    if (!book_look(book, error) || !book_status_read(session->arena, book, status, error)) {
        return false;
    }
    request->book = book;
    request->status = status;
    status_document(session->arena, request, document);
    return true;
}

ExitCode command_status(Session *session) {
    Error error = {0};
    Book book;
    Rendering rendering = {0};
    Reading reading = {0};
    Document document;
    StatusRequest request = {.program = command_prefix(session), .today = today()};
    if (session->options.operands.count > 1) {
        error_set(&error, ERROR_OPERAND_UNWANTED, text_of(session->command->name),
                  text_of(session->options.operands.items[1]));
        return keeping_fail(session, &error);
    }
    if (!rendering_prepare(session, &rendering, &error) ||
        !keeping_open(session, STORE_READ, &book, &error)) {
        return keeping_fail(session, &error);
    }
    request.language = rendering.language;
    StringList *books = &session->options.books;
    if (!books->count) *LIST_PUSH(session->arena, books) = book.path; /* not to be written over */
    bool ok = build(session, &book, &request, &document, &error);
    book_close(&book);
    ok = ok && reading_spares(session, &reading, rendering.target, &error) &&
         rendering_run(session, &rendering, &document, &error);
    return ok ? EXIT_FINE : keeping_fail(session, &error);
}
