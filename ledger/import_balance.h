/* The importer of a trial balance: a CSV file with a line for each account, and no entries. */
#ifndef DENIER_LEDGER_IMPORT_BALANCE_H
#define DENIER_LEDGER_IMPORT_BALANCE_H

#include "ledger/block_reader.h"
#include "ledger/year_builder.h"

/* Reads the file, whose first block is at hand, to its end, and gives the builder its balances.
 * Debit and credit are closing balances, unless there are opening columns: then they are the
 * movements of the year. Closing columns beside them must agree, line by line. Debits must equal
 * credits in total. What is wrong with the data goes to the builder's notes, all of it.
 * Errors: FILE_READ, FILE_SIZE. */
bool import_balance(BlockReader *reader, YearBuilder *builder, Error *error);

/* Dates the year of a trial balance: by the file's name; else, where the name tells the year
 * only, by the day of the year on which `usual` lies, or 31 December; else by `usual`. Notes what
 * was found, or that there is no date. */
void balance_date(Text path, Date usual, FecNotes *notes, FiscalYear *year);

#endif
