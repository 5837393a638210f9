/* The entries of a book, verified: each against its event, their numbers and their amounts. */
#ifndef DENIER_LEDGER_BOOK_VERIFY_ENTRIES_H
#define DENIER_LEDGER_BOOK_VERIFY_ENTRIES_H

#include "ledger/book/verification.h"

/* Goes through all entries, sums them up and compares validated ones with their events. Findings:
 * EVENT_MISSING, ENTRY_CHANGED, ENTRY_MISSING, ENTRY_MISPLACED, VERIFY_UNBALANCED, LINES_NUMBERED,
 * DONOR_DIFFERS. Errors: STORE_*. */
bool verify_entries(Verification *verification, Error *error);

/* Numbers run from 1 to n (per journal, or for the year) in the order of validation, at times that
 * never go back. Findings: NUMBER_GAP, NUMBER_ORDER. Errors: STORE_*. */
bool verify_numbers(Verification *verification, Error *error);

#endif
