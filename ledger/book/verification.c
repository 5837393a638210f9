#include "ledger/book/verification.h"

void verification_add(Verification *verification, VerifyPart part, ErrorCause cause) {
    Error error = {0};
    error_set_cause(&error, cause);
    verification_stopped(verification, part, &error);
}

void verification_stopped(Verification *verification, VerifyPart part, const Error *error) {
    findings_add(verification->findings, error);
    if (!verification->result->failed[part]++) verification->result->first[part] = *error;
}

Text verification_number(const Verification *verification, int64_t number) {
    return text_print(verification->arena, "%lld", (long long)number);
}
