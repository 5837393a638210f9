/* The embedded backend: a book is one SQLite file. */
#ifndef DENIER_LEDGER_STORE_STORE_SQLITE_H
#define DENIER_LEDGER_STORE_STORE_SQLITE_H

#include "ledger/store/backend.h"

extern const Backend BACKEND_SQLITE;

#endif
