/* A source is one file on its way to becoming a fiscal year. */
#ifndef DENIER_LEDGER_YEAR_SOURCE_H
#define DENIER_LEDGER_YEAR_SOURCE_H

#include "ledger/year_builder.h"

typedef struct YearSource {
    const char *path;
    FecEncoding encoding;
    FecNotes notes;
    YearBuilder builder;
    FiscalYear year;
    Date opening; /* the date of the opening entries, else no date */
} YearSource;

#endif
