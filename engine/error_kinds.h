/* Every kind of trouble the program can name: one table, read by readers, reports and manual. */
#ifndef DENIER_ENGINE_ERROR_KINDS_H
#define DENIER_ENGINE_ERROR_KINDS_H

/* What follows from a kind of trouble (see "Reading somebody else's FEC" in the README). */
typedef enum Trouble {
    TROUBLE_NONE,
    TROUBLE_INFORMATION, /* said once, exit 0 */
    TROUBLE_IRREGULAR,   /* readable but irregular: the report is given, exit 0 */
    TROUBLE_PROOF,       /* a proof failed: the document is stamped PROJET, exit 1 */
    TROUBLE_UNREADABLE,  /* refused data: all errors, no report, exit 1 */
    TROUBLE_USAGE,       /* wrong command line, exit 2 */
    TROUBLE_MACHINE,     /* disk, permission or memory, exit 3 */
} Trouble;

typedef enum ErrorCode {
    ERROR_NONE,
#define ERROR_KIND(name, ...) ERROR_##name,
#include "engine/error_kinds.inc"
#include "engine/error_kinds_book.inc"
#undef ERROR_KIND
    ERROR_COUNT
} ErrorCode;

typedef struct ErrorKind {
    const char *id;      /* stable, printed: "D1203" */
    Trouble trouble;     /* its class */
    const char *message; /* English, with {1} to {4} for the values */
    const char *hint;    /* English: what to do next; "" for none */
} ErrorKind;

/* The row of a code. Its texts are msgids of the translation catalogue. */
const ErrorKind *error_kind(ErrorCode code);

#endif
