/* The verdict on a FEC by the tax administration's own checker, Test Compta Démat 1_00_10b, as for
 * the tax on companies (BIC/IS), which is what the law has for associations too. */
#ifndef DENIER_LEDGER_ADMINISTRATION_VERDICT_H
#define DENIER_LEDGER_ADMINISTRATION_VERDICT_H

#include "engine/error.h"
#include "ledger/administration_line.h"

typedef struct AdministrationVerdict {
    bool is_accepted;
    const char *reason; /* msgid that says why not, with {1} for the value; NULL when accepted */
    Text value;         /* bytes of the file */
    uint64_t line;      /* of the file, from 1; 0 when the reason lies elsewhere */
} AdministrationVerdict;

/* The checker at work on one file, whose bytes are given to it from the first to the last. */
typedef struct Administration Administration;

/* Begins with the file of that name. Owned by the arena. */
Administration *administration_begin(Arena *arena, const char *path);

/* More bytes of the file. */
void administration_add(Administration *administration, Text bytes);

/* Whether nothing can change the verdict any more. */
bool administration_is_decided(const Administration *administration);

/* Whether the bytes up to here end with a line, header included, and `end` ("\n", "\r\n" or "\r")
 * ends lines: then a line known to be without fault can be skipped. */
bool administration_may_skip(const Administration *administration, Text end);

/* Counts lines that a stricter check found without fault. */
void administration_skip(Administration *administration, uint64_t count);

/* The file ends. */
AdministrationVerdict administration_end(Administration *administration);

/* The verdict on a whole file. Errors: FILE_OPEN, FILE_READ. */
bool administration_judge(Arena *arena, const char *path, AdministrationVerdict *verdict,
                          Error *error);

#endif
