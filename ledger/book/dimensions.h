/* Dimensions are ways of counting beside the accounts: project, funder, channel of giving,
 * destination. Their values are declared with the days they hold, and accounts may want one. */
#ifndef DENIER_LEDGER_BOOK_DIMENSIONS_H
#define DENIER_LEDGER_BOOK_DIMENSIONS_H

#include "ledger/book/posted_entry.h"
#include "ledger/store/store.h"

typedef struct Dimension {
    Text name, label;
} Dimension;

typedef struct DimensionValue {
    Text dimension, code, label;
    Date first_day, last_day; /* no date: without limit */
} DimensionValue;

/* Lines of the accounts under the prefix must name a value of the dimension. */
typedef struct DimensionRule {
    Text prefix, dimension;
} DimensionRule;

/* All that an association declared, loaded when it is asked for first. */
typedef struct Dimensions {
    Arena *arena;
    Store *store;
    int64_t entity;
    bool is_loaded;
    LIST_OF(Dimension) items;
    LIST_OF(DimensionValue) values;
    LIST_OF(DimensionRule) rules;
} Dimensions;

Dimensions dimensions_in(Arena *arena, Store *store, int64_t entity);

/* Errors: STORE_*. */
bool dimensions_load(Dimensions *dimensions, Error *error);

/* Declares a dimension, a value or a rule, or declares it anew. Within a transaction.
 * Errors: TAG_WORD, DIMENSION_ABSENT, STORE_*. */
bool dimension_declare(Dimensions *dimensions, Text name, Text label, Error *error);
bool dimension_declare_value(Dimensions *dimensions, const DimensionValue *value, Error *error);
bool dimension_require(Dimensions *dimensions, Text prefix, Text dimension, Error *error);

/* Those that associations use: project, funder, channel, destination. */
const Dimension *usual_dimensions(size_t *count);
bool dimensions_declare_usual(Dimensions *dimensions, Error *error);

/* Refuses tags that are not sorted or not declared, or do not hold on the day of the entry, and,
 * in an ordinary entry that no file brought, lines without a value that their account wants.
 * Errors: TAG_SYNTAX, DIMENSION_*, STORE_*. */
bool dimensions_check(Dimensions *dimensions, const PostedEntry *entry, Error *error);

#endif
