/* Taking FEC files into a book: one year each, all of them or nothing. */
#ifndef DENIER_LEDGER_BOOK_BOOK_IMPORT_H
#define DENIER_LEDGER_BOOK_BOOK_IMPORT_H

#include "ledger/book/book.h"
#include "ledger/opening.h"

/* Where the opening of a year comes from, once a file was taken in. */
typedef enum ImportedOpening {
    IMPORTED_OPENING_OF_FILE,  /* its entries, compared with the closing before: `verdict` */
    IMPORTED_OPENING_FIRST,    /* its entries; there is no year before */
    IMPORTED_OPENING_LEFT_OUT, /* the year's own is derived and says the same: nothing taken */
    IMPORTED_OPENING_KNOWN,    /* its entries were there before */
    IMPORTED_OPENING_DERIVED,  /* the file has none: the closing of the year before is carried */
    IMPORTED_OPENING_NONE,     /* the file has none, and there is no year before */
} ImportedOpening;

/* What became of one file. */
typedef struct ImportedFile {
    const char *path;
    Date start, end;
    bool is_year_new;          /* the year was opened for it */
    uint64_t entries, lines;   /* taken in */
    uint64_t known;            /* entries that the year held before, left out */
    uint64_t unvalidated;      /* entries taken in whose ValidDate is empty */
    uint64_t opening_left_out; /* opening entries left out, as the year derives its own */
    ImportedOpening opening;
    OpeningVerdict verdict;
} ImportedFile;

typedef struct BookImport {
    ReadingChoices choices; /* paths, and what the command line says of the newest year; lines are
                               kept and digests computed whatever they say */
    Findings *findings;     /* everything found in the files */
    LIST_OF(ImportedFile) files; /* set, in order of date */
} BookImport;

/* Takes the files into the book, within a transaction that the caller ends. Years that the book
 * lacks are opened. Every entry is validated: the file's number and date of validation are kept as
 * evidence, the book gives its own number and time. Entries that a year holds already are left
 * out. False when anything cannot be taken in, with an error, or with findings that say what; the
 * transaction must then be given up. Errors: FILE_*, IMPORT_*, YEAR_*, STORE_*.
 * Law: art. 921-3 PCG; art. A47 A-1 LPF. */
bool book_import(Arena *arena, Book *book, BookImport *import, Error *error);

#endif
