/* An importer turns a foreign file into a fiscal year; the table of importers is here. */
#ifndef DENIER_LEDGER_IMPORTER_H
#define DENIER_LEDGER_IMPORTER_H

#include "ledger/year.h"

/* Reads the files of the choices, one fiscal year each; finds the dates of each year, its opening
 * and closing entries, and compares each opening with the closing of the year before. Trouble with
 * the data goes to `findings`, each with file and line. False when a file cannot be opened or read
 * (`error`) or when any finding is TROUBLE_UNREADABLE; the books are then incomplete and must not
 * be reported on. */
bool books_read(Arena *arena, const ReadingChoices *choices, Books *books, Findings *findings,
                Error *error);

#endif
