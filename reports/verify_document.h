/* The document of a verification: what was looked at, and what is wrong. */
#ifndef DENIER_REPORTS_VERIFY_DOCUMENT_H
#define DENIER_REPORTS_VERIFY_DOCUMENT_H

#include "ledger/book/verify.h"
#include "reports/check.h"

/* Builds the document: table "checks" (columns status, expected, found, explanation), a row a
 * part. All is owned by the arena; `findings` must outlive it. */
void verify_document(Arena *arena, Language language, const Book *book, const VerifyResult *result,
                     const Findings *findings, Document *document);

/* Adds a row. */
typedef struct VerifyRow {
    CheckStatus status;
    Text id, label, expected, found, explanation;
} VerifyRow;

void verify_document_add(Arena *arena, Document *document, const VerifyRow *row);

/* "b206 1c21 ...": a digest as people compare it. Owned by the arena. */
Text digest_in_groups(Arena *arena, Digest digest);

#endif
