/* Taking the entries of a CSV file into a book as drafts; a file that comes again changes
 * nothing. */
#ifndef DENIER_LEDGER_BOOK_CSV_IMPORT_H
#define DENIER_LEDGER_BOOK_CSV_IMPORT_H

#include "ledger/book/acts.h"
#include "ledger/book/csv_entries.h"

typedef enum CsvFate {
    CSV_NEW,       /* becomes a draft */
    CSV_DUPLICATE, /* came before: left out */
    CSV_CHANGED,   /* its number or piece came before and said something else: left out */
} CsvFate;

typedef struct CsvResult {
    CsvEntry read;
    CsvFate fate;
    int64_t entry; /* the draft made, or the entry of the book that it is or was */
} CsvResult;

typedef struct CsvImport {
    const char *path;
    CsvChoices choices;         /* an empty mapping: the one kept for such a header, if any */
    Findings *findings;         /* everything wrong in the file */
    LIST_OF(CsvResult) results; /* set, in the file's order */
    MadeEntries made;           /* set: the drafts made */
} CsvImport;

/* Takes the file in, as one act, within a transaction that the caller ends. A mapping that was
 * given is kept for files of the same header. False when anything cannot be taken in, with an
 * error, or with findings that say what; the transaction must then be given up. Errors: FILE_*,
 * STORE_*. */
bool csv_import(Arena *arena, Book *book, CsvImport *import, Error *error);

#endif
