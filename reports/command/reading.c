#include "reports/command/reading.h"

#include "engine/date_text.h"
#include "engine/file.h"
#include "ledger/book/books_of.h"
#include "ledger/importer.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/command/progress_bar.h"
#include "reports/settings_check.h"

#include <stdlib.h>
#include <string.h>

bool option_date(const char *option, const char *value, Date *date, Error *error) {
    return !value || date_read_iso(text_of(value), date, NULL) ||
           error_set(error, ERROR_OPTION_DATE, text_of(option), text_of(value));
}

/* The settings file: --settings, else denier.settings beside the first file if it exists; a book
 * has settings of its own. */
static bool read_settings(Session *session, Reading *reading, Error *error) {
    const Options *options = &session->options;
    const char *first = options->books.items[0];
    const char *slash = strrchr(first, '/');
    int folder = slash ? (int)(slash - first) + 1 : 0;
    const char *path = text_print(session->arena, "%.*sdenier.settings", folder, first).bytes;
    if (options->settings) {
        path = options->settings;
    } else if (reading->is_of_book || !file_exists(path)) {
        path = NULL;
    }
    Settings *settings = &reading->settings;
    Findings *findings = &reading->of_settings;
    *findings = findings_in(session->arena);
    if (path && !settings_read(session->arena, path, settings, findings, error)) return false;
    settings_check(session->arena, settings, findings);
    if (findings_count(findings, TROUBLE_UNREADABLE)) {
        message_findings(session, findings);
        return false;
    }
    if (options->entity) settings_set(session->arena, settings, "entity", options->entity);
    return true;
}

/* A book stands for itself: it holds its years, and knows their dates. */
static bool check_book(const Session *session, const char *book, Error *error) {
    const Options *options = &session->options;
    const StringList *books = &options->books;
    if (books->count > 1) {
        const char *other = books->items[books->items[0] == book];
        return error_set(error, ERROR_BOOK_NOT_ALONE, text_of(book), text_of(other));
    }
    const char *of_files[] = {options->year_start ? "year-start" : NULL,
                              options->year_end ? "year-end" : NULL,
                              options->opening_journal ? "opening-journal" : NULL};
    for (size_t i = 0; i < sizeof of_files / sizeof *of_files; i++) {
        if (!of_files[i]) continue;
        return error_set(error, ERROR_BOOK_OPTION, text_of(of_files[i]), text_of(book));
    }
    return true;
}

/* The books of the command line, else of DENIER_BOOK, else the only book of the folder. */
static bool find_books(Session *session, Reading *reading, Error *error) {
    StringList *books = &session->options.books;
    const char *usual = getenv("DENIER_BOOK");
    if (books->count == 0 && usual && *usual) *LIST_PUSH(session->arena, books) = usual;
    if (books->count == 0) {
        const char *here = only_book_here(session, error);
        if (!here && error->code == ERROR_BOOK_MANY) return false;
        *error = (Error){0};
        if (!here) return error_set(error, ERROR_BOOK_MISSING, text_of(session->command->name));
        *LIST_PUSH(session->arena, books) = here;
    }
    for (size_t i = 0; i < books->count && !reading->is_of_book; i++) {
        reading->is_of_book = names_book(books->items[i]);
        if (reading->is_of_book && !check_book(session, books->items[i], error)) return false;
    }
    return true;
}

static bool is_year(const FiscalYear *year, const char *name) {
    char room[DATE_TEXT_SIZE];
    Text closing = date_print_iso(year->end, room);
    return text_equal(closing, text_of(name)) ||
           text_equal((Text){closing.bytes, 4}, text_of(name));
}

/* The closing dates of the years at hand, for messages. */
static Text years_at_hand(Arena *arena, const Books *books) {
    Text known = {0};
    for (size_t i = 0; i < books->count; i++) {
        char room[DATE_TEXT_SIZE];
        Text closing = date_print_iso(books->years[i].end, room);
        known = text_print(arena, "%.*s %.*s", TEXT_ARGUMENTS(known), TEXT_ARGUMENTS(closing));
    }
    return text_trim(known);
}

/* Makes the year asked for the first of the books: that of --year, and with a period the one that
 * holds it. */
