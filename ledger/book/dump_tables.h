/* The tables of a book as a dump writes them: parents before what refers to them. */
#ifndef DENIER_LEDGER_BOOK_DUMP_TABLES_H
#define DENIER_LEDGER_BOOK_DUMP_TABLES_H

#include <stddef.h>

enum { DUMP_COLUMNS = 20 }; /* the most that a table has, beside the association's id */

typedef struct DumpTable {
    const char *name;
    const char *columns; /* "key, value" */
    const char *kinds;   /* a letter a column: integer, text, amount, bytes */
    const char *select;  /* ?1 is the association */
    const char *insert;  /* ?1 is the association, ?2 and so on the columns */
} DumpTable;

/* All tables, ended by a row without name. */
extern const DumpTable DUMP_TABLES[];

#endif
