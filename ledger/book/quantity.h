/* A quantity is an exact decimal number of up to 18 digits, of a unit that is not the euro: pieces
 * of a currency, hours. Euros balance an entry, quantities do not. */
#ifndef DENIER_LEDGER_BOOK_QUANTITY_H
#define DENIER_LEDGER_BOOK_QUANTITY_H

#include "engine/error.h"

enum { QUANTITY_DIGITS = 18, QUANTITY_TEXT_SIZE = 24 };

/* digits / 10^decimals; zeros at the end of decimals are not kept, so that equal quantities have
 * one form. */
typedef struct Quantity {
    int64_t digits;
    unsigned decimals;
} Quantity;

/* Reads digits with a point or a comma before decimals, a sign in front; no groups. Zeros in front
 * and at the end of decimals do not count among the 18 digits. Error: QUANTITY_SYNTAX. */
bool quantity_read(Text text, Quantity *quantity, Error *error);

/* "-0.00012345": a point, no zeros that say nothing. Points into `room`. */
Text quantity_print(Quantity quantity, char room[QUANTITY_TEXT_SIZE]);

/* Reads "0.00012345 BTC": more than nothing, of a unit. `*number` is its canonical text, owned by
 * the arena; `*unit` points into the text. Errors: QUANTITY_SYNTAX, QUANTITY_UNIT. */
bool quantity_read_unit(Arena *arena, Text text, Text *number, Text *unit, Error *error);

/* Whether the text is one that quantity_print gives. */
bool quantity_is_canonical(Text text);

#endif
