/* The check command: everything wrong with a FEC, or with a data file; and its correction. */
#include "reports/command/commands_reading.h"

#include "engine/date_text.h"
#include "engine/file.h"
#include "ledger/check_fec.h"
#include "ledger/check_header.h"
#include "ledger/fec_repair.h"
#include "reports/check_listing.h"
#include "reports/command/book_verification.h"
#include "reports/command/messages.h"
#include "reports/command/progress_bar.h"
#include "reports/command/reading.h"
#include "reports/command/rendering.h"
#include "reports/definition_check.h"
#include "reports/output.h"
#include "reports/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct CheckTask {
    CheckChoices choices;
    Rendering rendering;
    StringList paths;
    CheckedFiles files;
} CheckTask;

static ExitCode fail(const Session *session, const Error *error) {
    message_error(session, error);
    return exit_code_of(error->code);
}

/* The files named with -f and behind the command, else DENIER_BOOK. */
static bool find_paths(const Session *session, CheckTask *task, Error *error) {
    const Options *options = &session->options;
    for (size_t i = 0; i < options->books.count; i++) {
        *LIST_PUSH(session->arena, &task->paths) = options->books.items[i];
    }
    for (size_t i = 1; i < options->operands.count; i++) {
        *LIST_PUSH(session->arena, &task->paths) = options->operands.items[i];
    }
    const char *usual = getenv("DENIER_BOOK");
    if (!task->paths.count && usual && *usual) {
        *LIST_PUSH(session->arena, &task->paths) = usual;
    }
    if (!task->paths.count) return error_set(error, ERROR_CHECK_NOTHING);
    if (options->fix && task->paths.count > 1) return error_set(error, ERROR_FIX_TOGETHER);
    for (size_t i = 0; i < task->paths.count; i++) {
        const char *path = task->paths.items[i];
        const char *outputs[] = {task->rendering.target, options->fix};
        for (size_t o = 0; o < 2; o++) {
            if (outputs[o] && file_is_same(outputs[o], path)) {
                return error_set(error, ERROR_OUTPUT_IS_INPUT, text_of(outputs[o]));
            }
        }
    }
    return true;
}

static bool prepare(const Session *session, CheckTask *task, Error *error) {
    const Options *options = &session->options;
    task->choices.regulation_of = regulation_of;
    task->choices.reading.opening_journal = text_of(options->opening_journal);
    return rendering_prepare(session, &task->rendering, error) &&
           option_date("year-start", options->year_start, &task->choices.reading.year_start,
                       error) &&
           option_date("year-end", options->year_end, &task->choices.reading.year_end, error) &&
           find_paths(session, task, error);
}

static bool check_files(Session *session, CheckTask *task, Error *error) {
    ProgressBar bar = progress_bar_begin(session);
    task->choices.reading.progress = progress_bar_listener(&bar);
    task->files.items = ARENA_ARRAY(session->arena, CheckReport *, task->paths.count);
    bool ok = true;
    for (size_t i = 0; ok && i < task->paths.count; i++) {
        CheckReport *report = task->files.items[i] = ARENA_NEW(session->arena, CheckReport);
        ok = check_fec(session->arena, task->paths.items[i], &task->choices, report, error);
        task->files.count += ok;
    }
    task->choices.reading.progress = (Progress){0};
    progress_bar_end(&bar);
    return ok;
}

static bool is_text(const CheckTask *task) {
    return text_equal(text_of(task->rendering.renderer->format), TEXT("txt"));
}

static bool write_report(Session *session, const CheckTask *task, Error *error) {
    if (is_text(task) && !session->options.dry_run) {
        Text listing = check_listing(session->arena, task->rendering.language, &task->files);
        return file_replace(task->rendering.target, listing, error);
    }
    Document document;
    check_document(session->arena, task->rendering.language, &task->files, &document);
    return rendering_run(session, &task->rendering, &document, error);
}

