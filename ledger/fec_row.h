/* A row is one line of a FEC, cut into fields that point into the line. */
#ifndef DENIER_LEDGER_FEC_ROW_H
#define DENIER_LEDGER_FEC_ROW_H

#include "ledger/fec_header.h"

/* Where a value stands in a file whose lines are not rows. */
typedef struct FecOrigin {
    uint64_t line, column; /* from 1; 0 for a value that the file does not hold */
} FecOrigin;

enum { FEC_ROW_SLACK = 8 }; /* bytes behind a row that may be read, whatever they are */

typedef struct FecRow {
    const FecHeader *header;
    const char *bytes;        /* what the offsets count from; FEC_ROW_SLACK more may be read */
    const uint32_t *ends;     /* where each column ends, ascending */
    uint32_t start;           /* where the first column begins */
    uint64_t number;          /* of the line in the file, from 1 */
    const FecOrigin *origins; /* of each column; NULL when the row is a line of the file */
} FecRow;

/* Without blanks around. */
static inline Text fec_trim(Text text) {
    while (text.size && (unsigned char)text.bytes[text.size - 1] <= ' ') text.size--;
    while (text.size && (unsigned char)text.bytes[0] <= ' ') {
        text.bytes++;
        text.size--;
    }
    return text;
}

/* The whole line, without its end. */
static inline Text fec_row_line(const FecRow *row) {
    uint32_t stop = row->ends[row->header->column_count - 1];
    while (stop > row->start && row->bytes[stop - 1] == '\r') stop--;
    return (Text){row->bytes + row->start, stop - row->start};
}

/* The column as it stands in the file. */
static inline Text fec_column(const FecRow *row, uint32_t column) {
    uint32_t start = column ? row->ends[column - 1] + 1 : row->start;
    return (Text){row->bytes + start, row->ends[column] - start};
}

/* Whether the fields are names of columns: those of the header, come again. */
bool fec_row_is_header(const FecRow *row);

/* The place of a field of the row. */
FecPlace fec_place(const FecRow *row, Text field);

/* The field without blanks around; empty when the file has no such column. */
static inline Text fec_field(const FecRow *row, FecField field) {
    uint32_t column = row->header->column[field];
    if (column == FEC_NO_COLUMN) return (Text){row->bytes + row->start, 0};
    return fec_trim(fec_column(row, column));
}

#endif
