/* The check of a FEC as a text: character set, line ends, zero bytes, the other separator. */
#ifndef DENIER_LEDGER_CHECK_TEXT_H
#define DENIER_LEDGER_CHECK_TEXT_H

#include "ledger/check_report.h"
#include "ledger/fec_scan.h"

/* Lines of one character set: how many, and the first of them. */
typedef struct EncodedLines {
    uint64_t count;
    FecPlace first;
} EncodedLines;

typedef struct TextCheck {
    CheckReport *report;
    const FecHeader *header;
    EncodedLines lines[ENCODING_CP1252 + 1]; /* by character set, but for ASCII */
    char other_separator;                    /* 0 for none */
    /* What the block at hand holds, so that its lines must be looked into: */
    bool has_mixture; /* bytes that are not UTF-8 */
    bool has_zeros;   /* zero bytes */
    bool has_others;  /* the other separator */
    bool has_returns; /* CR, where lines end with LF */
    bool is_quiet;    /* nothing of these: plain lines need no look */
} TextCheck;

TextCheck text_check_for(CheckReport *report, const FecHeader *header);

/* Before the lines of a block are taken: `line` is the number of the last one before it. */
void text_check_block(TextCheck *check, Text bytes, uint64_t line, const FecMarks *marks);

/* A line of the block, without its end but with the CR of one. */
void text_check_line(TextCheck *check, Text line, uint64_t number);

/* The file ends: says in which character sets it is, where that is not lawful. */
void text_check_finish(TextCheck *check);

#endif
