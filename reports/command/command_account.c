/* The account command: the accounts of a year, added, renamed, closed, listed. */
#include "reports/command/commands_entering.h"

#include "ledger/book/accounts.h"
#include "ledger/book/balances_now.h"
#include "ledger/book/chart_names.h"
#include "ledger/book/posting.h"
#include "reports/book_document.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/command/task.h"

static Text operand(const Session *session, size_t place) {
    const StringList *operands = &session->options.operands;
    return place < operands->count ? text_of(operands->items[place]) : (Text){0};
}

/* The label given, else the one of the chart. */
static bool choose_label(Session *session, const BookYear *year, Text number, Text *label,
                         Error *error) {
    *label = operand(session, 3);
    if (label->size) return true;
    if (!chart_label(session->arena, year, number, label, error)) return false;
    return label->size || error_set(error, ERROR_ACCOUNT_UNLABELLED, number);
}

static bool check_new(Book *book, const BookYear *year, Text number, Error *error) {
    const NameTable *table = book_names(book, NAME_ACCOUNT, year->number, error);
    if (!table) return false;
    const Name *name = name_find(table, number);
    return !name || error_set(error, ERROR_ACCOUNT_KNOWN, number, name->label);
}

static bool add(Session *session, Book *book, Document *document, Error *error) {
    (void)document;
    Text number = operand(session, 2), label;
    const BookYear *year = keeping_year(session, book, error);
    bool ok = year && account_check_number(number, error) && check_new(book, year, number, error) &&
              choose_label(session, year, number, &label, error) &&
              account_add(book, year->number, number, label, error);
    if (ok) message_note(session, N_("account {1} is new to the year: {2}"), number, label);
    return ok;
}

static bool rename_account(Session *session, Book *book, Document *document, Error *error) {
    (void)document;
    Text number = operand(session, 2), label = operand(session, 3);
    const BookYear *year = keeping_year(session, book, error);
    bool ok = year && account_rename(book, year, number, label, error);
    if (ok) message_note(session, N_("account {1} is called {2} now"), number, label);
    return ok;
}

static bool close_account(Session *session, Book *book, Document *document, Error *error) {
    (void)document;
    Text number = operand(session, 2);
    const BookYear *year = keeping_year(session, book, error);
    bool ok = year && account_close(book, year, number, error);
    if (ok) message_note(session, N_("account {1} is closed"), number, (Text){0});
    return ok;
}

enum { STATE, BALANCE, COLUMNS };

static Table *accounts_table(Arena *arena, Document *document) {
    static const BookColumn columns[COLUMNS] = {
        [STATE] = {"state", N_("State"), CELL_TEXT},
        [BALANCE] = {"balance", N_("Balance"), CELL_AMOUNT},
    };
    static const char *const titles[2] = {N_("Accounts"), N_("Account")};
    return book_document_add_table(arena, document, "accounts", titles, columns, COLUMNS);
}

static bool list(Session *session, Book *book, Document *document, Error *error) {
    Arena *arena = session->arena;
    Names names = names_in(arena);
    BalancesNow balances;
    const BookYear *year = keeping_year(session, book, error);
    if (!year || !balances_now_read(arena, book, year, &balances, error)) return false;
    const NameTable *accounts =
        names_of(&names, book->store, book->entity, NAME_ACCOUNT, year->number, error);
    if (!accounts) return false;
    book_document_start(arena, book, year, "accounts", N_("Accounts"), document);
    Table *table = accounts_table(arena, document);
    for (size_t i = 0; i < accounts->items.count; i++) {
        const Name *name = &accounts->items.items[i];
        Text label = text_print(arena, "%.*s  %.*s", TEXT_ARGUMENTS(name->code),
                                TEXT_ARGUMENTS(name->label));
        Row *row = table_add_row(arena, table, name->code, ROW_LINE, label);
        Text closed = label_of(arena, document->language, N_("closed"));
        if (name->is_closed) row->cells[STATE] = cell_of_coded_text(closed, "closed");
        Amount balance = balance_now(&balances, name->code, (Text){0});
        row->cells[BALANCE] = cell_of_amount(balance);
    }
    return true;
}

ExitCode command_account(Session *session) {
    static const Task TASKS[] = {
        {"add", "ajouter", 1, 2, STORE_WRITE, .run = add},
        {"rename", "renommer", 2, 2, STORE_WRITE, .run = rename_account},
        {"close", "fermer", 1, 1, STORE_WRITE, .run = close_account},
        {"list", "lister", 0, 0, STORE_READ, .run = list},
        {0},
    };
    return task_run_named(session, TASKS);
}
