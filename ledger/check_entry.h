/* The check of entries as they pass by: consecutive lines with one number are one entry, until it
 * balances and something else of it changes. */
#ifndef DENIER_LEDGER_CHECK_ENTRY_H
#define DENIER_LEDGER_CHECK_ENTRY_H

#include "ledger/check_report.h"
#include "ledger/year_builder.h"

enum { SUSPECTS = 1024, OPENINGS = 1024, SERIES = 256 };

/* Entries met lately, to find those that come twice. */
typedef struct RecentEntries {
    uint64_t *hashes; /* 0 for a free slot */
    uint64_t *lines;
    size_t capacity; /* a power of two, or zero */
    size_t count;
} RecentEntries;

/* An entry that is complete and still to be compared with those before. */
typedef struct PendingEntry {
    uint64_t hash; /* 0 for none */
    SequenceNumber number;
    uint64_t first_line, last_line;
} PendingEntry;

/* The entry that is being read. */
typedef struct CheckedEntry {
    SequenceNumber number;
    uint32_t journal;
    Date date;
    Amount sum;
    uint64_t first_line;
    uint64_t hash;       /* of its lines, in whatever order */
    uint64_t piece_hash; /* 0 for a piece without letters or digits */
    bool is_centralised;
    bool has_result, has_other;        /* accounts under 12; accounts of other classes */
    uint64_t nominal_line;             /* the first line on classes 6 and 7, or 0 */
    char nominal[ERROR_ARGUMENT_SIZE]; /* the account of that line */
    char result[ERROR_ARGUMENT_SIZE];  /* the account under 12 */
    char label[ERROR_ARGUMENT_SIZE];   /* what speaks of a centralisation */
    uint64_t late_line;                /* validated before the line above it, or 0 */
    Date late, before_late;
    uint64_t before_late_line; /* the first of those validated on that later day */
    SequenceUse uses[2];       /* of the number: in all journals, in this one */
    uint32_t suspect;          /* serial of the first finding in its lines, or 0 */
    uint32_t finding;          /* of the first one about the entry, or 0 */
} CheckedEntry;

/* A finding in lines of the entry of that number. */
typedef struct Suspect {
    SequenceNumber number;
    uint32_t serial;
} Suspect;

/* An entry to come back to when the whole file is known. */
typedef struct NotedEntry {
    SequenceNumber number;
    uint64_t line;
    uint32_t because;
} NotedEntry;

/* Numbers that came back, the first of them. */
typedef struct Repeats {
    uint64_t count;
    LIST_OF(NotedEntry) first;
} Repeats;

typedef struct EntryCheck {
    CheckReport *report;
    YearBuilder *builder;
    CheckedEntry entry;
    bool has_entry;
    uint64_t last_line; /* read last */
    PendingEntry pending;
    uint64_t entries, unbalanced; /* entries read; those that did not balance as they stood */
    bool has_movement;            /* an entry that is no opening was read */
    Date opening_date;            /* of the first opening entry */
    Date last_valid;
    uint64_t last_valid_line; /* the first line of those validated on that day */
    RecentEntries recent[2];  /* the older half is dropped when both are full */
    SequenceBook used;
    Repeats repeats[2]; /* in all journals together, in each */
    LIST_OF(Suspect) suspects;
    uint32_t line_suspect; /* of a line that is looked at together with the entry, or 0 */
    uint32_t next_suspect; /* a damaged line may be of the next entry, or 0 */
    LIST_OF(NotedEntry) openings;
    SequenceNumber least[SERIES]; /* of entries that are no opening, for each series */
    size_t series_count;
} EntryCheck;

EntryCheck entry_check_for(CheckReport *report, YearBuilder *builder);

/* Before the line is added to the builder: ends the entry when the line begins another one.
 * `suspect` is the first finding in the line, or 0. */
void entry_check_meet(EntryCheck *check, const FecLine *line, uint32_t suspect);

/* After the line was added to the builder. */
void entry_check_add(EntryCheck *check, const FecLine *line, uint32_t suspect);

/* A line could not be read: the entries before and behind it may lack it. */
void entry_check_damage(EntryCheck *check, uint32_t serial);

/* No more lines come. */
void entry_check_finish(EntryCheck *check);

/* The finding in lines of the entry of that number, or 0. */
uint32_t entry_check_suspect(const EntryCheck *check, SequenceNumber number);

#endif
