/* One entry of a book as a document: what it says, and what it leaves on its accounts. */
#ifndef DENIER_REPORTS_ENTRY_DOCUMENT_H
#define DENIER_REPORTS_ENTRY_DOCUMENT_H

#include "ledger/book/book.h"
#include "reports/document.h"

/* Builds the document of an entry of the year, in the language that `document` has, with the
 * balance of each account (of the third party, where a line names one) as the transaction leaves
 * it. The entry's texts must live as long as the arena. Within a transaction. Errors: STORE_*. */
bool entry_document(Arena *arena, Book *book, const BookYear *year, const PostedEntry *entry,
                    Document *document, Error *error);

#endif
