/* The commands that show and check: they write nothing but their output. */
#ifndef DENIER_REPORTS_COMMAND_COMMANDS_READING_H
#define DENIER_REPORTS_COMMAND_COMMANDS_READING_H

#include "reports/command/command.h"

ExitCode command_report(Session *session);
ExitCode command_status(Session *session);
ExitCode command_check(Session *session);
ExitCode command_export(Session *session);
ExitCode command_dump(Session *session);
ExitCode command_verify(Session *session);
ExitCode command_help(Session *session);

#endif
