/* Every report's command: read the books, build the document, render it. */
#include "reports/command/commands_reading.h"

#include "engine/amount_text.h"
#include "engine/builder.h"
#include "engine/date_text.h"
#include "reports/command/messages.h"
#include "reports/command/reading.h"
#include "reports/command/rendering.h"
#include "reports/frozen_year.h"
#include "reports/presentation_unit.h"
#include "reports/report.h"

#include <stdio.h>
#include <string.h>

/* What the options of a report mean, once read. */
typedef struct Task {
    const Report *report;
    Reading reading;
    ReportRequest request;
    Rendering rendering;
} Task;

/* "100", "100..250,50": the bounds of --amount. */
static bool read_amounts(const char *value, LedgerFilter *filter, Error *error) {
    if (!value) return true;
    const char *dots = strstr(value, "..");
    Text least = dots ? (Text){value, (size_t)(dots - value)} : text_of(value);
    Text most = dots ? text_of(dots + 2) : least;
    filter->by_amount = true;
    return (amount_read_french(least, &filter->least, NULL) &&
            amount_read_french(most, &filter->most, NULL)) ||
           error_set(error, ERROR_OPTION_AMOUNT, text_of(value));
}

/* Ages of open items add up across their rows too, and stay to the cent. */
static bool read_unit(const Options *options, ReportRequest *request, Error *error) {
    const char *value = options->unit;
    if (!value) return true;
    if (options->aged) {
        return error_set(error, ERROR_OPTION_TOGETHER, TEXT("unit"), TEXT("aged"));
    }
    return unit_read(text_of(value), &request->unit) ||
           error_set(error, ERROR_OPTION_CHOICE, TEXT("unit"), text_of(value), TEXT("euro, k€"));
}

static bool read_working_papers(const char *value, ReportRequest *request, Error *error) {
    for (Text rest = text_of(value); rest.size > 0;) {
        Text name = text_trim(text_take(&rest, ','));
        if (text_equal(name, TEXT("trial-balance"))) {
            request->with_trial_balance = true;
        } else if (text_equal(name, TEXT("general-ledger"))) {
            request->with_general_ledger = true;
        } else {
            return error_set(error, ERROR_OPTION_CHOICE, TEXT("with"), name,
                             TEXT("trial-balance, general-ledger"));
        }
    }
    return true;
}

static bool read_request(const Session *session, Task *task, Error *error) {
    const Options *options = &session->options;
    ReportRequest *request = &task->request;
    request->language = task->rendering.language;
    /* Programs find every line of a statement, nil or not, under its id. */
    bool is_for_programs = strcmp(task->rendering.renderer->format, "json") == 0;
    request->all_lines = options->all_lines || (is_for_programs && task->report->is_statement);
    request->with_trace = options->trace;
    request->third_parties = options->third_parties;
    request->has_period = options->period != NULL;
    request->one_year = options->year != NULL;
    request->filter.third_party = text_of(options->third_party);
    if (options->operands.count > 1) {
        request->filter.accounts = options->operands.items + 1;
        request->filter.account_count = options->operands.count - 1;
        request->figure_files = request->filter.accounts;
        request->figure_file_count = request->filter.account_count;
    }
    return (!options->period || period_read(text_of(options->period), &request->period, error)) &&
           option_date("aged", options->aged, &request->aged, error) &&
           read_amounts(options->amount, &request->filter, error) &&
           read_unit(options, request, error) && read_working_papers(options->with, request, error);
}

static void choose_reading(const Session *session, Task *task) {
    ReadingChoices *choices = &task->reading.choices;
    choices->keep_lines = task->report->needs_lines || task->report->wants_lines ||
                          session->options.final || task->request.has_period ||
                          date_is_set(task->request.aged) || task->request.with_general_ledger;
    choices->keep_all_lines = task->report->needs_all;
    choices->digest_sources = session->options.final || task->report->wants_lines;
}

/* Everything that can be refused before a book is opened. */
static bool prepare(Session *session, Task *task, Error *error) {
    task->report = report_find(text_of(session->command->name));
    if (!session->command->operands && session->options.operands.count > 1) {
        return error_set(error, ERROR_OPERAND_UNWANTED, text_of(session->command->name),
                         text_of(session->options.operands.items[1]));
    }
    if (session->options.freeze && session->options.period) {
        return error_set(error, ERROR_OPTION_TOGETHER, TEXT("freeze"), TEXT("period"));
    }
    if (!rendering_prepare(session, &task->rendering, error) ||
        !read_request(session, task, error)) {
        return false;
    }
    choose_reading(session, task);
    return reading_prepare(session, &task->reading, error) &&
           reading_spares(session, &task->reading, task->rendering.target, error) &&
           (!session->options.freeze ||
            reading_spares(session, &task->reading, session->options.freeze, error));
}

static const Finding *find_kind(const Findings *findings, ErrorCode code) {
    for (size_t i = 0; i < findings->kinds.count; i++) {
        if (findings->kinds.items[i].code == code) return &findings->kinds.items[i];
    }
    return NULL;
}

