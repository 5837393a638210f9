/* The check of a file's name, and of the line that names its columns. */
#ifndef DENIER_LEDGER_CHECK_HEADER_H
#define DENIER_LEDGER_CHECK_HEADER_H

#include "ledger/check_report.h"

/* How far a file can be read by its header. */
typedef enum HeaderVerdict {
    HEADER_USELESS,   /* nobody knows where fields are */
    HEADER_STRUCTURE, /* lines can be counted and cut, entries cannot be put together */
    HEADER_SOUND,     /* entries can be read */
} HeaderVerdict;

/* Checks the name: SIREN, FEC, closing date (art. A47 A-1 IX LPF). */
void check_name(CheckReport *report);

/* The name that the law gives to a file of that SIREN and closing date; the old one's extension,
 * or .txt. Owned by the arena. Empty when the name holds no SIREN or no date. */
Text lawful_name(Arena *arena, const char *path);

/* Reads and checks the header at the start of the file, behind a byte order mark; `*size` is then
 * what it takes with its end of line. */
HeaderVerdict check_header(CheckReport *report, Text start, FecHeader *header, size_t *size);

#endif
