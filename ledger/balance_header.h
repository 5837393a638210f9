/* The header line of a trial balance says which field stands in which column. */
#ifndef DENIER_LEDGER_BALANCE_HEADER_H
#define DENIER_LEDGER_BALANCE_HEADER_H

#include "engine/records.h"

/* The amounts come in threes: debit, credit, and one signed column for both (debit positive). */
typedef enum BalanceField {
    BALANCE_ACCOUNT,
    BALANCE_LABEL,
    BALANCE_AUXILIARY,
    BALANCE_AUXILIARY_LABEL,
    BALANCE_OPENING_DEBIT,
    BALANCE_OPENING_CREDIT,
    BALANCE_OPENING,
    BALANCE_DEBIT,
    BALANCE_CREDIT,
    BALANCE_MOVEMENT,
    BALANCE_CLOSING_DEBIT,
    BALANCE_CLOSING_CREDIT,
    BALANCE_CLOSING,
    BALANCE_FIELDS,
} BalanceField;

typedef struct BalanceHeader {
    bool has[BALANCE_FIELDS];
    size_t column[BALANCE_FIELDS]; /* from 0, of the fields that the file has */
    size_t column_count;
} BalanceHeader;

/* How the file parts its fields: by the one of semicolon, tab and comma that its first line has
 * most of. */
const Dialect *balance_dialect(Text start);

/* The field that a column of that name holds, in French or in English, whatever its case, accents
 * and blanks; BALANCE_FIELDS when the name means nothing here. The name is UTF-8. */
BalanceField balance_field_of(Text name);

/* Whether a file that starts so is a trial balance: its first line names accounts, and neither
 * journals nor entries. */
bool is_balance(Text start);

/* Whether the file has any of the three columns that begin with this field. */
bool balance_header_has_pair(const BalanceHeader *header, BalanceField debit);

#endif
