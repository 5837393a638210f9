/* The delete, reverse and undo commands: what takes an entry back. */
#include "reports/command/commands_entering.h"

#include "engine/date_text.h"
#include "ledger/book/acts.h"
#include "ledger/book/entries.h"
#include "ledger/book/reversal.h"
#include "reports/book_document.h"
#include "reports/command/entry_task.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/command/reading.h"
#include "reports/command/task.h"

static bool delete (Session *session, Book *book, Document *document, Error *error) {
    PostedEntry draft;
    Text name = text_of(session->options.operands.items[1]);
    if (!entry_task_draft(session, book, name, &draft, error)) return false;
    bool ok = act_delete(book, &draft, error) &&
              entry_task_show(session, book, &draft, NULL, document, error);
    if (ok) message_note(session, N_("entry {1} is deleted"), name, (Text){0});
    return ok;
}

ExitCode command_delete(Session *session) {
    static const Task TASK = {.least = 1, .most = 1, .mode = STORE_WRITE, .run = delete};
    return task_run(session, &TASK);
}

/* The day of the reversal: --date, else that of the entry while its year is open. */
static bool choose_date(const Session *session, const Book *book, const PostedEntry *entry,
                        Date *date, Error *error) {
    const BookYear *year = book_year_at(book, entry->date);
    *date = entry->date;
    if (!option_date("date", session->options.date, date, error)) return false;
    if (session->options.date || (year && year->state == YEAR_OPEN)) return true;
    return error_set(error, ERROR_REVERSE_DATE, posted_entry_name(session->arena, entry));
}

static bool reverse(Session *session, Book *book, Document *document, Error *error) {
    Date date;
    PostedEntry entry, reversal;
    Text name = text_of(session->options.operands.items[1]);
    bool ok = entry_task_find(session, book, name, &entry, error) &&
              choose_date(session, book, &entry, &date, error) &&
              reversal_of(session->arena, book, &entry, date, &reversal, error);
    if (!ok) return false;
    const BookYear *year = entry_task_year(book, date, error);
    return year && act_post(book, "reverse", year, &reversal, error) &&
           entry_task_show(session, book, &reversal, NULL, document, error);
}

ExitCode command_reverse(Session *session) {
    static const Task TASK = {.least = 1, .most = 1, .mode = STORE_WRITE, .run = reverse};
    return task_run(session, &TASK);
}

static void add_entry(Session *session, Document *document, Table *table, int64_t id,
                      const char *what) {
    Text name = text_print(session->arena, "%lld", (long long)id);
    Row *row = table_add_row(session->arena, table, name, ROW_LINE, name);
    Text shown = label_of(session->arena, document->language, what);
    row->cells[0] = cell_of_coded_text(shown, what);
}

/* What people call an act of that kind. */
static Text name_of_act(const Session *session, Text kind) {
    static const struct {
        Text kind;
        const char *name;
    } NAMES[] = {
        {{"add", 3}, N_("an entry added")},      {{"edit", 4}, N_("a draft changed")},
        {{"delete", 6}, N_("a draft deleted")},  {{"reverse", 7}, N_("an entry reversed")},
        {{"import", 6}, N_("entries imported")},
    };
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (!text_equal(NAMES[i].kind, kind)) continue;
        return text_of(translate(session->language, NAMES[i].name));
    }
    return kind;
}

static bool undo(Session *session, Book *book, Document *document, Error *error) {
    Act act;
    Arena *arena = session->arena;
    if (!act_undo(arena, book, &act, error)) return false;
    static const BookColumn column = {"outcome", N_("Outcome"), CELL_TEXT};
    static const char *const titles[2] = {N_("Act withdrawn"), N_("Entry")};
    book_document_start(arena, book, NULL, "undo", N_("Act withdrawn"), document);
    Table *table = book_document_add_table(arena, document, "drafts", titles, &column, 1);
    for (size_t i = 0; i < act.restored.count; i++) {
        add_entry(session, document, table, act.restored.items[i].id, N_("restored"));
    }
    for (size_t i = 0; i < act.made.count && !act.restored.count; i++) {
        add_entry(session, document, table, act.made.items[i], N_("withdrawn"));
    }
    message_note(session, N_("the last act on drafts is withdrawn: {1}"),
                 name_of_act(session, act.kind), (Text){0});
    return true;
}

ExitCode command_undo(Session *session) {
    static const Task TASK = {.mode = STORE_WRITE, .run = undo};
    return task_run(session, &TASK);
}
