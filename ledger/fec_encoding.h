/* The character set of a FEC is told text by text, so that a file that mixes two sets is read. */
#ifndef DENIER_LEDGER_FEC_ENCODING_H
#define DENIER_LEDGER_FEC_ENCODING_H

#include "engine/text_encoding.h"

/* What was seen in the bytes met so far. */
typedef struct FecEncoding {
    bool has[ENCODING_CP1252 + 1]; /* by Encoding */
} FecEncoding;

/* The bytes as UTF-8, copied into the arena and followed by a zero byte. */
Text fec_text(Arena *arena, FecEncoding *encoding, Text bytes);

/* Takes note of the bytes, line by line, without converting them. */
void fec_encoding_inspect(FecEncoding *encoding, Text bytes);

/* How many characters the bytes are. */
size_t fec_characters(Text bytes);

#endif
