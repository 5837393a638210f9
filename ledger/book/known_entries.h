/* Known entries are those that a year holds already, told by what they say, so that a file that
 * comes again adds nothing. */
#ifndef DENIER_LEDGER_BOOK_KNOWN_ENTRIES_H
#define DENIER_LEDGER_BOOK_KNOWN_ENTRIES_H

#include "ledger/book/book.h"

typedef struct KnownEntries {
    Arena *arena;
    Map says;    /* all that an entry of a file says: how many say so */
    Map amounts; /* journal, date, accounts and amounts of entries made by hand: how many */
    Map numbers; /* journal and number of entries of files: how many */
    bool has_openings;
} KnownEntries;

/* Reads what the year holds. Errors: STORE_*. */
bool known_entries_read(Arena *arena, Book *book, int64_t year, KnownEntries *known, Error *error);

typedef enum Acquaintance {
    ENTRY_IS_NEW,
    ENTRY_IS_KNOWN,   /* one that says the same was there, and counts no more */
    ENTRY_IS_CHANGED, /* its number is there, and says something else */
} Acquaintance;

/* Whether an entry of a file is there already: from a file with all that it says, or made by hand
 * in the same journal on the same day with the same accounts and amounts. */
Acquaintance known_entries_find(KnownEntries *known, const PostedEntry *entry);

#endif
