#include "reports/command/asserted_balances.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "ledger/book/assertion.h"
#include "reports/command/messages.h"

static void add_failure(Findings *findings, const Assertion *assertion) {
    char day[DATE_TEXT_SIZE], said[AMOUNT_TEXT_SIZE], found[AMOUNT_TEXT_SIZE];
    Error error = {0};
    error_set(&error, ERROR_ASSERTION_FAILS, assertion->account,
              date_print_iso(assertion->date, day),
              amount_print(assertion->amount, AMOUNT_SAID, said),
              amount_print(assertion->found, AMOUNT_SAID, found));
    findings_add(findings, &error);
}

bool asserted_balances_warn(const Session *session, Book *book, Error *error) {
    Assertions assertions;
    Findings findings = findings_in(session->arena);
    if (!assertions_read(session->arena, book, (Date){0}, (Date){0}, &assertions, error)) {
        return false;
    }
    for (size_t i = 0; i < assertions.items.count; i++) {
        const Assertion *assertion = &assertions.items.items[i];
        if (!assertion_holds(assertion)) add_failure(&findings, assertion);
    }
    message_findings(session, &findings);
    return true;
}
