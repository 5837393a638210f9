/* The part of the manual that a third person needs to verify a book without this program. */
#ifndef DENIER_REPORTS_COMMAND_HELP_CHAIN_H
#define DENIER_REPORTS_COMMAND_HELP_CHAIN_H

#include "engine/builder.h"
#include "engine/text.h"
#include "reports/language.h"

/* Adds how the chain is made and what its records say, a paragraph a line. */
void help_add_chain(Builder *help, Language language);

/* The verifiers: programs of about twenty lines. */
typedef struct Verifier {
    const char *name; /* "verify-chain.sh" */
    Text content;
} Verifier;

/* All of them; `*count` is how many. Owned by the arena. */
const Verifier *help_verifiers(Arena *arena, size_t *count);

#endif
