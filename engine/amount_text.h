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
    AMOUNT_SAID,    /* the plain form behind AMOUNT_MARK: a value of a sentence, which is told in
                       the form of the reader's language */
} AmountForm;

enum { AMOUNT_MARK = '\x1f' };

enum { AMOUNT_TEXT_SIZE = 96 }; /* room that every amount fits in, zero byte included */

/* Prints the amount with two decimals; returns the text, which points into `room`. */
Text amount_print(Amount amount, AmountForm form, char room[AMOUNT_TEXT_SIZE]);

/* Prints the amount without decimals, after it was rounded by the caller to whole euros. */
Text amount_print_whole(Amount amount, AmountForm form, char room[AMOUNT_TEXT_SIZE]);

/* How a text departs from the grammar of the FEC, for readers that tolerate and report. */
typedef struct AmountOddities {
    bool point;    /* a decimal point where the form wants a comma */
    bool empty;    /* nothing but blanks: read as zero */
    bool decimals; /* more than two decimals, the others being zeros */
} AmountOddities;

/* Reads a FEC amount (art. A47 A-1 XII-2° LPF): digits with a comma before one or two decimals or
 * without any, a sign first or last, zeros and blanks in front, blanks around. More decimals are
 * read when they are zeros. A decimal point or an empty field is read when `oddities` takes note
 * of it and refused when `oddities` is NULL; a point is refused as ambiguous where it may part
 * groups ("1.234", "1.200").
 * Errors: AMOUNT_SYNTAX, AMOUNT_AMBIGUOUS, AMOUNT_RANGE. */
bool amount_read_fec(Text text, Amount *amount, AmountOddities *oddities, Error *error);

/* Reads what a French person types or a French program exports: a comma before one or two
 * decimals, groups of three by space, U+00A0 or U+202F, "-", U+2212 or parentheses for minus, "€"
 * at an end. A point is a decimal mark only before one or two last digits: "1.234" is refused as
 * ambiguous, "1.234,56" and "12,345" as syntax.
 * Errors: AMOUNT_SYNTAX, AMOUNT_AMBIGUOUS, AMOUNT_RANGE. */
bool amount_read_french(Text text, Amount *amount, Error *error);

/* Reads the English form: the same with a decimal point and groups by comma. "1,234" is 1234, as
 * a comma only parts groups in English; "1.234" is refused as ambiguous.
 * Errors: AMOUNT_SYNTAX, AMOUNT_AMBIGUOUS, AMOUNT_RANGE. */
bool amount_read_english(Text text, Amount *amount, Error *error);

#endif
