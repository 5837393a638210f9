/* The commands that keep a book as a whole: its years, files and proofs. */
#ifndef DENIER_REPORTS_COMMAND_COMMANDS_KEEPING_H
#define DENIER_REPORTS_COMMAND_COMMANDS_KEEPING_H

#include "reports/command/command.h"

ExitCode command_init(Session *session);
ExitCode command_import(Session *session);
ExitCode command_year(Session *session);
ExitCode command_assert_balance(Session *session);
ExitCode command_match(Session *session);
ExitCode command_attach(Session *session);
ExitCode command_seal(Session *session);
ExitCode command_backup(Session *session);
ExitCode command_restore(Session *session);
ExitCode command_load(Session *session);

#endif
