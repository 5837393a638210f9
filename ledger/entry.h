/* An entry (écriture) is a set of lines of one date whose debits equal their credits.
 *
 * `entry_balances` is the one place of the program where that is required. */
#ifndef DENIER_LEDGER_ENTRY_H
#define DENIER_LEDGER_ENTRY_H

#include "engine/amount.h"
#include "engine/date.h"
#include "engine/error.h"

/* A line of an entry, as read. Texts are owned by the year that holds it. */
typedef struct Line {
    uint32_t balance; /* index of its account (and auxiliary) in the year's balances */
    uint32_t
        auxiliary; /* index + 1 in the year's auxiliaries; 0 for none. Any account may have one */
    Text piece;
    Date piece_date;
    uint32_t head; /* index + 1 in the year's line heads; 0: it says what its entry says */
    Text label;
    Amount debit, credit; /* as written; either may be negative */
    Text lettering;
    Date lettering_date;
    uint32_t foreign;     /* index + 1 in the year's foreign amounts; 0 for none */
    uint64_t source_line; /* line of the file, from 1 */
} Line;

/* What a line says of its entry where that is not what the entry's first line says: files of some
 * programs spread an entry over journals, numbers or dates. */
typedef struct LineHead {
    Text number;
    uint32_t journal;
    Date date, valid_date;
} LineHead;

/* An amount in another currency that a line names, both as written. */
typedef struct ForeignAmount {
    Text amount, currency;
} ForeignAmount;

typedef struct Entry {
    uint32_t journal; /* index in the year's journals */
    Text number;      /* as in the file */
    Date date;
    Date valid_date;     /* no date when the file has none */
    uint32_t first_line; /* index in the year's lines */
    uint32_t line_count;
    Text name;       /* what a book calls it: "BQ-12", "57" for a draft; empty in a file */
    bool is_draft;   /* of a book: can still change */
    bool is_opening; /* balances carried forward from the year before */
    bool is_closing; /* empties classes 6 and 7 into 12: left out of the statements */
} Entry;

/* Debit less credit of the line. */
Amount line_amount(const Line *line);

/* True when debits equal credits to the cent; else sets ERROR_UNBALANCED with both sums.
 * Law: art. 921-1 PCG. */
bool entry_balances(Amount debit, Amount credit, Text number, Error *error);

#endif
