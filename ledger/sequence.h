/* A sequence is a run of entry numbers: the same text before the last digits, and as many digits.
 *
 * A book of sequences remembers for each number, in each journal, the date it was last used on:
 * two bytes a number. So it tells a number that comes back on another date, and gaps. */
#ifndef DENIER_LEDGER_SEQUENCE_H
#define DENIER_LEDGER_SEQUENCE_H

#include "engine/date.h"
#include "ledger/pair_index.h"

/* A number as two numbers: "VE-0012" is the 12 of the sequence "VE-" of four digits. */
typedef struct SequenceNumber {
    uint32_t series;
    uint64_t value;
} SequenceNumber;

typedef struct Series {
    Text prefix;
    uint32_t digits; /* how many digits follow the prefix */
} Series;

enum { SEQUENCE_PAGE = 64, SEQUENCE_RECENT = 16 };

/* Which numbers a page holds. */
typedef struct SequenceKey {
    uint32_t journal; /* 0 for all journals together */
    uint32_t series;
    uint64_t first; /* the first of the numbers / SEQUENCE_PAGE */
} SequenceKey;

/* Numbers that follow each other share a page. */
typedef struct SequencePage {
    SequenceKey key;
    uint16_t dates[SEQUENCE_PAGE]; /* 0: not used */
} SequencePage;

typedef struct SequenceBook {
    Arena *arena;
    PairIndex prefixes; /* numbers of `series` */
    LIST_OF(Series) series;
    SequenceNumber last; /* the number met last: the next one mostly resembles it */
    LIST_OF(SequencePage *) pages;
    uint32_t *slots; /* page + 1 by hash; 0 for a free slot */
    size_t capacity;
    SequencePage *recent[SEQUENCE_RECENT]; /* the page used last, by journal */
} SequenceBook;

SequenceBook sequence_book_in(Arena *arena);

SequenceNumber sequence_number(SequenceBook *book, Text number);

/* The number as it stands in the file. Owned by the arena. */
Text sequence_print(Arena *arena, const SequenceBook *book, SequenceNumber number);

/* What the number was last used for before; it is now used on `date`. */
typedef enum SequenceUse {
    SEQUENCE_NEW,
    SEQUENCE_SAME_DATE,
    SEQUENCE_OTHER_DATE,
} SequenceUse;

SequenceUse sequence_use(SequenceBook *book, uint32_t journal, SequenceNumber number, Date date);

/* Two numbers of a series that are used while none between them is. */
typedef struct SequenceGap {
    uint32_t journal;
    SequenceNumber before, after;
} SequenceGap;

typedef struct SequenceGaps {
    LIST_OF(SequenceGap) first; /* the first ones */
    uint64_t count;
} SequenceGaps;

/* The gaps in the numbers used under `journal` 0, or under every other one. */
SequenceGaps sequence_gaps(Arena *arena, const SequenceBook *book, bool by_journal);

#endif
