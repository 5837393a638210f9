/* The verify command: proof that nothing was changed. */
#include "reports/command/commands_reading.h"

#include "reports/command/book_verification.h"
#include "reports/command/keeping.h"

ExitCode command_verify(Session *session) {
    Error error = {0};
    Rendering rendering = {0};
    const StringList *operands = &session->options.operands;
    if (operands->count > 1) {
        error_set(&error, ERROR_OPERAND_UNWANTED, text_of(session->command->name),
                  text_of(operands->items[1]));
        return keeping_fail(session, &error);
    }
    if (!rendering_prepare(session, &rendering, &error)) return keeping_fail(session, &error);
    return book_verification(session, &rendering, false);
}
