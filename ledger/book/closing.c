#include "ledger/book/closing.h"

#include "engine/amount_text.h"
#include "engine/builder.h"
#include "engine/date_text.h"
#include "ledger/account.h"
#include "ledger/book/assertion.h"
#include "ledger/book/book_year.h"
#include "ledger/book/chain.h"
#include "ledger/book/opening_entry.h"
#include "ledger/book/year_life.h"
#include "ledger/book/year_opening.h"
#include "ledger/store/rows.h"

static const ClosingStep STEPS[CLOSING_POINTS] = {
    [CLOSING_PREVIOUS] = {.id = "previous-year", .label = N_("The year before is closed")},
    [CLOSING_DRAFTS] = {.id = "drafts", .label = N_("No draft is left")},
    [CLOSING_BANK] = {.id = "bank", .label = N_("Asserted balances hold")},
    [CLOSING_BANK_ASSERTED] = {.id = "bank-asserted",
                               .label = N_("Every bank account is asserted on the last day"),
                               .can_be_waived = true},
    [CLOSING_PIECES] = {.id = "pieces",
                        .label = N_("Every entry has its piece attached"),
                        .can_be_waived = true},
    [CLOSING_SUSPENSE] = {.id = "suspense",
                          .label = N_("Accounts 471 to 473 and 58 are nil"),
                          .can_be_waived = true},
    [CLOSING_CONTRIBUTIONS] = {.id = "contributions",
                               .label = N_("Contributions in kind are used in full (86 = 87)")},
    [CLOSING_OPENING] = {.id = "opening",
                         .label = N_("The opening is the closing of the year before"),
                         .can_be_waived = true},
    [CLOSING_STATEMENTS] = {.id = "statements",
                            .label = N_("The statements are proven"),
                            .can_be_waived = true},
    [CLOSING_NEXT] = {.id = "next-opening",
                      .label = N_("The next year opens with what this one closes with"),
                      .can_be_waived = true},
};

/* Points that closing_check leaves to who makes statements. */
static bool is_of_statements(size_t point) {
    return point >= CLOSING_SUSPENSE && point <= CLOSING_STATEMENTS;
}

void closing_judge(Arena *arena, Closing *closing, ClosingPoint point, Text missing) {
    ClosingStep *step = &closing->steps[point];
    if (missing.size && step->missing.size) {
        missing =
            text_print(arena, "%.*s; %.*s", TEXT_ARGUMENTS(step->missing), TEXT_ARGUMENTS(missing));
    }
    if (missing.size) step->missing = missing;
    step->status = !step->missing.size ? CLOSING_IS_DONE
                   : step->reason.size ? CLOSING_IS_WAIVED
                                       : CLOSING_IS_OPEN;
}

/* --- The points of the ledger. Each gives what is missing. */

typedef struct Checker {
    Arena *arena;
    Book *book;
    const BookYear *year;
} Checker;

static Text day_text(const Checker *checker, Date date) {
    char room[DATE_TEXT_SIZE];
    return text_copy(checker->arena, date_print_iso(date, room));
}

static Text number_text(const Checker *checker, int64_t number) {
    return number ? text_print(checker->arena, "%lld", (long long)number) : (Text){0};
}

static bool check_previous(const Checker *checker, Text *missing, Error *error) {
    (void)error;
    if (checker->year->number == 1) return true;
    const BookYear *before = &checker->book->years.items[checker->year->number - 2];
    if (before->state != YEAR_CLOSED) *missing = day_text(checker, before->end);
    return true;
}

static bool check_drafts(const Checker *checker, Text *missing, Error *error) {
    int64_t drafts;
    if (!book_counted(checker->book, checker->year->number, TEXT("drafts"), &drafts, error)) {
        return false;
    }
    *missing = number_text(checker, drafts);
    return true;
}

static bool check_bank(const Checker *checker, Text *missing, Error *error) {
    Assertions assertions;
    const BookYear *year = checker->year;
    Builder list = builder_in(checker->arena);
    bool ok =
        assertions_read(checker->arena, checker->book, year->start, year->end, &assertions, error);
    for (size_t i = 0; ok && i < assertions.items.count; i++) {
        const Assertion *assertion = &assertions.items.items[i];
        char day[DATE_TEXT_SIZE], said[AMOUNT_TEXT_SIZE], found[AMOUNT_TEXT_SIZE];
        if (assertion_holds(assertion)) continue;
        if (list.size) builder_add_string(&list, ", ");
        builder_print(&list, "%.*s %.*s: %.*s / %.*s", TEXT_ARGUMENTS(assertion->account),
                      TEXT_ARGUMENTS(date_print_iso(assertion->date, day)),
                      TEXT_ARGUMENTS(amount_print(assertion->amount, AMOUNT_SAID, said)),
                      TEXT_ARGUMENTS(amount_print(assertion->found, AMOUNT_SAID, found)));
    }
    if (list.size) *missing = builder_text(&list);
    return ok;
}

