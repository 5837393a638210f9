/* Messages to the person at the terminal, on standard error. */
#ifndef DENIER_REPORTS_COMMAND_MESSAGES_H
#define DENIER_REPORTS_COMMAND_MESSAGES_H

#include "engine/error.h"
#include "reports/command/command.h"

/* Prints one error: "FILE:LINE:COL: error[D1203]: sentence", the offending line, "hint: ...". */
void message_error(const Session *session, const Error *error);

/* Prints findings: every refused datum and failed proof (the first 50 of a kind), one summary
 * line per kind of irregularity, and information unless --quiet. */
void message_findings(const Session *session, const Findings *findings);

/* Prints the failed proofs among the findings, and nothing else. */
void message_proofs(const Session *session, const Findings *findings);

/* Prints a sentence built from a msgid with {1} and {2}, unless --quiet. */
void message_note(const Session *session, const char *msgid, Text first, Text second);

/* The exit code that an error of this kind leads to. */
ExitCode exit_code_of(ErrorCode code);

#endif
