/* Names are what the years of a book call their accounts, journals and third parties. */
#ifndef DENIER_LEDGER_BOOK_NAMES_H
#define DENIER_LEDGER_BOOK_NAMES_H

#include "engine/map.h"
#include "ledger/store/store.h"

typedef enum NameKind {
    NAME_ACCOUNT,
    NAME_JOURNAL,
    NAME_AUXILIARY,
    NAME_KINDS,
} NameKind;

typedef struct Name {
    Text code; /* number of the account or third party, code of the journal */
    Text label;
    bool is_closed; /* an account that takes no more entries */
} Name;

/* The names of one kind in one year. */
typedef struct NameTable {
    int64_t year;
    NameKind kind;
    Map index;           /* of `items`, by code */
    LIST_OF(Name) items; /* in order of code, as far as they were loaded */
} NameTable;

typedef struct Names {
    Arena *arena;
    LIST_OF(NameTable *) tables;
} Names;

Names names_in(Arena *arena);

/* The table, loaded from the store when it is asked for first; NULL when that fails. It stays
 * where it is. Errors: STORE_*. */
NameTable *names_of(Names *names, Store *store, int64_t entity, NameKind kind, int64_t year,
                    Error *error);

/* The name of that code, or NULL. Valid until a name is added. */
const Name *name_find(const NameTable *table, Text code);

/* The same, to be changed as the store was. */
Name *name_change(NameTable *table, Text code);

/* Remembers a name that was written to the store. */
void name_remember(Names *names, NameTable *table, Text code, Text label);

/* Remembers that a name that the table has is now called so. */
void name_relabel(Names *names, NameTable *table, Text code, Text label);

#endif
