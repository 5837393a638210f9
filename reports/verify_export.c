#include "reports/verify_export.h"

#include "engine/date_text.h"
#include "engine/file.h"
#include "ledger/book/book_year.h"
#include "ledger/check_fec.h"
#include "ledger/exporter.h"
#include "ledger/regulation.h"
#include "reports/sealed_year.h"
#include "reports/sentence.h"
#include "reports/verify_document.h"

#include <stdlib.h>
#include <unistd.h>

static const char YEAR_LABEL[] = N_("FEC of the year that ends on {1}");

/* What the year's FEC breaks, that stands for itself. */
static uint64_t count_findings(const CheckReport *report) {
    uint64_t count = 0;
    for (size_t i = 0; i < report->rules.count; i++) count += report->rules.items[i].count;
    return count;
}

static bool write_file(Arena *arena, const FiscalYear *year, const char *path, Error *error) {
    Output output;
    if (!output_open(arena, &output, path, error)) return false;
    sealed_year_write(year, &output);
    return output_close(&output, error);
}

static void add_result(const Comparing *comparing, const BookYear *year,
                       const CheckReport *report) {
    Arena *arena = comparing->arena;
    Language language = comparing->document->language;
    char room[DATE_TEXT_SIZE];
    Text closing = text_copy(arena, date_print_iso(year->end, room));
    bool is_clean = check_report_is_clean(report);
    const CheckFinding *first = check_report_first(report, ERROR_NONE);
    Text explanation = label_of(arena, language, N_("The rules of art. A47 A-1 LPF"));
    if (first) {
        explanation = error_sentence_in(arena, language, &first->error,
                                        error_kind(first->error.code)->message);
    }
    const Text values[ERROR_ARGUMENTS] = {closing};
    VerifyRow row = {
        .status = is_clean ? CHECK_OK : CHECK_FAILS,
        .id = text_print(arena, "fec_%lld", (long long)year->number),
        .label = sentence_fill(arena, translate(language, YEAR_LABEL), values),
        .expected = TEXT("0"),
        .found = text_print(arena, "%llu", (unsigned long long)count_findings(report)),
        .explanation = explanation,
    };
    verify_document_add(arena, comparing->document, &row);
    if (is_clean) return;
    Error error = {0};
    error_set(&error, ERROR_EXPORT_REFUSED, closing, row.found);
    findings_add(comparing->findings, &error);
    comparing->document->status = STATUS_DRAFT;
}

static bool check_year(const Comparing *comparing, const BookYear *year, const char *folder,
                       Error *error) {
    Arena *arena = comparing->arena;
    FiscalYear read;
    YearReading reading = {.keep_lines = true, .without_drafts = true};
    if (!book_year_read(arena, comparing->book, year->number, &reading, &read, error)) {
        return false;
    }
    Text name = fec_legal_name(arena, settings_get(&comparing->book->settings, "siren"), &read);
    const char *path = text_print(arena, "%s/%.*s", folder, TEXT_ARGUMENTS(name)).bytes;
    CheckReport *report = ARENA_NEW(arena, CheckReport);
    CheckChoices choices = {.regulation_of = regulation_of};
    choices.reading.year_start = year->start;
    choices.reading.year_end = year->end;
    bool ok =
        write_file(arena, &read, path, error) && check_fec(arena, path, &choices, report, error);
    unlink(path);
    if (ok) add_result(comparing, year, report);
    return ok;
}

/* A year that goes on is not ready to be given. */
static void skip_year(const Comparing *comparing, const BookYear *year) {
    Arena *arena = comparing->arena;
    Language language = comparing->document->language;
    char room[DATE_TEXT_SIZE];
    const Text values[ERROR_ARGUMENTS] = {date_print_iso(year->end, room)};
    VerifyRow row = {
        .status = CHECK_SKIPPED,
        .id = text_print(arena, "fec_%lld", (long long)year->number),
        .label = sentence_fill(arena, translate(language, YEAR_LABEL), values),
        .explanation = label_of(arena, language, N_("The year is still open")),
    };
    verify_document_add(arena, comparing->document, &row);
}

bool verify_exports(const Comparing *comparing, Error *error) {
    const char *chosen = getenv("TMPDIR");
    char *folder = (char *)text_print(comparing->arena, "%s/denier-check-XXXXXX",
                                      chosen && *chosen ? chosen : "/tmp")
                       .bytes;
    if (!mkdtemp(folder)) {
        return error_set(error, ERROR_FILE_WRITE, text_of(folder), TEXT("mkdtemp"));
    }
    bool ok = true;
    for (size_t i = 0; ok && i < comparing->book->years.count; i++) {
        const BookYear *year = &comparing->book->years.items[i];
        if (year->state == YEAR_OPEN) {
            skip_year(comparing, year);
        } else {
            ok = check_year(comparing, year, folder, error);
        }
    }
    rmdir(folder);
    return ok;
}
