/* Entry words: an entry as a command line says it.
 *
 *     --journal BQ --date 2023-01-09 --piece R12 --label "Don" 512000 100.00 754110 -100.00
 *
 * A line is ACCOUNT[:THIRD-PARTY][@NAME=VALUE,...] and its amount, debit positive. One amount may
 * be "-", or left out at the end: it is what balances the others. */
#ifndef DENIER_REPORTS_COMMAND_ENTRY_WORDS_H
#define DENIER_REPORTS_COMMAND_ENTRY_WORDS_H

#include "ledger/book/book.h"
#include "ledger/book/chart_names.h"
#include "reports/command/command.h"

/* Reads options, and lines from the operand `first` on, into the entry. What they do not say stays
 * as the entry has it: its lines too, where there are no operands.
 * Errors: ENTRY_MISSING, ENTRY_BLANKS, ENTRY_NIL, AMOUNT_*, DATE_*, TAG_*, QUANTITY_*, LINE_*. */
bool entry_words_read(Session *session, size_t first, PostedEntry *entry, Error *error);

/* Reads "ACCOUNT[:THIRD-PARTY][@NAME=VALUE,...]" into the line. Errors: TAG_*. */
bool entry_words_account(Session *session, Text word, PostedLine *line, Error *error);

/* Reads an amount, debit positive, into the line. Errors: AMOUNT_*, ENTRY_NIL. */
bool entry_words_amount(Text word, PostedLine *line, Error *error);

/* Puts what balances the other lines into a line that has no amount. Error: ENTRY_NIL. */
bool entry_words_balance(PostedEntry *entry, size_t blank, Error *error);

/* Completes what only the book knows: labels of accounts that the year takes from the chart, which
 * are listed in `added`, and the commitment to the donor of --donor. Within a transaction.
 * Errors: DONOR_*, as chart_load, STORE_*. */
bool entry_words_complete(Session *session, Book *book, const BookYear *year, PostedEntry *entry,
                          NumberList *added, Error *error);

#endif
