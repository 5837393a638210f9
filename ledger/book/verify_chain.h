/* The chain of a book, verified link by link. */
#ifndef DENIER_LEDGER_BOOK_VERIFY_CHAIN_H
#define DENIER_LEDGER_BOOK_VERIFY_CHAIN_H

#include "ledger/book/verification.h"

/* Takes in all events and checks those that are not entries; replays them. Findings: CHAIN_GAP,
 * CHAIN_BROKEN, EVENT_FORM, BOOK_PROGRAM. Errors: STORE_*. */
bool verify_events(Verification *verification, Error *error);

/* Checks that the entry is the one of its event. `attachments` as in chain_entry_record. Findings:
 * EVENT_MISSING, CHAIN_BROKEN. */
void verify_entry_event(Verification *verification, const PostedEntry *entry, int64_t year,
                        Text attachments);

/* Finds events of entries that are not there. Finding: ENTRY_MISSING. */
void verify_taken(Verification *verification);

#endif
