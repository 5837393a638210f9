#include "engine/error_kinds.h"

#include <assert.h>

static const ErrorKind KINDS[ERROR_COUNT] = {
    [ERROR_NONE] = {"", TROUBLE_NONE, "", ""},
#define ERROR_KIND(name, ...) [ERROR_##name] = {__VA_ARGS__},
#include "engine/error_kinds.inc"
#include "engine/error_kinds_book.inc"
#undef ERROR_KIND
};

const ErrorKind *error_kind(ErrorCode code) {
    assert(code >= ERROR_NONE && code < ERROR_COUNT);
    return &KINDS[code];
}
