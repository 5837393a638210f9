/* What a test expects of an amount that is the value of a sentence. */
#ifndef DENIER_TESTS_SUPPORT_SAID_H
#define DENIER_TESTS_SUPPORT_SAID_H

#include "engine/amount_text.h"
#include "engine/builder.h"

/* The plain form behind AMOUNT_MARK: SAID("-1234.56"). */
#define SAID(plain) "\x1f" plain

/* The value of a finding without the marks of its amounts. */
static inline const char *unmarked(Arena *arena, const char *value) {
    Builder out = builder_in(arena);
    for (; *value; value++) {
        if (*value != AMOUNT_MARK) builder_add_byte(&out, *value);
    }
    return builder_text(&out).bytes;
}

#endif
