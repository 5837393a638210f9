/* Acts are what people do to drafts; the last one can be withdrawn.
 *
 * An act keeps the ids of the drafts it made and, as text, the drafts that it changed or deleted.
 * All functions work within a transaction of the book. */
#ifndef DENIER_LEDGER_BOOK_ACTS_H
#define DENIER_LEDGER_BOOK_ACTS_H

#include "ledger/book/posted_entry.h"

#include "ledger/book/book.h"

typedef LIST_OF(int64_t) MadeEntries;
typedef LIST_OF(PostedEntry) EntryList;

/* What an act says when it is withdrawn. */
typedef struct Act {
    int64_t number;
    Text kind;          /* "add", "edit", "delete", "reverse", "import" */
    MadeEntries made;   /* the drafts that it made */
    EntryList restored; /* the drafts that were there before it */
} Act;

/* Puts an entry into a new draft, which is an act of that kind ("add", "reverse"). Errors: as
 * entry_post. */
bool act_post(Book *book, const char *kind, const BookYear *year, PostedEntry *entry, Error *error);

/* Writes a draft anew under its id, with the pieces it has; `year` is the one that it goes to.
 * Errors: as entry_post. */
bool act_edit(Book *book, const PostedEntry *draft, const BookYear *year, PostedEntry *entry,
              Error *error);

/* Takes a draft out. Errors: ENTRY_VALIDATED, STORE_*. */
bool act_delete(Book *book, const PostedEntry *draft, Error *error);

/* Keeps that an import made these drafts. Errors: STORE_*. */
bool act_import(Book *book, const MadeEntries *made, Error *error);

/* Withdraws the last act: takes out the drafts it made, and restores those that were there before.
 * `*act` is owned by the arena. Errors: ACT_NONE, ACT_VALIDATED, as entry_post. */
bool act_undo(Arena *arena, Book *book, Act *act, Error *error);

#endif
