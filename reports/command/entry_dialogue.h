/* The dialogue asks a person at a terminal for an entry: its head, then line by line, showing at
 * each what is left to balance. */
#ifndef DENIER_REPORTS_COMMAND_ENTRY_DIALOGUE_H
#define DENIER_REPORTS_COMMAND_ENTRY_DIALOGUE_H

#include "ledger/book/book.h"
#include "reports/command/command.h"

/* Fills the entry; what options say is not asked. Outside of a transaction: a person takes time.
 * Errors: CONFIRMATION_REFUSED when the person gives up, as entry_words_read, STORE_*. */
bool entry_dialogue(Session *session, Book *book, PostedEntry *entry, Error *error);

#endif
