#include "ledger/book/opening_entry.h"

#include "engine/amount_text.h"
#include "engine/builder.h"
#include "ledger/book/book_year.h"
#include "ledger/book/carried_forward.h"
#include "ledger/book/posting.h"

bool passage_read(Arena *arena, Book *book, int64_t number, Passage *passage, Error *error) {
    FiscalYear before, year;
    YearReading reading = {0};
    bool ok = book_year_read(arena, book, number - 1, &reading, &before, error) &&
              book_year_read(arena, book, number, &reading, &year, error);
    if (!ok) return false;
    passage->is_derived = reading.opening_derived;
    passage->comparison = opening_compare(arena, &before, &year);
    return true;
}

Text passage_differences(Arena *arena, const Passage *passage) {
    enum { SHOWN = 5 };
    const OpeningComparison *comparison = &passage->comparison;
    bool is_good = comparison->verdict == OPENING_AGREES ||
                   comparison->verdict == OPENING_APPROPRIATED || comparison->count == 0;
    if (is_good) return (Text){0};
    Builder list = builder_in(arena);
    for (size_t i = 0; i < comparison->count && i < SHOWN; i++) {
        const OpeningDifference *difference = &comparison->differences[i];
        char closing[AMOUNT_TEXT_SIZE], opening[AMOUNT_TEXT_SIZE];
        if (i) builder_add_string(&list, ", ");
        builder_add(&list, difference->account);
        builder_add_byte(&list, ' ');
        builder_add(&list, amount_print(difference->closing, AMOUNT_SAID, closing));
        builder_add_string(&list, " / ");
        builder_add(&list, amount_print(difference->opening, AMOUNT_SAID, opening));
    }
    if (comparison->count > SHOWN) builder_add_string(&list, "...");
    return builder_text(&list);
}

static PostedLine line_of(const Carried *carried, Date date) {
    bool is_debit = amount_sign(carried->amount) > 0;
    Amount size = amount_absolute(carried->amount);
    return (PostedLine){
        .account = carried->account,
        .account_label = carried->label,
        .auxiliary = carried->auxiliary,
        .auxiliary_label = carried->auxiliary_label,
        .piece = TEXT("AN"),
        .piece_date = date,
        .label = TEXT("Report à nouveau"),
        .debit = is_debit ? size : (Amount){0},
        .credit = is_debit ? (Amount){0} : size,
    };
}

bool opening_entry_post(Book *book, const FiscalYear *closed, const BookYear *next, Error *error) {
    Arena *arena = book->now.arena;
    CarriedForward forward = carried_forward(arena, closed);
    if (!forward.count) return true;
    PostedEntry entry = {
        .journal = TEXT("AN"),
        .journal_label = TEXT("À-nouveaux"),
        .date = next->start,
        .kind = ENTRY_OPENING,
        .lines = ARENA_ARRAY(arena, PostedLine, forward.count),
        .line_count = forward.count,
    };
    for (size_t i = 0; i < forward.count; i++) {
        entry.lines[i] = line_of(&forward.items[i], next->start);
    }
    return entry_post(book, next, &entry, error) && entry_validate(book, next, &entry, error);
}
