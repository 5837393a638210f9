/* The rules of the FEC: one table, read by the reader, the checker, the exporter and the manual.
 *
 * The sentence of a finding and its remedy are those of the rule's kind of error. */
#ifndef DENIER_LEDGER_FEC_RULES_H
#define DENIER_LEDGER_FEC_RULES_H

#include "engine/error.h"

/* In the order of weight. */
typedef enum RuleSeverity {
    RULE_INFO,       /* worth knowing, allowed */
    RULE_SUSPICIOUS, /* allowed, but rarely meant */
    RULE_ILLEGAL,    /* against the text */
    RULE_REJECTED,   /* the tax administration's own checker refuses the file */
} RuleSeverity;

typedef struct FecRule {
    ErrorCode kind; /* whose sentence and hint say what is wrong and what to do */
    ErrorCode also; /* another kind that the reader uses for the same, or ERROR_NONE */
    const char *id; /* stable, ASCII, with dashes */
    RuleSeverity severity;
    const char *law;         /* article of the LPF or the PCG; a constant in French */
    const char *title;       /* msgid */
    const char *explanation; /* msgid */
} FecRule;

/* All rules, in the order of the table; `*count` is how many. */
const FecRule *fec_rules(size_t *count);

/* The rule that the kind of error breaks, or NULL. */
const FecRule *fec_rule_of(ErrorCode code);

/* "rejected", "illegal", "suspicious" or "info"; a msgid. */
const char *rule_severity_name(RuleSeverity severity);

#endif
