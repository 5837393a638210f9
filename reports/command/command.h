/* A command is what a person asks the program to do; the table of commands is here. */
#ifndef DENIER_REPORTS_COMMAND_COMMAND_H
#define DENIER_REPORTS_COMMAND_COMMAND_H

#include "reports/command/options.h"
#include "reports/language.h"

/* The exit codes of the program. */
typedef enum ExitCode {
    EXIT_FINE = 0,
    EXIT_FINDINGS = 1, /* findings, or refused data */
    EXIT_USAGE = 2,
    EXIT_MACHINE = 3, /* disk, permission or memory failed us */
} ExitCode;

typedef struct Command Command;

/* One run of the program. */
typedef struct Session {
    Arena *arena;
    Options options;
    const Command *command;
    Language language; /* of help and messages: the environment's */
    bool is_doubtful;  /* the book that is read was changed behind the program's back */
} Session;

struct Command {
    const char *name;           /* English */
    const char *alias;          /* French */
    const char *summary;        /* msgid, one line */
    const char *operands;       /* msgid: "[ACCOUNT...]"; NULL when it takes none */
    const char *const *options; /* accepted beside the common ones, ended by NULL; may be NULL */
    const char *example;        /* a command line that works */
    ExitCode (*run)(Session *session);
};

/* All commands, ended by a row without name. */
const Command *commands_table(void);

/* The command of that name or alias, or NULL. */
const Command *command_find(const char *name);

ExitCode command_report(Session *session);
ExitCode command_backup(Session *session);
ExitCode command_check(Session *session);
ExitCode command_dump(Session *session);
ExitCode command_export(Session *session);
ExitCode command_help(Session *session);
ExitCode command_import(Session *session);
ExitCode command_init(Session *session);
ExitCode command_status(Session *session);
ExitCode command_load(Session *session);
ExitCode command_year(Session *session);
ExitCode command_assert_balance(Session *session);
ExitCode command_match(Session *session);
ExitCode command_restore(Session *session);

typedef ExitCode CommandRun(Session *session);
CommandRun command_attach, command_seal, command_verify;

#endif
