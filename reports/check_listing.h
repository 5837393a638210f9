/* A check as text for a terminal: the verdict, a summary, then each finding with the line it stands
 * on, and under it what follows from it. */
#ifndef DENIER_REPORTS_CHECK_LISTING_H
#define DENIER_REPORTS_CHECK_LISTING_H

#include "engine/builder.h"
#include "reports/check_document.h"

/* The listing of all files; owned by the arena. */
Text check_listing(Arena *arena, Language language, const CheckedFiles *files);

#endif
