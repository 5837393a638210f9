/* A fiscal year (exercice) as read: its dates, accounts, balances and, when asked for, entries. */
#ifndef DENIER_LEDGER_YEAR_H
#define DENIER_LEDGER_YEAR_H

#include "engine/digest.h"
#include "engine/progress.h"
#include "ledger/balance.h"
#include "ledger/entry.h"

/* How lines were put together to entries: the first policy under which every entry balances.
 * Under the last two, entries are told apart by journal, number and date, and not all balance. */
typedef enum Grouping {
    GROUPED_BY_NUMBER,
    GROUPED_BY_JOURNAL_AND_NUMBER,
    GROUPED_BY_JOURNAL_NUMBER_AND_DATE,
    GROUPED_BY_JOURNAL_DATE_AND_PIECE,
    GROUPED_BY_CONSECUTIVE_LINES, /* until the sum is nil, within one date */
    GROUPED_BY_JOURNAL,           /* only whole journals balance */
    GROUPED_BY_FILE,              /* only the file as a whole balances */
} Grouping;

typedef struct Journal {
    Text code;
    Text label;
} Journal;

typedef struct Auxiliary {
    Text number;
    Text label;
} Auxiliary;

typedef struct FiscalYear {
    Text source;   /* the file's path, as given */
    Digest digest; /* SHA-256 of the file, when it was asked for; of a book the chain's head */
    bool is_of_book;
    uint64_t draft_count; /* of a book: entries counted in that can still change */
    Text siren;           /* nine digits of the file's name, else empty */
    Date start, end;
    Date end_in_name;  /* the closing date that the file's name or its XML gives, else no date */
    Balances balances; /* without closing entries; see `closing_result` */
    Journal *journals;
    uint32_t journal_count;
    Auxiliary *auxiliaries;
    uint32_t auxiliary_count;
    uint64_t entry_count;
    uint64_t line_count;
    Grouping grouping;
    bool is_balance;       /* read from a trial balance: there are balances and no entries */
    bool has_opening;      /* the file holds opening entries, or opening balances */
    bool has_closing;      /* closing entries were found and left out */
    Amount closing_result; /* what they posted to account 12, credit positive */
    Entry *entries;        /* NULL unless lines were asked for; in the file's order */
    Line *lines;
    LineHead *line_heads; /* of the few lines that have one */
    ForeignAmount *foreign_amounts;
} FiscalYear;

/* The years at hand, newest first: years[0] is the current one. */
typedef struct Books {
    FiscalYear *years;
    size_t count;
} Books;

/* What the command line says about reading. */
typedef struct ReadingChoices {
    const char *const *paths; /* the files, one fiscal year each, in any order; "-" is standard
                                 input */
    size_t path_count;
    Date year_start;      /* of the current year; no date: found as the README says */
    Date year_end;        /* of the current year */
    Date balance_end;     /* of a trial balance, where neither its name nor year_end tells */
    Text opening_journal; /* code of the journal of opening entries; empty: by usual names */
    bool keep_lines;      /* entries and lines are wanted, not only balances */
    bool keep_all_lines;  /* of a book: of all its years, not only of the two that are compared */
    bool digest_sources;  /* compute the SHA-256 of each file */
    bool without_drafts;  /* of a book: only what is validated */
    Progress progress;    /* told how far each file was read */
} ReadingChoices;

/* Whether the year's entries and lines are at hand. */
bool year_has_entries(const FiscalYear *year);

/* Whether the year tells how its balances came about: a trial balance of closings alone does not.
 */
bool year_tells_movements(const FiscalYear *year);

/* What the line says of its entry: its own head, or what the entry's first line says. */
LineHead year_line_head(const FiscalYear *year, const Entry *entry, const Line *line);

/* What people call the line's entry: its name in the book, else the number that the line says. */
Text year_line_entry(const FiscalYear *year, const Entry *entry, const Line *line);

/* Result of the year from classes 6 and 7 only: positive for a surplus (excédent), negative for a
 * deficit (art. 131-3). */
Amount year_result(const FiscalYear *year);

#endif
