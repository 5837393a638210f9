/* Amounts as people and files write them: FEC, French and English forms, read and printed. */
#ifndef DENIER_ENGINE_AMOUNT_TEXT_H
#define DENIER_ENGINE_AMOUNT_TEXT_H

#include "engine/amount.h"
#include "engine/error.h"

typedef enum AmountForm {
    AMOUNT_FEC,     /* -1234,56 : comma, no groups (art. A47 A-1 XII-2° LPF) */
    AMOUNT_FRENCH,  /* −1 234,56 : U+202F groups, comma, U+2212 */
    AMOUNT_ENGLISH, /* -1,234.56 */
    AMOUNT_PLAIN,   /* -1234.56 : JSON and CSV for programs */
} AmountForm;

enum { AMOUNT_TEXT_SIZE = 96 }; /* room that every amount fits in, zero byte included */

/* Prints the amount with two decimals; returns the text, which points into `room`. */
Text amount_print(Amount amount, AmountForm form, char room[AMOUNT_TEXT_SIZE]);

/* Prints the amount without decimals, after it was rounded by the caller to whole euros. */
Text amount_print_whole(Amount amount, AmountForm form, char room[AMOUNT_TEXT_SIZE]);

/* How the text departs from the grammar of its form, for readers that tolerate and report. */
typedef struct AmountOddities {
    bool point;    /* a decimal point where the form wants a comma */
    bool empty;    /* no digit at all: read as zero */
    bool decimals; /* more than two decimals, the others being zeros */
} AmountOddities;

/* Reads a FEC amount: comma, optional sign first or last, leading zeros and blanks, outer
 * blanks, no or one or two decimals (more when they are zeros). A decimal point is read too and
 * noted in `oddities` (may be NULL: then a point or an empty field is an error).
 * Errors: AMOUNT_SYNTAX, AMOUNT_RANGE. */
bool amount_read_fec(Text text, Amount *amount, AmountOddities *oddities, Error *error);

/* Reads what a French person types or a French program exports: groups by space, U+00A0,
 * U+202F; comma; minus as "-", U+2212 or parentheses; "€" at the end. A point is a decimal mark
 * only before one or two last digits: "1.234" is refused as ambiguous, "1.234,56" as syntax.
 * Errors: AMOUNT_SYNTAX, AMOUNT_AMBIGUOUS, AMOUNT_RANGE. */
bool amount_read_french(Text text, Amount *amount, Error *error);

/* Reads English form: groups of three by comma, decimal point. "1,234" is ambiguous. */
bool amount_read_english(Text text, Amount *amount, Error *error);

#endif
