#include "ledger/book/year_opening.h"

#include "engine/date_text.h"
#include "ledger/book/chain.h"
#include "ledger/book/posting.h"

enum { LONGEST_YEAR = 24 }; /* months */

static const Name USUAL_JOURNALS[] = {
    {{"AC", 2}, {"Achats", 6}},
    {{"VE", 2}, {"Ventes", 6}},
    {{"BQ", 2}, {"Banque", 6}},
    {{"CA", 2}, {"Caisse", 6}},
    {{"OD", 2}, {"Opérations diverses", 20}},
    {{"AN", 2}, {"À-nouveaux", 11}},
    {{"SO", 2}, {"Salaires et cotisations sociales", 32}},
};

const Name *usual_journals(size_t *count) {
    *count = sizeof USUAL_JOURNALS / sizeof *USUAL_JOURNALS;
    return USUAL_JOURNALS;
}

static bool check_dates(const Book *book, Date start, Date end, Error *error) {
    char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
    Date longest = date_add_days(date_add_months(start, LONGEST_YEAR), -1);
    bool is_year =
        date_is_set(start) && date_compare(start, end) <= 0 && date_compare(end, longest) <= 0;
    if (!is_year) {
        return error_set(error, ERROR_YEAR_DATES, date_print_iso(start, first),
                         date_print_iso(end, last));
    }
    if (!book->years.count) return true;
    Date wanted = date_add_days(book->years.items[book->years.count - 1].end, 1);
    if (date_compare(start, wanted) == 0) return true;
    return error_set(error, ERROR_YEAR_GAP, date_print_iso(start, first),
                     date_print_iso(wanted, last));
}

static bool write_year(Book *book, const BookYear *year, Error *error) {
    static const char SQL[] = "INSERT INTO fiscal_year (entity, year, first_day, last_day, state,"
                              " numbering, grouping) VALUES (?1, ?2, ?3, ?4, 0, ?5, ?6)";
    return store_run(book->store, SQL,
                     VALUES(value_of_integer(book->entity), value_of_integer(year->number),
                            value_of_date(year->start), value_of_date(year->end),
                            value_of_integer(year->numbering), value_of_integer(year->grouping)),
                     error);
}

/* Copies what the year before calls its accounts, journals and third parties. */
static bool copy_names(Book *book, int64_t year, Error *error) {
    static const char *const COPIES[] = {
        "INSERT INTO account (entity, year, number, label, is_closed)"
        " SELECT entity, ?2, number, label, is_closed FROM account WHERE entity = ?1 AND year = ?3",
        "INSERT INTO journal (entity, year, code, label)"
        " SELECT entity, ?2, code, label FROM journal WHERE entity = ?1 AND year = ?3",
        "INSERT INTO auxiliary (entity, year, number, label)"
        " SELECT entity, ?2, number, label FROM auxiliary WHERE entity = ?1 AND year = ?3",
    };
    for (size_t i = 0; i < sizeof COPIES / sizeof *COPIES; i++) {
        bool ok = store_run(book->store, COPIES[i],
                            VALUES(value_of_integer(book->entity), value_of_integer(year),
                                   value_of_integer(year - 1)),
                            error);
        if (!ok) return false;
    }
    return true;
}

static bool add_journals(Book *book, int64_t year, Error *error) {
    for (size_t i = 0; i < sizeof USUAL_JOURNALS / sizeof *USUAL_JOURNALS; i++) {
        const Name *journal = &USUAL_JOURNALS[i];
        if (!journal_add(book, year, journal->code, journal->label, error)) return false;
    }
    return true;
}

bool year_open(Book *book, Date start, Date end, Numbering numbering, Error *error) {
    if (!check_dates(book, start, end, error)) return false;
    BookYear year = {
        .number = (int64_t)book->years.count + 1,
        .start = start,
        .end = end,
        .numbering = numbering,
    };
    char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
    const Text fields[] = {date_print_iso(start, first), date_print_iso(end, last),
                           numbering == NUMBERED_BY_YEAR ? TEXT("by year") : TEXT("by journal")};
    bool ok = chain_add(book, "year-open", year.number, fields, 3, error) &&
              write_year(book, &year, error);
    if (!ok) return false;
    *LIST_PUSH(book->arena, &book->years) = year;
    return year.number > 1 ? copy_names(book, year.number, error)
                           : add_journals(book, year.number, error);
}

void year_next_dates(const Book *book, Date *start, Date *end) {
    *start = date_add_days(book->years.items[book->years.count - 1].end, 1);
    *end = date_add_days(date_add_months(*start, 12), -1);
}
