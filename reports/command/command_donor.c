/* The donor command: who is behind the numbers of donors in entries. */
#include "reports/command/commands_entering.h"

#include "ledger/book/donors.h"
#include "reports/book_document.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/command/task.h"

#include <stdlib.h>

enum { IDENTITY, COMMITMENT, COLUMNS };

static void begin_document(Arena *arena, const Book *book, Document *document) {
    const BookYear *year = &book->years.items[book->years.count - 1];
    static const BookColumn columns[COLUMNS] = {
        [IDENTITY] = {"identity", N_("Identity"), CELL_TEXT},
        [COMMITMENT] = {"commitment", N_("Commitment"), CELL_TEXT},
    };
    static const char *const titles[2] = {N_("Donors"), N_("Number")};
    book_document_start(arena, book, year, "donors", N_("Donors"), document);
    book_document_add_table(arena, document, "donors", titles, columns, COLUMNS);
}

static void add_donor(Arena *arena, Document *document, const Donor *donor) {
    Text number = text_print(arena, "%lld", (long long)donor->number);
    Row *row = table_add_row(arena, &document->tables.items[0], number, ROW_LINE, number);
    Text erased = label_of(arena, document->language, N_("erased"));
    row->cells[IDENTITY] =
        donor->identity.size ? cell_of_text(donor->identity) : cell_of_coded_text(erased, "erased");
    row->cells[COMMITMENT] = cell_of_text(digest_print(arena, donor->commitment));
}

static bool add(Session *session, Book *book, Document *document, Error *error) {
    Donor donor;
    Text identity = text_of(session->options.identity);
    if (!donor_add(session->arena, book, identity, &donor, error)) return false;
    begin_document(session->arena, book, document);
    add_donor(session->arena, document, &donor);
    return true;
}

static bool list(Session *session, Book *book, Document *document, Error *error) {
    DonorList donors;
    if (!donors_read(session->arena, book, &donors, error)) return false;
    begin_document(session->arena, book, document);
    for (size_t i = 0; i < donors.count; i++) {
        add_donor(session->arena, document, &donors.items[i]);
    }
    return true;
}

static bool erase(Session *session, Book *book, Document *document, Error *error) {
    (void)document;
    const char *number = session->options.operands.items[2];
    char *end;
    long long wanted = strtoll(number, &end, 10);
    if (*end || end == number) return error_set(error, ERROR_DONOR_ABSENT, text_of(number));
    if (!donor_erase(book, wanted, error)) return false;
    message_note(session, N_("donor {1} is erased; backups hold the name until they are renewed"),
                 text_of(number), (Text){0});
    return true;
}

ExitCode command_donor(Session *session) {
    static const Task TASKS[] = {
        {"add", "ajouter", 0, 0, STORE_WRITE, .run = add},
        {"list", "lister", 0, 0, STORE_READ, .run = list},
        {"erase", "effacer", 1, 1, STORE_WRITE,
         .question = N_("Erase the identity for ever? [y/N]"), .run = erase},
        {0},
    };
    return task_run_named(session, TASKS);
}
