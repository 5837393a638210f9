/* The importer of a FEC in its flat form: lines of fields (art. A47 A-1 VI LPF). */
#ifndef DENIER_LEDGER_IMPORT_FEC_H
#define DENIER_LEDGER_IMPORT_FEC_H

#include "ledger/block_reader.h"
#include "ledger/year_builder.h"

/* Reads the file, whose first block is at hand, to its end, and adds its lines to the builder.
 * What is wrong with the data goes to the builder's notes. Errors: FILE_READ, FILE_CHANGED. */
bool import_fec(BlockReader *reader, YearBuilder *builder, Error *error);

#endif