/* Bank accounts that moved or hold something, without an assertion on the last day. */
static bool check_bank_asserted(const Checker *checker, Text *missing, Error *error) {
    FiscalYear year;
    YearReading reading = {0};
    Assertions assertions;
    Date end = checker->year->end;
    Builder list = builder_in(checker->arena);
    bool ok = book_year_read(checker->arena, checker->book, checker->year->number, &reading, &year,
                             error) &&
              assertions_read(checker->arena, checker->book, end, end, &assertions, error);
    for (size_t i = 0; ok && i < year.balances.count; i++) {
        Text account = year.balances.items[i].account;
        bool is_asserted = !account_is_under(account, "512");
        for (size_t j = 0; j < assertions.items.count; j++) {
            is_asserted |= text_equal(assertions.items.items[j].account, account);
        }
        if (is_asserted) continue;
        if (list.size) builder_add_string(&list, ", ");
        builder_add(&list, account);
    }
    if (list.size) *missing = builder_text(&list);
    return ok;
}

/* Opening and closing entries are the program's own, or their file's: they want no piece. */
static bool check_pieces(const Checker *checker, Text *missing, Error *error) {
    static const char SQL[] =
        "SELECT count(*) FROM entry WHERE entity = ?1 AND year = ?2 AND kind = 0"
        " AND NOT EXISTS (SELECT 1 FROM attachment WHERE attachment.entity = entry.entity"
        " AND attachment.year = entry.year AND attachment.entry = entry.entry)";
    Rows rows = rows_of(
        checker->book->store, SQL,
        VALUES(value_of_integer(checker->book->entity), value_of_integer(checker->year->number)));
    if (rows_next(&rows)) *missing = number_text(checker, rows_integer(&rows, 0));
    return rows_end(&rows, error);
}

/* A next year that was imported has opening entries of its own. */
static bool check_next(const Checker *checker, Text *missing, Error *error) {
    int64_t next = checker->year->number + 1;
    Passage passage;
    if ((size_t)next > checker->book->years.count) return true;
    if (!passage_read(checker->arena, checker->book, next, &passage, error)) return false;
    *missing = passage_differences(checker->arena, &passage);
    return true;
}

typedef bool PointCheck(const Checker *checker, Text *missing, Error *error);

static PointCheck *const CHECKS[CLOSING_POINTS] = {
    [CLOSING_PREVIOUS] = check_previous, [CLOSING_DRAFTS] = check_drafts,
    [CLOSING_BANK] = check_bank,         [CLOSING_BANK_ASSERTED] = check_bank_asserted,
    [CLOSING_PIECES] = check_pieces,     [CLOSING_NEXT] = check_next,
};

static bool read_waivers(Arena *arena, const Book *book, Closing *closing, Error *error) {
    static const char SQL[] = "SELECT step, reason FROM closing_step"
                              " WHERE entity = ?1 AND year = ?2 ORDER BY step";
    Rows rows =
        rows_of(book->store, SQL,
                VALUES(value_of_integer(book->entity), value_of_integer(closing->year->number)));
    while (rows_next(&rows)) {
        for (size_t i = 0; i < CLOSING_POINTS; i++) {
            ClosingStep *step = &closing->steps[i];
            if (!text_equal(rows_text(&rows, 0), text_of(step->id))) continue;
            if (step->can_be_waived) step->reason = text_copy(arena, rows_text(&rows, 1));
        }
    }
    return rows_end(&rows, error);
}

bool closing_check(Arena *arena, Book *book, const BookYear *year, Closing *closing, Error *error) {
    Checker checker = {arena, book, year};
    closing->year = year;
    for (size_t i = 0; i < CLOSING_POINTS; i++) closing->steps[i] = STEPS[i];
    if (!read_waivers(arena, book, closing, error)) return false;
    for (size_t i = 0; i < CLOSING_POINTS; i++) {
        Text missing = {0};
        if (is_of_statements(i)) continue;
        if (!CHECKS[i](&checker, &missing, error)) return false;
        closing_judge(arena, closing, (ClosingPoint)i, missing);
    }
    return true;
}

/* --- Waiving. */

static const ClosingStep *step_named(Text name) {
    for (size_t i = 0; i < CLOSING_POINTS; i++) {
        if (text_equal(text_of(STEPS[i].id), name)) return &STEPS[i];
    }
    return NULL;
}

