/* A book keeps the accounts of one association, from draft to sealed year, in one store. */
#ifndef DENIER_LEDGER_BOOK_BOOK_H
#define DENIER_LEDGER_BOOK_BOOK_H

#include "engine/builder.h"
#include "ledger/book/counters.h"
#include "ledger/book/dimensions.h"
#include "ledger/book/names.h"
#include "ledger/book/sums.h"
#include "ledger/settings.h"
#include "ledger/store/store.h"
#include "ledger/year.h"

/* The life of a fiscal year (art. 921-3 and 921-4 PCG: validation, closing). */
typedef enum YearState {
    YEAR_OPEN,
    YEAR_LOCKED, /* no entries while accounts are prepared and audited; can be unlocked */
    YEAR_CLOSED, /* for ever */
} YearState;

typedef enum Numbering {
    NUMBERED_BY_JOURNAL, /* each journal of the year counts its own entries */
    NUMBERED_BY_YEAR,    /* one count for the year; 1 is kept for the opening entry */
} Numbering;

typedef struct BookYear {
    int64_t number; /* 1, 2, 3... in order of date */
    Date start, end;
    YearState state;
    Numbering numbering;
    Grouping grouping; /* how lines of the FEC it came from made entries */
} BookYear;

/* What a book remembers between book_begin and book_commit. */
typedef struct Transaction {
    Arena *arena; /* NULL outside of one */
    Sums sums;
    Names names;
    Counters counters;
    Builder record; /* of the entry that is being validated */
    bool is_bulk;   /* triggers are off: whoever writes checks what they would */
    Dimensions dimensions;
    Text time; /* once it was asked for */
} Transaction;

enum { BOOK_ENTITY = 1 }; /* the association's id: one a file */

typedef struct Book {
    Arena *arena;
    Store *store;
    const char *path;
    int64_t entity;
    Text identifier; /* SIREN, else RNA, else "none": begins the chain */
    Date first_day;  /* begins the chain */
    Text author;     /* who writes now */
    Settings settings;
    LIST_OF(BookYear) years; /* in order of date */
    int64_t last_sequence;   /* of the chain */
    Digest head;             /* its digest */
    Transaction now;
} Book;

/* The next number under that name (of the whole book: year 0), and how much it counted so far.
 * Within a transaction. */
bool book_count(Book *book, int64_t year, Text name, int64_t by, int64_t *value, Error *error);
bool book_counted(Book *book, int64_t year, Text name, int64_t *value, Error *error);

/* What a year calls its accounts, journals or third parties, owned by the transaction; NULL when it
 * cannot be loaded. Within a transaction. Errors: STORE_*. */
NameTable *book_names(Book *book, NameKind kind, int64_t year, Error *error);

/* The year that holds the day, or that is called so ("2022", "2022-12-31"); NULL when there is
 * none. Pointers stay valid until book_begin. */
const BookYear *book_year_at(const Book *book, Date day);
const BookYear *book_year_named(const Book *book, Text name);

#endif
