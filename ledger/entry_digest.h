/* The digest of an entry names what it says: whoever changes an amount, an account, a date or a
 * label changes it.
 *
 * SHA-256 of a text of one line for the entry (journal, number, date) and one for each of its
 * lines (account, third party, piece, date of the piece, label, debit, credit), fields parted by
 * a tab, each line ended by a line feed; dates are AAAA-MM-JJ, amounts 1234.56; a tab, line feed,
 * carriage return or backslash inside a field is written as a backslash and t, n, r or a
 * backslash. Lettering and validation, which come later, have no part in it. */
#ifndef DENIER_LEDGER_ENTRY_DIGEST_H
#define DENIER_LEDGER_ENTRY_DIGEST_H

#include "ledger/year.h"

/* The text, owned by the arena. */
Text entry_canonical_text(Arena *arena, const FiscalYear *year, const Entry *entry);

Digest entry_digest(const FiscalYear *year, const Entry *entry);

#endif