static bool choose_year(const Session *session, Books *books, const Period *period, Error *error) {
    const char *name = session->options.year;
    bool is_named = false;
    for (size_t i = 0; i < books->count; i++) {
        bool fits_name = !name || is_year(&books->years[i], name);
        is_named = is_named || fits_name;
        if (!fits_name || (period && !year_holds(&books->years[i], *period))) continue;
        books->years += i;
        books->count -= i;
        return true;
    }
    Text known = years_at_hand(session->arena, books);
    if (!is_named) return error_set(error, ERROR_YEAR_ABSENT, text_of(name), known);
    return error_set(error, ERROR_PERIOD_OUTSIDE, text_of(session->options.period), known);
}

bool reading_spares(const Session *session, const Reading *reading, const char *target,
                    Error *error) {
    const StringList *books = &session->options.books;
    bool is_read =
        reading->settings.path.size && file_is_same(target, reading->settings.path.bytes);
    for (size_t i = 0; i < books->count; i++) {
        is_read = is_read || file_is_same(target, books->items[i]);
    }
    return !is_read || error_set(error, ERROR_OUTPUT_IS_INPUT, text_of(target));
}

/* The closing date that the settings, which were found to be sound, give to a trial balance. */
static void read_balance_end(Reading *reading) {
    Text end = settings_get(&reading->settings, "year_end");
    if (end.size) date_read_iso(end, &reading->choices.balance_end, NULL);
}

bool reading_prepare(Session *session, Reading *reading, Error *error) {
    const Options *options = &session->options;
    ReadingChoices *choices = &reading->choices;
    choices->opening_journal = text_of(options->opening_journal);
    if (!option_date("year-start", options->year_start, &choices->year_start, error) ||
        !option_date("year-end", options->year_end, &choices->year_end, error) ||
        !find_books(session, reading, error)) {
        return false;
    }
    choices->paths = options->books.items;
    choices->path_count = options->books.count;
    if (!read_settings(session, reading, error)) return false;
    read_balance_end(reading);
    return true;
}

static void add_all(const Findings *from, Findings *to) {
    for (size_t i = 0; i < from->kinds.count; i++) {
        const Finding *finding = &from->kinds.items[i];
        for (size_t j = 0; j < finding->first.count; j++)
            findings_add(to, &finding->first.items[j]);
    }
}

/* The dates of the years of a book, newest first. */
static Books years_of_book(Arena *arena, const Book *book) {
    size_t count = book->years.count;
    Books books = {ARENA_ARRAY(arena, FiscalYear, count), count};
    for (size_t i = 0; i < count; i++) {
        const BookYear *year = &book->years.items[count - 1 - i];
        books.years[i] = (FiscalYear){.start = year->start, .end = year->end};
    }
    return books;
}

/* What the book sets and nothing else did. */
static void add_settings(Arena *arena, Settings *settings, const Settings *more) {
    for (size_t i = 0; i < more->items.count; i++) {
        const Setting *setting = &more->items.items[i];
        const char *key = setting->key.bytes;
        if (settings_get(settings, key).size) continue;
        settings_set(arena, settings, key, setting->value.bytes);
    }
}

static bool read_book(Session *session, Reading *reading, const Period *period, Findings *findings,
                      Error *error) {
    Book book;
    if (!keeping_open_unverified(session, STORE_READ, &book, error)) return false;
    Books chosen = {0};
    bool ok = book_look(&book, error) && keeping_looks_right(session, &book, findings, error);
    if (ok) chosen = years_of_book(session->arena, &book);
    ok =
        ok && choose_year(session, &chosen, period, error) &&
        books_of(&book, &reading->choices, (int64_t)chosen.count, &reading->books, findings, error);
    book_close(&book);
    add_all(&reading->of_settings, findings);
    add_settings(session->arena, &reading->settings, &book.settings);
    return ok;
}

bool reading_run(Session *session, Reading *reading, const Period *period, Findings *findings,
                 Error *error) {
    if (reading->is_of_book) return read_book(session, reading, period, findings, error);
    ProgressBar bar = progress_bar_begin(session);
    reading->choices.progress = progress_bar_listener(&bar);
    bool is_read = books_read(session->arena, &reading->choices, &reading->books, findings, error);
    reading->choices.progress = (Progress){0};
    progress_bar_end(&bar);
    if (!is_read) message_findings(session, findings);
    if (!is_read || !choose_year(session, &reading->books, period, error)) return false;
    add_all(&reading->of_settings, findings);
    return true;
}
