/* The exporter of lines as CSV for programs (RFC 4180): one row a line, all fields, commas, UTF-8
 * without byte order mark, CR LF, dates 2022-12-31, amounts 1234.56. Texts are left as they are. */
#ifndef DENIER_LEDGER_EXPORT_CSV_H
#define DENIER_LEDGER_EXPORT_CSV_H

#include "engine/builder.h"
#include "ledger/year.h"

/* The row of names. */
void export_csv_begin(Builder *out, const FiscalYear *year);

void export_csv_entry(Builder *out, const FiscalYear *year, const Entry *entry);

#endif
