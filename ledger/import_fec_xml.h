/* The importer of a FEC in its XML form (art. A47 A-1 VI LPF): journals of entries of lines. */
#ifndef DENIER_LEDGER_IMPORT_FEC_XML_H
#define DENIER_LEDGER_IMPORT_FEC_XML_H

#include "ledger/block_reader.h"
#include "ledger/year_builder.h"

/* Whether a file that starts so is XML. */
bool is_fec_xml(Text start);

/* Reads the file, whose first block is at hand, to its end, and adds its lines to the builder.
 * What is wrong with the data goes to the builder's notes; a document type is refused, so that
 * no entity can be expanded and no other file be read. Errors: FILE_READ, FILE_CHANGED. */
bool import_fec_xml(BlockReader *reader, YearBuilder *builder, Error *error);

#endif
