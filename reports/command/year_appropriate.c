/* Appropriating a result: own funds before and after the assembly's decision. */
#include "reports/command/year_acts.h"

#include "engine/amount_text.h"
#include "ledger/book/appropriation.h"
#include "reports/book_document.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/command/reading.h"
#include "reports/command/showing.h"

enum { BEFORE, DECISION, AFTER, COLUMNS };
enum { FIRST_PART = 3 }; /* operands: year, appropriate, YEAR */

static const BookColumn FUND_COLUMNS[COLUMNS] = {
    [BEFORE] = {"before", N_("Before"), CELL_AMOUNT},
    [DECISION] = {"decision", N_("Decision"), CELL_AMOUNT},
    [AFTER] = {"after", N_("After"), CELL_AMOUNT},
};

typedef struct AppropriateTask {
    Session *session;
    Book book;
    Showing showing;
    Appropriation decision;
    AppropriationEffect effect;
} AppropriateTask;

/* Pairs of account and amount behind the year. */
static bool read_parts(AppropriateTask *task, Error *error) {
    const StringList *operands = &task->session->options.operands;
    size_t words = operands->count > FIRST_PART ? operands->count - FIRST_PART : 0;
    if (!words || words % 2) {
        return error_set(error, ERROR_OPERANDS_WANTED, TEXT("year appropriate"),
                         TEXT("YEAR ACCOUNT AMOUNT..."), TEXT("year"));
    }
    AppropriationPart *parts = ARENA_ARRAY(task->session->arena, AppropriationPart, words / 2);
    for (size_t i = 0; i < words / 2; i++) {
        parts[i].account = text_of(operands->items[FIRST_PART + 2 * i]);
        Text amount = text_of(operands->items[FIRST_PART + 2 * i + 1]);
        if (!amount_read_french(amount, &parts[i].amount, error)) return false;
    }
    task->decision.parts = parts;
    task->decision.part_count = words / 2;
    return true;
}

static bool read_decision(AppropriateTask *task, Error *error) {
    const Options *options = &task->session->options;
    Appropriation *decision = &task->decision;
    if (!options->date) {
        return error_set(error, ERROR_OPERANDS_WANTED, TEXT("year appropriate"),
                         TEXT("--date DATE"), TEXT("year"));
    }
    decision->journal = options->journal ? text_of(options->journal) : TEXT("OD");
    decision->piece = options->piece ? text_of(options->piece) : TEXT("AG");
    decision->label = text_of(options->label);
    return option_date("date", options->date, &decision->date, error) && read_parts(task, error);
}

static void build_document(AppropriateTask *task) {
    static const char *const TITLES[] = {N_("Own funds before and after appropriation"),
                                         N_("Account")};
    Arena *arena = task->session->arena;
    Document *document = &task->showing.document;
    const BookYear *year = book_year_at(&task->book, task->decision.date);
    book_document_start(arena, &task->book, year, "year-appropriate",
                        N_("Appropriation of the result"), document);
    Table *table =
        book_document_add_table(arena, document, "own-funds", TITLES, FUND_COLUMNS, COLUMNS);
    for (size_t i = 0; i < task->effect.funds.count; i++) {
        const OwnFund *fund = &task->effect.funds.items[i];
        Text label = text_print(arena, "%.*s  %.*s", TEXT_ARGUMENTS(fund->account),
                                TEXT_ARGUMENTS(fund->label));
        Row *row = table_add_row(arena, table, fund->account, ROW_LINE, label);
        row->cells[BEFORE] = cell_of_amount(fund->before);
        row->cells[DECISION] = cell_of_amount(amount_subtract(fund->after, fund->before));
        row->cells[AFTER] = cell_of_amount(fund->after);
    }
    Row *total = table_add_row(arena, table, TEXT("total"), ROW_TOTAL,
                               label_of(arena, document->language, N_("Total")));
    table_sum_rows(arena, table, total, ROW_LINE, 0);
    for (size_t column = 0; column < COLUMNS; column++) {
        Amount sum = {0};
        for (size_t i = 0; i + 1 < table->rows.count; i++) {
            sum = amount_add(sum, table->rows.items[i].cells[column].amount);
        }
        total->cells[column] = cell_of_amount(sum);
    }
}

static bool appropriate(AppropriateTask *task, Error *error) {
    if (!book_begin(&task->book, error)) return false;
    task->decision.year = year_of_operand(task->session, &task->book, error);
    return task->decision.year && year_appropriate(task->session->arena, &task->book,
                                                   &task->decision, &task->effect, error);
}

/* Shows what the decision does before it is asked for, and does it then. */
static bool run(AppropriateTask *task, Error *error) {
    const Options *options = &task->session->options;
    if (!appropriate(task, error)) return false;
    build_document(task);
    if (!showing_write(task->session, &task->showing, error)) return false;
    if (!options->yes && !options->dry_run) {
        book_rollback(&task->book);
        if (!keeping_confirms(task->session, N_("Post and validate this decision? [y/N]"), error) ||
            !appropriate(task, error)) {
            return false;
        }
    }
    Text name = posted_entry_name(task->session->arena, &task->effect.entry);
    if (!keeping_commit(task->session, &task->book, error)) return false;
    if (!options->dry_run) {
        message_note(task->session, N_("the decision is entry {1}, validated"), name, (Text){0});
    }
    return true;
}

ExitCode year_act_appropriate(Session *session) {
    Error error = {0};
    AppropriateTask task = {.session = session};
    if (!read_decision(&task, &error) || !showing_prepare(session, &task.showing, &error) ||
        !keeping_open(session, STORE_WRITE, &task.book, &error)) {
        return keeping_fail(session, &error);
    }
    bool ok = run(&task, &error);
    book_close(&task.book);
    return ok ? EXIT_FINE : keeping_fail(session, &error);
}
