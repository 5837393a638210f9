/* The digest of a definition names what decides where accounts lie: its rows, the chart under it
 * and the choices made; comments and blank lines have no part in it. */
#ifndef DENIER_REPORTS_DEFINITION_DIGEST_H
#define DENIER_REPORTS_DEFINITION_DIGEST_H

#include "engine/digest.h"
#include "reports/statement.h"

Digest definition_digest(const StatementDefinition *definition, const Settings *settings);

/* "income-statement anc-2018-06/2020": what a definition is called. Owned by the arena. */
Text definition_name(Arena *arena, const StatementDefinition *definition);

#endif
