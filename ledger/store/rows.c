#include "ledger/store/rows.h"

#include "engine/date_text.h"
#include "ledger/store/backend.h"

#include <string.h>

Rows rows_of(Store *store, const char *sql, const Value *values, size_t count) {
    Rows rows = {.store = store};
    void *statement;
    bool ok =
        store->backend->start(store->connection, sql, values, count, &statement, &rows.failure);
    rows.statement = ok ? statement : NULL;
    return rows;
}

bool rows_next(Rows *rows) {
    if (!rows->statement) return false;
    bool has_row;
    const Backend *backend = rows->store->backend;
    bool ok = backend->step(rows->store->connection, rows->statement, &has_row, &rows->failure);
    if (ok && has_row) return true;
    backend->finish(rows->statement);
    rows->statement = NULL;
    return false;
}

bool rows_end(Rows *rows, Error *error) {
    if (rows->statement) rows->store->backend->finish(rows->statement);
    rows->statement = NULL;
    if (!rows->failure.code) return true;
    if (error && !error->code) *error = rows->failure;
    return false;
}

int64_t rows_integer(const Rows *rows, int column) {
    return rows->store->backend->integer(rows->statement, column);
}

Amount rows_amount(const Rows *rows, int column) {
    return amount_of_cents(rows_integer(rows, column));
}

Text rows_text(const Rows *rows, int column) {
    return rows->store->backend->text(rows->statement, column);
}

Text rows_bytes(const Rows *rows, int column) {
    return rows->store->backend->bytes(rows->statement, column);
}

Date rows_date(const Rows *rows, int column) {
    Date date = {0};
    Text text = rows_text(rows, column);
    if (text.size) date_read_iso(text, &date, NULL);
    return date;
}

Digest rows_digest(const Rows *rows, int column) {
    Digest digest = {0};
    Text bytes = rows_bytes(rows, column);
    if (bytes.size == sizeof digest.bytes) memcpy(digest.bytes, bytes.bytes, bytes.size);
    return digest;
}
