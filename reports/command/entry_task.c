#include "reports/command/entry_task.h"

#include "engine/date_text.h"
#include "ledger/book/entries.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/entry_document.h"

const BookYear *entry_task_year(const Book *book, Date date, Error *error) {
    const BookYear *year = book_year_at(book, date);
    if (year) return year;
    char day[DATE_TEXT_SIZE], first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
    error_set(error, ERROR_ENTRY_DATE, date_print_iso(date, day),
              date_print_iso(book->years.items[0].start, first),
              date_print_iso(book->years.items[book->years.count - 1].end, last));
    return NULL;
}

bool entry_task_find(Session *session, Book *book, Text name, PostedEntry *entry, Error *error) {
    int64_t id, number;
    const BookYear *year = keeping_year(session, book, error);
    return year && entry_named(book, year, name, &id, error) &&
           entry_find(session->arena, book, id, entry, &number, error);
}

bool entry_task_draft(Session *session, Book *book, Text name, PostedEntry *entry, Error *error) {
    if (!entry_task_find(session, book, name, entry, error)) return false;
    return !entry->is_validated ||
           error_set(error, ERROR_ENTRY_VALIDATED, posted_entry_name(session->arena, entry));
}

static void say_added(Session *session, const PostedEntry *entry, const NumberList *added) {
    for (size_t i = 0; i < added->count; i++) {
        for (size_t j = 0; j < entry->line_count; j++) {
            const PostedLine *line = &entry->lines[j];
            if (!text_equal(line->account, added->items[i])) continue;
            message_note(session, N_("account {1} is new to the year: {2}"), line->account,
                         line->account_label);
            break;
        }
    }
}

bool entry_task_show(Session *session, Book *book, PostedEntry *entry, const NumberList *added,
                     Document *document, Error *error) {
    const BookYear *year = entry_task_year(book, entry->date, error);
    if (!year) return false;
    posted_entry_keep(session->arena, entry);
    if (added) say_added(session, entry, added);
    return entry_document(session->arena, book, year, entry, document, error);
}
