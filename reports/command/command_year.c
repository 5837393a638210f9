/* The year command: the life of a fiscal year. Opening, locking and unlocking are here; acts with
 * more to show have files of their own. */
#include "reports/command/commands_keeping.h"
#include "reports/command/year_acts.h"

#include "engine/builder.h"
#include "engine/date_text.h"
#include "ledger/book/year_life.h"
#include "ledger/book/year_opening.h"
#include "ledger/period.h"
#include "reports/command/asserted_balances.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"

#include <string.h>

/* What is said once it is done. */
typedef struct Done {
    const char *message; /* msgid */
    Text first, second;
} Done;

typedef bool SimpleAct(Session *session, Book *book, Done *done, Error *error);

typedef struct YearAct {
    const char *name, *alias;
    SimpleAct *simple;                 /* a transaction and a sentence */
    ExitCode (*run)(Session *session); /* any other act */
} YearAct;

const BookYear *year_of_operand(Session *session, const Book *book, Error *error) {
    const StringList *operands = &session->options.operands;
    if (operands->count > 2) session->options.year = operands->items[2];
    if (session->options.year) return keeping_year(session, book, error);
    error_set(error, ERROR_OPERANDS_WANTED,
              text_print(session->arena, "year %s", operands->items[1]), TEXT("YEAR"),
              TEXT("year"));
    return NULL;
}

static Text day_text(Session *session, Date date) {
    char room[DATE_TEXT_SIZE];
    return text_copy(session->arena, date_print_iso(date, room));
}

static bool open_year(Session *session, Book *book, Done *done, Error *error) {
    const StringList *operands = &session->options.operands;
    Numbering numbering = book->years.items[book->years.count - 1].numbering;
    Period period;
    year_next_dates(book, &period.from, &period.to);
    bool ok = (operands->count < 3 || period_read(text_of(operands->items[2]), &period, error)) &&
              keeping_numbering(session, &numbering, error) &&
              year_open(book, period.from, period.to, numbering, error);
    *done = (Done){N_("the year from {1} to {2} is open"), day_text(session, period.from),
                   day_text(session, period.to)};
    return ok;
}

static bool lock_year(Session *session, Book *book, Done *done, Error *error) {
    const BookYear *year = year_of_operand(session, book, error);
    bool ok = year && asserted_balances_warn(session, book, error) && year_lock(book, year, error);
    if (!ok) return false;
    *done = (Done){.message = N_("the year that ends on {1} is locked"),
                   .first = day_text(session, year->end)};
    return true;
}

static bool unlock_year(Session *session, Book *book, Done *done, Error *error) {
    const BookYear *year = year_of_operand(session, book, error);
    if (!year || !year_unlock(book, year, error)) return false;
    *done = (Done){.message = N_("the year that ends on {1} takes entries again"),
                   .first = day_text(session, year->end)};
    return true;
}

static ExitCode run_simple(Session *session, SimpleAct *act) {
    Book book;
    Done done = {0};
    Error error = {0};
    const StringList *operands = &session->options.operands;
    if (operands->count > 3) {
        error_set(&error, ERROR_OPERAND_UNWANTED, TEXT("year"), text_of(operands->items[3]));
        return keeping_fail(session, &error);
    }
    if (!keeping_open(session, STORE_WRITE, &book, &error)) return keeping_fail(session, &error);
    bool ok = book_begin(&book, &error) && act(session, &book, &done, &error) &&
              keeping_commit(session, &book, &error);
    book_close(&book);
    if (!ok) return keeping_fail(session, &error);
    message_note(session, done.message, done.first, done.second);
    return EXIT_FINE;
}

static const YearAct ACTS[] = {
    {"open", "ouvrir", open_year, NULL},
    {"lock", "verrouiller", lock_year, NULL},
    {"unlock", "deverrouiller", unlock_year, NULL},
    {"close", "cloturer", NULL, year_act_close},
    {"appropriate", "affecter", NULL, year_act_appropriate},
    {"list", "liste", NULL, year_act_list},
};
enum { ACT_COUNT = sizeof ACTS / sizeof *ACTS };

static Text act_names(Arena *arena) {
    Builder names = builder_in(arena);
    for (size_t i = 0; i < ACT_COUNT; i++) {
        builder_print(&names, "%s%s", i ? ", " : "", ACTS[i].name);
    }
    return builder_text(&names);
}

ExitCode command_year(Session *session) {
    const StringList *operands = &session->options.operands;
    Error error = {0};
    Text names = act_names(session->arena);
    if (operands->count < 2) {
        error_set(&error, ERROR_OPERANDS_WANTED, TEXT("year"), names, TEXT("year"));
        return keeping_fail(session, &error);
    }
    const char *word = operands->items[1];
    for (size_t i = 0; i < ACT_COUNT; i++) {
        const YearAct *act = &ACTS[i];
        if (strcmp(word, act->name) != 0 && strcmp(word, act->alias) != 0) continue;
        return act->simple ? run_simple(session, act->simple) : act->run(session);
    }
    error_set(&error, ERROR_YEAR_ACT, text_of(word), names);
    return keeping_fail(session, &error);
}
