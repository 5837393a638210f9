/* The verify command: proof that nothing was changed. */
#include "reports/command/command.h"

#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/command/rendering.h"
#include "reports/verify_document.h"
#include "reports/verify_seal.h"

/* Compares a seal or a document with the book, where one is named. */
static bool compare(const Session *session, Book *book, Document *document, Findings *findings,
                    Error *error) {
    const Options *options = &session->options;
    Comparing comparing = {session->arena, book, options->seal, document, findings};
    if (options->seal && !verify_seal(&comparing, error)) return false;
    comparing.path = options->document;
    return !options->document || verify_file_of_book(&comparing, error);
}

static ExitCode verify(Session *session, Book *book, const Rendering *rendering, Error *error) {
    VerifyResult *result = ARENA_NEW(session->arena, VerifyResult);
    Findings findings = findings_in(session->arena);
    Document document;
    verify_book(book, result, &findings);
    verify_document(session->arena, rendering->language, book, result, &findings, &document);
    bool ok = compare(session, book, &document, &findings, error);
    message_findings(session, &findings);
    ok = ok && rendering_run(session, rendering, &document, error);
    if (!ok) return keeping_fail(session, error);
    return findings.kinds.count ? EXIT_FINDINGS : EXIT_FINE;
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
