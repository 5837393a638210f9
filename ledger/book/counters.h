/* Counters count entries, numbers and acts of a book; what a transaction counts is written when it
 * ends. */
#ifndef DENIER_LEDGER_BOOK_COUNTERS_H
#define DENIER_LEDGER_BOOK_COUNTERS_H

#include "engine/map.h"
#include "ledger/store/store.h"

typedef struct CounterName {
    int64_t year; /* 0: of the whole book */
    Text name;    /* "entry", "number:BQ", "drafts", "validated" */
} CounterName;

typedef struct Counter {
    CounterName name;
    int64_t value;
    bool is_changed;
} Counter;

typedef struct Counters {
    Arena *arena; /* NULL outside of a transaction: nothing is remembered */
    Store *store;
    int64_t entity;
    Map index; /* of `items`, by year and name */
    LIST_OF(Counter) items;
} Counters;

Counters counters_in(Arena *arena, Store *store, int64_t entity);

/* How much was counted; 0 for a counter that nobody used. Errors: STORE_*. */
bool counters_find(Counters *counters, CounterName name, int64_t *value, Error *error);

/* Counts `by` more; `*value` is the new value. Errors: STORE_*. */
bool counters_add(Counters *counters, CounterName name, int64_t by, int64_t *value, Error *error);

/* Writes what changed. Errors: STORE_*. */
bool counters_write(const Counters *counters, Error *error);

#endif
