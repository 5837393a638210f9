/* Proof that nothing validated was changed: wholly on demand, quickly at each open. */
#ifndef DENIER_LEDGER_BOOK_VERIFY_H
#define DENIER_LEDGER_BOOK_VERIFY_H

#include "ledger/book/verification.h"

/* Compares all that the book holds with its chain. What differs goes to `findings`, each with the
 * name of what it concerns; nothing is ever repaired. */
void verify_book(Book *book, VerifyResult *result, Findings *findings);

/* Whether nothing was found. */
bool verify_is_clean(const VerifyResult *result);

/* Looks at the last hundred events only, which is a matter of a millisecond, for every time that a
 * book is opened. Errors: BOOK_DOUBTFUL, STORE_*. */
bool verify_quickly(Book *book, Error *error);

/* What no digest covers, as sentences (msgids) ended by NULL. */
const char *const *verify_unprotected(void);

#endif
