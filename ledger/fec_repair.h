/* A repair writes a FEC again with everything corrected that is certain: character set, line ends,
 * separators, padding, the form of numbers and dates, names of columns. It touches no amount's
 * value, no account, no meaning of a label and no order. */
#ifndef DENIER_LEDGER_FEC_REPAIR_H
#define DENIER_LEDGER_FEC_REPAIR_H

#include "ledger/check_report.h"

/* One correction. */
typedef struct Correction {
    uint64_t line;  /* of the file that was read */
    FecField field; /* FEC_FIELDS for none */
    Text from, to;  /* what stood there and stands there now; empty where that says nothing */
} Correction;

/* The corrections of one kind. */
typedef struct CorrectedKind {
    ErrorCode kind;
    uint64_t count;
    LIST_OF(Correction) first; /* at most FINDING_PLACES */
} CorrectedKind;

typedef struct Repair {
    Arena *arena;
    Text content; /* the whole file, corrected */
    LIST_OF(CorrectedKind) kinds;
} Repair;

/* Whether a repair corrects what is found of this kind, at least where the correction is certain.
 */
bool fec_repair_corrects(ErrorCode kind);

/* Reads the file ("-" is standard input) and corrects it in memory. Errors: FILE_*;
 * REPAIR_IMPOSSIBLE when its columns cannot be told, or it is XML. */
bool fec_repair(Arena *arena, const char *path, Repair *repair, Error *error);

#endif
