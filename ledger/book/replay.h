/* A replay makes the tables of a book anew from the events of its chain, to compare them with the
 * tables that the book holds. */
#ifndef DENIER_LEDGER_BOOK_REPLAY_H
#define DENIER_LEDGER_BOOK_REPLAY_H

#include "ledger/book/book.h"

typedef enum ReplayTable {
    REPLAY_SETTING,
    REPLAY_YEAR,
    REPLAY_JOURNAL,
    REPLAY_ACCOUNT,
    REPLAY_MATCHING,
    REPLAY_ASSERTION,
    REPLAY_CLOSING_POINT,
    REPLAY_SOURCE,
    REPLAY_ATTACHMENT,
    REPLAY_TABLES,
} ReplayTable;

/* One row as the chain has it; fields are parted by the unit separator. */
typedef struct ReplayRow {
    ReplayTable table;
    Text key, value;
    bool is_gone; /* an event took it away */
    bool is_seen; /* the book has it */
} ReplayRow;

typedef struct Replay {
    Arena *arena;
    Map index; /* of `rows`, by table and key */
    LIST_OF(ReplayRow) rows;
    Map validated;      /* ids of the entries that the chain has */
    int64_t sources;    /* files that were imported */
    Text schema_digest; /* in hexadecimal, of the last event that made tables */
    Text program;       /* that made the book */
} Replay;

/* What an event of another kind than "entry" says. */
typedef struct SaidEvent {
    Text kind, time, author;
    int64_t year;
    Text fields; /* behind the year of its record, parted by the unit separator */
} SaidEvent;

Replay replay_in(Arena *arena);

/* Takes an event apart; false when the record has not the form of one. */
bool event_read(Text record, SaidEvent *event);

/* Does again what the event says; events of a kind that changes no table do nothing. */
void replay_event(Replay *replay, const SaidEvent *event);

/* The chain has the validation of that entry. */
void replay_entry(Replay *replay, int64_t entry);

/* Tells each difference between the rows of the replay and those of the book to `take`: the name
 * of the table (a msgid), its key, what the chain says and what the book has. */
typedef struct ReplayDifference {
    const char *table;
    Text key, expected, found; /* fit to be shown; empty: no such row */
} ReplayDifference;

typedef void DifferenceTaker(void *data, const ReplayDifference *difference);

/* Errors: STORE_*. */
bool replay_compare(Replay *replay, Book *book, DifferenceTaker *take, void *data, Error *error);

#endif
