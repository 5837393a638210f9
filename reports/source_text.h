/* The text of a source says what a document was drawn from, and in which state that was. */
#ifndef DENIER_REPORTS_SOURCE_TEXT_H
#define DENIER_REPORTS_SOURCE_TEXT_H

#include "reports/document.h"

/* What tells the state of the source: the SHA-256 of a file; of a book the head of its chain, in
 * groups of four digits, once the document is final. May be empty. */
Text source_digest(Arena *arena, const Document *document, const Source *source);

/* What that is: "SHA-256", "tête de chaîne". */
Text source_digest_label(Arena *arena, const Document *document, const Source *source);

/* "2022.txt SHA-256 9f86..."; the file's name alone when there is no digest. */
Text source_name(Arena *arena, const Document *document, const Source *source);

#endif
