/* Grouping finds how the lines of a file were put together to entries.
 *
 * A run is a row of consecutive lines with the same journal, number, date and piece. A run that
 * balances leaves nothing behind; one that does not waits, under each policy, for the runs that
 * complete its entry. So memory grows with what is open, not with the lines. */
#ifndef DENIER_LEDGER_GROUPING_H
#define DENIER_LEDGER_GROUPING_H

#include "ledger/sequence.h"
#include "ledger/year.h"

enum { GROUPING_KEYS = GROUPED_BY_CONSECUTIVE_LINES }; /* policies that go by a key come first */

/* What tells one run from the next. */
typedef struct Run {
    uint32_t journal;
    SequenceNumber number;
    Date date;
    Text piece;
    bool has_new_document; /* journal, date or piece differs from the run before */
    Amount debit, credit;
    uint64_t line; /* the first one, of the file */
} Run;

/* What a policy goes by: parts that do not matter to it are zero. */
typedef struct EntryKey {
    uint32_t journal; /* + 1 */
    int32_t day;
    SequenceNumber number; /* of the entry, or of the piece */
} EntryKey;

/* An entry that does not balance yet, or no more. */
typedef struct OpenEntry {
    EntryKey key;
    SequenceNumber number;
    Amount debit, credit; /* since it balanced last */
    uint64_t line;        /* the first of these */
    bool is_used;
} OpenEntry;

typedef struct OpenEntries {
    OpenEntry *slots;
    size_t capacity; /* a power of two, or zero */
    size_t used;     /* slots in use, open or not */
    size_t open;     /* entries that do not balance */
} OpenEntries;

/* Entries told apart by nothing but their balance. */
typedef struct ConsecutiveLines {
    Amount sum;
    Date date;
    uint64_t entries;
    bool is_broken; /* the date changed while the sum was not nil */
} ConsecutiveLines;

typedef struct Grouper {
    Arena *arena;
    SequenceBook book;
    OpenEntries open[GROUPING_KEYS];
    uint64_t entries[GROUPING_KEYS];
    bool comes_back[GROUPING_KEYS]; /* an entry came back, complete, on another date */
    ConsecutiveLines consecutive;
} Grouper;

Grouper grouper_in(Arena *arena);

/* Adds one line, for what depends on each line. */
static inline void grouper_add_line(Grouper *grouper, Amount debit, Amount credit) {
    ConsecutiveLines *lines = &grouper->consecutive;
    lines->sum.cents += debit.cents - credit.cents;
    lines->entries += lines->sum.cents == 0;
}

/* The date changes before the next line. */
void grouper_change_date(Grouper *grouper, Date date);

/* Adds a run whose lines were added one by one. */
void grouper_add_run(Grouper *grouper, const Run *run);

/* Whether every entry balances under the policy, each with one date when `is_strict`. */
bool grouper_fits(const Grouper *grouper, Grouping grouping, bool is_strict);

/* The first policy under which every entry balances, or GROUPED_BY_JOURNAL for none. */
Grouping grouper_choose(const Grouper *grouper);

/* How many entries there are under the policy. */
uint64_t grouper_entries(const Grouper *grouper, Grouping grouping);

/* The entries that do not balance under the policy that leaves the fewest, in order of line. */
typedef struct OpenEntryList {
    OpenEntry *items;
    size_t count;
} OpenEntryList;
OpenEntryList grouper_open(Arena *arena, const Grouper *grouper);

/* The entries that do not balance under a policy that goes by a key, in order of line. */
OpenEntryList grouper_open_under(Arena *arena, const Grouper *grouper, Grouping grouping);

#endif
