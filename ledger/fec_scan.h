/* The scanner finds where fields and lines of a FEC end, a block at a time. */
#ifndef DENIER_LEDGER_FEC_SCAN_H
#define DENIER_LEDGER_FEC_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FEC_SCAN_SLACK = 64 }; /* entries that a scanner may scribble on behind the last one */

/* What a scanner found. The arrays have room for one entry a byte, and the slack. */
typedef struct FecMarks {
    uint32_t *ends; /* offsets of separators and ends of line, ascending */
    size_t end_count;
    uint32_t *lines; /* indexes in `ends` of the ends of line */
    size_t line_count;
    bool has_zero; /* a zero byte was seen */
    bool has_beyond_ascii;
} FecMarks;

/* Replaces the marks by those of the bytes. */
typedef void (*FecScanner)(const char *bytes, size_t size, char separator, char end_of_line,
                           FecMarks *marks);

/* One byte after the other, on any machine. */
void fec_scan_plain(const char *bytes, size_t size, char separator, char end_of_line,
                    FecMarks *marks);

/* The fastest scanner this machine has; all give the same marks. */
FecScanner fec_scanner(void);

#endif
