/* A word on asserted balances, for every command after which they may no longer hold. */
#ifndef DENIER_REPORTS_COMMAND_ASSERTED_BALANCES_H
#define DENIER_REPORTS_COMMAND_ASSERTED_BALANCES_H

#include "ledger/book/book.h"
#include "reports/command/command.h"

/* Warns of each asserted balance that the books do not agree with, as they stand on disk. Errors:
 * STORE_*. */
bool asserted_balances_warn(const Session *session, Book *book, Error *error);

#endif
