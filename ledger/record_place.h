/* Where in a small text file something was found: the record's line and column, for notes. */
#ifndef DENIER_LEDGER_RECORD_PLACE_H
#define DENIER_LEDGER_RECORD_PLACE_H

#include "engine/records.h"
#include "ledger/fec_notes.h"

/* The place of a position inside of the record, which may go over several lines. */
FecPlace record_place(const Record *record, const char *at);

#endif
