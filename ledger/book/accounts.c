#include "ledger/book/accounts.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "ledger/book/balances_now.h"
#include "ledger/book/chain.h"

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte) {
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

bool account_check_number(Text number, Error *error) {
    bool ok = number.size >= 3 && number.bytes[0] != '0';
    for (size_t i = 0; ok && i < number.size; i++) {
        ok = is_digit(number.bytes[i]) || (i >= 3 && is_letter(number.bytes[i]));
    }
    return ok || error_set(error, ERROR_ACCOUNT_FORM, number);
}

/* The name that the year has for the account, where it may change. */
static Name *find(Book *book, const BookYear *year, Text number, Error *error) {
    NameTable *table = book_names(book, NAME_ACCOUNT, year->number, error);
    if (!table) return NULL;
    Name *name = name_change(table, number);
    char day[DATE_TEXT_SIZE];
    Text last = date_print_iso(year->end, day);
    if (!name) error_set(error, ERROR_ACCOUNT_NOT_IN_YEAR, number, last);
    if (name && year->state != YEAR_CLOSED) return name;
    error_set(error, ERROR_ENTRY_YEAR_CLOSED, last);
    return NULL;
}

static bool write(Book *book, const BookYear *year, const Name *name, Error *error) {
    static const char SQL[] = "UPDATE account SET label = ?4, is_closed = ?5"
                              " WHERE entity = ?1 AND year = ?2 AND number = ?3";
    return store_run(book->store, SQL,
                     VALUES(value_of_integer(book->entity), value_of_integer(year->number),
                            value_of_text(name->code), value_of_text(name->label),
                            value_of_integer(name->is_closed)),
                     error);
}

bool account_rename(Book *book, const BookYear *year, Text number, Text label, Error *error) {
    Name *name = find(book, year, number, error);
    if (!name) return false;
    name->label = text_copy(book->now.arena, label);
    const Text fields[] = {number, label};
    return chain_add(book, "account-rename", year->number, fields, 2, error) &&
           write(book, year, name, error);
}

bool account_close(Book *book, const BookYear *year, Text number, Error *error) {
    BalancesNow balances;
    Name *name = find(book, year, number, error);
    if (!name || !balances_now_read(book->now.arena, book, year, &balances, error)) return false;
    Amount balance = balance_now(&balances, number, (Text){0});
    if (!amount_is_zero(balance)) {
        char room[AMOUNT_TEXT_SIZE];
        return error_set(error, ERROR_ACCOUNT_BALANCE, number,
                         amount_print(balance, AMOUNT_PLAIN, room));
    }
    name->is_closed = true;
    return chain_add(book, "account-close", year->number, &number, 1, error) &&
           write(book, year, name, error);
}
