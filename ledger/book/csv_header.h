/* The header of a CSV file of entries says what stands in which column: by the names of columns, or
 * as a person told once. */
#ifndef DENIER_LEDGER_BOOK_CSV_HEADER_H
#define DENIER_LEDGER_BOOK_CSV_HEADER_H

#include "ledger/record_place.h"

typedef enum CsvField {
    CSV_DATE,
    CSV_NUMBER,
    CSV_JOURNAL,
    CSV_PIECE,
    CSV_LABEL,
    CSV_ACCOUNT,
    CSV_ACCOUNT_LABEL,
    CSV_THIRD_PARTY,
    CSV_THIRD_PARTY_LABEL,
    CSV_DEBIT,
    CSV_CREDIT,
    CSV_AMOUNT,        /* signed, debit positive; or of both accounts of a line */
    CSV_DEBIT_ACCOUNT, /* a line that is a whole entry names both accounts */
    CSV_CREDIT_ACCOUNT,
    CSV_FIELDS,
} CsvField;

typedef struct CsvHeader {
    bool has[CSV_FIELDS];
    size_t column[CSV_FIELDS]; /* from 0 */
    size_t column_count;
} CsvHeader;

/* What --map calls the field: "date", "debit_account". */
const char *csv_field_name(CsvField field);

/* Whether a line names the two accounts of an entry. */
bool csv_header_has_pairs(const CsvHeader *header);

/* Reads the header from the first record. `mapping` is "date=Date,label=Libellé", with a column's
 * name or its number from 1; it goes before what names alone tell. Trouble goes to the notes.
 * Errors among them: CSV_*. */
void csv_header_read(const Record *record, Text mapping, CsvHeader *header, FecNotes *notes);

/* The header in plain form, by which a mapping is found again: "date;libelle;montant". Owned by the
 * arena. */
Text csv_header_key(Arena *arena, const Record *record);

#endif
