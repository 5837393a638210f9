/* A backup is a verified copy of a book, made while others may use it. */
#ifndef DENIER_LEDGER_BOOK_BACKUP_H
#define DENIER_LEDGER_BOOK_BACKUP_H

#include "ledger/book/book_open.h"

enum { AUTOMATIC_BACKUPS = 10 }; /* the oldest one beyond these goes */

/* Writes a copy of the book to a new file: it appears once it was opened again, looked at page by
 * page and found to end with the same event. Outside of a transaction.
 * Errors: FILE_EXISTS, FILE_WRITE, BACKUP_DIFFERS, STORE_*. */
bool backup_write(Arena *arena, Book *book, const char *target, Error *error);

/* The same into the folder "BOOK-backups" beside the book, under the time and `why` ("import",
 * "close"); the oldest automatic ones go. `*path` is the copy's. Errors: FILE_WRITE, STORE_*. */
bool backup_automatic(Arena *arena, Book *book, const char *why, Text *path, Error *error);

/* What a restoration would change. */
typedef struct Restoration {
    int64_t events_now, events_then;   /* of the chain */
    int64_t entries_now, entries_then; /* validated */
    int64_t drafts_now, drafts_then;
    bool is_there;    /* there is a book to be replaced that can be opened */
    bool is_same;     /* the backup is of the same association and first day */
    bool is_ancestor; /* the book grew out of the backup: its chain goes on from the backup's */
} Restoration;

/* Compares a backup with the book that it would replace, and looks at every page of it.
 * Errors: FILE_ABSENT, STORE_*. */
bool restore_compare(Arena *arena, const char *path, const char *backup, Restoration *restoration,
                     Error *error);

/* Puts a copy of the backup in the place of the book, which is kept beside it: as an automatic
 * backup when it can be opened, else under the name `*kept`. Errors: FILE_WRITE, STORE_*. */
bool restore_replace(Arena *arena, const char *path, const char *backup, Text *kept, Error *error);

#endif
