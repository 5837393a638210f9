/* A regulation is a version of the accounting rules of non-profits, by the name of its model. */
#ifndef DENIER_LEDGER_REGULATION_H
#define DENIER_LEDGER_REGULATION_H

#include "engine/date.h"
#include "engine/text.h"

/* The model that applies to a year opened on that day: "anc-2018-06/2020" (opened before 1 January
 * 2025), "/2025", "/2026" (opened from 1 January 2026). */
Text regulation_of(Date opening);

#endif
