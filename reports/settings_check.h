/* Which settings mean something: a key that nothing reads is most likely a slip of the pen. */
#ifndef DENIER_REPORTS_SETTINGS_CHECK_H
#define DENIER_REPORTS_SETTINGS_CHECK_H

#include "ledger/settings.h"

/* Adds a finding (SETTING_UNKNOWN, with its line) for each key of the settings that neither names
 * the entity nor a choice of any statement model. */
void settings_check(Arena *arena, const Settings *settings, Findings *findings);

#endif