/* Says each correction, the first ones of a kind. */
static void tell_corrections(const Session *session, const Repair *repair) {
    for (size_t i = 0; i < repair->kinds.count; i++) {
        const CorrectedKind *corrected = &repair->kinds.items[i];
        const FecRule *rule = fec_rule_of(corrected->kind);
        Text count = text_print(session->arena, "%llu", (unsigned long long)corrected->count);
        Text title = text_of(translate(session->language, rule->title));
        message_note(session, N_("corrected, {1} times: {2}"), count, title);
        for (size_t j = 0; j < corrected->first.count; j++) {
            const Correction *one = &corrected->first.items[j];
            if (!one->to.size) continue;
            Text line = text_print(session->arena, "%llu", (unsigned long long)one->line);
            Text change = text_print(session->arena, "\"%.*s\" -> \"%.*s\"",
                                     TEXT_ARGUMENTS(one->from), TEXT_ARGUMENTS(one->to));
            message_note(session, N_("    line {1}: {2}"), line,
                         text_displayable(session->arena, change));
        }
    }
}

/* Says the name that the law wants, when the file written has another one. */
static void suggest_name(const Session *session, const char *source, const char *target) {
    Text lawful = lawful_name(session->arena, target);
    if (!lawful.size) lawful = lawful_name(session->arena, source);
    const char *slash = strrchr(target, '/');
    Text name = text_of(slash ? slash + 1 : target);
    if (!lawful.size || text_equal(lawful, name)) return;
    message_note(session, N_("a FEC given to the tax administration is named {1}, not {2}"), lawful,
                 name);
}

static bool fix(Session *session, const CheckTask *task, Error *error) {
    const char *target = session->options.fix;
    Repair repair;
    if (!fec_repair(session->arena, task->paths.items[0], &repair, error)) return false;
    if (!repair.kinds.count) {
        message_note(session, N_("nothing to correct in {1}"), text_of(task->paths.items[0]),
                     (Text){0});
    }
    tell_corrections(session, &repair);
    suggest_name(session, task->paths.items[0], target);
    if (session->options.dry_run) {
        message_note(session, N_("dry run: {1} would be written to {2}"), TEXT("FEC"),
                     text_of(target));
        return true;
    }
    return file_replace(target, repair.content, error);
}

/* A chart or a statement: one document for it. */
static ExitCode check_definition(Session *session, const CheckTask *task, const char *path) {
    Error error = {0};
    Document document;
    Findings findings = findings_in(session->arena);
    if (!definition_check(session->arena, task->rendering.language, path, &document, &findings,
                          &error)) {
        return fail(session, &error);
    }
    message_findings(session, &findings);
    if (!rendering_run(session, &task->rendering, &document, &error)) return fail(session, &error);
    return findings.kinds.count ? EXIT_FINDINGS : EXIT_FINE;
}

static bool is_book(const char *path) {
    const char *dot = strrchr(path, '.');
    return dot && strcmp(dot, ".denier") == 0;
}

/* A book: what its chain proves, and the FEC that it gives. */
static ExitCode check_book(Session *session, const CheckTask *task) {
    session->options.books = (StringList){0};
    *LIST_PUSH(session->arena, &session->options.books) = task->paths.items[0];
    return book_verification(session, &task->rendering, true);
}

static bool is_clean(const CheckedFiles *files) {
    for (size_t i = 0; i < files->count; i++) {
        if (!check_report_is_clean(files->items[i])) return false;
    }
    return true;
}

ExitCode command_check(Session *session) {
    CheckTask task = {0};
    Error error = {0};
    if (!prepare(session, &task, &error)) return fail(session, &error);
    bool is_of_book = is_book(task.paths.items[0]);
    if (is_of_book || is_definition(task.paths.items[0])) {
        bool is_alone = task.paths.count == 1 && !session->options.fix;
        if (is_alone && is_of_book) return check_book(session, &task);
        if (is_alone) return check_definition(session, &task, task.paths.items[0]);
        error_set(&error, ERROR_OPERAND_UNWANTED, TEXT("check"), text_of(task.paths.items[0]));
        return fail(session, &error);
    }
    if (!check_files(session, &task, &error) || !write_report(session, &task, &error) ||
        (session->options.fix && !fix(session, &task, &error))) {
        return fail(session, &error);
    }
    return is_clean(&task.files) ? EXIT_FINE : EXIT_FINDINGS;
}
