/* The entries of a CSV file, read and put together from its lines. */
#ifndef DENIER_LEDGER_BOOK_CSV_ENTRIES_H
#define DENIER_LEDGER_BOOK_CSV_ENTRIES_H

#include "ledger/book/csv_header.h"
#include "ledger/book/posted_entry.h"

typedef struct CsvEntry {
    PostedEntry posted;
    Text number;    /* of the file; empty where it has no such column */
    FecPlace place; /* of its first line */
} CsvEntry;

typedef struct CsvEntries {
    LIST_OF(CsvEntry) items; /* in order of their first line */
} CsvEntries;

/* What the command line, or the book, says of the file. */
typedef struct CsvChoices {
    Text mapping; /* see csv_header_read */
    Text journal; /* of lines that name none */
} CsvChoices;

/* Cuts the file into records; false when it cannot be read. The first record is the header.
 * Errors: FILE_*; trouble with the content goes to the notes. */
bool csv_records_read(Arena *arena, const char *path, Records *records, FecNotes *notes,
                      Error *error);

/* Puts the records below the header together to entries: a line that names two accounts is one;
 * lines of one number are, where there is such a column; else lines of one date, journal and
 * piece, when all of these balance; else consecutive lines until their sum is nil. All that is
 * wrong goes to the notes, with line and column. Owned by the arena. */
void csv_entries_read(Arena *arena, const Records *records, const CsvChoices *choices,
                      CsvEntries *entries, FecNotes *notes);

#endif
