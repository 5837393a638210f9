/* The acts of the year command: one word each. */
#ifndef DENIER_REPORTS_COMMAND_YEAR_ACTS_H
#define DENIER_REPORTS_COMMAND_YEAR_ACTS_H

#include "ledger/book/book.h"
#include "reports/command/command.h"

/* The year that the operand behind the act names. NULL with YEAR_ABSENT, or OPERANDS_WANTED when
 * there is none. */
const BookYear *year_of_operand(Session *session, const Book *book, Error *error);

ExitCode year_act_list(Session *session);
ExitCode year_act_close(Session *session);
ExitCode year_act_appropriate(Session *session);

#endif