static bool refuse_point(Book *book, Text point, Error *error) {
    Builder known = builder_in(book->now.arena);
    for (size_t i = 0; i < CLOSING_POINTS; i++) {
        builder_print(&known, "%s%s", i ? ", " : "", STEPS[i].id);
    }
    return error_set(error, ERROR_CLOSING_POINT, point, builder_text(&known));
}

static bool check_year_open(const BookYear *year, Error *error) {
    char room[DATE_TEXT_SIZE];
    return year->state != YEAR_CLOSED ||
           error_set(error, ERROR_YEAR_STATE, date_print_iso(year->end, room),
                     .reason = N_("closed for ever"));
}

bool closing_waive(Book *book, const BookYear *year, Text point, Text reason, Error *error) {
    static const char SQL[] = "INSERT INTO closing_step (entity, year, step, reason)"
                              " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (entity, year, step)"
                              " DO UPDATE SET reason = excluded.reason";
    const ClosingStep *step = step_named(point);
    if (!step) return refuse_point(book, point, error);
    if (!step->can_be_waived) return error_set(error, ERROR_CLOSING_POINT_FIRM, point);
    if (!text_trim(reason).size) return error_set(error, ERROR_CLOSING_REASON, point);
    reason = chain_text(book->now.arena, reason);
    const Text fields[] = {point, reason};
    return check_year_open(year, error) &&
           chain_add(book, "year-waive", year->number, fields, 2, error) &&
           store_run(book->store, SQL,
                     VALUES(value_of_integer(book->entity), value_of_integer(year->number),
                            value_of_text(point), value_of_text(reason)),
                     error);
}

size_t closing_open_points(Arena *arena, const Closing *closing, Text *names) {
    Builder list = builder_in(arena);
    size_t count = 0;
    for (size_t i = 0; i < CLOSING_POINTS; i++) {
        if (closing->steps[i].status != CLOSING_IS_OPEN) continue;
        builder_print(&list, "%s%s", count++ ? ", " : "", closing->steps[i].id);
    }
    *names = builder_text(&list);
    return count;
}

/* --- The act. */

static bool open_next(Book *book, const BookYear *year, Error *error) {
    if ((size_t)year->number < book->years.count) return true;
    Date start, end;
    Numbering numbering = year->numbering;
    year_next_dates(book, &start, &end);
    return year_open(book, start, end, numbering, error);
}

static bool post_opening(Book *book, const FiscalYear *closed, int64_t next, Error *error) {
    FiscalYear opened;
    YearReading reading = {0};
    if (!book_year_read(book->now.arena, book, next, &reading, &opened, error)) return false;
    return !reading.opening_derived ||
           opening_entry_post(book, closed, &book->years.items[next - 1], error);
}

static bool add_event(Book *book, const Closing *closing, ClosingFigures figures,
                      uint64_t entry_count, Error *error) {
    enum { HEAD = 5 };
    Arena *arena = book->now.arena;
    char room[DATE_TEXT_SIZE], result[AMOUNT_TEXT_SIZE], total[AMOUNT_TEXT_SIZE];
    Text fields[HEAD + CLOSING_POINTS] = {
        date_print_iso(closing->year->end, room),
        amount_print(figures.result, AMOUNT_PLAIN, result),
        amount_print(figures.balance_sheet_total, AMOUNT_PLAIN, total),
        text_print(arena, "%llu", (unsigned long long)entry_count),
        digest_print(arena, book->head),
    };
    size_t count = HEAD;
    for (size_t i = 0; i < CLOSING_POINTS; i++) {
        const ClosingStep *step = &closing->steps[i];
        if (step->status != CLOSING_IS_WAIVED) continue;
        fields[count++] = text_print(arena, "%s: %.*s", step->id, TEXT_ARGUMENTS(step->reason));
    }
    return chain_add(book, "year-close", closing->year->number, fields, count, error);
}

bool year_close(Book *book, const Closing *closing, ClosingFigures figures, Error *error) {
    int64_t number = closing->year->number;
    char room[DATE_TEXT_SIZE];
    Text open;
    FiscalYear closed;
    YearReading reading = {0};
    if (!check_year_open(closing->year, error)) return false;
    if (closing_open_points(book->now.arena, closing, &open)) {
        return error_set(error, ERROR_CLOSING_OPEN, date_print_iso(closing->year->end, room), open);
    }
    return book_year_read(book->now.arena, book, number, &reading, &closed, error) &&
           open_next(book, closing->year, error) &&
           post_opening(book, &closed, number + 1, error) &&
           add_event(book, closing, figures, closed.entry_count, error) &&
           year_set_state(book, &book->years.items[number - 1], YEAR_CLOSED, error);
}
