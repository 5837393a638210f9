/* What tests of the life of a year share: entries between two accounts, years, closings. */
#ifndef DENIER_TESTS_LEDGER_BOOK_YEARS_H
#define DENIER_TESTS_LEDGER_BOOK_YEARS_H

#include "tests/ledger/book/keeping.h"

#include "ledger/book/book_year.h"
#include "ledger/book/closing.h"
#include "ledger/book/year_life.h"
#include "ledger/book/year_opening.h"

/* An amount that moves from one account to another. */
typedef struct Move {
    const char *debit, *credit;
    int64_t cents;
    Date date;
    const char *party; /* of accounts 40 to 47 */
    const char *piece;
} Move;

static inline PostedLine line_of_move(const Move *move, const char *account, bool is_debit) {
    bool has_party = move->party && account[0] == '4';
    return (PostedLine){
        .account = text_of(account),
        .account_label = text_of(account),
        .auxiliary = has_party ? text_of(move->party) : (Text){0},
        .auxiliary_label = has_party ? text_of(move->party) : (Text){0},
        .piece = text_of(move->piece),
        .label = TEXT("Mouvement"),
        .debit = amount_of_cents(is_debit ? move->cents : 0),
        .credit = amount_of_cents(is_debit ? 0 : move->cents),
    };
}

static inline PostedEntry entry_of_move(Arena *arena, const Move *move) {
    PostedLine *lines = ARENA_ARRAY(arena, PostedLine, 2);
    lines[0] = line_of_move(move, move->debit, true);
    lines[1] = line_of_move(move, move->credit, false);
    return (PostedEntry){
        .journal = TEXT("OD"), .date = move->date, .lines = lines, .line_count = 2};
}

/* Posts and validates the move; its entry's id, or 0 when it is refused. */
static inline int64_t try_move(Kept *kept, Move move) {
    assert_true(book_begin(&kept->book, &kept->error));
    const BookYear *year = book_year_at(&kept->book, move.date);
    assert_non_null(year);
    PostedEntry entry = entry_of_move(kept->arena, &move);
    bool ok = entry_post(&kept->book, year, &entry, &kept->error) &&
              entry_validate(&kept->book, year, &entry, &kept->error);
    if (!ok) {
        book_rollback(&kept->book);
        return 0;
    }
    assert_true(book_commit(&kept->book, &kept->error));
    return entry.id;
}

static inline int64_t keep_move(Kept *kept, Move move) {
    int64_t id = try_move(kept, move);
    assert_int_not_equal(id, 0);
    return id;
}

static inline void keep_draft(Kept *kept, Move move) {
    assert_true(book_begin(&kept->book, &kept->error));
    PostedEntry entry = entry_of_move(kept->arena, &move);
    const BookYear *year = book_year_at(&kept->book, move.date);
    assert_true(entry_post(&kept->book, year, &entry, &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
}

static inline void keep_year(Kept *kept, Date start, Date end, Numbering numbering) {
    assert_true(book_begin(&kept->book, &kept->error));
    assert_true(year_open(&kept->book, start, end, numbering, &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
}

/* The points of a year, as if its statements were proven, all waived that can be. */
static inline Closing keep_closing(Kept *kept, int64_t number) {
    static const ClosingPoint POINTS[] = {CLOSING_BANK_ASSERTED, CLOSING_PIECES,
                                          CLOSING_SUSPENSE,      CLOSING_OPENING,
                                          CLOSING_STATEMENTS,    CLOSING_NEXT};
    Closing closing;
    const BookYear *year = &kept->book.years.items[number - 1];
    assert_true(closing_check(kept->arena, &kept->book, year, &closing, &kept->error));
    for (size_t i = 0; i < sizeof POINTS / sizeof *POINTS; i++) {
        const char *id = closing.steps[POINTS[i]].id;
        assert_true(closing_waive(&kept->book, year, text_of(id), TEXT("essai"), &kept->error));
    }
    assert_true(closing_check(kept->arena, &kept->book, year, &closing, &kept->error));
    for (ClosingPoint point = CLOSING_SUSPENSE; point <= CLOSING_STATEMENTS; point++) {
        closing_judge(kept->arena, &closing, point, (Text){0});
    }
    return closing;
}

static inline bool try_closing(Kept *kept, int64_t number) {
    assert_true(book_begin(&kept->book, &kept->error));
    Closing closing = keep_closing(kept, number);
    ClosingFigures figures = {amount_of_cents(100), amount_of_cents(200)};
    if (!year_close(&kept->book, &closing, figures, &kept->error)) {
        book_rollback(&kept->book);
        return false;
    }
    assert_true(book_commit(&kept->book, &kept->error));
    return true;
}

static inline FiscalYear year_kept(Kept *kept, int64_t number, YearReading *reading) {
    FiscalYear year;
    assert_true(book_year_read(kept->arena, &kept->book, number, reading, &year, &kept->error));
    return year;
}

/* What an account opened and closed with, third parties added up; debit positive. */
static inline int64_t cents_at(Kept *kept, const FiscalYear *year, const char *account,
                               bool opening) {
    Balances all = balances_by_account(kept->arena, &year->balances);
    for (size_t i = 0; i < all.count; i++) {
        if (!text_equal(all.items[i].account, text_of(account))) continue;
        Amount amount = opening ? balance_opening(&all.items[i]) : balance_closing(&all.items[i]);
        return (int64_t)amount.cents;
    }
    return 0;
}

static inline void assert_refused(Kept *kept, ErrorCode code) {
    assert_int_equal(kept->error.code, code);
    kept->error = (Error){0};
}

#endif
