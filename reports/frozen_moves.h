/* What moved between a year as it was voted and the same year today: balances, entries,
 * definitions, and how much of each figure they account for. */
#ifndef DENIER_REPORTS_FROZEN_MOVES_H
#define DENIER_REPORTS_FROZEN_MOVES_H

#include "reports/frozen_year.h"
#include "reports/year_figures.h"

/* An account whose balance, third party by third party, is not what it was. */
typedef struct MovedAccount {
    Text account;
    Amount difference;     /* now less then, debit positive */
    YearFigures then, now; /* of this account alone, by today's definitions */
} MovedAccount;

typedef enum EntryMove { ENTRY_CHANGED, ENTRY_ADDED, ENTRY_REMOVED } EntryMove;

typedef struct MovedEntry {
    EntryMove move;
    Text journal, number;
    const Entry *entry; /* of today; NULL when it was removed */
} MovedEntry;

typedef struct FrozenMoves {
    const FrozenYear *frozen;
    const YearFigures *now;
    YearFigures then;               /* frozen balances by today's definitions */
    LIST_OF(MovedAccount) accounts; /* in order of account */
    LIST_OF(MovedEntry) entries;
    LIST_OF(Text) definitions; /* names of those that changed */
    size_t balance_count;      /* accounts then and now */
} FrozenMoves;

/* Compares the frozen year with the year of the same days. All must outlive the result, which the
 * arena owns. */
FrozenMoves frozen_moves(Arena *arena, const FrozenYear *frozen, const YearFigures *now,
                         const Settings *settings);

/* How much the account moved the figure of that name; its lines must exist today. */
Amount moved_by_account(const MovedAccount *account, const FigureName *name);

/* Whether the entry, as it is today, posts to the account. */
bool moved_entry_posts(const FrozenMoves *moves, const MovedEntry *entry, Text account);

#endif
