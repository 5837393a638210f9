/* The numbers that France knows an association by: SIREN and RNA. */
#ifndef DENIER_LEDGER_IDENTIFIERS_H
#define DENIER_LEDGER_IDENTIFIERS_H

#include "engine/error.h"

enum { SIREN_SIZE = 9, RNA_SIZE = 10 };

/* The digit that the last one of a SIREN must be (Luhn's formula), from the eight before it. */
char siren_check_digit(Text siren);

/* Reads a SIREN, blanks between its digits left out. Nine zeros stand for an association that has
 * none. Owned by the arena. Errors: SIREN_FORM, SIREN_DIGIT. */
bool siren_read(Arena *arena, Text text, Text *siren, Error *error);

/* Reads an RNA number: W and nine digits (répertoire national des associations). Owned by the
 * arena. Error: RNA_FORM. */
bool rna_read(Arena *arena, Text text, Text *rna, Error *error);

#endif
