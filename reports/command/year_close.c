/* Closing a year: the list of points, waivers, and the act. */
#include "reports/command/year_acts.h"

#include "engine/date_text.h"
#include "ledger/book/backup.h"
#include "ledger/book/closing.h"
#include "ledger/book/year_life.h"
#include "reports/book_document.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/command/showing.h"
#include "reports/command/year_proofs.h"

#include "reports/sentence.h"
#include <string.h>

enum { STATUS, MISSING, REASON, COLUMNS };

static const BookColumn POINT_COLUMNS[COLUMNS] = {
    [STATUS] = {"status", N_("State"), CELL_TEXT},
    [MISSING] = {"missing", N_("What is missing"), CELL_TEXT},
    [REASON] = {"reason", N_("Why it is waived"), CELL_TEXT},
};

static const struct {
    const char *code, *label; /* the label is a msgid */
} STATUSES[] = {
    [CLOSING_IS_OPEN] = {"open", N_("open")},
    [CLOSING_IS_WAIVED] = {"waived", N_("waived")},
    [CLOSING_IS_DONE] = {"done", N_("done")},
};

typedef struct CloseTask {
    Session *session;
    Book book;
    Showing showing;
    const BookYear *year;
    Closing closing;
    ClosingFigures figures;
} CloseTask;

/* "bank-asserted" as the id of a row. */
static Text row_id(Arena *arena, const char *point) {
    Text copy = text_copy(arena, text_of(point));
    char *bytes = arena_allocate(arena, copy.size + 1, 1);
    for (size_t i = 0; i < copy.size; i++) {
        bytes[i] = copy.bytes[i] == '-' ? '_' : copy.bytes[i];
    }
    return (Text){bytes, copy.size};
}

static void build_document(CloseTask *task) {
    static const char *const TITLES[] = {N_("Points of the closing"), N_("Point")};
    Arena *arena = task->session->arena;
    Document *document = &task->showing.document;
    book_document_start(arena, &task->book, task->year, "year-close", N_("Closing of the year"),
                        document);
    Table *table =
        book_document_add_table(arena, document, "points", TITLES, POINT_COLUMNS, COLUMNS);
    for (size_t i = 0; i < CLOSING_POINTS; i++) {
        const ClosingStep *step = &task->closing.steps[i];
        Text label = label_of(arena, document->language, step->label);
        Text shown = text_print(arena, "%s: %.*s", step->id, TEXT_ARGUMENTS(label));
        Row *row = table_add_row(arena, table, row_id(arena, step->id), ROW_LINE, shown);
        Text status = label_of(arena, document->language, STATUSES[step->status].label);
        row->cells[STATUS] = cell_of_coded_text(status, STATUSES[step->status].code);
        if (step->missing.size) {
            const char *missing = text_copy(arena, step->missing).bytes;
            row->cells[MISSING] = cell_of_text(amounts_told(arena, document->language, missing));
        }
        if (step->reason.size) row->cells[REASON] = cell_of_text(step->reason);
    }
}

static void warn_if_late(const CloseTask *task) {
    char room[DATE_TEXT_SIZE], by[DATE_TEXT_SIZE];
    Date due = year_closing_due(&task->book, task->year);
    Error late = {0};
    if (date_compare(today(), due) <= 0 || task->session->options.quiet) return;
    error_set(&late, ERROR_YEAR_LATE, date_print_iso(task->year->end, room),
              date_print_iso(due, by));
    message_error(task->session, &late);
}

/* Judges all points as the book stands now. */
static bool judge(CloseTask *task, Error *error) {
    Arena *arena = task->session->arena;
    task->year = year_of_operand(task->session, &task->book, error);
    return task->year && closing_check(arena, &task->book, task->year, &task->closing, error) &&
           year_proofs_judge(arena, &task->book, task->showing.rendering.language, &task->closing,
                             &task->figures, error);
}

