#include "ledger/book/assertion.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "ledger/book/book_year.h"
#include "ledger/book/chain.h"
#include "ledger/book/content.h"
#include "ledger/store/rows.h"

bool assertion_holds(const Assertion *assertion) {
    return amount_compare(assertion->amount, assertion->found) == 0;
}

/* --- What an account held. */

/* Adds the one amount of a query. */
static bool add_sum(Book *book, const char *sql, const Value *values, size_t count, Amount *sum,
                    Error *error) {
    Rows rows = rows_of(book->store, sql, values, count);
    if (rows_next(&rows)) *sum = amount_add(*sum, rows_amount(&rows, 0));
    return rows_end(&rows, error);
}

/* Months before that of the day are summed up in the balances; the whole month too when the day is
 * its last. Entries that close the year count for nothing, as everywhere. */
static bool add_whole_months(Book *book, const BookYear *year, Text account, Date date,
                             Amount *balance, Error *error) {
    static const char SQL[] =
        "SELECT coalesce(sum(debit) - sum(credit), 0) FROM balance WHERE entity = ?1 AND year = ?2"
        " AND account = ?3 AND month < ?4 AND kind <> 2";
    char room[DATE_TEXT_SIZE];
    bool is_month_end = date_compare(date, date_month_end(date)) == 0;
    Text next = date_print_iso(is_month_end ? date_add_days(date, 1) : date, room);
    return add_sum(book, SQL,
                   VALUES(value_of_integer(book->entity), value_of_integer(year->number),
                          value_of_text(account), value_of_text((Text){next.bytes, 7})),
                   balance, error);
}

static bool add_days(Book *book, const BookYear *year, Text account, Date date, Amount *balance,
                     Error *error) {
    static const char SQL[] =
        "SELECT coalesce(sum(line.debit) - sum(line.credit), 0) FROM entry JOIN line"
        " ON line.entity = entry.entity AND line.year = entry.year AND line.entry = entry.entry"
        " WHERE entry.entity = ?1 AND entry.year = ?2 AND entry.date >= ?4 AND entry.date <= ?5"
        " AND entry.kind <> 2 AND line.account = ?3";
    if (date_compare(date, date_month_end(date)) == 0) return true;
    DateParts parts = date_parts(date);
    return add_sum(book, SQL,
                   VALUES(value_of_integer(book->entity), value_of_integer(year->number),
                          value_of_text(account),
                          value_of_date(date_of(parts.year, parts.month, 1)), value_of_date(date)),
                   balance, error);
}

/* Where the opening is the closing of the year before, no entry holds it. */
static bool add_derived_opening(Book *book, const BookYear *year, Text account, Amount *balance,
                                Error *error) {
    if (year->number == 1) return true;
    Arena *scratch = arena_create();
    FiscalYear read;
    YearReading reading = {0};
    bool ok = book_year_read(scratch, book, year->number, &reading, &read, error);
    for (size_t i = 0; ok && reading.opening_derived && i < read.balances.count; i++) {
        const Balance *opened = &read.balances.items[i];
        if (!text_equal(opened->account, account)) continue;
        *balance = amount_add(*balance, balance_opening(opened));
    }
    arena_destroy(scratch);
    return ok;
}

bool book_balance_at(Book *book, const BookYear *year, Text account, Date date, Amount *balance,
                     Error *error) {
    *balance = (Amount){0};
    return add_whole_months(book, year, account, date, balance, error) &&
           add_days(book, year, account, date, balance, error) &&
           add_derived_opening(book, year, account, balance, error);
}

/* --- Assertions. */

static bool check(Book *book, const Assertion *assertion, Error *error) {
    char room[AMOUNT_TEXT_SIZE], day[DATE_TEXT_SIZE];
    const BookYear *year = book_year_at(book, assertion->date);
    if (!year) {
        return error_set(error, ERROR_ASSERTION_DAY, date_print_iso(assertion->date, day));
    }
    if (!value_has_room(assertion->amount)) {
        return error_set(error, ERROR_ENTRY_AMOUNT,
                         amount_print(assertion->amount, AMOUNT_SAID, room));
    }
    const NameTable *accounts =
        names_of(&book->now.names, book->store, book->entity, NAME_ACCOUNT, year->number, error);
    if (!accounts) return false;
    return name_find(accounts, assertion->account) ||
           error_set(error, ERROR_ENTRY_ACCOUNT, assertion->account);
}

static bool write(Book *book, const Assertion *assertion, Error *error) {
    static const char SQL[] =
        "INSERT INTO assertion (entity, account, date, amount, proof) VALUES (?1, ?2, ?3, ?4, ?5)"
        " ON CONFLICT (entity, account, date)"
        " DO UPDATE SET amount = excluded.amount, proof = excluded.proof";
    Value proof =
        assertion->has_proof ? value_of_digest(&assertion->proof) : value_of_bytes(TEXT(""));
    return store_run(book->store, SQL,
                     VALUES(value_of_integer(book->entity), value_of_text(assertion->account),
                            value_of_date(assertion->date), value_of_amount(assertion->amount),
                            proof),
                     error);
}

bool assertion_set(Book *book, Assertion *assertion, Text proof, Error *error) {
    char day[DATE_TEXT_SIZE], amount[AMOUNT_TEXT_SIZE];
    if (!check(book, assertion, error)) return false;
    const BookYear *year = book_year_at(book, assertion->date);
    if (year->state == YEAR_CLOSED) {
        return error_set(error, ERROR_ENTRY_YEAR_CLOSED, date_print_iso(year->end, day));
    }
    assertion->has_proof = proof.size > 0;
    if (assertion->has_proof && !content_add(book, proof, &assertion->proof, error)) return false;
    const Text fields[] = {assertion->account, date_print_iso(assertion->date, day),
                           amount_print(assertion->amount, AMOUNT_PLAIN, amount),
                           assertion->has_proof ? digest_print(book->now.arena, assertion->proof)
                                                : (Text){0}};
    return chain_add(book, "assertion", year->number, fields, 4, error) &&
           write(book, assertion, error);
}

bool assertions_read(Arena *arena, Book *book, Date from, Date to, Assertions *assertions,
                     Error *error) {
    static const char SQL[] =
        "SELECT account, date, amount, proof FROM assertion WHERE entity = ?1 AND date >= ?2"
        " AND (date <= ?3 OR ?3 = '') ORDER BY account, date";
    *assertions = (Assertions){0};
    Rows rows =
        rows_of(book->store, SQL,
                VALUES(value_of_integer(book->entity), value_of_date(from), value_of_date(to)));
    while (rows_next(&rows)) {
        *LIST_PUSH(arena, &assertions->items) = (Assertion){
            .account = text_copy(arena, rows_text(&rows, 0)),
            .date = rows_date(&rows, 1),
            .amount = rows_amount(&rows, 2),
            .has_proof = rows_bytes(&rows, 3).size > 0,
            .proof = rows_digest(&rows, 3),
        };
    }
    bool ok = rows_end(&rows, error);
    for (size_t i = 0; ok && i < assertions->items.count; i++) {
        Assertion *assertion = &assertions->items.items[i];
        const BookYear *year = book_year_at(book, assertion->date);
        if (!year) continue;
        ok = book_balance_at(book, year, assertion->account, assertion->date, &assertion->found,
                             error);
    }
    return ok;
}
