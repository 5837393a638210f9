/* Which settings mean something: a key that nothing reads is most likely a slip of the pen, a value
 * that no model offers is refused. */
#ifndef DENIER_REPORTS_SETTINGS_CHECK_H
#define DENIER_REPORTS_SETTINGS_CHECK_H

#include "ledger/settings.h"

/* Adds a finding, with its line, for each key of the settings that neither names the entity nor a
 * choice of any statement model (SETTING_UNKNOWN), for each choice that no model offers
 * (SETTING_CHOICE) and for a date that is none (DATE_*). */
void settings_check(Arena *arena, const Settings *settings, Findings *findings);

#endif
