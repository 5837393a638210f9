/* The import command: files of entries into a book. */
#include "reports/command/command.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "ledger/book/book_import.h"
#include "ledger/book/csv_import.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/command/progress_bar.h"
#include "reports/command/reading.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

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
            N_("  opening: equals the closing before, which the year carries forward; its {1} "
               "entries are left out"),
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

static ExitCode refuse(const Session *session, Book *book, const Findings *findings,
                       const Error *error) {
    book_close(book);
    message_findings(session, findings);
    return error->code ? keeping_fail(session, error) : EXIT_FINDINGS;
}

/* Asks, and writes what was shown. */
static ExitCode settle(Session *session, Book *book, const Findings *findings) {
    Error error = {0};
    fflush(stdout);
    bool is_wanted = session->options.dry_run ||
                     keeping_confirms(session, N_("Take this into the book? [y/N]"), &error);
    bool ok = is_wanted && keeping_commit(session, book, &error);
    book_close(book);
    if (!ok) return keeping_fail(session, &error);
    return findings_count(findings, TROUBLE_PROOF) ? EXIT_FINDINGS : EXIT_FINE;
}

/* --- FEC. */

static ExitCode import_fec(Session *session, Book *book, BookImport *import) {
    Error error = {0};
    ProgressBar bar = progress_bar_begin(session);
    import->choices.progress = progress_bar_listener(&bar);
    bool ok = book_begin(book, &error) && book_import(session->arena, book, import, &error);
    progress_bar_end(&bar);
    if (!ok) return refuse(session, book, import->findings, &error);
    message_findings(session, import->findings);
    for (size_t i = 0; i < import->files.count; i++) say_file(session, &import->files.items[i]);
    return settle(session, book, import->findings);
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

static ExitCode import_csv(Session *session, Book *book, const char *path, Findings *findings) {
    Error error = {0};
    CsvImport import = {.path = path, .findings = findings};
    import.choices.mapping = text_of(session->options.map);
    import.choices.journal = text_of(session->options.journal);
    bool ok = book_begin(book, &error) && csv_import(session->arena, book, &import, &error);
    if (!ok) return refuse(session, book, findings, &error);
    message_findings(session, findings);
    say_entries(session, &import);
    bool is_nothing = !import.made.count && !session->options.map;
    if (!is_nothing) return settle(session, book, findings);
    book_close(book);
    return EXIT_FINE;
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
    Book book;
    Error error = {0};
    Findings findings = findings_in(session->arena);
    BookImport import = {.findings = &findings};
    if (!read_choices(session, &import.choices, &error) || !check_files(&import.choices, &error) ||
        !keeping_open(session, STORE_WRITE, &book, &error)) {
        return keeping_fail(session, &error);
    }
    const char *first = import.choices.paths[0];
    return is_csv(first) ? import_csv(session, &book, first, &findings)
                         : import_fec(session, &book, &import);
}
