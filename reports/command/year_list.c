/* The list of years: state, result, and how each opens beside the closing of the one before. */
#include "reports/command/year_acts.h"

#include "engine/date_text.h"
#include "ledger/book/book_year.h"
#include "ledger/book/opening_entry.h"
#include "ledger/book/year_life.h"
#include "reports/book_document.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/command/showing.h"
#include "reports/sentence.h"

enum { START, END, STATE, ENTRIES, DRAFTS, RESULT, DUE, OPENING, DIFFERENCES, COLUMNS };

static const BookColumn YEAR_COLUMNS[COLUMNS] = {
    [START] = {"start", N_("From"), CELL_DATE},
    [END] = {"end", N_("To"), CELL_DATE},
    [STATE] = {"state", N_("State"), CELL_TEXT},
    [ENTRIES] = {"entries", N_("Validated"), CELL_COUNT},
    [DRAFTS] = {"drafts", N_("Drafts"), CELL_COUNT},
    [RESULT] = {"result", N_("Result"), CELL_AMOUNT},
    [DUE] = {"closing_due", N_("To close by"), CELL_DATE},
    [OPENING] = {"opening", N_("Opening"), CELL_TEXT},
    [DIFFERENCES] = {"differences", N_("Closing / opening"), CELL_TEXT},
};

typedef struct Word {
    const char *code, *label; /* the label is a msgid */
} Word;

static const Word STATES[] = {
    [YEAR_OPEN] = {"open", N_("open")},
    [YEAR_LOCKED] = {"locked", N_("locked")},
    [YEAR_CLOSED] = {"closed", N_("closed")},
};

static const Word FIRST_YEAR = {"first", N_("first year")};
static const Word DERIVED = {"derived", N_("derived")};
static const Word VERDICTS[] = {
    [OPENING_ABSENT] = {"differs", N_("differs")},
    [OPENING_AGREES] = {"agrees", N_("agrees")},
    [OPENING_APPROPRIATED] = {"appropriated", N_("appropriated")},
    [OPENING_DIFFERS] = {"differs", N_("differs")},
};

static Cell cell_of_word(Session *session, Language language, const Word *word) {
    return cell_of_coded_text(label_of(session->arena, language, word->label), word->code);
}

typedef struct Listing {
    Session *session;
    Book *book;
    Showing showing;
    bool differs;
} Listing;

/* The verdict on the passage into the year. */
static bool add_passage(Listing *listing, const BookYear *year, Row *row, Error *error) {
    Arena *arena = listing->session->arena;
    Language language = listing->showing.document.language;
    Passage passage;
    row->cells[OPENING] = cell_of_word(listing->session, language, &FIRST_YEAR);
    if (year->number == 1) return true;
    if (!passage_read(arena, listing->book, year->number, &passage, error)) return false;
    const Word *word = &VERDICTS[passage.comparison.verdict];
    if (passage.is_derived) word = &DERIVED;
    Text differences = passage_differences(arena, &passage);
    row->cells[OPENING] = cell_of_word(listing->session, language, word);
    if (differences.size) {
        row->cells[DIFFERENCES] = cell_of_text(amounts_told(arena, language, differences.bytes));
    }
    listing->differs |= differences.size > 0;
    return true;
}

static void watch_closing(Listing *listing, const BookYear *year, Row *row) {
    char room[DATE_TEXT_SIZE], by[DATE_TEXT_SIZE];
    Date due = year_closing_due(listing->book, year);
    if (year->state == YEAR_CLOSED) return;
    row->cells[DUE] = cell_of_date(due);
    if (date_compare(today(), due) <= 0) return;
    Error late = {0};
    error_set(&late, ERROR_YEAR_LATE, date_print_iso(year->end, room), date_print_iso(due, by));
    if (!listing->session->options.quiet) message_error(listing->session, &late);
}

static bool add_year(Listing *listing, Table *table, const BookYear *year, Error *error) {
    Arena *arena = listing->session->arena;
    Language language = listing->showing.document.language;
    char room[DATE_TEXT_SIZE];
    FiscalYear read;
    YearReading reading = {0};
    if (!book_year_read(arena, listing->book, year->number, &reading, &read, error)) return false;
    Text end = text_copy(arena, date_print_iso(year->end, room));
    Row *row = table_add_row(arena, table, end, ROW_LINE, (Text){end.bytes, 4});
    row->cells[START] = cell_of_date(year->start);
    row->cells[END] = cell_of_date(year->end);
    row->cells[STATE] = cell_of_word(listing->session, language, &STATES[year->state]);
    row->cells[ENTRIES] = cell_of_count(read.entry_count - reading.draft_count);
    row->cells[DRAFTS] = cell_of_count(reading.draft_count);
    row->cells[RESULT] = cell_of_amount(year_result(&read));
    watch_closing(listing, year, row);
    return add_passage(listing, year, row, error);
}

static bool list_years(Listing *listing, Error *error) {
    static const char *const TITLES[] = {N_("Fiscal years"), N_("Year")};
    Arena *arena = listing->session->arena;
    Document *document = &listing->showing.document;
    book_document_start(arena, listing->book, NULL, "years", N_("Fiscal years"), document);
    Table *table = book_document_add_table(arena, document, "years", TITLES, YEAR_COLUMNS, COLUMNS);
    for (size_t i = 0; i < listing->book->years.count; i++) {
        if (!add_year(listing, table, &listing->book->years.items[i], error)) return false;
    }
    return true;
}

ExitCode year_act_list(Session *session) {
    Book book;
    Error error = {0};
    Listing listing = {.session = session, .book = &book};
    const StringList *operands = &session->options.operands;
    if (operands->count > 2) {
        error_set(&error, ERROR_OPERAND_UNWANTED, TEXT("year"), text_of(operands->items[2]));
        return keeping_fail(session, &error);
    }
    if (!showing_prepare(session, &listing.showing, &error) ||
        !keeping_open(session, STORE_READ, &book, &error)) {
        return keeping_fail(session, &error);
    }
    bool ok = book_look(&book, &error) && list_years(&listing, &error);
    book_close(&book);
    if (!ok || !showing_write(session, &listing.showing, &error)) {
        return keeping_fail(session, &error);
    }
    return listing.differs ? EXIT_FINDINGS : EXIT_FINE;
}
