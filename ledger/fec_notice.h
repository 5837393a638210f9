/* The notice of a FEC describes it: name, nature and meaning of each field, codes, characters,
 * structure (art. A47 A-1 XI LPF). It goes with the file. */
#ifndef DENIER_LEDGER_FEC_NOTICE_H
#define DENIER_LEDGER_FEC_NOTICE_H

#include "engine/error.h"
#include "ledger/year.h"

/* The notice, in French, of the file of that name that holds the year. Owned by the arena.
 * Errors: DATA_*. */
bool fec_notice(Arena *arena, Text entity, Text file, const FiscalYear *year, Text *notice,
                Error *error);

/* "123456789FEC20221231-notice.txt" beside "123456789FEC20221231.txt". Owned by the arena. */
const char *fec_notice_path(Arena *arena, const char *fec);

#endif
