/* A year builder adds up the lines of one file, as they come, to what a fiscal year needs.
 *
 * Its memory grows with accounts, third parties and journals, not with lines, unless lines are
 * to be kept. The dates of the year are found when the whole file is known. */
#ifndef DENIER_LEDGER_YEAR_BUILDER_H
#define DENIER_LEDGER_YEAR_BUILDER_H

#include "engine/builder.h"
#include "ledger/carry.h"
#include "ledger/day_count.h"
#include "ledger/fec_line.h"
#include "ledger/grouping.h"
#include "ledger/line_store.h"

typedef struct BuilderJournal {
    Text code, label;
    bool is_opening; /* holds opening entries, by its name or because the command line says so */
    Amount debit, credit;
} BuilderJournal;

/* Sums of one balance, apart from its texts: small, as every line touches one of them. */
typedef struct Movement {
    Amount debit, credit;
} Movement;

/* The texts that tell one run from the next, as they stand in the file. */
typedef struct RunTexts {
    Text journal, number, piece;
} RunTexts;

/* The first line of an entry of an opening journal that keeps it from opening the year. */
typedef struct MixedOpening {
    Date date;
    uint64_t line;
    uint32_t balance, journal;
} MixedOpening;

/* Somebody who wants the rows themselves. */
typedef struct RowWatcher {
    void (*take)(void *data, const FecRow *row);
    void *data;
} RowWatcher;

typedef struct YearBuilder {
    Arena *arena;   /* of the year */
    Arena *scratch; /* of all that is needed until the year is settled */
    FecNotes *notes;
    const ReadingChoices *choices;
    PairIndex account_index, journal_index, auxiliary_index;
    LIST_OF(Balance) balances;   /* texts; sums of movements come when the year is settled */
    LIST_OF(Movement) movements; /* of each balance */
    LIST_OF(Movement) openings;  /* of each balance, when a trial balance is read */
    LIST_OF(uint8_t) bits;       /* of each balance: see carry_bits */
    LIST_OF(BuilderJournal) journals;
    LIST_OF(Auxiliary) auxiliaries;
    LIST_OF(ForeignAmount) foreign_amounts; /* of lines that are kept */
    DayCounts days;
    uint32_t day;      /* the index of the run's date */
    Date first_date;   /* the earliest one so far */
    bool is_first_day; /* the run's date may be the first day of the year */
    Grouper grouper;
    Carry carry;
    LineStore store; /* empty unless lines are kept */
    size_t carry_first_run;
    LIST_OF(MixedOpening) mixed_openings;
    bool is_mixed;   /* the entry being read is the last of them */
    Run run;         /* the run that is being read */
    RunTexts texts;  /* of that run */
    Builder held;    /* keeps these texts when the bytes they point to go away */
    Date valid_date; /* of the run's first line */
    bool has_run;
    bool is_balance; /* a trial balance is read: there are no lines */
    uint64_t line_count;
    RowWatcher watcher; /* takes the rows of an XML file in place of the builder, when set */
    Date declared_end;  /* the closing date that the file's content gives, else no date */
} YearBuilder;

/* An empty builder. What becomes part of the year is owned by the arena; the rest lies in the
 * scratch arena, which must stay until the year is settled. */
YearBuilder year_builder_in(Arena *arena, Arena *scratch, FecNotes *notes,
                            const ReadingChoices *choices);

void year_builder_add(YearBuilder *builder, const FecLine *line);

/* Copies what is remembered of the lines added, whose bytes are about to go away. */
void year_builder_hold(YearBuilder *builder);

/* No more lines come. */
void year_builder_finish(YearBuilder *builder);

/* Gives the year, whose dates are set, its balances, journals, auxiliaries and, when lines were
 * kept, its entries; opening entries are those of its first day. */
void year_builder_settle(YearBuilder *builder, FiscalYear *year);

#endif
