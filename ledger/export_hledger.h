/* The exporter of a journal that both hledger and ledger read.
 *
 * Accounts are names by class, first two digits, and number with label ("6:61:613200 Locations"),
 * declared at the top; each line is a posting with its amount in EUR, debit positive. What else
 * an entry says stands in comments as tags. Texts lose what those programs would take for syntax:
 * semicolons, double blanks, colons in account names, colons and brackets in comments. */
#ifndef DENIER_LEDGER_EXPORT_HLEDGER_H
#define DENIER_LEDGER_EXPORT_HLEDGER_H

#include "engine/builder.h"
#include "ledger/year.h"

/* A comment, the commodity and the accounts. */
void export_hledger_begin(Builder *out, const FiscalYear *year);

void export_hledger_entry(Builder *out, const FiscalYear *year, const Entry *entry);

#endif
