/* The add and edit commands: an entry from the words of the command line, or asked for. */
#include "reports/command/commands_entering.h"

#include "ledger/book/acts.h"
#include "reports/command/entry_dialogue.h"
#include "reports/command/entry_task.h"
#include "reports/command/entry_words.h"
#include "reports/command/keeping.h"
#include "reports/command/task.h"

#include <unistd.h>

enum { ANY_NUMBER = 100000 };

/* Posts the entry, by add. */
static bool post(Session *session, Book *book, PostedEntry *entry, Document *document,
                 Error *error) {
    NumberList added;
    const BookYear *year = entry_task_year(book, entry->date, error);
    return year && entry_words_complete(session, book, year, entry, &added, error) &&
           act_post(book, "add", year, entry, error) &&
           entry_task_show(session, book, entry, &added, document, error);
}

static bool add(Session *session, Book *book, Document *document, Error *error) {
    PostedEntry entry = {0};
    return entry_words_read(session, 1, &entry, error) &&
           post(session, book, &entry, document, error);
}

/* Asks for the entry line by line, and posts what was answered. */
static bool add_asked(Session *session, Book *book, Document *document, Error *error) {
    PostedEntry entry = {0};
    if (!entry_dialogue(session, book, &entry, error)) return false;
    if (!book_begin(book, error)) return false;
    if (post(session, book, &entry, document, error)) return keeping_commit(session, book, error);
    book_rollback(book);
    return false;
}

ExitCode command_add(Session *session) {
    static const Task TASK = {
        .most = ANY_NUMBER,
        .mode = STORE_WRITE,
        .run = add,
    };
    static const Task ASKING = {.mode = STORE_WRITE, .begins_itself = true, .run = add_asked};
    bool has_lines = session->options.operands.count > 1;
    return task_run(session, has_lines || !isatty(STDIN_FILENO) ? &TASK : &ASKING);
}

static bool edit(Session *session, Book *book, Document *document, Error *error) {
    PostedEntry draft;
    NumberList added;
    Text name = text_of(session->options.operands.items[1]);
    if (!entry_task_draft(session, book, name, &draft, error)) return false;
    PostedEntry entry = draft;
    entry.author = (Text){0};
    if (!entry_words_read(session, 2, &entry, error)) return false;
    const BookYear *year = entry_task_year(book, entry.date, error);
    return year && entry_words_complete(session, book, year, &entry, &added, error) &&
           act_edit(book, &draft, year, &entry, error) &&
           entry_task_show(session, book, &entry, &added, document, error);
}

ExitCode command_edit(Session *session) {
    static const Task TASK = {
        .least = 1,
        .most = ANY_NUMBER,
        .mode = STORE_WRITE,
        .run = edit,
    };
    return task_run(session, &TASK);
}
