/* Imported names are what a file calls its accounts, journals and third parties, brought into the
 * year of a book that its entries go to. */
#ifndef DENIER_LEDGER_BOOK_IMPORTED_NAMES_H
#define DENIER_LEDGER_BOOK_IMPORTED_NAMES_H

#include "ledger/book/book.h"

/* Gives the year of that number the names that it lacks. A year that `is_empty` of entries also
 * takes the file's labels in the place of its own; one that has entries keeps what they were
 * entered under. Within a transaction. Errors: STORE_*, ENTRY_TEXT. */
bool imported_names_add(Book *book, int64_t number, const FiscalYear *file, bool is_empty,
                        Error *error);

#endif
