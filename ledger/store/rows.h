/* Rows are what a query gives, one after the other. */
#ifndef DENIER_LEDGER_STORE_ROWS_H
#define DENIER_LEDGER_STORE_ROWS_H

#include "ledger/store/store.h"

typedef struct Rows {
    Store *store;
    void *statement; /* of the backend; NULL at the end */
    Error failure;
} Rows;

/* Asks for the rows of a query; trouble is told by rows_end. `sql` is a constant of the program,
 * and no two queries of the same `sql` run at the same time. */
Rows rows_of(Store *store, const char *sql, const Value *values, size_t count);

/* Goes to the next row; false when there is none. */
bool rows_next(Rows *rows);

/* Ends the query, also before its last row. False when it failed. Errors: STORE_BUSY,
 * STORE_FAILED, STORE_DAMAGED. */
bool rows_end(Rows *rows, Error *error);

/* Columns of the row, from 0. Texts and bytes are valid until the next row. */
int64_t rows_integer(const Rows *rows, int column);
Amount rows_amount(const Rows *rows, int column);
Text rows_text(const Rows *rows, int column);
Text rows_bytes(const Rows *rows, int column);
Date rows_date(const Rows *rows, int column);

/* The 32 bytes of a digest; all zero when the column holds something else. */
Digest rows_digest(const Rows *rows, int column);

#endif
