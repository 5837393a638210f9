/* Chart names are the labels that the regulation's chart gives to accounts a year does not have
 * yet. */
#ifndef DENIER_LEDGER_BOOK_CHART_NAMES_H
#define DENIER_LEDGER_BOOK_CHART_NAMES_H

#include "ledger/book/book.h"

typedef LIST_OF(Text) NumberList;

/* The label of the longest number of the year's chart that `number` begins with; `*label` is empty
 * when the chart does not know it. Owned by the arena. Errors: as chart_load. */
bool chart_label(Arena *arena, const BookYear *year, Text number, Text *label, Error *error);

/* Gives the lines of the entry whose account the year does not have the label of the chart, and
 * lists these accounts, each once. Accounts that the chart does not know either keep no label, and
 * entry_post refuses them. Within a transaction. Errors: as chart_load, STORE_*. */
bool chart_names_lines(Arena *arena, Book *book, const BookYear *year, PostedEntry *entry,
                       NumberList *added, Error *error);

#endif
