/* Records are the rows of a small text file, cut into fields that know their line and column:
 * charts, statements, settings and CSV files are all read here. */
#ifndef DENIER_ENGINE_RECORDS_H
#define DENIER_ENGINE_RECORDS_H

#include "engine/error.h"

/* How a kind of file parts its rows. */
typedef struct Dialect {
    char separator;
    size_t limit;   /* at most so many fields, the last one keeps what follows; 0: any number */
    bool commented; /* blank lines, and lines that begin with "#", are left out */
    bool trimmed;   /* fields lose the blanks around them */
    bool quoted;    /* fields may stand in double quotes (RFC 4180), even over several lines */
} Dialect;

extern const Dialect DIALECT_BARS;           /* a | b | c, definition files */
extern const Dialect DIALECT_SETTINGS;       /* key = value */
extern const Dialect DIALECT_CSV_COMMAS;     /* a,"b, c",d */
extern const Dialect DIALECT_CSV_SEMICOLONS; /* a;"b; c";d */

typedef struct Field {
    Text text;         /* without quotes; inside the content unless it held a doubled quote */
    const char *start; /* where it stands in the content */
} Field;

typedef struct Record {
    Field *fields;
    size_t count;
    uint64_t line; /* of its first field, from 1 */
    Text source;   /* the line (or lines) as written, without the end of line */
} Record;

typedef struct Records {
    const char *path; /* shown in messages */
    LIST_OF(Record) items;
} Records;

/* Cuts the whole content, which must outlive the records, into rows. Lines end with LF, CR LF or
 * CR; a byte order mark is skipped. Errors, with file, line and column: RECORD_QUOTE_OPEN,
 * RECORD_QUOTE_CLOSED. */
bool records_read(Arena *arena, Text content, const char *path, const Dialect *dialect,
                  Records *records, Error *error);

/* The column, in characters from 1, of a position inside the record's source. */
uint64_t record_column(const Record *record, const char *position);

/* Places the error at the position inside the record, and keeps the line for display. False. */
bool record_refuse(const Records *records, const Record *record, const char *position,
                   Error *error);

#endif
