#include "ledger/fec_rules.h"

#define FEC_RULE(kind, also, ...) {ERROR_##kind, ERROR_##also, __VA_ARGS__},
static const FecRule RULES[] = {
#include "ledger/fec_rules.inc"
};
#undef FEC_RULE

enum { RULE_COUNT = sizeof RULES / sizeof RULES[0] };

const FecRule *fec_rules(size_t *count) {
    *count = RULE_COUNT;
    return RULES;
}

const FecRule *fec_rule_of(ErrorCode code) {
    if (code == ERROR_NONE) return NULL;
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (RULES[i].kind == code || RULES[i].also == code) return &RULES[i];
    }
    return NULL;
}

const char *rule_severity_name(RuleSeverity severity) {
    static const char *const NAMES[] = {
        [RULE_INFO] = N_("info"),
        [RULE_SUSPICIOUS] = N_("suspicious"),
        [RULE_ILLEGAL] = N_("illegal"),
        [RULE_REJECTED] = N_("rejected"),
    };
    return NAMES[severity];
}
