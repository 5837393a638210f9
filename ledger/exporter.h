/* An exporter writes entries in the form of another program; the table of exporters is here. */
#ifndef DENIER_LEDGER_EXPORTER_H
#define DENIER_LEDGER_EXPORTER_H

#include "engine/builder.h"
#include "ledger/year.h"

/* Adds text to a builder that is emptied into a file between calls. */
typedef struct Exporter {
    const char *name; /* "fec" */
    bool is_strict;   /* its readers refuse an entry that does not balance */
    void (*begin)(Builder *out, const FiscalYear *year);
    void (*add_entry)(Builder *out, const FiscalYear *year, const Entry *entry);
} Exporter;

/* The exporter of that name, or NULL. */
const Exporter *exporter_find(Text name);

/* "fec, hledger, csv", owned by the arena. */
Text exporter_names(Arena *arena);

/* Whether the entry balances, when the exporter asks for it; else UNBALANCED, with its place. */
bool exporter_accepts(const Exporter *exporter, const FiscalYear *year, const Entry *entry,
                      Error *error);

/* The name that the law gives to the FEC of the year (art. A47 A-1 IX LPF): SIREN, "FEC" and the
 * closing date; nine zeros when no SIREN is known. Owned by the arena. */
Text fec_legal_name(Arena *arena, Text siren, const FiscalYear *year);

#endif