/* Adds the kinds of failed proofs with their number: "D2002 (3), D4001". */
static void add_failed_kinds(Builder *list, const Findings *findings) {
    for (size_t i = 0; i < findings->kinds.count; i++) {
        const Finding *finding = &findings->kinds.items[i];
        const ErrorKind *kind = error_kind(finding->code);
        if (kind->trouble != TROUBLE_PROOF) continue;
        builder_print(list, "%s%s", list->size ? ", " : "", kind->id);
        if (finding->count > 1) builder_print(list, " (%llu)", (unsigned long long)finding->count);
    }
}

/* What was found of the kinds that were not said yet. */
static Findings leave_out_said(Arena *arena, const Findings *findings, const Findings *said) {
    Findings rest = findings_in(arena);
    for (size_t i = 0; i < findings->kinds.count; i++) {
        const Finding *finding = &findings->kinds.items[i];
        if (!find_kind(said, finding->code)) *LIST_PUSH(arena, &rest.kinds) = *finding;
    }
    return rest;
}

/* The failed proofs of the year, empty when all hold: those of this document, and of what it does
 * not show too, which are printed. False when the proofs cannot be made. */
static bool find_failed_proofs(Session *session, const Task *task, const Findings *findings,
                               Text *failed, Error *error) {
    Document whole;
    Findings proofs = findings_in(session->arena);
    ReportRequest request = task->request;
    request.has_period = false;
    request.period = (Period){0};
    request.filter = (LedgerFilter){0};
    request.figure_file_count = 0;
    const Report *report = report_find(TEXT("annual-accounts"));
    if (!report_build(session->arena, report, &request, &whole, &proofs, error)) return false;
    Findings unsaid = leave_out_said(session->arena, &proofs, findings);
    message_proofs(session, &unsaid);
    Builder list = builder_in(session->arena);
    add_failed_kinds(&list, findings);
    add_failed_kinds(&list, &unsaid);
    *failed = builder_text(&list);
    return true;
}

/* A final document tells what cannot change any more. */
static bool check_drafts(const Books *books, Error *error) {
    for (size_t i = 0; i < books->count && i < 2; i++) {
        const FiscalYear *year = &books->years[i];
        if (!year->draft_count) continue;
        char count[24], end[DATE_TEXT_SIZE];
        snprintf(count, sizeof count, "%llu", (unsigned long long)year->draft_count);
        return error_set(error, ERROR_FINAL_DRAFTS, text_of(count), date_print_iso(year->end, end));
    }
    return true;
}

/* Makes the document final, or refuses: drafts, a proof that failed, or nobody is named. */
static bool finish(Session *session, const Task *task, Document *document, const Findings *findings,
                   Error *error) {
    if (!session->options.final) return true;
    if (!check_drafts(&task->reading.books, error)) return false;
    Text failed = {0};
    if (!find_failed_proofs(session, task, findings, &failed, error)) return false;
    if (failed.size > 0) return error_set(error, ERROR_FINAL_REFUSED, failed);
    if (settings_get(&task->reading.settings, "entity").size == 0) {
        return error_set(error, ERROR_ENTITY_UNNAMED);
    }
    document->status = STATUS_FINAL;
    return true;
}

/* Writes the figures that the assembly votes, beside the document. */
static bool freeze(Session *session, const Task *task, Error *error) {
    const char *path = session->options.freeze;
    if (!path) return true;
    if (session->options.dry_run) {
        message_note(session, N_("dry run: {1} would be written to {2}"), TEXT("--freeze"),
                     text_of(path));
        return true;
    }
    return frozen_year_write(session->arena, &task->request, path, error);
}

static ExitCode fail(const Session *session, const Error *error) {
    message_error(session, error);
    return exit_code_of(error->code);
}

ExitCode command_report(Session *session) {
    Task task = {0};
    Error error = {0};
    Findings findings = findings_in(session->arena);
    if (!prepare(session, &task, &error)) {
        return error.code ? fail(session, &error) : EXIT_FINDINGS;
    }
    const Period *period = task.request.has_period ? &task.request.period : NULL;
    if (!reading_run(session, &task.reading, period, &findings, &error)) {
        return error.code ? fail(session, &error) : EXIT_FINDINGS;
    }
    task.request.books = &task.reading.books;
    task.request.settings = &task.reading.settings;
    Document document;
    uint64_t of_reading = findings_count(&findings, TROUBLE_PROOF);
    bool built =
        report_build(session->arena, task.report, &task.request, &document, &findings, &error);
    message_findings(session, &findings);
    if (!built || !finish(session, &task, &document, &findings, &error) ||
        !rendering_run(session, &task.rendering, &document, &error) ||
        !freeze(session, &task, &error)) {
        return error.code ? fail(session, &error) : EXIT_FINDINGS;
    }
    /* What fails between two years concerns statements: a ledger or a balance is given as it is. */
    uint64_t failed = findings_count(&findings, TROUBLE_PROOF);
    if (!task.report->is_statement) failed -= of_reading;
    return failed ? EXIT_FINDINGS : EXIT_FINE;
}
