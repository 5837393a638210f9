/* The import command: files of entries into a book. */
#include "reports/command/commands_keeping.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "ledger/book/backup.h"
#include "ledger/book/book_import.h"
#include "ledger/book/csv_import.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/command/progress_bar.h"
#include "reports/command/reading.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* Prints a sentence of the result, with up to four values. */
static void say(const Session *session, const char *msgid, Text first, Text second, Text third) {
    const Text values[ERROR_ARGUMENTS] = {first, second, third};
    Text line = sentence_fill(session->arena, translate(session->language, msgid), values);
    printf("%.*s\n", TEXT_ARGUMENTS(line));
}

static Text number_of(const Session *session, uint64_t number) {
    return text_print(session->arena, "%llu", (unsigned long long)number);
}

static const char *opening_sentence(const ImportedFile *file) {
    static const char *const SENTENCES[] = {
        [IMPORTED_OPENING_FIRST] = N_("  opening: its own entries; the book has no year before"),
        [IMPORTED_OPENING_LEFT_OUT] =
            N_("  opening: as the year carries forward already; its {1} entries are left out"),
        [IMPORTED_OPENING_KNOWN] = N_("  opening: in the book already"),
        [IMPORTED_OPENING_DERIVED] =
            N_("  opening: no entries; the closing before is carried forward"),
        [IMPORTED_OPENING_NONE] = N_("  opening: no entries, and the book has no year before"),
    };
    if (file->opening != IMPORTED_OPENING_OF_FILE) return SENTENCES[file->opening];
    if (file->verdict == OPENING_AGREES) return N_("  opening: equals the closing before");
    if (file->verdict == OPENING_APPROPRIATED) {
        return N_("  opening: equals the closing before but for the result, appropriated");
    }
    return N_("  opening: DIFFERS from the closing before, see above");
}

static void say_file(const Session *session, const ImportedFile *file) {
    char start[DATE_TEXT_SIZE], end[DATE_TEXT_SIZE];
    const char *year = file->is_year_new ? N_("{1}: year {2} to {3}, which is opened")
                                         : N_("{1}: year {2} to {3}");
    say(session, year, text_of(file->path), date_print_iso(file->start, start),
        date_print_iso(file->end, end));
    say(session, N_("  {1} entries, {2} lines"), number_of(session, file->entries),
        number_of(session, file->lines), (Text){0});
    say(session, opening_sentence(file), number_of(session, file->opening_left_out), (Text){0},
        (Text){0});
    if (file->known) {
        say(session, N_("  {1} entries are in the book already and are left out"),
            number_of(session, file->known), (Text){0}, (Text){0});
    }
    if (file->unvalidated) {
        say(session,
            N_("  {1} entries have no ValidDate, and keep none beside the book's own time"),
            number_of(session, file->unvalidated), (Text){0}, (Text){0});
    }
}

/* What the command line says of the files. */
static bool read_choices(const Session *session, ReadingChoices *choices, Error *error) {
    const Options *options = &session->options;
    if (options->operands.count < 2) return error_set(error, ERROR_IMPORT_NOTHING);
    choices->paths = options->operands.items + 1;
    choices->path_count = options->operands.count - 1;
    choices->opening_journal = text_of(options->opening_journal);
    return option_date("year-start", options->year_start, &choices->year_start, error) &&
           option_date("year-end", options->year_end, &choices->year_end, error);
}

/* The book that is imported into. */
typedef struct Import {
    Book book;
    Findings findings;
    Text backup; /* the copy made of the book before; empty on a dry run */
} Import;

/* Begins to write, once there is a copy of the book as it was. */
static bool begin(const Session *session, Import *import, Error *error) {
    bool is_safe = session->options.dry_run || backup_automatic(session->arena, &import->book,
                                                                "import", &import->backup, error);
    return is_safe && book_begin(&import->book, error);
}

/* The book stays as it was: nobody needs the copy. */
static ExitCode give_up(Import *import, ExitCode code) {
    book_close(&import->book);
    if (import->backup.size) unlink(import->backup.bytes);
    return code;
}

static ExitCode refuse(const Session *session, Import *import, const Error *error) {
    message_findings(session, &import->findings);
    return give_up(import, error->code ? keeping_fail(session, error) : EXIT_FINDINGS);
}

/* Asks, and writes what was shown. */
static ExitCode settle(Session *session, Import *import) {
    Error error = {0};
    fflush(stdout);
    bool is_wanted = session->options.dry_run ||
                     keeping_confirms(session, N_("Take this into the book? [y/N]"), &error);
    if (!is_wanted || !keeping_commit(session, &import->book, &error)) {
        return give_up(import, keeping_fail(session, &error));
    }
    book_close(&import->book);
    return findings_count(&import->findings, TROUBLE_PROOF) ? EXIT_FINDINGS : EXIT_FINE;
}

