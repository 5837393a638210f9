/* A verdict says how a published figure stands to what the books give: it agrees, agrees after
 * rounding, or differs by so much. */
#ifndef DENIER_REPORTS_FIGURE_VERDICT_H
#define DENIER_REPORTS_FIGURE_VERDICT_H

#include "reports/published_figures.h"

typedef enum Agreement {
    AGREES,         /* to the last decimal */
    AGREES_ROUNDED, /* once the exact figure is rounded as published, half away from zero */
    AGREES_NOT,
} Agreement;

typedef struct FigureVerdict {
    Agreement agreement;
    Text found;      /* the exact figure rounded as the published one: "9.3" */
    Text exact;      /* with more decimals: "9.3254" */
    bool is_exact;   /* these decimals tell it exactly */
    Text difference; /* exact less published, with the decimals of `exact` */
} FigureVerdict;

/* Texts have a decimal point, and "-" before negative numbers. Owned by the arena. */
FigureVerdict figure_judge(Arena *arena, const PublishedFigure *figure, Fraction exact);

#endif
