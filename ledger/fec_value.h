/* What is wrong with the way a value of a FEC is written, and how it should be written where that
 * is certain. */
#ifndef DENIER_LEDGER_FEC_VALUE_H
#define DENIER_LEDGER_FEC_VALUE_H

#include "engine/amount_text.h"
#include "engine/date_text.h"

/* A value that is not written as the law wants. */
typedef struct FecValueFault {
    ErrorCode code;              /* ERROR_NONE: nothing is wrong */
    char room[AMOUNT_TEXT_SIZE]; /* holds the correction */
    Text correction;             /* empty where it is not certain; points into `room` */
} FecValueFault;

/* Looks at an amount without blanks around it (art. A47 A-1 XII-2° LPF). Kinds: FEC_AMOUNT_*. */
void fec_amount_fault(Text field, FecValueFault *fault);

/* Looks at a date that is not empty, without blanks around it (art. A47 A-1 XII-4° LPF). Kinds:
 * FEC_DATE_*. Zeros are no date where one is indispensable. */
void fec_date_fault(Text field, bool is_indispensable, FecValueFault *fault);

/* Looks at the side of an amount (art. A47 A-1 X LPF). Kind: FEC_SENSE_VALUE. */
void fec_sense_fault(Text field, FecValueFault *fault);

#endif
