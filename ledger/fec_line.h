/* A line of a FEC with its dates and amounts understood. */
#ifndef DENIER_LEDGER_FEC_LINE_H
#define DENIER_LEDGER_FEC_LINE_H

#include "engine/amount.h"
#include "engine/date_text.h"
#include "ledger/fec_row.h"

typedef struct FecLine {
    FecRow row; /* for the texts */
    Text journal, number, account, auxiliary, piece;
    Date date;
    Date piece_date, lettering_date, valid_date; /* no date when empty */
    Amount debit, credit;
} FecLine;

/* Understands rows; remembers the last date of each column, which mostly comes again. */
typedef struct FecLineReader {
    FecNotes *notes;
    struct {
        uint64_t bytes; /* AAAAMMJJ */
        Date date;
    } last[FEC_FIELDS];
} FecLineReader;

/* Understands the row and notes what is irregular in it. False when something in it cannot be
 * interpreted, all of which was noted. */
bool fec_line_read(FecLineReader *reader, const FecRow *row, FecLine *line);

#endif
