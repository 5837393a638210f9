/* Habits are what was entered lately, offered again to whoever enters more. */
#ifndef DENIER_LEDGER_BOOK_HABITS_H
#define DENIER_LEDGER_BOOK_HABITS_H

#include "ledger/book/book.h"

typedef LIST_OF(Text) LabelList;
typedef LIST_OF(Amount) AmountList;

/* The labels of the last lines of the year, each once, the newest first; owned by the arena.
 * Errors: STORE_*. */
bool habits_labels(Arena *arena, Book *book, int64_t year, LabelList *labels, Error *error);

/* The last amounts of the account, each once, debit positive, the newest first. Errors: STORE_*. */
bool habits_amounts(Arena *arena, Book *book, int64_t year, Text account, AmountList *amounts,
                    Error *error);

/* The day of the entry that came last into the book; no date for none. Errors: STORE_*. */
bool habits_date(Book *book, Date *date, Error *error);

#endif
