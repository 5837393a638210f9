/* The header line of a FEC says which field stands in which column. */
#ifndef DENIER_LEDGER_FEC_HEADER_H
#define DENIER_LEDGER_FEC_HEADER_H

#include "ledger/fec_notes.h"

/* The fields of art. A47 A-1 VII-1° LPF, and the pair that may replace Debit and Credit. */
typedef enum FecField {
    FEC_JOURNAL_CODE,
    FEC_JOURNAL_LABEL,
    FEC_ENTRY_NUMBER,
    FEC_ENTRY_DATE,
    FEC_ACCOUNT,
    FEC_ACCOUNT_LABEL,
    FEC_AUXILIARY,
    FEC_AUXILIARY_LABEL,
    FEC_PIECE,
    FEC_PIECE_DATE,
    FEC_LABEL,
    FEC_DEBIT,
    FEC_CREDIT,
    FEC_LETTERING,
    FEC_LETTERING_DATE,
    FEC_VALID_DATE,
    FEC_CURRENCY_AMOUNT,
    FEC_CURRENCY,
    FEC_STANDARD_FIELDS,
    FEC_AMOUNT = FEC_STANDARD_FIELDS,
    FEC_SENSE,
    FEC_FIELDS,
} FecField;

typedef struct FecHeader {
    char separator;
    char end_of_line;            /* '\n', or '\r' where no '\n' ends the first line */
    bool has_returns;            /* a '\r' stands before the '\n' */
    bool has_double_returns;     /* even two of them */
    uint32_t column_count;       /* columns named, the empty one behind a last separator too */
    uint32_t column[FEC_FIELDS]; /* where a field stands, from 0; FEC_NO_COLUMN for nowhere */
    bool has_sense;              /* Montant and Sens stand for Debit and Credit */
    bool has_last_separator;     /* a separator ends the line: the last column is empty */
    bool is_cash_accounting;     /* has DateRglt, ModeRglt, NatOp: accounts may be blank */
} FecHeader;

enum { FEC_NO_COLUMN = 1000000 };

/* The official name of a field. */
const char *fec_field_name(FecField field);

/* The field that a column of that name holds, however it is spelled, or FEC_FIELDS. */
FecField fec_field_named(Text name);

/* Whether the column is one that cash accounting adds (art. A47 A-1 VIII-5° and 7° LPF). */
bool fec_is_cash_column(Text name);

/* Reads the header from the first bytes of a file (without byte order mark), and notes what is
 * irregular in it; `*size` is then the bytes it takes with its end of line. False, with the
 * reason noted, when the file cannot be read by this header. */
bool fec_header_read(Text start, FecHeader *header, size_t *size, FecNotes *notes);

#endif
