/* The export command: entries of one year, written in the form of another program. */
#include "reports/command/commands_reading.h"

#include "engine/file.h"
#include "ledger/exporter.h"
#include "ledger/fec_notice.h"
#include "ledger/period.h"
#include "reports/command/messages.h"
#include "reports/command/reading.h"
#include "reports/output_file.h"

#include <assert.h>
#include <string.h>

typedef struct Export {
    const Exporter *exporter;
    Reading reading;
    Period period; /* zero: the whole year */
    const char *target;
} Export;

static bool choose_exporter(const Session *session, Export *task, Error *error) {
    const StringList *operands = &session->options.operands;
    Text names = exporter_names(session->arena);
    if (operands->count < 2) return error_set(error, ERROR_EXPORT_FORMAT_MISSING, names);
    task->exporter = exporter_find(text_of(operands->items[1]));
    if (!task->exporter) {
        return error_set(error, ERROR_EXPORT_FORMAT, text_of(operands->items[1]), names);
    }
    if (operands->count == 2) return true;
    return error_set(error, ERROR_OPERAND_UNWANTED, text_of(session->command->name),
                     text_of(operands->items[2]));
}

static bool prepare(Session *session, Export *task, Error *error) {
    const Options *options = &session->options;
    task->target = options->output ? options->output : "-";
    task->reading.choices.keep_lines = true;
    task->reading.choices.without_drafts = true;
    if (!choose_exporter(session, task, error)) return false;
    if (options->format) {
        return error_set(error, ERROR_OPTION_NOT_FOR_COMMAND, TEXT("format"),
                         text_of(session->command->name));
    }
    if (options->period && !period_read(text_of(options->period), &task->period, error)) {
        return false;
    }
    return reading_prepare(session, &task->reading, error) &&
           reading_spares(session, &task->reading, task->target, error);
}

/* Says the name that the law wants where a FEC is written to a file of another name. */
static void suggest_name(const Session *session, const Export *task) {
    bool is_fec = text_equal(text_of(task->exporter->name), TEXT("fec"));
    if (!is_fec || strcmp(task->target, "-") == 0) return;
    Text name = file_name(task->target);
    Text siren = settings_get(&task->reading.settings, "siren");
    Text legal = fec_legal_name(session->arena, siren, &task->reading.books.years[0]);
    if (text_equal(name, legal)) return;
    message_note(session, N_("a FEC given to the tax administration is named {1}, not {2}"), legal,
                 name);
}

static bool is_within(Date date, Period period) {
    bool is_late = date_is_set(period.to) && date_compare(date, period.to) > 0;
    return !is_late && date_compare(date, period.from) >= 0;
}

static bool write_entries(void *data, Output *output, Error *error) {
    const Export *task = data;
    const FiscalYear *year = &task->reading.books.years[0];
    task->exporter->begin(&output->text, year);
    for (uint64_t i = 0; i < year->entry_count; i++) {
        const Entry *entry = &year->entries[i];
        if (!is_within(entry->date, task->period)) continue;
        if (!exporter_accepts(task->exporter, year, entry, error)) return false;
        task->exporter->add_entry(&output->text, year, entry);
        output_pass_on(output);
    }
    return true;
}

/* Where the description of a FEC that a book exports goes; NULL for none. */
static const char *notice_path(const Session *session, const Export *task) {
    bool is_fec = text_equal(text_of(task->exporter->name), TEXT("fec"));
    bool is_wanted = is_fec && task->reading.is_of_book && strcmp(task->target, "-") != 0;
    return is_wanted ? fec_notice_path(session->arena, task->target) : NULL;
}

/* The law wants the description beside the file (art. A47 A-1 XI LPF). */
static bool write_notice(const Session *session, const Export *task, Error *error) {
    const char *path = notice_path(session, task);
    if (!path) return true;
    const Settings *settings = &task->reading.settings;
    const FiscalYear *year = &task->reading.books.years[0];
    Text entity = settings_get(settings, "entity"), siren = settings_get(settings, "siren");
    if (siren.size) {
        entity = text_print(session->arena, "%.*s, SIREN %.*s", TEXT_ARGUMENTS(entity),
                            TEXT_ARGUMENTS(siren));
    }
    Text notice;
    return fec_notice(session->arena, entity, file_name(task->target), year, &notice, error) &&
           file_replace(path, notice, error);
}

static bool export_year(Session *session, Export *task, Error *error) {
    assert(task->reading.books.count > 0);
    const FiscalYear *year = &task->reading.books.years[0];
    if (year->is_balance) {
        return error_set(error, ERROR_ENTRIES_ABSENT, year->source, .reason = N_("an export"));
    }
    suggest_name(session, task);
    if (!session->options.dry_run) {
        return output_file(session->arena, task->target, write_entries, task, error) &&
               write_notice(session, task, error);
    }
    const char *notice = notice_path(session, task);
    message_note(session, N_("dry run: {1} would be written to {2}"), text_of(task->exporter->name),
                 text_of(task->target));
    if (notice) {
        message_note(session, N_("dry run: {1} would be written to {2}"), TEXT("notice"),
                     text_of(notice));
    }
    return true;
}

static ExitCode fail(const Session *session, const Error *error) {
    message_error(session, error);
    return exit_code_of(error->code);
}

ExitCode command_export(Session *session) {
    Export task = {0};
    Error error = {0};
    Findings findings = findings_in(session->arena);
    if (!prepare(session, &task, &error)) {
        return error.code ? fail(session, &error) : EXIT_FINDINGS;
    }
    const Period *period = session->options.period ? &task.period : NULL;
    if (!reading_run(session, &task.reading, period, &findings, &error)) {
        return error.code ? fail(session, &error) : EXIT_FINDINGS;
    }
    message_findings(session, &findings);
    if (!export_year(session, &task, &error)) return fail(session, &error);
    return findings_count(&findings, TROUBLE_PROOF) ? EXIT_FINDINGS : EXIT_FINE;
}
