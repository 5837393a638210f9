/* A seal, or a document, compared with the book that it is said to be of. */
#ifndef DENIER_REPORTS_VERIFY_SEAL_H
#define DENIER_REPORTS_VERIFY_SEAL_H

#include "ledger/book/book.h"
#include "reports/document.h"

/* The document that rows are added to, and what is found. */
typedef struct Comparing {
    Arena *arena;
    Book *book;
    const char *path; /* of the seal or document */
    Document *document;
    Findings *findings;
} Comparing;

/* Compares the seal with the book, the files beside it with the seal, and the signature with the
 * seal. Findings: SEAL_UNKNOWN, SEAL_CHAIN, SEAL_FIGURE, SEAL_FILE, SEAL_SIGNATURE. Errors: FILE_*,
 * SEAL_FORM, STORE_*. */
bool verify_seal(const Comparing *comparing, Error *error);

/* Tells whether a file is one that the book sealed, its FEC of some year, or a PDF that prints a
 * head of its chain. Finding: DOCUMENT_STRANGE. Errors: FILE_*, STORE_*. */
bool verify_file_of_book(const Comparing *comparing, Error *error);

#endif
