/* Entries of a book, read one after the other. */
#ifndef DENIER_LEDGER_BOOK_ENTRIES_H
#define DENIER_LEDGER_BOOK_ENTRIES_H

#include "ledger/book/book.h"

/* Which entries of a year are wanted. */
typedef enum EntryChoice { ENTRIES_ALL, ENTRIES_DRAFT, ENTRIES_VALIDATED } EntryChoice;

/* Gives each entry of the year with its lines, in order of id, to `take`, which returns false to
 * stop; the entry is gone when it returns. Errors: STORE_*. */
typedef bool EntryTaker(void *data, const PostedEntry *entry);
bool entries_each(Book *book, int64_t year, EntryChoice choice, EntryTaker *take, void *data,
                  Error *error);

/* The same for the entries of these ids, in this order; ids that the year does not have are passed
 * over. */
typedef struct EntryIds {
    const int64_t *items;
    size_t count;
} EntryIds;

bool entries_of(Book *book, int64_t year, EntryIds ids, EntryTaker *take, void *data, Error *error);

/* The digests in hexadecimal of the pieces that the entry had when it was validated, sorted, parted
 * by commas. Owned by the arena. Errors: STORE_*. */
bool entry_early_pieces(Arena *arena, Book *book, int64_t year, int64_t entry, Text *pieces,
                        Error *error);

/* Copies all texts and lines of the entry to the arena. */
void posted_entry_keep(Arena *arena, PostedEntry *entry);

/* The entry of that id, wherever it is, owned by the arena; `*year` is its year.
 * Errors: ENTRY_ABSENT, STORE_*. */
bool entry_find(Arena *arena, Book *book, int64_t id, PostedEntry *entry, int64_t *year,
                Error *error);

/* What a person calls an entry: its id ("57"), or journal and number in the year ("BQ-12").
 * Errors: ENTRY_ABSENT, STORE_*. */
bool entry_named(Book *book, const BookYear *year, Text name, int64_t *id, Error *error);

#endif
