/* The commands that keep a book by hand: entries, and what they are made of. */
#ifndef DENIER_REPORTS_COMMAND_COMMANDS_ENTERING_H
#define DENIER_REPORTS_COMMAND_COMMANDS_ENTERING_H

#include "reports/command/command.h"

ExitCode command_add(Session *session);
ExitCode command_edit(Session *session);
ExitCode command_delete(Session *session);
ExitCode command_reverse(Session *session);
ExitCode command_undo(Session *session);
ExitCode command_validate(Session *session);
ExitCode command_account(Session *session);
ExitCode command_dimension(Session *session);
ExitCode command_donor(Session *session);

#endif
