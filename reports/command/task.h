/* A task is what a command does with a book: in one transaction, shown once it is on disk. */
#ifndef DENIER_REPORTS_COMMAND_TASK_H
#define DENIER_REPORTS_COMMAND_TASK_H

#include "ledger/book/book_open.h"
#include "reports/command/command.h"
#include "reports/document.h"

/* Does the work and builds the document of it, if there is one, in the language it has. */
typedef bool TaskRun(Session *session, Book *book, Document *document, Error *error);

typedef struct Task {
    const char *name, *alias; /* the word that chooses it behind the command; NULL: the command */
    size_t least, most;       /* how many operands it takes */
    StoreMode mode;           /* STORE_READ, or STORE_WRITE for a transaction */
    bool begins_itself;       /* asks a person first, and begins the transaction behind it */
    const char *question;     /* msgid of what a terminal asks before; NULL: nothing */
    TaskRun *run;
} Task;

/* Runs the task of the command: checks operands, opens the book, asks, works, writes (or not, on a
 * dry run) and shows. Errors: OPERANDS_MISSING, OPERAND_UNWANTED, as keeping_open, ... */
ExitCode task_run(Session *session, const Task *task);

/* Runs the task of that table, ended by a row without name, that the first operand names.
 * Error: TASK_UNKNOWN. */
ExitCode task_run_named(Session *session, const Task *tasks);

/* The operand of that place behind the command and the name of the task, from 0. */
Text task_operand(const Session *session, const Task *task, size_t place);

#endif
