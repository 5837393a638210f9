/* The table of commands. */
#ifndef DENIER_REPORTS_COMMAND_COMMANDS_H
#define DENIER_REPORTS_COMMAND_COMMANDS_H

#include "reports/command/command.h"

/* All commands, ended by a row without name. */
const Command *commands_table(void);

/* The command of that name or alias, or NULL. */
const Command *command_find(const char *name);

#endif
