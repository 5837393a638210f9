/* Opening a book, and writing to it.
 *
 * Reading needs no transaction. Everything that writes stands between book_begin and book_commit:
 * on disk as a whole, or not at all. */
#ifndef DENIER_LEDGER_BOOK_BOOK_OPEN_H
#define DENIER_LEDGER_BOOK_BOOK_OPEN_H

#include "ledger/book/book.h"

/* What a new book is told. Texts may be empty, but for the entity's name. */
typedef struct NewBook {
    Text entity, siren, rna, address, object;
    Date start, end; /* of the first fiscal year */
    Numbering numbering;
    Text program; /* and its version */
} NewBook;

/* Makes a book at the path, which must not exist, with its first year open, the usual journals
 * (AC VE BQ CA OD AN SO) and the usual dimensions. It appears complete or not at all; it is not
 * left open. Errors: FILE_EXISTS, FILE_WRITE, BOOK_UNNAMED, YEAR_DATES, STORE_*. */
bool book_create(Arena *arena, const char *path, const NewBook *about, Text author, Error *error);

/* Opens a book and loads its settings and years. Who writes sets `author`. Errors: STORE_*. */
bool book_open(Arena *arena, const char *path, StoreMode mode, const StoreWaiting *waiting,
               Book *book, Error *error);
void book_close(Book *book);

/* Loads anew what another writer may have changed; all that is read from here on, until the book
 * is closed, is of one moment. Errors: STORE_*. */
bool book_look(Book *book, Error *error);

/* Takes the writer's place and loads anew what another writer may have changed. Errors: STORE_*. */
bool book_begin(Book *book, Error *error);

/* Begins and ends to remember what a transaction does; serve book_begin and its like. */
void book_start(Book *book);
void book_forget(Book *book);

/* Adds what was summed up to the balances and writes all to disk. Errors: STORE_*. */
bool book_commit(Book *book, Error *error);
void book_rollback(Book *book);

/* Keeps a setting; the change is an event of the chain. Within a transaction. */
bool book_set(Book *book, Text key, Text value, Error *error);

#endif
