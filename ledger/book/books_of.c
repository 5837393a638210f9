#include "ledger/book/books_of.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "ledger/book/book_year.h"
#include "ledger/opening_check.h"
#include "ledger/store/rows.h"
#include "ledger/year_checks.h"

#include <stdio.h>

/* Says how many entries of the year can still change, and whether they count. */
static void note_drafts(FecNotes *notes, const FiscalYear *year, const YearReading *reading) {
    if (!reading->draft_count) return;
    char count[24], end[DATE_TEXT_SIZE];
    snprintf(count, sizeof count, "%llu", (unsigned long long)reading->draft_count);
    ErrorCode code = reading->without_drafts ? ERROR_DRAFTS_LEFT_OUT : ERROR_DRAFTS_COUNTED;
    fec_note(notes, (FecPlace){0},
             (ErrorCause){code, text_of(count), date_print_iso(year->end, end)});
}

static void note_derived_opening(FecNotes *notes, const FiscalYear *year) {
    char start[DATE_TEXT_SIZE], end[DATE_TEXT_SIZE];
    Date before = date_add_days(year->start, -1);
    fec_note(notes, (FecPlace){0},
             (ErrorCause){ERROR_OPENING_DERIVED, date_print_iso(year->start, start),
                          date_print_iso(before, end)});
}

/* Says which account took the result that closing entries post. */
static bool note_closing(Book *book, int64_t number, FecNotes *notes, const FiscalYear *year,
                         Error *error) {
    static const char SQL[] = "SELECT account FROM balance WHERE entity = ?1 AND year = ?2"
                              " AND kind = ?3 AND account >= '12' AND account < '13'"
                              " ORDER BY account";
    if (!year->has_closing) return true;
    Rows rows = rows_of(book->store, SQL,
                        VALUES(value_of_integer(book->entity), value_of_integer(number),
                               value_of_integer(ENTRY_CLOSING)));
    char room[AMOUNT_TEXT_SIZE];
    Text account = rows_next(&rows) ? rows_text(&rows, 0) : TEXT("12");
    Text posted = amount_print(year->closing_result, AMOUNT_SAID, room);
    fec_note(notes, (FecPlace){0}, (ErrorCause){ERROR_FEC_CLOSING_ENTRY, posted, account});
    return rows_end(&rows, error);
}

/* What is said of the year asked for. */
static bool note_year(Book *book, int64_t number, FecNotes *notes, const FiscalYear *year,
                      Error *error) {
    year_check_result_accounts(notes, year);
    year_check_result(notes, year);
    return note_closing(book, number, notes, year, error);
}

bool books_of(Book *book, const ReadingChoices *choices, int64_t newest, Books *books,
              Findings *findings, Error *error) {
    Arena *arena = book->arena;
    enum { COMPARED = 2 };
    bool reads_all = choices->keep_all_lines || newest < BOOK_YEARS_READ;
    size_t count = reads_all ? (size_t)newest : BOOK_YEARS_READ;
    FecNotes notes = fec_notes_for(findings, text_copy(arena, text_of(book->path)).bytes, NULL);
    *books = (Books){ARENA_ARRAY(arena, FiscalYear, count), count};
    for (size_t i = 0; i < count; i++) {
        YearReading reading = {
            .keep_lines = choices->keep_all_lines || (choices->keep_lines && i < COMPARED),
            .without_drafts = choices->without_drafts,
        };
        FiscalYear *year = &books->years[i];
        if (!book_year_read(arena, book, newest - (int64_t)i, &reading, year, error)) return false;
        if (i < COMPARED) note_drafts(&notes, year, &reading);
        if (i == 0 && reading.opening_derived) note_derived_opening(&notes, year);
        if (i > 0) opening_check(&notes, year, year - 1);
    }
    return note_year(book, newest, &notes, &books->years[0], error);
}
