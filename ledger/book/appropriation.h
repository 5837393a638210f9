/* The appropriation (affectation) of a result: what the assembly decided becomes of the result
 * that was carried forward on 120 or 129. */
#ifndef DENIER_LEDGER_BOOK_APPROPRIATION_H
#define DENIER_LEDGER_BOOK_APPROPRIATION_H

#include "ledger/book/book.h"
#include "ledger/book/posted_entry.h"

/* A part of the result. Positive is added to the account (credited), negative taken from it. */
typedef struct AppropriationPart {
    Text account;
    Amount amount;
} AppropriationPart;

typedef struct Appropriation {
    const BookYear *year; /* whose result it is */
    Date date;            /* of the decision, in a later year */
    Text journal;
    Text piece; /* the minutes of the assembly; may be empty */
    Text label; /* empty: "Affectation du résultat 2022" */
    const AppropriationPart *parts;
    size_t part_count;
} Appropriation;

/* An account of own funds (10 to 12) before and after the decision; credit positive. */
typedef struct OwnFund {
    Text account, label;
    Amount before, after;
} OwnFund;

typedef struct AppropriationEffect {
    Amount result;          /* of the year */
    PostedEntry entry;      /* that was posted and validated */
    LIST_OF(OwnFund) funds; /* in order of account */
} AppropriationEffect;

/* Posts and validates the decision, and adds it to the chain as an event of the year whose result
 * it is. A result is appropriated once, unless that entry was reversed. The parts add up to the
 * result to the cent, the year is closed and the account still holds its result. Within a
 * transaction; `effect` is owned by the arena. Errors: APPROPRIATION_*, ENTRY_*, YEAR_BEFORE_OPEN,
 * STORE_*. */
bool year_appropriate(Arena *arena, Book *book, const Appropriation *decision,
                      AppropriationEffect *effect, Error *error);

#endif
