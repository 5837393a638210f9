/* A figure expression is exact arithmetic over figures of the books, as people publish them:
 *
 *   total_produits@2022                             a line of a statement, of a year
 *   total_produits@2022 / total_produits@previous   + - * / and parentheses
 *   liabilities.total_I@2022-12-31                  of one table, where several have such a line
 *   account(512)@2022                               what accounts close at, debit positive
 *   919 * 36.5                                      numbers, with a decimal point or comma
 *
 * Without a year the current one is meant; @current and @previous stand for years as well. */
#ifndef DENIER_REPORTS_FIGURE_EXPRESSION_H
#define DENIER_REPORTS_FIGURE_EXPRESSION_H

#include "engine/fraction.h"

/* What a figure is called; texts point into the expression. */
typedef struct FigureName {
    Text source; /* as written, year included */
    Text table;  /* "assets", or "account" for account(...), or empty */
    Text id;     /* of the line; the beginning of account numbers */
    Text year;   /* empty for the current one */
} FigureName;

typedef struct FigureExpression FigureExpression;

/* Reads the expression, whose text must outlive it. Owned by the arena. Error: FIGURE_SYNTAX;
 * `*fault` is then where in the text. */
bool figure_expression_read(Arena *arena, Text text, const FigureExpression **expression,
                            const char **fault, Error *error);

/* The name, when the expression is nothing but one; else NULL. */
const FigureName *figure_expression_name(const FigureExpression *expression);

/* What comes of an expression. */
typedef enum FigureOutcome {
    FIGURE_KNOWN,
    FIGURE_ABSENT,    /* no book at hand tells a figure of it */
    FIGURE_UNDEFINED, /* it divides by nil */
    FIGURE_REFUSED,   /* it names what does not exist: `error` */
} FigureOutcome;

/* Where figures come from. */
typedef struct FigureSource {
    const void *books;
    FigureOutcome (*find)(const void *books, Arena *arena, const FigureName *name, Fraction *value,
                          Error *error);
} FigureSource;

/* Computes the expression. When the outcome is not FIGURE_KNOWN, `*fault` is the name (or the
 * divisor) that decided. */
FigureOutcome figure_expression_compute(Arena *arena, const FigureExpression *expression,
                                        const FigureSource *source, Fraction *value, Text *fault,
                                        Error *error);

#endif
