/* Findings about a file as a whole get their places afterwards: the file is read once more, and
 * what stands on their lines is shown. */
#ifndef DENIER_LEDGER_CHECK_PLACES_H
#define DENIER_LEDGER_CHECK_PLACES_H

#include "ledger/check_report.h"

/* Gives findings that know their line, or a value of it, their column and excerpt. A file that
 * cannot be read again (standard input) leaves them as they are. */
void check_places(CheckReport *report, const FecHeader *header, size_t header_size);

#endif
