/* The verify command: proof that nothing was changed. */
#include "reports/command/command.h"

#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/command/rendering.h"
#include "reports/verify_document.h"

static ExitCode verify(Session *session, Book *book, const Rendering *rendering, Error *error) {
    VerifyResult *result = ARENA_NEW(session->arena, VerifyResult);
    Findings findings = findings_in(session->arena);
    Document document;
    verify_book(book, result, &findings);
    verify_document(session->arena, rendering->language, book, result, &findings, &document);
    message_findings(session, &findings);
    if (!rendering_run(session, rendering, &document, error)) return keeping_fail(session, error);
    return verify_is_clean(result) ? EXIT_FINE : EXIT_FINDINGS;
}

ExitCode command_verify(Session *session) {
    Book book;
    Error error = {0};
    Rendering rendering;
    const StringList *operands = &session->options.operands;
    if (operands->count > 1) {
        error_set(&error, ERROR_OPERAND_UNWANTED, text_of(session->command->name),
                  text_of(operands->items[1]));
        return keeping_fail(session, &error);
    }
    if (!rendering_prepare(session, &rendering, &error) ||
        !keeping_open_unverified(session, STORE_READ, &book, &error)) {
        return keeping_fail(session, &error);
    }
    ExitCode code = verify(session, &book, &rendering, &error);
    book_close(&book);
    return code;
}
