#include "ledger/book/year_life.h"

#include "engine/date_text.h"
#include "ledger/book/chain.h"

#include <assert.h>
#include <stdio.h>
#include <time.h>

bool year_set_state(Book *book, const BookYear *year, YearState state, Error *error) {
    static const char SQL[] =
        "UPDATE fiscal_year SET state = ?3 WHERE entity = ?1 AND year = ?2 AND state <> 2";
    assert(book->now.arena && year->state != YEAR_CLOSED);
    book->years.items[year->number - 1].state = state;
    return store_run(book->store, SQL,
                     VALUES(value_of_integer(book->entity), value_of_integer(year->number),
                            value_of_integer(state)),
                     error);
}

static bool refuse_state(const BookYear *year, const char *what, Error *error) {
    char room[DATE_TEXT_SIZE];
    return error_set(error, ERROR_YEAR_STATE, date_print_iso(year->end, room), .reason = what);
}

static bool check_drafts(Book *book, const BookYear *year, Error *error) {
    int64_t drafts;
    char room[DATE_TEXT_SIZE], count[32];
    if (!book_counted(book, year->number, TEXT("drafts"), &drafts, error)) return false;
    snprintf(count, sizeof count, "%lld", (long long)drafts);
    return drafts == 0 ||
           error_set(error, ERROR_YEAR_DRAFTS, date_print_iso(year->end, room), text_of(count));
}

bool year_lock(Book *book, const BookYear *year, Error *error) {
    if (year->state == YEAR_CLOSED) return refuse_state(year, N_("closed for ever"), error);
    if (year->state == YEAR_LOCKED) return refuse_state(year, N_("locked already"), error);
    char room[DATE_TEXT_SIZE];
    const Text fields[] = {date_print_iso(year->end, room)};
    return check_drafts(book, year, error) &&
           chain_add(book, "year-lock", year->number, fields, 1, error) &&
           year_set_state(book, year, YEAR_LOCKED, error);
}

bool year_unlock(Book *book, const BookYear *year, Error *error) {
    if (year->state == YEAR_CLOSED) return refuse_state(year, N_("closed for ever"), error);
    if (year->state == YEAR_OPEN) return refuse_state(year, N_("not locked"), error);
    char room[DATE_TEXT_SIZE];
    const Text fields[] = {date_print_iso(year->end, room)};
    return chain_add(book, "year-unlock", year->number, fields, 1, error) &&
           year_set_state(book, year, YEAR_OPEN, error);
}

Date year_closing_due(const Book *book, const BookYear *year) {
    bool is_last = (size_t)year->number == book->years.count;
    if (!is_last) return book->years.items[year->number].end;
    return date_add_days(date_add_months(date_add_days(year->end, 1), 12), -1);
}

const BookYear *year_in_the_way(const Book *book, const BookYear *year) {
    if (year->number < 3) return NULL;
    const BookYear *before_last = &book->years.items[year->number - 3];
    return before_last->state == YEAR_CLOSED ? NULL : before_last;
}

Date today(void) {
    time_t seconds = time(NULL);
    struct tm parts;
    gmtime_r(&seconds, &parts);
    return date_of(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}
