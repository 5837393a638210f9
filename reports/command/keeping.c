#include "reports/command/keeping.h"

#include "engine/builder.h"
#include "engine/date_text.h"
#include "ledger/book/verify.h"
#include "reports/command/messages.h"

#include <glob.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ANNOUNCE_AFTER = 1000, GIVE_UP_AFTER = 30000 }; /* milliseconds */

bool names_book(const char *path) {
    const char *dot = strrchr(path, '.');
    return dot && strcmp(dot, ".denier") == 0;
}

const char *only_book_here(Session *session, Error *error) {
    glob_t found;
    const char *path = NULL;
    if (glob("*.denier", 0, NULL, &found) != 0) {
        error_set(error, ERROR_BOOK_NONE);
        return NULL;
    }
    if (found.gl_pathc == 1) {
        path = text_copy(session->arena, text_of(found.gl_pathv[0])).bytes;
    } else {
        error_set(error, ERROR_BOOK_MANY, text_of(found.gl_pathv[0]), text_of(found.gl_pathv[1]));
    }
    globfree(&found);
    return path;
}

const char *keeping_path(Session *session, Error *error) {
    const StringList *books = &session->options.books;
    const char *usual = getenv("DENIER_BOOK");
    const char *path = books->count ? books->items[0] : usual;
    if (!path || !*path) return only_book_here(session, error);
    if (books->count <= 1 && names_book(path)) return path;
    error_set(error, ERROR_BOOK_KIND, text_of(session->command->name), text_of(path));
    return NULL;
}

Text keeping_author(const Session *session) {
    if (session->options.author) return text_of(session->options.author);
    const char *chosen = getenv("DENIER_USER");
    if (chosen && *chosen) return text_of(chosen);
    const struct passwd *user = getpwuid(getuid());
    return user ? text_copy(session->arena, text_of(user->pw_name)) : TEXT("?");
}

static bool wait_for_writer(void *data, unsigned milliseconds) {
    const Session *session = data;
    if (milliseconds == ANNOUNCE_AFTER) {
        message_note(session,
                     N_("another program is writing to the book: waiting up to {1} seconds"),
                     TEXT("30"), (Text){0});
    }
    return milliseconds < GIVE_UP_AFTER;
}

bool keeping_open_unverified(Session *session, StoreMode mode, Book *book, Error *error) {
    const char *path = keeping_path(session, error);
    if (!path) return false;
    StoreWaiting waiting = {wait_for_writer, session};
    if (!book_open(session->arena, path, mode, &waiting, book, error)) return false;
    book->author = keeping_author(session);
    return true;
}

bool keeping_looks_right(Session *session, Book *book, Findings *findings, Error *error) {
    Error doubt = {0};
    if (verify_quickly(book, &doubt)) return true;
    if (doubt.code != ERROR_BOOK_DOUBTFUL) {
        *error = doubt;
        return false;
    }
    findings_add(findings, &doubt);
    session->is_doubtful = true;
    return true;
}

bool keeping_open(Session *session, StoreMode mode, Book *book, Error *error) {
    if (!keeping_open_unverified(session, mode, book, error)) return false;
    Findings findings = findings_in(session->arena);
    bool ok = mode == STORE_READ ? keeping_looks_right(session, book, &findings, error)
                                 : verify_quickly(book, error);
    if (!ok) book_close(book);
    message_findings(session, &findings);
    return ok;
}

bool keeping_commit(Session *session, Book *book, Error *error) {
    if (!session->options.dry_run) return book_commit(book, error);
    message_note(session, N_("dry run: nothing was written"), (Text){0}, (Text){0});
    book_rollback(book);
    return true;
}

bool keeping_confirms(Session *session, const char *question, Error *error) {
    if (session->options.yes) return true;
    if (!isatty(STDIN_FILENO)) return error_set(error, ERROR_CONFIRMATION_MISSING);
    char answer[16] = "";
    fprintf(stderr, "%s ", translate(session->language, question));
    if (!fgets(answer, sizeof answer, stdin)) return error_set(error, ERROR_CONFIRMATION_MISSING);
    bool is_yes = strchr("yYoO", answer[0]) && answer[0];
    return is_yes || error_set(error, ERROR_CONFIRMATION_REFUSED);
}

static Text years_of(Arena *arena, const Book *book) {
    Builder known = builder_in(arena);
    for (size_t i = 0; i < book->years.count; i++) {
        char room[DATE_TEXT_SIZE];
        if (i) builder_add_byte(&known, ' ');
        builder_add(&known, date_print_iso(book->years.items[i].end, room));
    }
    return builder_text(&known);
}

const BookYear *keeping_year(Session *session, const Book *book, Error *error) {
    const char *name = session->options.year;
    if (!name) return &book->years.items[book->years.count - 1];
    const BookYear *year = book_year_named(book, text_of(name));
    if (!year) {
        error_set(error, ERROR_YEAR_ABSENT, text_of(name), years_of(session->arena, book));
    }
    return year;
}

bool keeping_numbering(const Session *session, Numbering *numbering, Error *error) {
    const char *wanted = session->options.numbering;
    if (!wanted) return true;
    bool is_by_year = strcmp(wanted, "year") == 0;
    *numbering = is_by_year ? NUMBERED_BY_YEAR : NUMBERED_BY_JOURNAL;
    return is_by_year || strcmp(wanted, "journal") == 0 ||
           error_set(error, ERROR_OPTION_CHOICE, TEXT("numbering"), text_of(wanted),
                     TEXT("journal, year"));
}

ExitCode keeping_fail(const Session *session, const Error *error) {
    message_error(session, error);
    return exit_code_of(error->code);
}
