/* The verification of a book as commands give it: a document, messages and an exit code. */
#ifndef DENIER_REPORTS_COMMAND_BOOK_VERIFICATION_H
#define DENIER_REPORTS_COMMAND_BOOK_VERIFICATION_H

#include "reports/command/rendering.h"

/* Verifies the book of the command line; with the seal or document that the options name, and
 * `with_exports` the FEC that it gives. */
ExitCode book_verification(Session *session, const Rendering *rendering, bool with_exports);

#endif
