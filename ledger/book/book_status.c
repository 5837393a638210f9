#include "ledger/book/book_status.h"

#include "ledger/account.h"
#include "ledger/book/book_year.h"
#include "ledger/store/rows.h"

static bool is_suspense(Text account) {
    static const char *const PREFIXES[] = {"471", "472", "473", "58"};
    for (size_t i = 0; i < sizeof PREFIXES / sizeof *PREFIXES; i++) {
        if (account_is_under(account, PREFIXES[i])) return true;
    }
    return false;
}

/* Adds up the third parties of an account; balances are in order of account. */
static void add_balance(Arena *arena, OpenAccounts *accounts, const Balance *balance) {
    OpenAccount *last = accounts->count ? &accounts->items[accounts->count - 1] : NULL;
    if (!last || !text_equal(last->account, balance->account)) {
        last = LIST_PUSH(arena, accounts);
        *last = (OpenAccount){text_copy(arena, balance->account), text_copy(arena, balance->label),
                              (Amount){0}};
    }
    last->amount = amount_add(last->amount, balance_closing(balance));
}

static void keep_open(OpenAccounts *accounts) {
    size_t kept = 0;
    for (size_t i = 0; i < accounts->count; i++) {
        if (amount_is_zero(accounts->items[i].amount)) continue;
        accounts->items[kept++] = accounts->items[i];
    }
    accounts->count = kept;
}

static bool find_seal(Book *book, YearStatus *status, Error *error) {
    static const char SQL[] = "SELECT count(*) FROM event WHERE entity = ?1 AND year = ?2"
                              " AND entry = 0 AND kind = 'seal'";
    if (status->about.state != YEAR_CLOSED) return true;
    Rows rows =
        rows_of(book->store, SQL,
                VALUES(value_of_integer(book->entity), value_of_integer(status->about.number)));
    if (rows_next(&rows)) status->is_sealed = rows_integer(&rows, 0) > 0;
    return rows_end(&rows, error);
}

static bool find_failed(Arena *arena, Book *book, YearStatus *status, Error *error) {
    Assertions all;
    const BookYear *about = &status->about;
    if (!assertions_read(arena, book, about->start, about->end, &all, error)) return false;
    for (size_t i = 0; i < all.items.count; i++) {
        const Assertion *assertion = &all.items.items[i];
        if (assertion_holds(assertion)) continue;
        *LIST_PUSH(arena, &status->failed.items) = *assertion;
    }
    return true;
}

static void judge(Arena *arena, const FiscalYear *year, const YearReading *reading,
                  YearStatus *status) {
    status->draft_count = reading->draft_count;
    status->validated_count = year->entry_count - reading->draft_count;
    status->line_count = year->line_count;
    if (year->has_opening) status->opening = OPENING_IS_ENTERED;
    if (reading->opening_derived) status->opening = OPENING_IS_DERIVED;
    for (size_t i = 0; i < year->balances.count; i++) {
        const Balance *balance = &year->balances.items[i];
        if (is_suspense(balance->account)) add_balance(arena, &status->suspense, balance);
        if (!account_is_under(balance->account, "12")) continue;
        status->waiting = amount_subtract(status->waiting, balance_closing(balance));
    }
    keep_open(&status->suspense);
}

static bool read_year(Arena *arena, Book *book, const BookYear *about, BookStatus *status,
                      Error *error) {
    Arena *scratch = arena_create();
    FiscalYear year;
    YearReading reading = {0};
    YearStatus read = {.about = *about};
    bool ok = book_year_read(scratch, book, about->number, &reading, &year, error) &&
              find_seal(book, &read, error) && find_failed(arena, book, &read, error);
    if (ok) {
        judge(arena, &year, &reading, &read);
        *LIST_PUSH(arena, &status->years) = read;
    }
    arena_destroy(scratch);
    return ok;
}

bool book_status_read(Arena *arena, Book *book, BookStatus *status, Error *error) {
    *status = (BookStatus){0};
    for (size_t i = 0; i < book->years.count; i++) {
        if (!read_year(arena, book, &book->years.items[i], status, error)) return false;
    }
    return true;
}
