/* The validate command: drafts up to a day become entries that never change. */
#include "reports/command/commands_entering.h"

#include "engine/date_text.h"
#include "ledger/book/validation.h"
#include "reports/book_document.h"
#include "reports/command/asserted_balances.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/command/reading.h"
#include "reports/command/task.h"

/* The numbers that one journal of one year was given. */
typedef struct Given {
    Text journal;
    Date year_end;
    uint64_t count;
    Text first, last;
} Given;

typedef LIST_OF(Given) GivenList;

static Given *given_to(Arena *arena, GivenList *list, const Book *book, const PostedEntry *entry) {
    Date end = book_year_at(book, entry->date)->end;
    for (size_t i = 0; i < list->count; i++) {
        Given *given = &list->items[i];
        bool is_it =
            text_equal(given->journal, entry->journal) && !date_compare(given->year_end, end);
        if (is_it) return given;
    }
    Given *given = LIST_PUSH(arena, list);
    given->journal = text_copy(arena, entry->journal);
    given->year_end = end;
    given->first = posted_entry_name(arena, entry);
    return given;
}

static bool choose_day(const Session *session, Date *until, Error *error) {
    if (!session->options.until) return error_set(error, ERROR_VALIDATE_UNTIL);
    return option_date("until", session->options.until, until, error);
}

/* Whether the book has the drafts that were shown still, and no others. */
static bool are_same(const DraftList *shown, const DraftList *now) {
    bool same = shown->count == now->count;
    for (size_t i = 0; same && i < now->count; i++) {
        same = shown->items[i].id == now->items[i].id;
    }
    return same;
}

static Text count_text(Arena *arena, const DraftList *drafts) {
    return text_print(arena, "%zu", drafts->count);
}

static void build_document(Session *session, const Book *book, const DraftList *drafts,
                           Document *document) {
    enum { CLOSING, COUNT, FIRST, LAST, COLUMNS };
    Arena *arena = session->arena;
    const BookYear *year = book_year_at(book, drafts->items[drafts->count - 1].date);
    static const BookColumn columns[COLUMNS] = {
        [CLOSING] = {"year", N_("Year ending"), CELL_DATE},
        [COUNT] = {"count", N_("Entries"), CELL_COUNT},
        [FIRST] = {"first", N_("First number"), CELL_TEXT},
        [LAST] = {"last", N_("Last number"), CELL_TEXT},
    };
    static const char *const titles[2] = {N_("Validation"), N_("Journal")};
    book_document_start(arena, book, year, "validation", N_("Validation"), document);
    GivenList list = {0};
    for (size_t i = 0; i < drafts->count; i++) {
        Given *given = given_to(arena, &list, book, &drafts->items[i]);
        given->count++;
        given->last = posted_entry_name(arena, &drafts->items[i]);
    }
    Table *table = book_document_add_table(arena, document, "validated", titles, columns, COLUMNS);
    for (size_t i = 0; i < list.count; i++) {
        const Given *given = &list.items[i];
        Row *row = table_add_row(arena, table, given->journal, ROW_LINE, given->journal);
        row->cells[CLOSING] = cell_of_date(given->year_end);
        row->cells[COUNT] = cell_of_count(given->count);
        row->cells[FIRST] = cell_of_text(given->first);
        row->cells[LAST] = cell_of_text(given->last);
    }
    document->entry_count = drafts->count;
}

/* Validates what was shown, in a transaction. */
static bool write(Session *session, Book *book, Date until, const DraftList *shown,
                  Document *document, Error *error) {
    DraftList drafts;
    if (!book_begin(book, error)) return false;
    bool ok = drafts_until(session->arena, book, until, &drafts, error) &&
              (are_same(shown, &drafts) || error_set(error, ERROR_VALIDATE_MOVED)) &&
              drafts_validate(book, &drafts, error);
    if (!ok) {
        book_rollback(book);
        return false;
    }
    build_document(session, book, &drafts, document);
    return keeping_commit(session, book, error) && asserted_balances_warn(session, book, error);
}

static bool validate(Session *session, Book *book, Document *document, Error *error) {
    Date until = {0};
    DraftList drafts;
    char day[DATE_TEXT_SIZE];
    if (!choose_day(session, &until, error) ||
        !drafts_until(session->arena, book, until, &drafts, error)) {
        return false;
    }
    message_note(session, N_("drafts up to {1}: {2}"), date_print_iso(until, day),
                 count_text(session->arena, &drafts));
    if (!drafts.count) return true;
    bool goes_on = session->options.dry_run ||
                   keeping_confirms(
                       session, N_("Validate them? They can never be changed again. [y/N]"), error);
    return goes_on && write(session, book, until, &drafts, document, error);
}

ExitCode command_validate(Session *session) {
    static const Task TASK = {.mode = STORE_WRITE, .begins_itself = true, .run = validate};
    return task_run(session, &TASK);
}
