/* The assert-balance command: what bank statements say, beside the books. */
#include "reports/command/commands_keeping.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "engine/file.h"
#include "ledger/book/assertion.h"
#include "reports/book_document.h"
#include "reports/command/keeping.h"
#include "reports/command/showing.h"

enum { ASSERTED_ON, ASSERTED, FOUND, DIFFERENCE, VERDICT, PROOF, COLUMNS };
enum { PROOF_LIMIT = 32 << 20 }; /* bytes of a statement */

static const BookColumn ASSERTION_COLUMNS[COLUMNS] = {
    [ASSERTED_ON] = {"date", N_("Date"), CELL_DATE},
    [ASSERTED] = {"asserted", N_("Bank statement"), CELL_AMOUNT},
    [FOUND] = {"found", N_("Books"), CELL_AMOUNT},
    [DIFFERENCE] = {"difference", N_("Difference"), CELL_AMOUNT},
    [VERDICT] = {"verdict", N_("Verdict"), CELL_TEXT},
    [PROOF] = {"proof", N_("Proof (SHA-256)"), CELL_TEXT},
};

typedef struct AssertTask {
    Session *session;
    Book book;
    Showing showing;
    bool is_list;
    Assertion assertion; /* to set */
    Text proof;
} AssertTask;

static bool read_assertion(AssertTask *task, Error *error) {
    const StringList *operands = &task->session->options.operands;
    const char *proof = task->session->options.proof;
    task->is_list = operands->count == 1;
    if (task->is_list) return true;
    if (operands->count != 4) {
        return error_set(error, ERROR_OPERANDS_WANTED, TEXT("assert-balance"),
                         TEXT("ACCOUNT DATE AMOUNT"), TEXT("assert-balance"));
    }
    task->assertion.account = text_of(operands->items[1]);
    return date_read_iso(text_of(operands->items[2]), &task->assertion.date, error) &&
           amount_read_french(text_of(operands->items[3]), &task->assertion.amount, error) &&
           (!proof || file_read_all(task->session->arena, proof, PROOF_LIMIT, &task->proof, error));
}

static void add_assertion(const AssertTask *task, Table *table, const Assertion *assertion) {
    Arena *arena = task->session->arena;
    Language language = task->showing.document.language;
    char room[DATE_TEXT_SIZE];
    bool holds = assertion_holds(assertion);
    Text id = text_print(arena, "%.*s_%.*s", TEXT_ARGUMENTS(assertion->account),
                         TEXT_ARGUMENTS(date_print_iso(assertion->date, room)));
    Row *row = table_add_row(arena, table, id, ROW_LINE, assertion->account);
    row->cells[ASSERTED_ON] = cell_of_date(assertion->date);
    row->cells[ASSERTED] = cell_of_amount(assertion->amount);
    row->cells[FOUND] = cell_of_amount(assertion->found);
    row->cells[DIFFERENCE] = cell_of_amount(amount_subtract(assertion->found, assertion->amount));
    row->cells[VERDICT] =
        cell_of_coded_text(label_of(arena, language, holds ? N_("holds") : N_("differs")),
                           holds ? "holds" : "differs");
    if (assertion->has_proof) {
        row->cells[PROOF] = cell_of_text(digest_print(arena, assertion->proof));
    }
}

/* Shows the assertions: all, or the one that was set. `*differs` when one does not hold. */
static bool show(AssertTask *task, bool *differs, Error *error) {
    static const char *const TITLES[] = {N_("Asserted balances"), N_("Account")};
    Arena *arena = task->session->arena;
    Document *document = &task->showing.document;
    Assertions assertions;
    Date date = task->assertion.date; /* no date: all */
    if (!assertions_read(arena, &task->book, date, date, &assertions, error)) return false;
    book_document_start(arena, &task->book, NULL, "assert-balance", N_("Asserted balances"),
                        document);
    Table *table =
        book_document_add_table(arena, document, "assertions", TITLES, ASSERTION_COLUMNS, COLUMNS);
    for (size_t i = 0; i < assertions.items.count; i++) {
        const Assertion *assertion = &assertions.items.items[i];
        bool is_wanted = task->is_list || text_equal(assertion->account, task->assertion.account);
        if (!is_wanted) continue;
        add_assertion(task, table, assertion);
        *differs |= !assertion_holds(assertion);
    }
    return true;
}

static bool run(AssertTask *task, bool *differs, Error *error) {
    if (task->is_list) return book_look(&task->book, error) && show(task, differs, error);
    return book_begin(&task->book, error) &&
           assertion_set(&task->book, &task->assertion, task->proof, error) &&
           show(task, differs, error) && keeping_commit(task->session, &task->book, error);
}

ExitCode command_assert_balance(Session *session) {
    Error error = {0};
    AssertTask task = {.session = session};
    bool differs = false;
    if (!read_assertion(&task, &error) || !showing_prepare(session, &task.showing, &error) ||
        !keeping_open(session, task.is_list ? STORE_READ : STORE_WRITE, &task.book, &error)) {
        return keeping_fail(session, &error);
    }
    bool ok = run(&task, &differs, &error);
    book_close(&task.book);
    if (!ok || !showing_write(session, &task.showing, &error)) {
        return keeping_fail(session, &error);
    }
    return differs ? EXIT_FINDINGS : EXIT_FINE;
}
