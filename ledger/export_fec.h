/* The exporter of a FEC in the exact form of the law (art. A47 A-1 VI to XII LPF): 18 columns in
 * their order, tabs, UTF-8, LF, dates AAAAMMJJ, amounts with a comma and two decimals.
 *
 * Values stay: numbers, dates, an empty ValidDate, signs, journals and accounts. A tab or line
 * break inside a label becomes a space, as no reader could tell it from the end of the field. */
#ifndef DENIER_LEDGER_EXPORT_FEC_H
#define DENIER_LEDGER_EXPORT_FEC_H

#include "engine/builder.h"
#include "ledger/year.h"

/* The header line. */
void export_fec_begin(Builder *out, const FiscalYear *year);

void export_fec_entry(Builder *out, const FiscalYear *year, const Entry *entry);

#endif
