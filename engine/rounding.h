/* A rounding says to which neighbour a result goes that falls between two whole units. */
#ifndef DENIER_ENGINE_ROUNDING_H
#define DENIER_ENGINE_ROUNDING_H

#include <stdbool.h>

typedef enum Rounding {
    ROUND_HALF_AWAY, /* half away from zero: invoices and taxes */
    ROUND_HALF_EVEN,
    ROUND_DOWN, /* towards zero */
    ROUND_UP,   /* away from zero */
    ROUND_FLOOR,
    ROUND_CEILING,
} Rounding;

/* An inexact quotient cut towards zero, as far as rounding has to know it. */
typedef struct Cut {
    bool negative; /* the exact quotient is */
    bool odd;      /* the cut quotient is */
    int half;      /* the part cut off: less than (-1), equal to (0) or more than (1) a half */
} Cut;

/* Whether the cut quotient has to move one unit away from zero. */
bool rounding_moves_away(Rounding rounding, Cut cut);

#endif
