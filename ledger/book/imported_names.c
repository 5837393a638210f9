#include "ledger/book/imported_names.h"

#include "ledger/book/chain.h"
#include "ledger/book/imported_entry.h"
#include "ledger/book/posting.h"

typedef struct Naming {
    Book *book;
    int64_t year;
    bool is_empty;
} Naming;

/* Whether the file has a label for the code, and the year another one. */
static bool is_to_be_called(const Naming *naming, const Name *known, Text code, Text label) {
    bool has_label = label.size && !text_equal(label, code);
    return naming->is_empty && has_label && !text_equal(known->label, label);
}

static bool relabel(const Naming *naming, NameTable *table, Text code, Text label, Error *error) {
    static const char *const UPDATES[NAME_KINDS] = {
        [NAME_ACCOUNT] = "UPDATE account SET label = ?4"
                         " WHERE entity = ?1 AND year = ?2 AND number = ?3",
        [NAME_JOURNAL] = "UPDATE journal SET label = ?4"
                         " WHERE entity = ?1 AND year = ?2 AND code = ?3",
        [NAME_AUXILIARY] = "UPDATE auxiliary SET label = ?4"
                           " WHERE entity = ?1 AND year = ?2 AND number = ?3",
    };
    static const char *const EVENTS[NAME_KINDS] = {"account", "journal", NULL};
    Book *book = naming->book;
    const Text fields[] = {code, label};
    const char *event = EVENTS[table->kind];
    if (event && !chain_add(book, event, naming->year, fields, 2, error)) return false;
    name_relabel(&book->now.names, table, code, label);
    return store_run(book->store, UPDATES[table->kind],
                     VALUES(value_of_integer(book->entity), value_of_integer(naming->year),
                            value_of_text(code), value_of_text(label)),
                     error);
}

/* The kinds' own ways to be added. */
static bool add(const Naming *naming, NameTable *table, Text code, Text label, Error *error) {
    switch (table->kind) {
    case NAME_ACCOUNT:
        return account_add(naming->book, naming->year, code, label, error);
    case NAME_JOURNAL:
        return journal_add(naming->book, naming->year, code, label, error);
    default:
        return auxiliary_add(naming->book, naming->year, code, label, error);
    }
}

static bool settle(const Naming *naming, NameKind kind, Text code, Text label, Error *error) {
    Book *book = naming->book;
    Arena *arena = book->now.arena;
    NameTable *table =
        names_of(&book->now.names, book->store, book->entity, kind, naming->year, error);
    if (!table) return false;
    code = imported_text(arena, code);
    label = imported_text(arena, label);
    const Name *known = name_find(table, code);
    if (!known) return add(naming, table, code, label, error);
    if (!is_to_be_called(naming, known, code, label)) return true;
    return relabel(naming, table, code, label, error);
}

bool imported_names_add(Book *book, int64_t number, const FiscalYear *file, bool is_empty,
                        Error *error) {
    Naming naming = {book, number, is_empty};
    bool ok = true;
    for (uint32_t i = 0; ok && i < file->journal_count; i++) {
        const Journal *journal = &file->journals[i];
        ok = settle(&naming, NAME_JOURNAL, journal->code, journal->label, error);
    }
    for (size_t i = 0; ok && i < file->balances.count; i++) {
        const Balance *balance = &file->balances.items[i];
        bool is_again = i > 0 && text_equal(balance[-1].account, balance->account);
        if (is_again) continue;
        ok = settle(&naming, NAME_ACCOUNT, balance->account, balance->label, error);
    }
    for (uint32_t i = 0; ok && i < file->auxiliary_count; i++) {
        const Auxiliary *auxiliary = &file->auxiliaries[i];
        ok = settle(&naming, NAME_AUXILIARY, auxiliary->number, auxiliary->label, error);
    }
    return ok;
}