/* Each waiver has a reason of its own; the last reason serves those that follow. */
static bool waive(CloseTask *task, Error *error) {
    const StringList *points = &task->session->options.waivers;
    const StringList *reasons = &task->session->options.reasons;
    const BookYear *year = year_of_operand(task->session, &task->book, error);
    if (!year) return false;
    if (year->state == YEAR_CLOSED) {
        char room[DATE_TEXT_SIZE];
        return error_set(error, ERROR_YEAR_STATE, date_print_iso(year->end, room),
                         .reason = N_("closed for ever"));
    }
    for (size_t i = 0; i < points->count; i++) {
        size_t last = i < reasons->count ? i : reasons->count - 1;
        Text reason = reasons->count ? text_of(reasons->items[last]) : (Text){0};
        if (!closing_waive(&task->book, year, text_of(points->items[i]), reason, error)) {
            return false;
        }
    }
    return true;
}

/* --yes accepts what only evidence on paper can settle; all else wants a reason in words. */
static bool accept_missing_evidence(CloseTask *task, Error *error) {
    static const char *const POINTS[] = {"bank-asserted", "pieces"};
    bool is_changed = false;
    for (size_t i = 0; task->session->options.yes && i < CLOSING_POINTS; i++) {
        const ClosingStep *step = &task->closing.steps[i];
        bool is_meant = strcmp(step->id, POINTS[0]) == 0 || strcmp(step->id, POINTS[1]) == 0;
        if (!is_meant || step->status != CLOSING_IS_OPEN) continue;
        if (!closing_waive(&task->book, task->year, text_of(step->id), TEXT("accepted with --yes"),
                           error)) {
            return false;
        }
        is_changed = true;
    }
    return !is_changed || judge(task, error);
}

static bool check_open_points(CloseTask *task, Error *error) {
    Text open;
    char room[DATE_TEXT_SIZE];
    return closing_open_points(task->session->arena, &task->closing, &open) == 0 ||
           error_set(error, ERROR_CLOSING_OPEN, date_print_iso(task->year->end, room), open);
}

/* Closes in the transaction that is open, and ends it. */
static bool act(CloseTask *task, Error *error) {
    size_t years = task->book.years.count;
    char room[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
    Date end = task->year->end;
    if (!year_close(&task->book, &task->closing, task->figures, error)) return false;
    BookYear next = task->book.years.items[task->book.years.count - 1];
    bool is_opened = task->book.years.count > years;
    Text head = digest_print(task->session->arena, task->book.head);
    if (!keeping_commit(task->session, &task->book, error)) return false;
    if (is_opened) {
        message_note(task->session, N_("the year from {1} to {2} is open"),
                     date_print_iso(next.start, room), date_print_iso(next.end, last));
    }
    message_note(task->session, N_("the year that ends on {1} is closed; head of the chain: {2}"),
                 date_print_iso(end, room), head);
    return true;
}

/* The points as they stand, waivers kept: this much is done whether the year closes or not. */
static bool prepare(CloseTask *task, Error *error) {
    bool is_dry = task->session->options.dry_run;
    if (!book_begin(&task->book, error)) return false;
    if (!waive(task, error) || !judge(task, error) || !accept_missing_evidence(task, error)) {
        return false;
    }
    warn_if_late(task);
    build_document(task);
    return (is_dry || book_commit(&task->book, error)) &&
           showing_write(task->session, &task->showing, error) && check_open_points(task, error);
}

static bool close_year(CloseTask *task, Error *error) {
    Text backup;
    if (!prepare(task, error)) return false;
    if (task->session->options.dry_run) return act(task, error);
    return keeping_confirms(task->session, N_("Close this year for ever? [y/N]"), error) &&
           backup_automatic(task->session->arena, &task->book, "close", &backup, error) &&
           book_begin(&task->book, error) && judge(task, error) && act(task, error);
}

ExitCode year_act_close(Session *session) {
    Error error = {0};
    CloseTask task = {.session = session};
    const StringList *operands = &session->options.operands;
    if (operands->count > 3) {
        error_set(&error, ERROR_OPERAND_UNWANTED, TEXT("year"), text_of(operands->items[3]));
        return keeping_fail(session, &error);
    }
    if (!showing_prepare(session, &task.showing, &error) ||
        !keeping_open(session, STORE_WRITE, &task.book, &error)) {
        return keeping_fail(session, &error);
    }
    bool ok = close_year(&task, &error);
    book_close(&task.book);
    return ok ? EXIT_FINE : keeping_fail(session, &error);
}
