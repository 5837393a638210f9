/* A posted entry is an entry as a book keeps it: a draft, or validated. */
#ifndef DENIER_LEDGER_BOOK_POSTED_ENTRY_H
#define DENIER_LEDGER_BOOK_POSTED_ENTRY_H

#include "engine/amount.h"
#include "engine/date.h"
#include "engine/digest.h"

typedef enum EntryKind {
    ENTRY_ORDINARY,
    ENTRY_OPENING, /* balances carried forward from the year before */
    ENTRY_CLOSING, /* empties classes 6 and 7: left out of statements */
} EntryKind;

typedef struct PostedLine {
    Text account;
    Text account_label; /* for an account that is new to the year; else the year's */
    Text auxiliary, auxiliary_label;
    Text piece;
    Date piece_date;
    Text label;
    Amount debit, credit;           /* either may be negative */
    Text currency, currency_amount; /* Idevise, Montantdevise */
    Text quantity, unit;            /* exact decimal of up to 18 digits; USD, BTC, h */
    Text price_source;              /* where the value in euros comes from */
    Text tags;                      /* "channel=street,project=academy", sorted */
    Text lettering;                 /* of the file it came from */
    Date lettering_date;
    Text head; /* what the line says of its entry where that differs: number, journal, date and
                  date of validation, parted by tabs; else empty */
} PostedLine;

typedef struct PostedEntry {
    int64_t id; /* of the whole book; 0 until it is posted */
    Text journal, journal_label;
    Date date;
    EntryKind kind;
    bool is_validated;
    int64_t number;    /* in its journal or year; 0 for a draft */
    int64_t sequence;  /* of its event in the chain; 0 for a draft */
    Text validated_at; /* 2022-12-31T10:00:00Z; empty for a draft */
    Text author;
    int64_t source;           /* the file it came from; 0 for none */
    Text imported_number;     /* EcritureNum of that file */
    Date imported_validation; /* ValidDate of that file */
    int64_t reverses;         /* the entry that it takes back; 0 for none */
    int64_t donor;            /* 0 for none */
    Text commitment;          /* 32 bytes: to the donor's identity; empty for none */
    PostedLine *lines;
    size_t line_count;
} PostedEntry;

/* "BQ-12" of a validated entry, "draft 7" of another. Owned by the arena. */
Text posted_entry_name(Arena *arena, const PostedEntry *entry);

#endif