/* --- FEC. */

static ExitCode import_fec(Session *session, Import *import, const ReadingChoices *choices) {
    Error error = {0};
    BookImport task = {.choices = *choices, .findings = &import->findings};
    ProgressBar bar = progress_bar_begin(session);
    task.choices.progress = progress_bar_listener(&bar);
    bool ok =
        begin(session, import, &error) && book_import(session->arena, &import->book, &task, &error);
    progress_bar_end(&bar);
    if (!ok) return refuse(session, import, &error);
    message_findings(session, &import->findings);
    for (size_t i = 0; i < task.files.count; i++) say_file(session, &task.files.items[i]);
    return settle(session, import);
}

/* --- CSV. */

static bool is_csv(const char *path) {
    const char *dot = strrchr(path, '.');
    return dot && strcasecmp(dot, ".csv") == 0;
}

static Amount total_of(const PostedEntry *entry) {
    Amount total = {0};
    for (size_t i = 0; i < entry->line_count; i++) {
        total = amount_add(total, entry->lines[i].debit);
    }
    return total;
}

static void say_entry(const Session *session, const CsvImport *import, const CsvResult *result) {
    static const char *const FATES[] = {
        [CSV_NEW] = N_("new"),
        [CSV_DUPLICATE] = N_("there already"),
        [CSV_CHANGED] = N_("CHANGED"),
    };
    const PostedEntry *entry = &result->read.posted;
    char date[DATE_TEXT_SIZE], amount[AMOUNT_TEXT_SIZE];
    Text day = date_print_iso(entry->date, date);
    Text total = amount_print(total_of(entry), AMOUNT_PLAIN, amount);
    const char *fate = translate(session->language, FATES[result->fate]);
    printf("%s:%llu: %s (%lld)  %.*s  %.*s  %.*s  %.*s  %.*s\n", import->path,
           (unsigned long long)result->read.place.number, fate, (long long)result->entry,
           TEXT_ARGUMENTS(day), TEXT_ARGUMENTS(entry->journal),
           TEXT_ARGUMENTS(entry->lines[0].piece), TEXT_ARGUMENTS(entry->lines[0].label),
           TEXT_ARGUMENTS(total));
}

static void say_entries(const Session *session, const CsvImport *import) {
    uint64_t counts[CSV_CHANGED + 1] = {0};
    for (size_t i = 0; i < import->results.count; i++) {
        say_entry(session, import, &import->results.items[i]);
        counts[import->results.items[i].fate]++;
    }
    say(session, N_("{1} new, {2} there already, {3} changed"), number_of(session, counts[CSV_NEW]),
        number_of(session, counts[CSV_DUPLICATE]), number_of(session, counts[CSV_CHANGED]));
    if (!counts[CSV_CHANGED]) return;
    say(session,
        N_("What changed is left out: the book keeps its entry. Correct it there (denier edit, "
           "denier reverse), or delete the draft and import the file again."),
        (Text){0}, (Text){0}, (Text){0});
}

static ExitCode import_csv(Session *session, Import *import, const char *path) {
    Error error = {0};
    CsvImport task = {.path = path, .findings = &import->findings};
    task.choices.mapping = text_of(session->options.map);
    task.choices.journal = text_of(session->options.journal);
    bool ok =
        begin(session, import, &error) && csv_import(session->arena, &import->book, &task, &error);
    if (!ok) return refuse(session, import, &error);
    message_findings(session, &import->findings);
    say_entries(session, &task);
    bool is_nothing = !task.made.count && !session->options.map;
    return is_nothing ? give_up(import, EXIT_FINE) : settle(session, import);
}

/* A CSV file comes alone: what it is mapped by is its own. */
static bool check_files(const ReadingChoices *choices, Error *error) {
    for (size_t i = 0; i < choices->path_count && choices->path_count > 1; i++) {
        if (!is_csv(choices->paths[i])) continue;
        const char *other = choices->paths[i ? 0 : 1];
        return error_set(error, ERROR_CSV_ALONE, text_of(choices->paths[i]), text_of(other));
    }
    return true;
}

ExitCode command_import(Session *session) {
    Error error = {0};
    ReadingChoices choices = {0};
    Import import = {.findings = findings_in(session->arena)};
    if (!read_choices(session, &choices, &error) || !check_files(&choices, &error) ||
        !keeping_open(session, STORE_WRITE, &import.book, &error)) {
        return keeping_fail(session, &error);
    }
    const char *first = session->options.operands.items[1];
    return is_csv(first) ? import_csv(session, &import, first)
                         : import_fec(session, &import, &choices);
}
