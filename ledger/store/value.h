/* A value is what a statement of SQL is given in the place of a question mark. */
#ifndef DENIER_LEDGER_STORE_VALUE_H
#define DENIER_LEDGER_STORE_VALUE_H

#include "engine/amount.h"
#include "engine/date.h"
#include "engine/digest.h"

#include <assert.h>

typedef enum ValueKind {
    VALUE_INTEGER,
    VALUE_TEXT,
    VALUE_DATE, /* stored as AAAA-MM-JJ, no date as '' */
    VALUE_BYTES,
} ValueKind;

typedef struct Value {
    ValueKind kind;
    int64_t integer; /* the number, or the date's day */
    Text text;       /* the text or the bytes, which must outlive the statement */
} Value;

static inline Value value_of_integer(int64_t integer) {
    return (Value){.kind = VALUE_INTEGER, .integer = integer};
}

static inline Value value_of_text(Text text) {
    return (Value){.kind = VALUE_TEXT, .text = text};
}

static inline Value value_of_date(Date date) {
    return (Value){.kind = VALUE_DATE, .integer = date.day};
}

static inline Value value_of_bytes(Text bytes) {
    return (Value){.kind = VALUE_BYTES, .text = bytes};
}

/* The digest must outlive the statement. */
static inline Value value_of_digest(const Digest *digest) {
    return value_of_bytes((Text){(const char *)digest->bytes, sizeof digest->bytes});
}

/* Whether a store has room for the amount: 64 bits of cents. Readers of amounts for a book ask
 * before they post it. */
static inline bool value_has_room(Amount amount) {
    return amount.cents >= INT64_MIN && amount.cents <= INT64_MAX;
}

static inline Value value_of_amount(Amount amount) {
    assert(value_has_room(amount));
    return value_of_integer((int64_t)amount.cents);
}

#endif
