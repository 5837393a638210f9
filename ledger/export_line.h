/* What every exporter asks of a line: its head, its accounts, its third party. */
#ifndef DENIER_LEDGER_EXPORT_LINE_H
#define DENIER_LEDGER_EXPORT_LINE_H

#include "ledger/year.h"

typedef struct ExportLine {
    const Line *line;
    const Journal *journal;
    const Balance *balance; /* for account and label */
    Auxiliary auxiliary;    /* empty for none */
    ForeignAmount foreign;  /* empty for none */
    Text number;            /* of the entry, as the line says it */
    Date date, valid_date;
} ExportLine;

ExportLine export_line(const FiscalYear *year, const Entry *entry, const Line *line);

#endif
