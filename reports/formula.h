/* A formula says which accounts make an amount, or which other lines.
 *
 *   756                    accounts that begin with 756
 *   781 !78164             ... except those that begin with 78164
 *   -281                   counted with the opposite sign
 *   debit(44 45 !444)      only accounts whose own balance is a debit; credit() likewise
 *   = total_I - total_II   other lines, + or - ; a..b: each line with accounts from a to b */
#ifndef DENIER_REPORTS_FORMULA_H
#define DENIER_REPORTS_FORMULA_H

#include "engine/error.h"

typedef enum BalanceSide { SIDE_ANY, SIDE_DEBIT, SIDE_CREDIT } BalanceSide;

/* Accounts that begin with the digits, named or excluded. */
typedef struct FormulaPrefix {
    Text digits; /* points into the formula's text */
    BalanceSide side;
    bool is_excluded;
    bool is_reversed;
} FormulaPrefix;

/* A line, or the lines from `first` to `last`. */
typedef struct FormulaTerm {
    Text first;
    Text last; /* empty for one line */
    int sign;  /* 1 or -1 */
} FormulaTerm;

typedef struct Formula {
    LIST_OF(FormulaPrefix) prefixes;
    LIST_OF(FormulaTerm) terms;
} Formula;

/* Reads a formula; the empty text gives an empty one. The texts in it point into `text`, the
 * lists are owned by the arena. Errors: FORMULA_*; `*fault` is then where in the text. */
bool formula_read(Arena *arena, Text text, Formula *formula, const char **fault, Error *error);

bool formula_is_empty(const Formula *formula);

/* Whether an account of that number, whose own balance is a credit or not, is meant: named by a
 * prefix and not excluded by a longer one. */
bool formula_names(const Formula *formula, Text number, bool is_credit);

/* Whether a condition holds for a balance that is a credit, or a debit. */
bool side_holds(BalanceSide side, bool is_credit);

#endif
