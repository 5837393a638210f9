/* The check of a FEC: everything that is wrong with it, all at once, and the verdict that the tax
 * administration's own checker would give. */
#ifndef DENIER_LEDGER_CHECK_FEC_H
#define DENIER_LEDGER_CHECK_FEC_H

#include "ledger/check_report.h"

/* What a check needs to know beside the file. */
typedef struct CheckChoices {
    ReadingChoices reading;      /* dates and the opening journal, as the command line has them */
    Text (*regulation_of)(Date); /* names the regulation of a year that opens on that day */
} CheckChoices;

/* Checks the file ("-" is standard input). What is wrong with the data goes to the report, which
 * is owned by the arena; memory does not grow with the file, findings apart.
 * Errors: FILE_OPEN, FILE_READ; DATA_* and CHART_* of the chart of accounts. */
bool check_fec(Arena *arena, const char *path, const CheckChoices *choices, CheckReport *report,
               Error *error);

#endif
