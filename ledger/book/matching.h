/* Matching (lettrage) marks lines of one account and third party that cancel out: an invoice and
 * what paid it. A code stands on all of them.
 *
 * It changes no entry: it is kept beside the lines and is an event of the chain, done and undone.
 * Acts stand within a transaction. */
#ifndef DENIER_LEDGER_BOOK_MATCHING_H
#define DENIER_LEDGER_BOOK_MATCHING_H

#include "ledger/book/book.h"

typedef struct MatchableLine {
    int64_t entry, line; /* the entry's id, and the line in it from 1 */
    Text journal;
    int64_t number; /* of the entry; 0 for a draft */
    bool is_validated;
    Date date;
    Text account, auxiliary;
    Text piece, label;
    Amount amount; /* debit positive */
    Text code;     /* empty while the line is open */
} MatchableLine;

/* In order of account, third party, date, entry and line. */
typedef struct MatchableLines {
    LIST_OF(MatchableLine) items;
} MatchableLines;

/* Which lines are wanted; empty texts want all third parties, and the accounts 40 to 47. */
typedef struct MatchableChoice {
    Text account, auxiliary;
} MatchableChoice;

/* The lines of the year, owned by the arena. Errors: STORE_*. */
bool matchable_read(Arena *arena, Book *book, const BookYear *year, MatchableChoice choice,
                    MatchableLines *lines, Error *error);

/* "57:2": how a line is named. Owned by the arena. */
Text matchable_name(Arena *arena, const MatchableLine *line);

/* Whether a line waits to be matched: validated, not nil, without a code. */
bool matchable_is_open(const MatchableLine *line);

/* Lines chosen among `all`, by their index. */
typedef struct MatchedLines {
    size_t *items;
    size_t count;
} MatchedLines;

/* Matches the chosen lines under a code that is new to the year, and gives it to `all` as well.
 * Errors: MATCH_SUM (they do not cancel out), MATCH_PARTIES, MATCH_DRAFT, MATCH_TWICE,
 * MATCH_CLOSED, STORE_*. */
bool matching_add(Book *book, const BookYear *year, MatchableLines *all, MatchedLines chosen,
                  Text *code, Error *error);

/* Opens again all lines of the year under the code, of the account and third party where these are
 * given; `*count` is how many. Errors: MATCH_CODE, MATCH_CODE_SHARED, MATCH_CLOSED, STORE_*. */
bool matching_undo(Book *book, const BookYear *year, MatchableChoice choice, Text code,
                   size_t *count, Error *error);

#endif
