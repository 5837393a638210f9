#include "engine/rounding.h"

#include <assert.h>

bool rounding_moves_away(Rounding rounding, Cut cut) {
    switch (rounding) {
    case ROUND_HALF_AWAY:
        return cut.half >= 0;
    case ROUND_HALF_EVEN:
        return cut.half > 0 || (cut.half == 0 && cut.odd);
    case ROUND_DOWN:
        return false;
    case ROUND_UP:
        return true;
    case ROUND_FLOOR:
        return cut.negative;
    case ROUND_CEILING:
        return !cut.negative;
    }
    assert(false);
    return false;
}
