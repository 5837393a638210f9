/* A command is what a person asks the program to do. */
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

#endif
