/* A live formula: how a cell of a workbook follows from other cells of its table.
 *
 * A formula is offered only when the cells it names add up to the figure of the document, exactly
 * and as a spreadsheet will recalculate it. */
#ifndef DENIER_REPORTS_XLSX_FORMULA_H
#define DENIER_REPORTS_XLSX_FORMULA_H

#include "engine/builder.h"
#include "reports/xlsx_plan.h"

typedef enum XlsxComputed {
    XLSX_INPUT,        /* the cell is not computed from others */
    XLSX_FORMULA,      /* the formula gives the cell's amount */
    XLSX_NO_AGREEMENT, /* computed, but no formula gives the amount: it stays a number */
} XlsxComputed;

/* Room for making one formula after the other. */
typedef struct XlsxFormulas {
    Arena *arena;
    const XlsxPlan *plan;
    Builder text;
    LIST_OF(Amount) terms;
} XlsxFormulas;

XlsxFormulas xlsx_formulas_in(Arena *arena, const XlsxPlan *plan);

/* The formula of a cell: "=ROUND(SUM(B6:B9)-B12,2)" for a row with terms,
 * "=ROUND(SUMPRODUCT(EXACT(B6:B9,B10)*1,C6:C9),2)" for one that adds up lines by a key,
 * "=ROUND(B6-C6,2)" for a column computed from others. `formula` is ended by a zero byte, valid
 * until the next call. */
XlsxComputed xlsx_formula(XlsxFormulas *formulas, const XlsxBlock *block, size_t row, size_t column,
                          const char **formula);

/* Adds the sheet's column in letters: 0 is A, 26 is AA. */
void xlsx_add_column(Builder *builder, size_t column);

#endif
