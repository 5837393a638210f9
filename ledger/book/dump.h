/* A dump is a whole book as text that people can read and compare, and a book made from it again.
 *
 * A line "[TABLE] column | column" begins a table, each row is a line of the same columns. Amounts
 * are 1234.56, bytes hexadecimal. In texts a backslash, a bar, control characters, and blanks at an
 * end are written as \\xHH. The last line says how many rows there are: "[end] 1234". */
#ifndef DENIER_LEDGER_BOOK_DUMP_H
#define DENIER_LEDGER_BOOK_DUMP_H

#include "engine/builder.h"
#include "ledger/book/book_open.h"

/* Passes the text on in pieces, each of which is gone afterwards; false stops the dump. */
typedef bool DumpWriter(void *data, Builder *text, Error *error);

/* Writes the whole book, all tables at one moment. Errors: STORE_*, what `write` says. */
bool book_dump(Book *book, DumpWriter *write, void *data, Error *error);

/* Makes a new book at `path` from a dump that is whole, and verifies it. It appears complete or not
 * at all. Errors: FILE_EXISTS, FILE_WRITE, DUMP_* with file, line and column. */
bool book_load(Arena *arena, const char *path, const char *dump, Error *error);

#endif
