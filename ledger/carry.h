/* What is carried from one year to the next: entries that look like opening or closing entries
 * are kept apart, by account, until the dates of the year are known.
 *
 * The lines of such an entry follow each other in the file. */
#ifndef DENIER_LEDGER_CARRY_H
#define DENIER_LEDGER_CARRY_H

#include "ledger/pair_index.h"
#include "ledger/year.h"

/* What an account can take part in; sets of bits. */
enum {
    CARRY_OPENS = 1,    /* classes 1 to 5: carried forward */
    CARRY_CLOSES = 2,   /* classes 6 and 7, 12 that takes their balance, 88 and 89 on the way */
    CARRY_RESULT = 4,   /* 12 */
    CARRY_NOMINAL = 8,  /* classes 6 and 7 */
    CARRY_TRANSIT = 16, /* 88 and 89 */
    CARRY_SHEET = 32,   /* classes 1 to 7, 88 and 89: an entry may close the balance sheet too */
    CARRY_BITS = 63,
};

/* What an entry looks like. */
typedef enum CarryKind {
    CARRY_NOTHING,
    CARRY_OPENING_BY_JOURNAL, /* in a journal of opening entries */
    CARRY_OPENING_BY_LABEL,   /* every line says so */
    CARRY_OPENING_UNNAMED,    /* could be one: classes 1 to 5 only; read as movements */
    CARRY_CLOSING,            /* classes 6 and 7 against 12, 88 or 89 */
    CARRY_CLOSING_PASSES,     /* 12, 88 and 89 only: the result on its way */
    CARRY_CLOSING_SHEET,      /* the balance sheet against 88 or 89, at the end of a month */
    CARRY_KINDS,
} CarryKind;

typedef struct CarryPart {
    uint32_t balance; /* index of the account in the year */
    Amount debit, credit;
} CarryPart;

/* The sums of one kind of entry on one date and account. */
typedef struct CarrySum {
    CarryKind kind;
    Date date;
    uint32_t journal; /* of CARRY_OPENING_UNNAMED, else 0 */
    CarryPart part;
} CarrySum;

typedef struct Carry {
    Arena *arena;
    struct {
        Date date;
        bool is_by_journal, is_by_label, is_unnamed;
        uint32_t journal;  /* of an entry that is_unnamed, else 0 */
        unsigned all, any; /* bits of the accounts met: of each, of at least one */
        LIST_OF(CarryPart) parts;
        size_t compact_count; /* of the parts, those that have an account each */
    } entry;                  /* the one being read */
    PairIndex index;          /* numbers of `sums` */
    LIST_OF(CarrySum) sums;
} Carry;

Carry carry_in(Arena *arena);

/* The bits of an account. */
unsigned carry_bits(Text account);

/* Whether a journal of that code and label holds opening entries by its usual names: AN, RAN,
 * ANO, OUV, "A-NOUVEAUX", "Report à nouveau"... */
bool carry_is_opening_journal(Text code, Text label);

/* Whether a label says that balances are carried forward: reprise, report, à nouveau. */
bool carry_is_opening_label(Text label);

/* An entry begins. */
void carry_begin(Carry *carry, Date date, bool is_by_journal, bool is_by_label);

/* The entry that began could be an opening entry by its date, though nothing says so. */
void carry_watch_unnamed(Carry *carry, uint32_t journal);

/* Whether it matters what the entry holds: ask before carry_add. */
static inline bool carry_is_watching(const Carry *carry) {
    return carry->entry.all != 0;
}

void carry_add(Carry *carry, CarryPart part, unsigned bits);

/* The entry ends: what it looks like. */
CarryKind carry_end(Carry *carry);

/* Whether entries of the kind open the year whose first day they are dated. */
static inline bool carry_opens(CarryKind kind) {
    return kind == CARRY_OPENING_BY_JOURNAL || kind == CARRY_OPENING_BY_LABEL;
}

/* Whether entries of the kind look as if they closed the year. */
static inline bool carry_closes(CarryKind kind) {
    return kind >= CARRY_CLOSING && kind <= CARRY_CLOSING_SHEET;
}

/* The date of the first opening entry: of those in an opening journal, else of those with such a
 * label when nothing in the year is earlier than it. No date when there is none. */
Date carry_opening_date(const Carry *carry, Date first_entry);

#endif
