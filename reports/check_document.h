/* A check as a document: the verdict on every rule, a summary of those that were broken, and each
 * finding with its place, the value found, and what to write in its place. */
#ifndef DENIER_REPORTS_CHECK_DOCUMENT_H
#define DENIER_REPORTS_CHECK_DOCUMENT_H

#include "ledger/check_report.h"
#include "reports/document.h"

/* The checks of one or more FEC. */
typedef struct CheckedFiles {
    CheckReport **items;
    size_t count;
} CheckedFiles;

/* Builds the document: tables "checks" (columns status, expected, found, explanation), "summary"
 * and "findings". Its findings are those that follow from no other. */
void check_document(Arena *arena, Language language, const CheckedFiles *files, Document *document);

/* Whether the administration's own checker would accept all of the files. */
bool check_is_accepted(const CheckedFiles *files);

/* Why the administration's checker refuses the file; empty when it does not. */
Text check_refusal(Arena *arena, Language language, const CheckReport *report);

/* Where a rule was broken. */
Text check_lines(Arena *arena, Language language, const CheckedRule *checked);

/* What to write: "write 1234,56"; empty where that is not certain. */
Text check_correction(Arena *arena, Language language, const CheckFinding *finding);

/* The hint of the finding's kind; empty for none. */
Text check_hint(Arena *arena, Language language, const CheckFinding *finding);

#endif
