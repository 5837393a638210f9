#include "reports/command/book_verification.h"

#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/verify_document.h"
#include "reports/verify_export.h"

/* Compares a seal or a document with the book, where one is named. */
static bool compare(const Session *session, Comparing comparing, bool with_exports, Error *error) {
    const Options *options = &session->options;
    comparing.path = options->seal;
    if (options->seal && !verify_seal(&comparing, error)) return false;
    comparing.path = options->document;
    if (options->document && !verify_file_of_book(&comparing, error)) return false;
    return !with_exports || verify_exports(&comparing, error);
}

ExitCode book_verification(Session *session, const Rendering *rendering, bool with_exports) {
    Book book;
    Error error = {0};
    if (!keeping_open_unverified(session, STORE_READ, &book, &error)) {
        return keeping_fail(session, &error);
    }
    if (!book_look(&book, &error)) {
        book_close(&book);
        return keeping_fail(session, &error);
    }
    VerifyResult *result = ARENA_NEW(session->arena, VerifyResult);
    Findings findings = findings_in(session->arena);
    Document document;
    verify_book(&book, result, &findings);
    verify_document(session->arena, rendering->language, &book, result, &findings, &document);
    Comparing comparing = {
        .arena = session->arena, .book = &book, .document = &document, .findings = &findings};
    bool ok = compare(session, comparing, with_exports, &error);
    book_close(&book);
    message_findings(session, &findings);
    ok = ok && rendering_run(session, rendering, &document, &error);
    if (!ok) return keeping_fail(session, &error);
    return findings.kinds.count ? EXIT_FINDINGS : EXIT_FINE;
}
