/* The form in which a file writes its amounts: French or English, one for the whole file. */
#ifndef DENIER_LEDGER_WRITTEN_FORM_H
#define DENIER_LEDGER_WRITTEN_FORM_H

#include "engine/amount.h"
#include "engine/error.h"

typedef enum WrittenForm {
    FORM_EITHER,
    FORM_FRENCH,  /* a comma before one or two last digits */
    FORM_ENGLISH, /* a point there */
    FORM_GROUPED, /* a comma before three: English, unless other amounts are French */
    FORMS,
} WrittenForm;

/* The form of one amount; whatever follows its last digit does not matter. */
WrittenForm written_form_of(Text text);

/* Reads an amount in the form of the file; an empty field, or a dash, is nil. Errors: AMOUNT_*. */
bool written_amount_read(Text text, bool is_english, Amount *amount, Error *error);

#endif
